"""A word across every page, while the program is in a mode whose papers must never be taken for real ones.

One value for the whole program, since no form may be able to forget it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

if TYPE_CHECKING:
    from desktop.printing.page import Paper

TRAINING: Final = "TẬP HUẤN – không phải hồ sơ thật"
_INK: Final = QColor(184, 184, 184)
_SIZE_PT: Final = 36.0
_FILLS: Final = 0.8
"""Part of the diagonal that the words take at most."""

_word = [""]


def set_watermark(word: str) -> None:
    """Put a word on every page from now on; empty for none."""
    _word[0] = word


def watermark() -> str:
    """The word in force."""
    return _word[0]


def draw_watermark(painter: QPainter, paper: Paper) -> None:
    """Write it from corner to corner of a page, in layout units."""
    from desktop.printing.page import font

    word = watermark()
    if not word:
        return
    diagonal = math.hypot(paper.wide, paper.high)
    face = font(_SIZE_PT, bold=True)
    wide = QFontMetricsF(face).horizontalAdvance(word)
    if wide > diagonal * _FILLS:
        face = font(_SIZE_PT * diagonal * _FILLS / wide, bold=True)
        wide = QFontMetricsF(face).horizontalAdvance(word)
    painter.save()
    painter.setPen(_INK)
    painter.setFont(face)
    painter.translate(paper.wide / 2, paper.high / 2)
    painter.rotate(-math.degrees(math.atan2(paper.high, paper.wide)))
    painter.drawText(QPointF(-wide / 2, QFontMetricsF(face).ascent() / 2), word)
    painter.restore()
