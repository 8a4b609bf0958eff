"""Kinds of scanned papers, told by what a file begins with; its name says nothing."""

from __future__ import annotations

from typing import Final

from desktop.domain.errors import FileTypeRefused

HEAD_BYTES: Final = 1024
"""Bytes that tell the kind: a PDF may begin with that much that is not its own (PDF 1.7, annex H, note 13)."""

PDF: Final = "application/pdf"
SUFFIXES: Final = {PDF: ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "image/tiff": ".tif"}
"""Kinds that are taken in, and how a program of the system recognises them."""

ONE_PAGE: Final = frozenset({"image/jpeg", "image/png"})

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def media_type(head: bytes) -> str:
    """The kind of a file.

    Args:
        head: its first `HEAD_BYTES`, or all of a shorter one.

    Raises:
        FileTypeRefused: neither PDF, JPEG, PNG nor TIFF.
    """
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if b"%PDF-" in head[:HEAD_BYTES]:
        return PDF
    raise FileTypeRefused


def known_pages(kind: str) -> int:
    """Number of pages where the kind alone says it; 0 if unknown."""
    return 1 if kind in ONE_PAGE else 0
