"""What is to be drawn: pages, states, languages, sizes, scales; and how a picture is named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.ui import language

STATES: Final = ("empty", "full", "error", "offline", "late")
"""A new centre · a fortnight and the day at hand · the same with a full disk, and a province that is another one ·
with the province out of reach · with eleven days on which nobody came to work."""

LANGUAGES: Final = tuple(language.NAMES)
SIZES: Final = ("1366x768", "1920x1080")
SCALES: Final = (100, 150)
"""Per cent: type and sizes grow alike, so this is the layout of a screen that is scaled as much."""

NOW: Final = datetime.fromisoformat("2026-11-23T16:35:00+07:00")
MUCH_LATER: Final = datetime.fromisoformat("2026-12-04T07:40:00+07:00")


@dataclass(frozen=True)
class Order:
    """One run of the program: a state of the store in one language, scheme, scale and size of the window.

    Attributes:
        home: folder of the played stores (`played.prepare`).
        out: where the pictures go.
        state: one of `STATES`.
        language: code of the language.
        scheme: colour scheme.
        scale: per cent.
        size: of the window, `WIDTHxHEIGHT`; another one would lay the pages out anew, and take the focus away.
        pages: beginnings of the names of the pages; all where there are none.
    """

    home: Path
    out: Path
    state: str
    language: str
    scheme: str
    scale: int
    size: str
    pages: tuple[str, ...] = ()

    @property
    def now(self) -> datetime:
        """When it is."""
        return MUCH_LATER if self.state == "late" else NOW

    def wants(self, page: str) -> bool:
        """Whether a page is to be drawn."""
        return not self.pages or any(page.startswith(name) for name in self.pages)

    def picture(self, page: str) -> Path:
        """File of a picture; its name sorts by page, then by state."""
        scheme = "" if self.scheme == "light" else f"-{self.scheme}"
        return self.out / f"{page}-{self.state}-{self.language}-{self.size}-{self.scale}{scheme}.png"
