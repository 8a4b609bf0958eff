"""Files of pages to pictures in memory: one at a time, in bounds, never larger than what is kept."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from desktop.domain.errors import FileEmpty, FileTooLarge
from desktop.domain.media import HEAD_BYTES, PDF, media_type
from desktop.domain.page_quality import A4_INCHES, SMALL_SIDE, Grey
from desktop.scans.errors import PictureDamaged, PictureTooLarge
from desktop.scans.jpeg import JpegHead, read_head, sensible
from desktop.store.errors import FileSourceGone

MOST_PIXELS: Final = 64_000_000
"""An A4 sheet at 600 dpi has 35 million; the decoder needs four bytes for each."""

MOST_PICTURE_BYTES: Final = 256 * 1024 * 1024
"""Scanners write A4 sheets uncompressed at 600 dpi with 104 MB; what is kept of them is small."""

_INCH_M: Final = 0.0254
_ROOM: Final = 1.03
_A4_RATIO: Final = A4_INCHES[1] / A4_INCHES[0]


@dataclass(frozen=True)
class Picture:
    """A decoded page.

    Attributes:
        image: not larger than what is kept.
        pixels: width and height in the file.
        dpi: of `image`; 0 if nobody knows.
        source_dpi: in the file; 0 if nobody knows.
        jpeg: the file itself where it may be kept as it is; empty otherwise.
    """

    image: QImage
    pixels: tuple[int, int]
    dpi: int
    source_dpi: int
    jpeg: bytes = b""


def kind_of(source: Path) -> str:
    """The kind of a file, by its beginning.

    Raises:
        FileEmpty, FileTypeRefused.
        FileSourceGone: it is not there, or may not be read.
    """
    try:
        with source.open("rb") as reading:
            head = reading.read(HEAD_BYTES)
    except (OSError, ValueError) as error:
        raise FileSourceGone from error
    if not head:
        raise FileEmpty
    return media_type(head)


def read_pictures(source: Path, dpi: int, known_dpi: int = 0) -> Iterator[Picture]:
    """Every page of a picture file; one is in memory at a time.

    Args:
        source: JPEG, PNG or TIFF.
        dpi: most dots per inch that are kept of an A4 sheet.
        known_dpi: what the scanner was asked for; 0 takes what the file says.

    Raises:
        FileEmpty, FileTypeRefused, FileTooLarge, FileSourceGone: it is not read.
        PictureDamaged: cut, or not what it begins as; pages before were given.
        PictureTooLarge: so many pixels that it is no page; nothing of it was decoded.
    """
    kind = kind_of(source)
    try:
        if source.stat().st_size > MOST_PICTURE_BYTES:
            raise FileTooLarge(most_mb=MOST_PICTURE_BYTES // (1024 * 1024))
        data = source.read_bytes()
    except OSError as error:
        raise FileSourceGone from error
    if kind == PDF:
        raise PictureDamaged(name=source.name)
    yield from pictures_of(data, kind, source.name, dpi, known_dpi)


def pictures_of(data: bytes, kind: str, name: str, dpi: int, known_dpi: int = 0) -> Iterator[Picture]:
    """Every page of the bytes of a picture file; as `read_pictures`."""
    head = read_head(data) if kind == "image/jpeg" else None
    if kind == "image/jpeg" and (head is None or not head.whole):
        raise PictureDamaged(name=name)
    with _reading(data, kind) as reader:
        for number in range(max(1, reader.imageCount())):
            if number and not reader.jumpToImage(number):
                raise PictureDamaged(name=name)
            size = reader.size()
            pixels = size.width() * size.height()
            if pixels > MOST_PIXELS:
                raise PictureTooLarge(name=name, most=MOST_PIXELS // 1_000_000)
            if pixels <= 0:
                raise PictureDamaged(name=name)
            image, wanted, stated = _decoded(reader, size, head, dpi, known_dpi)
            if image.isNull():
                raise PictureDamaged(name=name)
            yield Picture(
                image,
                (size.width(), size.height()),
                round(stated * wanted.width() / size.width()),
                stated,
                data if head is not None and head.plain and size == wanted else b"",
            )


@contextlib.contextmanager
def _reading(data: bytes, kind: str) -> Iterator[QImageReader]:
    content = QByteArray(data)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind.removeprefix("image/").encode())
    reader.setAutoTransform(True)
    try:
        yield reader
    finally:
        # Its decoder looks at the buffer once more when it goes, and may not outlive it.
        reader.setDevice(QBuffer())
        buffer.close()


def _decoded(
    reader: QImageReader, size: QSize, head: JpegHead | None, dpi: int, known_dpi: int
) -> tuple[QImage, QSize, int]:
    """The next image, the size it is kept in before it is set upright, and its dots per inch in the file."""
    if head is not None:
        # Decoded at the size that is kept: a photograph of a page has several times its pixels.
        stated = known_dpi or head.dpi
        wanted = _wanted(size, stated, dpi)
        reader.setScaledSize(wanted)
        image = reader.read()
    else:
        image = reader.read()
        stated = known_dpi or sensible(image.dotsPerMeterX() * _INCH_M)
        wanted = _wanted(size, stated, dpi)
    if not image.isNull() and image.size() not in (wanted, wanted.transposed()):
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return image, wanted, stated


def grey_copy(image: QImage) -> Grey:
    """A small greyscale copy, for judging."""
    small = image
    if max(image.width(), image.height()) > SMALL_SIDE:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = image.scaled(SMALL_SIDE, SMALL_SIDE, keep, smooth)
    small = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return Grey(small.width(), small.height(), tight(small, 1))


def tight(image: QImage, bytes_per_pixel: int) -> bytes:
    """The rows of an image without what pads them."""
    data, line, length = bytes(image.constBits()), image.width() * bytes_per_pixel, image.bytesPerLine()
    if line == length:
        return data
    return b"".join(data[start : start + line] for start in range(0, length * image.height(), length))


def _wanted(size: QSize, known_dpi: int, dpi: int) -> QSize:
    """The size that is kept: as it is, or an A4 sheet at `dpi`, or a larger sheet of a known size at `dpi`."""
    longer = max(size.width(), size.height())
    shorter = min(size.width(), size.height())
    sheet = A4_INCHES[1] * dpi
    if longer <= sheet * _ROOM:
        return size
    # A long strip is kept by its width: a receipt is no sheet.
    factor = max(sheet / longer, sheet / _A4_RATIO / max(1, shorter)) if longer > 2 * shorter else sheet / longer
    if known_dpi:
        factor = max(factor, dpi / known_dpi)
    factor = min(1.0, factor)
    return QSize(max(1, round(size.width() * factor)), max(1, round(size.height() * factor)))
