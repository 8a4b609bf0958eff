"""A page made small and still readable: paper made white, one colour where there is one, black writing apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter

from desktop.domain.page_quality import A4_INCHES
from desktop.scans.layers import split
from desktop.scans.pictures import Picture, tight
from desktop.store.errors import StoreFull

_Format = QImage.Format

BUDGET_BYTES: Final = 250_000
"""Of an A4 sheet at 200 dpi; others by their number of pixels."""

_BUDGET_PIXELS: Final = A4_INCHES[0] * A4_INCHES[1] * 200 * 200
_QUALITIES: Final = (75, 60)
_PICTURE_QUALITIES: Final = (70, 55, 40)
_GREY_SPREAD: Final = 28
_TWO_TONES: Final = 0.985
_PAPER_FROM: Final = 190
_WHITE_BELOW_PAPER: Final = 16
_LEAST_PAPER: Final = 0.3


@dataclass(frozen=True)
class Compact:
    """A page as it is kept.

    Attributes:
        data: JPEG, or PNG of one bit a pixel.
        media_type: of that.
        stencil: PNG of one bit a pixel, white where its black is painted over the page; empty for none.
    """

    data: bytes
    media_type: str
    stencil: bytes = b""

    @property
    def size_bytes(self) -> int:
        """Of both."""
        return len(self.data) + len(self.stencil)


def compact(picture: Picture, *, grey: bool = False) -> Compact:
    """Make a page small.

    A JPEG that is small enough already stays byte for byte. Otherwise the best quality that keeps to the budget is
    taken; where none does, black writing is cut out into a layer of its own, which keeps it sharp, and only seals,
    photographs and coloured ink remain for the JPEG.

    Args:
        picture: of one page.
        grey: whether colours are of no interest.
    """
    image = picture.image
    budget = int(BUDGET_BYTES * max(0.1, image.width() * image.height() / _BUDGET_PIXELS))
    if picture.jpeg and len(picture.jpeg) <= budget and not grey:
        return Compact(picture.jpeg, "image/jpeg")
    colourless = grey or is_grey(image)
    flat = image.convertToFormat(_Format.Format_Grayscale8 if colourless else _Format.Format_RGB888)
    if colourless and _two_tones(flat):
        line_art = png(flat.convertToFormat(_Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither))
        found = jpeg(flat, _QUALITIES[0])
        return Compact(line_art, "image/png") if len(line_art) < len(found) else Compact(found, "image/jpeg")
    flat = whitened(flat)
    best = b""
    for quality in _QUALITIES:
        best = jpeg(flat, quality)
        if len(best) <= budget:
            return Compact(best, "image/jpeg")
    background, stencil = split(flat)
    black = png(stencil)
    layered = Compact(best, "image/jpeg")
    for quality in _PICTURE_QUALITIES:
        layered = Compact(jpeg(background, quality), "image/jpeg", black)
        if layered.size_bytes <= budget:
            return layered
    # Neither is within it: a page that is one photograph gains nothing by a layer.
    best = jpeg(flat, _PICTURE_QUALITIES[-1])
    return layered if layered.size_bytes < len(best) else Compact(best, "image/jpeg")


def is_grey(image: QImage) -> bool:
    """Whether a page has no colour worth keeping: no seal, no coloured ink; yellowed paper is none."""
    if image.isGrayscale():
        return True
    # A signature is a few strokes: the copy is large enough for them to keep their colour.
    small = image.scaled(600, 600, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(_Format.Format_RGB888)
    data = tight(small, 3)
    paper = [_brightness(data[channel::3]) for channel in range(3)]
    lift = [max(paper) - value for value in paper]
    red, green, blue = (bytes(min(255, value + lift[channel]) for value in range(256)) for channel in range(3))
    channels = zip(data[0::3].translate(red), data[1::3].translate(green), data[2::3].translate(blue), strict=True)
    coloured = sum(max(pixel) - min(pixel) > _GREY_SPREAD for pixel in channels)
    return coloured < 0.0003 * small.width() * small.height()


def whitened(image: QImage) -> QImage:
    """Paper made white and its grain taken away; what is clearly darker keeps its tone.

    Args:
        image: Grayscale8 or RGB888; one whose paper is dark, or that is one photograph, stays as it is.
    """
    wide = 1 if image.format() == _Format.Format_Grayscale8 else 3
    data = tight(image, wide)
    tables = []
    for channel in range(wide):
        sample = data[channel :: wide * 7]
        paper = _brightness(sample)
        near = sum(sample.count(value) for value in range(paper - _WHITE_BELOW_PAPER, 256))
        if paper < _PAPER_FROM or near < _LEAST_PAPER * len(sample):
            return image
        white = paper - _WHITE_BELOW_PAPER
        tables.append(bytes(255 if value >= white else value * 255 // white for value in range(256)))
    if wide == 1 or len(set(tables)) == 1:
        made = data.translate(tables[0])
    else:
        mixed = bytearray(len(data))
        for channel, table in enumerate(tables):
            mixed[channel::wide] = data[channel::wide].translate(table)
        made = bytes(mixed)
    return QImage(made, image.width(), image.height(), image.width() * wide, image.format()).copy()


def jpeg(image: QImage, quality: int) -> bytes:
    """An image as JPEG; progressive, which saves a twelfth."""
    return _written(image, b"jpeg", quality)


def png(image: QImage) -> bytes:
    """An image of one bit a pixel as PNG; bit 0 is black, as a PDF reads it."""
    if QColor(image.color(0)).lightness() > QColor(image.color(1)).lightness():
        image.invertPixels()
    image.setColorTable([QColor(Qt.GlobalColor.black).rgb(), QColor(Qt.GlobalColor.white).rgb()])
    return _written(image, b"png", 0)


def _written(image: QImage, kind: bytes, quality: int) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    writer.setQuality(quality)
    writer.setOptimizedWrite(True)
    writer.setProgressiveScanWrite(kind == b"jpeg")
    if not writer.write(image):
        # To memory only want of memory can stop it.
        raise StoreFull
    return bytes(content.data())


def _brightness(channel: bytes) -> int:
    """Of the paper: what most of the brighter half is."""
    counts = Counter(channel)
    return max(range(128, 256), key=lambda value: sum(counts.get(value + near, 0) for near in (-1, 0, 1)))


def _two_tones(image: QImage) -> bool:
    """Whether a grey page is line art already: nearly every pixel black or white."""
    data = tight(image, 1)
    counts = Counter(data[:: max(1, len(data) // 400_000)])
    ends = sum(count for value, count in counts.items() if value < 20 or value > 235)
    return ends >= _TWO_TONES * sum(counts.values()) and sum(counts.get(v, 0) for v in (0, 255)) > 0.9 * counts.total()
