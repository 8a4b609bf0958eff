"""What a scanner of the system is to the rest of the program, whichever way the system speaks to it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Taken = Callable[[Path, int], None]
"""Called with the file of a page and its dots per inch, once it is complete."""

Stopped = Callable[[], bool]
"""Whether somebody wants it to end."""


@dataclass(frozen=True)
class Device:
    """A scanner.

    Attributes:
        id: as the system names it.
        name: for people.
    """

    id: str
    name: str


@dataclass(frozen=True)
class ScanJob:
    """What is to be scanned, and how.

    Attributes:
        device: id of a scanner; empty for the first one found.
        dpi: dots per inch; the nearest that the scanner has.
        grey: without colours.
        feeder: every sheet in the feeder, instead of one on the glass.
    """

    device: str
    dpi: int
    grey: bool = False
    feeder: bool = False


class Scanner(Protocol):
    """A way to the scanners of the system. Both take seconds, and are never called on the main thread."""

    def devices(self, stopped: Stopped) -> tuple[Device, ...]:
        """Scanners that answer now; may be none.

        Raises:
            ScannerSoftwareMissing: the system has no way to scanners.
            ScannerTrouble: it answered nothing in time.
            ScanStopped.
        """
        ...

    def scan(self, job: ScanJob, room: Path, taken: Taken, stopped: Stopped) -> int:
        """Scan, and hand each page on as soon as it is there.

        Args:
            job: what, and how.
            room: an empty folder of its own, where pages lie until they are handed on; the caller removes it.
            taken: may remove the file.
            stopped: asked several times a second.

        Returns:
            Number of pages; at least 1.

        Raises:
            ScannerTrouble: of its kind; pages before were handed on.
            ScanStopped: as was wished; pages before were handed on.
        """
        ...


def system_scanner() -> Scanner:
    """The way to scanners on this system."""
    if sys.platform == "win32":
        from desktop.scans.wia import WiaScanner

        return WiaScanner()
    from desktop.scans.sane import SaneScanner

    return SaneScanner()
