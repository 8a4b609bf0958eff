"""Pages of one paper between the scanner and the dossier: their order, how each is turned, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from desktop.domain.media import PDF
from desktop.domain.procedures import HandedDocument

MOST_PAGES: Final = 200
"""Pages that lie on one desk at most; a paper of more is scanned in parts."""

GREY: Final = "grey"
COLOUR: Final = "colour"
COLOURS: Final = (COLOUR, GREY)
RESOLUTIONS: Final = (200, 300)
"""Dots per inch that pages are kept in at most."""


@dataclass(frozen=True)
class ScannedPage:
    """A page that was taken in, or a PDF that stays as it is.

    Attributes:
        sha256: address of its picture, or of the PDF.
        media_type: of that.
        size_bytes: of what is kept, black layer included.
        width: of the picture as it is kept, in pixels, before it is turned; 0 for a PDF.
        height: in pixels.
        dpi: dots per inch; 0 if nobody knows, then it fills its sheet.
        stencil: address of the black layer that lies over the picture (one bit a pixel, the same size); empty for none.
        turned: degrees clockwise, 0, 90, 180 or 270.
        findings: codes of `desktop.domain.page_quality`.
        source: name of the file it came from, or of the scanner.
    """

    sha256: str
    media_type: str
    size_bytes: int
    width: int = 0
    height: int = 0
    dpi: int = 0
    stencil: str = ""
    turned: int = 0
    findings: tuple[str, ...] = ()
    source: str = ""

    @property
    def is_document(self) -> bool:
        """Whether it is a PDF, which is attached as it is."""
        return self.media_type == PDF

    @property
    def files(self) -> tuple[str, ...]:
        """Addresses of everything it is made of."""
        return (self.sha256, self.stencil) if self.stencil else (self.sha256,)


@dataclass(frozen=True)
class ScanTray:
    """Pages that wait to be attached to a paper of a dossier."""

    dossier: str
    paper: HandedDocument
    pages: tuple[ScannedPage, ...]


def turned(page: ScannedPage, quarters: int) -> ScannedPage:
    """A page turned clockwise by so many quarters; a PDF stays as it is."""
    return page if page.is_document else replace(page, turned=(page.turned + 90 * quarters) % 360)


def moved(pages: tuple[ScannedPage, ...], place: int, by: int) -> tuple[tuple[ScannedPage, ...], int]:
    """Pages with one of them moved, as far as there is room, and its new place."""
    to = min(max(place + by, 0), len(pages) - 1)
    rest = pages[:place] + pages[place + 1 :]
    return (*rest[:to], pages[place], *rest[to:]), to
