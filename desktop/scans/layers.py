"""Black writing cut out of a page: a layer of one bit a pixel, and the picture that is left below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.scans.pictures import tight

_Format = QImage.Format
_Mode = QPainter.CompositionMode

_DARKER_THAN: Final = 140
_NO_COLOUR: Final = 56
"""Most that the channels of black ink differ by; blue ink stays in the picture with its colour."""

_CELL: Final = 12
_SOLID: Final = 150
"""Darkness of a cell, of 255, from which it is part of a picture and not of writing."""

_AROUND: Final = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1))


def split(image: QImage) -> tuple[QImage, QImage]:
    """The two layers of a page.

    Args:
        image: Grayscale8 or RGB888, its paper white.

    Returns:
        The picture without black writing, and a stencil (Mono), white where its black is to be painted.
    """
    black = _without_solid(_black(image))
    around = _grown(black)
    cover = QImage(image.size(), _Format.Format_ARGB32)
    cover.fill(QColor(Qt.GlobalColor.white))
    cover.setAlphaChannel(around.convertToFormat(_Format.Format_Grayscale8))
    below = image.convertToFormat(_Format.Format_RGB32)
    painter = QPainter(below)
    painter.drawImage(0, 0, cover)
    painter.end()
    stencil = black.convertToFormat(_Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    return below.convertToFormat(image.format()), stencil


def laid_over(picture: QImage, stencil: QImage) -> QImage:
    """The page again."""
    whole = picture.convertToFormat(_Format.Format_RGB32)
    ink = stencil.convertToFormat(_Format.Format_RGB32)
    ink.invertPixels()
    _painted(whole, ink, _Mode.CompositionMode_Darken)
    return whole


def _black(image: QImage) -> QImage:
    """White where a page is black or dark grey, as RGB32."""
    wide = 1 if image.format() == _Format.Format_Grayscale8 else 3
    data = tight(image, wide)
    width, height = image.width(), image.height()

    def channel(number: int) -> QImage:
        plane = QImage(data[number::wide], width, height, width, _Format.Format_Grayscale8)
        return plane.convertToFormat(_Format.Format_RGB32)

    brightest = channel(0)
    darkest = QImage(brightest)
    for number in range(1, wide):
        one = channel(number)
        _painted(brightest, one, _Mode.CompositionMode_Lighten)
        _painted(darkest, one, _Mode.CompositionMode_Darken)
    found = _mapped(brightest, bytes(255 if value < _DARKER_THAN else 0 for value in range(256)))
    if wide == 3:
        _painted(darkest, brightest, _Mode.CompositionMode_Difference)
        colourless = _mapped(darkest, bytes(255 if value <= _NO_COLOUR else 0 for value in range(256)))
        _painted(found, colourless, _Mode.CompositionMode_Darken)
    return found


def _without_solid(black: QImage) -> QImage:
    """Writing only: where whole areas are dark there is a photograph, and it keeps its tones."""
    across, down = max(1, black.width() // _CELL), max(1, black.height() // _CELL)
    smooth = Qt.TransformationMode.SmoothTransformation
    cells = black.scaled(across, down, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    solid = _grown(_mapped(cells, bytes(255 if value > _SOLID else 0 for value in range(256))))
    solid.invertPixels()
    kept = QImage(black)
    painter = QPainter(kept)
    painter.setCompositionMode(_Mode.CompositionMode_Darken)
    painter.drawImage(kept.rect(), solid)
    painter.end()
    return kept


def _grown(mask: QImage) -> QImage:
    """White areas one pixel wider all around."""
    wider = QImage(mask)
    painter = QPainter(wider)
    painter.setCompositionMode(_Mode.CompositionMode_Lighten)
    for across, down in _AROUND:
        painter.drawImage(across, down, mask)
    painter.end()
    return wider


def _mapped(image: QImage, table: bytes) -> QImage:
    grey = image.convertToFormat(_Format.Format_Grayscale8)
    data = tight(grey, 1).translate(table)
    made = QImage(data, grey.width(), grey.height(), grey.width(), _Format.Format_Grayscale8)
    return made.convertToFormat(_Format.Format_RGB32)


def _painted(onto: QImage, image: QImage, mode: QPainter.CompositionMode) -> None:
    painter = QPainter(onto)
    painter.setCompositionMode(mode)
    painter.drawImage(0, 0, image)
    painter.end()
