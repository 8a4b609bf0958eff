"""A file to pages that are kept: read, judged, made small, sealed. Nothing of it is written in plain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QTransform

from desktop.domain.media import PDF
from desktop.domain.page_quality import judge
from desktop.domain.scanned_pages import ScannedPage
from desktop.scans.compact import compact
from desktop.scans.layers import laid_over
from desktop.scans.pdf import PdfPage
from desktop.scans.pictures import grey_copy, kind_of, read_pictures
from desktop.store.attachments import Attachments


def take_in(files: Attachments, source: Path, dpi: int, *, grey: bool = False, known_dpi: int = 0) -> list[ScannedPage]:
    """Take in every page of a file; a PDF stays as it is.

    Args:
        files: of the store.
        source: PDF, JPEG, PNG or TIFF; never changed.
        dpi: dots per inch that are kept at most.
        grey: whether colours are of no interest.
        known_dpi: what the scanner was asked for; 0 takes what the file says.

    Raises:
        FileEmpty, FileTypeRefused, FileTooLarge, FileSourceGone, PictureDamaged, PictureTooLarge: nothing is taken.
        StoreUnavailable: full or read-only disk; pages before are sealed already, and swept if nobody names them.
    """
    if kind_of(source) == PDF:
        kept = files.keep(source)
        return [ScannedPage(kept.sha256, kept.media_type, kept.size_bytes, source=source.name)]
    pages = []
    for picture in read_pictures(source, dpi, known_dpi):
        findings = judge(grey_copy(picture.image), picture.pixels, picture.source_dpi)
        made = compact(picture, grey=grey)
        kept = files.keep_bytes(made.data)
        stencil = files.keep_bytes(made.stencil).sha256 if made.stencil else ""
        size = picture.image.size()
        pages.append(
            ScannedPage(
                kept.sha256,
                kept.media_type,
                made.size_bytes,
                size.width(),
                size.height(),
                picture.dpi,
                stencil,
                findings=findings,
                source=source.name,
            )
        )
    return pages


def picture_of(files: Attachments, page: ScannedPage, room: tuple[int, int]) -> QImage:
    """A page as it will look, fitted into a room of so many pixels; null for a PDF.

    Raises:
        AttachmentMissing, AttachmentDamaged: what was kept of it is not there.
    """
    if page.is_document:
        return QImage()
    image = QImage.fromData(b"".join(files.read(page.sha256)))
    if page.stencil:
        image = laid_over(image, QImage.fromData(b"".join(files.read(page.stencil))))
    if page.turned:
        image = image.transformed(QTransform().rotate(page.turned))
    fitted = image.size().scaled(QSize(*room), Qt.AspectRatioMode.KeepAspectRatio)
    if fitted.width() < image.width():
        image = image.scaled(fitted, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return image


def content_of(files: Attachments, pages: tuple[ScannedPage, ...]) -> Iterator[PdfPage]:
    """What pages are made of, one after the other.

    Raises:
        AttachmentMissing, AttachmentDamaged: what was kept of one is not there.
    """
    for page in pages:
        stencil = b"".join(files.read(page.stencil)) if page.stencil else b""
        yield PdfPage(page, b"".join(files.read(page.sha256)), stencil)
