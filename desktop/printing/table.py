"""Ruled tables whose head returns on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.printing.flow import Piece
from desktop.printing.page import MM
from desktop.printing.text import MIDDLE, Run, paragraph

PADDING: Final = 1.2 * MM
_THIN: Final = 15.0


@dataclass(frozen=True)
class Cell:
    """A cell of a table.

    Attributes:
        text: what stands in it; each of its lines begins a new one.
        align: where its lines stand.
        bold: whether it is bold.
        columns: number of columns it spans.
        rows: number of rows of a head it spans.
    """

    text: str
    align: Qt.AlignmentFlag = MIDDLE
    bold: bool = False
    columns: int = 1
    rows: int = 1


def table_row(cells: Sequence[Cell], widths: Sequence[float], size_pt: float) -> Piece:
    """One row, as high as its highest cell; cells stand in the middle of its height."""
    boxes = []
    column = 0
    left = 0.0
    for cell in cells:
        width = sum(widths[column : column + cell.columns])
        lines = _lines(cell, width, size_pt)
        boxes.append((left, width, lines))
        column += cell.columns
        left += width
    height = max(sum(line.height for line in lines) for _, _, lines in boxes) + 1.2 * PADDING

    def draw(painter: QPainter, x: float, y: float) -> None:
        for start, width, lines in boxes:
            _box(painter, QRectF(x + start, y, width, height), lines)

    return Piece(height, draw)


def table_head(rows: Sequence[Sequence[Cell]], widths: Sequence[float], size_pt: float) -> Piece:
    """A head, or one entry, of several rows as one piece; cells may span columns and rows.

    Args:
        rows: cells from left to right; what a cell above spans into is not listed again.
        widths: of all columns.
        size_pt: size of the face.
    """
    taken: set[tuple[int, int]] = set()
    placed: list[tuple[int, float, float, Cell, tuple[Piece, ...]]] = []
    heights = [0.0] * len(rows)
    for number, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (number, column) in taken:
                column += 1
            taken.update((number + down, column + right) for down in range(cell.rows) for right in range(cell.columns))
            width = sum(widths[column : column + cell.columns])
            lines = _lines(cell, width, size_pt)
            placed.append((number, sum(widths[:column]), width, cell, lines))
            needed = sum(line.height for line in lines) + 1.2 * PADDING
            if cell.rows == 1:
                heights[number] = max(heights[number], needed)
            column += cell.columns
    for number, _, _, cell, lines in placed:
        lacking = sum(line.height for line in lines) + 1.2 * PADDING - sum(heights[number : number + cell.rows])
        heights[number + cell.rows - 1] += max(lacking, 0.0)

    def draw(painter: QPainter, x: float, y: float) -> None:
        for number, left, width, cell, lines in placed:
            top = y + sum(heights[:number])
            _box(painter, QRectF(x + left, top, width, sum(heights[number : number + cell.rows])), lines)

    return Piece(sum(heights), draw)


def table(head: Piece, rows: Sequence[Piece]) -> tuple[Piece, ...]:
    """Head and rows; the head stays with the first row and returns on each further page."""
    return (replace(head, with_next=True), *(replace(row, again=head) for row in rows))


def _lines(cell: Cell, width: float, size_pt: float) -> tuple[Piece, ...]:
    return tuple(
        piece
        for line in cell.text.split("\n")
        for piece in paragraph([Run(line, bold=cell.bold)], width - 2 * PADDING, size_pt, align=cell.align)
    )


def _box(painter: QPainter, box: QRectF, lines: Sequence[Piece]) -> None:
    painter.save()
    painter.setPen(QPen(Qt.GlobalColor.black, _THIN))
    painter.drawRect(box)
    painter.restore()
    y = box.top() + (box.height() - sum(line.height for line in lines)) / 2
    for line in lines:
        line.draw(painter, box.left() + PADDING, y)
        y += line.height
