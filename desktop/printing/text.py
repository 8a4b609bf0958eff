"""Lines of text: literal, composed letters, broken by words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from desktop.printing.flow import Piece, together
from desktop.printing.page import font

LEADING: Final = 1.12
"""Distance of lines, in heights of the face."""

SPLITTABLE: Final = 8
"""Paragraphs of more lines than this may be cut between pages; shorter ones stay whole."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

LEFT: Final = Qt.AlignmentFlag.AlignLeft
MIDDLE: Final = Qt.AlignmentFlag.AlignHCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight


class Run(NamedTuple):
    """Text in one face."""

    text: str
    bold: bool = False
    italic: bool = False


def literal(text: str) -> str:
    """Text as it is painted: NFC, so that marks sit on their letters; controls become spaces."""
    return _CONTROL.sub(" ", unicodedata.normalize("NFC", text))


def text_width(run: Run, size_pt: float) -> float:
    """Width of a run on one line."""
    return QFontMetricsF(font(size_pt, bold=run.bold, italic=run.italic)).horizontalAdvance(literal(run.text))


def paragraph(
    runs: list[Run],
    width: float,
    size_pt: float,
    *,
    align: Qt.AlignmentFlag = LEFT,
    hanging: float = 0.0,
    after: float = 0.0,
) -> tuple[Piece, ...]:
    """Text broken into lines.

    Args:
        runs: text in its faces; never read as markup.
        width: width to fill, in layout units.
        size_pt: size of the face.
        align: where lines stand in the width.
        hanging: indentation of all lines but the first.
        after: space below.

    Returns:
        One piece a line, at least one; lines of a short paragraph stay together.
    """
    layout = QTextLayout("".join(literal(run.text) for run in runs), font(size_pt))
    option = QTextOption(align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, size_pt))
    lines: list[QTextLine] = []
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        indent = hanging if lines else 0.0
        line.setLineWidth(width - indent)
        line.setPosition(QPointF(indent, 0.0))
        lines.append(line)
    layout.endLayout()
    pieces = [_line(layout, number, line.height() * LEADING) for number, line in enumerate(lines)]
    if not pieces:
        pieces = [Piece(QFontMetricsF(font(size_pt)).height() * LEADING, _line(layout, 0, 0.0).draw)]
    last = pieces[-1]
    pieces[-1] = Piece(last.height + after, last.draw)
    return together(pieces) if len(pieces) <= SPLITTABLE else tuple(pieces)


def dots(width: float, size_pt: float) -> str:
    """Dots that fill a width, to be written over by hand; empty if there is no room for any."""
    return "." * int(max(width, 0.0) / text_width(Run("." * 10), size_pt) * 10)


def rule(width: float, left: float, below: float, *, thick: float = 20.0) -> Piece:
    """A thin rule, with space below it."""

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.fillRect(QRectF(x + left, y, width, thick), Qt.GlobalColor.black)

    return Piece(thick + below, draw)


def boxed(text: str, width: float, size_pt: float) -> Piece:
    """A bold word in a frame, in the middle of a width."""
    word = Run(text, bold=True)
    line = paragraph([word], width, size_pt, align=MIDDLE)[0]
    frame = text_width(word, size_pt) + 400.0

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.save()
        painter.setPen(QPen(Qt.GlobalColor.black, 35.0))
        painter.drawRect(QRectF(x + (width - frame) / 2, y + 100.0, frame, line.height + 50.0))
        painter.restore()
        line.draw(painter, x, y + 160.0)

    return Piece(line.height + 250.0, draw)


def _formats(runs: list[Run], size_pt: float) -> list[QTextLayout.FormatRange]:
    ranges = []
    start = 0
    for run in runs:
        # Qt counts UTF-16 units; letters beyond the first plane take two.
        length = len(literal(run.text).encode("utf-16-le")) // 2
        if run.bold or run.italic:
            shape = QTextCharFormat()
            shape.setFont(font(size_pt, bold=run.bold, italic=run.italic))
            piece = QTextLayout.FormatRange()
            piece.start, piece.length, piece.format = start, length, shape
            ranges.append(piece)
        start += length
    return ranges


def _line(layout: QTextLayout, number: int, height: float) -> Piece:
    def draw(painter: QPainter, x: float, y: float) -> None:
        # The line is asked of its layout each time: a kept QTextLine would not keep the layout alive.
        if number < layout.lineCount():
            layout.lineAt(number).draw(painter, QPointF(x, y))

    return Piece(height, draw)
