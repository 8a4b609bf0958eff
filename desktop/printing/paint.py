"""Laid-out pages onto a device: PDF, printer, picture."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from desktop.domain.devices import A4, A5
from desktop.printing.errors import PaperNotWritten
from desktop.printing.flow import Pages
from desktop.printing.page import INCH, MM
from desktop.printing.text import RIGHT, Run, paragraph
from desktop.printing.watermark import draw_watermark
from desktop.store.errors import StoreUnavailable
from desktop.store.files import write_atomically

RESOLUTION = 1200
FOOT_SIZE = 9.0
MARK_SIZE = 10.0
_SIZES = {A4: QPageSize.PageSizeId.A4, A5: QPageSize.PageSizeId.A5}


def set_paper(device: QPagedPaintDevice, pages: Pages, size: str = "") -> None:
    """Set paper from edge to edge; margins are part of the layout, which another size than its own makes smaller."""
    turn = QPageLayout.Orientation.Landscape if pages.paper.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(_SIZES[size or paper_size(pages)]), turn, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def paper_size(pages: Pages) -> str:
    """The size a document is laid out for, `A4` or `A5`."""
    return A5 if min(pages.paper.wide, pages.paper.high) < 200 * MM else A4


def paint_all(device: QPagedPaintDevice, pages: Pages, copies: int = 1) -> bool:
    """Paint every page onto a PDF writer or a printer, filling its paper; the whole again for each further copy.

    Returns:
        False if the device takes no painting (no such file, printer gone).
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        wide = device.pageLayout().fullRectPoints().width() / 72 * INCH
        for count in range(len(pages.sheets) * copies):
            if count and not device.newPage():
                return False
            _paint(painter, pages, count % len(pages.sheets), device.logicalDpiX() * wide / pages.paper.wide)
    finally:
        ended = painter.end()
    return ended


def page_image(pages: Pages, number: int = 0, dpi: int = 150) -> QImage:
    """One page as a picture, for a look before printing."""
    size = [round(length / INCH * dpi) for length in (pages.paper.wide, pages.paper.high)]
    image = QImage(size[0], size[1], QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        _paint(painter, pages, number, dpi)
    return image


def pdf_bytes(pages: Pages) -> bytes:
    """The document as PDF with its fonts inside."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    # Papers are kept for years: everything they need to be shown again is inside.
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_A1b)
    writer.setResolution(RESOLUTION)
    writer.setTitle(pages.title)
    writer.setCreator("Một Cửa Xã")
    set_paper(writer, pages)
    if not paint_all(writer, pages):
        raise RuntimeError("painting into memory failed")
    return bytes(buffer.data().data())


def write_pdf(pages: Pages, path: Path) -> None:
    """Write the document as a PDF file, whole or not at all.

    Raises:
        PaperNotWritten: full disk, missing or read-only folder; an older file stays.
    """
    data = pdf_bytes(pages)
    try:
        write_atomically(path, data)
    except StoreUnavailable as error:
        raise PaperNotWritten(path=str(path), reason=error.code) from error


def _paint(painter: QPainter, pages: Pages, number: int, dpi: float) -> None:
    paper = pages.paper
    painter.save()
    painter.scale(dpi / INCH, dpi / INCH)
    draw_watermark(painter, paper)
    painter.setPen(Qt.GlobalColor.black)
    for y, piece in pages.sheets[number]:
        piece.draw(painter, paper.left, paper.top + y)
    if pages.mark:
        mark = paragraph([Run(pages.mark, bold=True)], paper.width, MARK_SIZE, align=RIGHT)[0]
        mark.draw(painter, paper.left, max(paper.top - mark.height - 2 * MM, 3 * MM))
    page, count = pages.numbered(number)
    if count > 1:
        foot = paper.high - paper.bottom + 4 * MM
        marks = [(pages.foot, {}), (f"Trang {page}/{count}", {"align": RIGHT})]
        for text, options in marks:
            paragraph([Run(text)], paper.width, FOOT_SIZE, **options)[0].draw(painter, paper.left, foot)
    painter.restore()
