"""QR codes as vector squares."""

from __future__ import annotations

from typing import Final

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from desktop.printing.flow import Piece

QUIET_ZONE: Final = 4
"""Light modules around the code, as the standard asks."""


def qr_piece(text: str, side: float) -> Piece:
    """A QR code with its quiet zone.

    Args:
        text: what a scanner reads; the plain dossier number on slips (domain facts 2.3).
        side: length of a side, quiet zone included.
    """
    path = qr_path(text, side)

    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.fillPath(path.translated(x, y), Qt.GlobalColor.black)

    return Piece(side, draw)


def qr_path(text: str, side: float) -> QPainterPath:
    """The dark squares of a code, its quiet zone around them."""
    # Level M survives a fold or a stamp's edge and keeps the squares large.
    matrix = [bytes(row) for row in segno.make(text, error="m", micro=False, boost_error=False).matrix]
    module = side / (len(matrix) + 2 * QUIET_ZONE)
    path = QPainterPath()
    # One winding path: squares drawn one by one leave hairlines between them at some zooms.
    path.setFillRule(Qt.FillRule.WindingFill)
    for row, cells in enumerate(matrix):
        start = 0
        while start < len(cells):
            end = start
            while end < len(cells) and cells[end]:
                end += 1
            if end > start:
                left, top = (QUIET_ZONE + start) * module, (QUIET_ZONE + row) * module
                path.addRect(QRectF(left, top, (end - start) * module, module))
            start = end + 1
    return path
