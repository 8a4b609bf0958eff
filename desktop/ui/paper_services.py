"""What the application offers its screens for papers: those it prints, and those it scans."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from desktop.domain.devices import PrintSettings
from desktop.domain.papers import PaperFacts, PaperWanted
from desktop.domain.procedures import HandedDocument
from desktop.domain.scanned_pages import ScannedPage
from desktop.domain.vietqr import Payment
from desktop.ui.runner import Done, Failed


class ScanControl(Protocol):
    """Pages of papers: from files, a watched folder and the system's scanner; signals arrive on the main thread.

    Attributes:
        came: a list of ScannedPage from the scanner.
        seen: a `desktop.scans.folder` Look at the watched folder.
        lost: an Explanation why the watched folder cannot be looked at; told once until it is back.
        joined: number of pages joined, and of all.
    """

    came: SignalInstance
    seen: SignalInstance
    lost: SignalInstance
    joined: SignalInstance

    def take_in(self, source: Path, done: Done, failed: Failed) -> None:
        """Read, judge and seal a file; `done` gets a list of ScannedPage. The file stays where it is."""
        ...

    def picture(self, page: ScannedPage, room: tuple[int, int], done: Done, failed: Failed | None = None) -> None:
        """A page as it will look; `done` gets a QImage of at most so many pixels."""
        ...

    def attach(
        self, dossier: str, paper: HandedDocument, pages: tuple[ScannedPage, ...], done: Done, failed: Failed
    ) -> None:
        """Join pictures to one PDF, attach it and the PDFs among the pages; `done` gets the Dossier."""
        ...

    def devices(self, done: Done, failed: Failed | None = None) -> None:
        """Look for scanners; `done` gets a tuple of `desktop.scans.port` Device."""
        ...

    def scan(self, *, feeder: bool, done: Done, failed: Failed) -> None:
        """Scan the glass, or all sheets of the feeder; pages come by `came`, `done` gets their number."""
        ...

    def stop(self) -> None:
        """End what is scanned or joined; pages that came stay."""
        ...

    def watch(self, folder: Path | None) -> None:
        """Watch a folder, or none."""
        ...

    def put_away(self, source: Path) -> None:
        """A file of the watched folder was taken: move it aside; it is never deleted."""
        ...


@dataclass(frozen=True)
class PaperLook:
    """A paper as it is looked at before it is printed.

    Attributes:
        wanted: which paper.
        papers: all papers of its dossier, by form.
        facts: what it was made from, a PaperFacts.
        size: size of paper that was asked for.
        wide: width of the paper, in hundredths of a millimetre.
        landscape: whether it lies on its long side.
        count: number of pages.
        settings: how this machine prints.
        printed: how often it was printed here.
        payment: how the fee can be paid by a code; None for none.
    """

    wanted: PaperWanted
    papers: tuple[PaperWanted, ...]
    facts: PaperFacts
    size: str
    wide: float
    landscape: bool
    count: int
    settings: PrintSettings
    printed: int
    payment: Payment | None = None


@dataclass(frozen=True)
class Printed:
    """How the printing of a paper ended.

    Attributes:
        path: PDF that was written; None for none.
        on_paper: whether it went to a printer; else this machine has none and the PDF is all there is.
    """

    path: Path | None
    on_paper: bool


class PaperCare(Protocol):
    """Papers; nothing of it runs on the main thread."""

    def look(self, wanted: PaperWanted, size: str = "", done: Done | None = None, failed: Failed | None = None) -> None:
        """Lay a paper out for `A4` or `A5`, empty for what the machine prints on; `done` gets a PaperLook."""
        ...

    def picture(self, look: PaperLook, number: int, dpi: int, done: Done, failed: Failed | None = None) -> None:
        """A page as a picture; `done` gets a QImage."""
        ...

    def print_paper(
        self,
        wanted: PaperWanted,
        settings: PrintSettings | None = None,
        *,
        job: int = 0,
        by_itself: bool = False,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Print a paper and keep it until it came out; `done` gets a Printed.

        `settings` are those of the machine if None, `job` is one that waits already, and with `by_itself` a
        machine without a printer writes the PDF only.
        """
        ...

    def save(self, wanted: PaperWanted, size: str = "", done: Done | None = None, failed: Failed | None = None) -> None:
        """Write a paper as a PDF into the export folder; `done` gets its Path."""
        ...
