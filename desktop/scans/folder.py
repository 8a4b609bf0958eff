"""A folder that a scanner's own program writes to: which files are complete, and where those go that were taken."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.scans.errors import ScanFolderGone
from desktop.scans.jpeg import read_head

TAKEN: Final = "da-nhan"
"""Folder within it for files that were taken; nothing is ever deleted."""

SUFFIXES: Final = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"})
PATIENCE: Final = 40
"""Looks at an incomplete file that does not grow, after which nobody waits for it any more."""

_TAIL: Final = 2048
_HEADED: Final = 64 * 1024 * 1024


@dataclass(frozen=True)
class Look:
    """What a look at the folder found.

    Attributes:
        ready: complete files, oldest first.
        earlier: those that lay there at the first look: they may belong to somebody else's dossier.
        growing: whether others may become complete soon.
        unfinished: names of files that nobody waits for any more.
    """

    ready: tuple[Path, ...] = ()
    earlier: tuple[Path, ...] = ()
    growing: bool = False
    unfinished: tuple[str, ...] = ()


class FolderSight:
    """Looks at one folder again and again. A file is complete once two looks saw it alike and its end is there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: dict[str, tuple[int, int, int]] = {}
        self._kept: set[tuple[str, int, int]] = set()
        self._first: set[tuple[str, int, int]] | None = None

    def look(self) -> Look:
        """Look once; takes as long as the disk does.

        Raises:
            ScanFolderGone: it is not there, its disk was drawn, or it may not be read.
        """
        found = self._files()
        self._first = set(found) if self._first is None else self._first
        seen, self._seen = self._seen, {}
        ready: list[tuple[int, str]] = []
        earlier: list[tuple[int, str]] = []
        growing, unfinished = False, []
        for name, size, changed in found:
            before = seen.get(name, (-1, -1, 0))
            times = before[2] + 1 if before[:2] == (size, changed) else 0
            self._seen[name] = (size, changed, times)
            if (name, size, changed) in self._kept:
                continue
            if times >= 1 and is_complete(self.folder / name):
                (earlier if (name, size, changed) in self._first else ready).append((changed, name))
            elif times < PATIENCE:
                growing = True
            else:
                unfinished.append(name)
        new, old = (tuple(self.folder / name for _, name in sorted(files)) for files in (ready, earlier))
        return Look(new, old, growing, tuple(unfinished))

    def put_away(self, path: Path) -> Path:
        """Move a file that was taken into `TAKEN`; where that cannot be, it is remembered and not offered again.

        Returns:
            Where it is now.
        """
        with contextlib.suppress(OSError):
            found = path.stat()
            self._kept.add((path.name, found.st_size, found.st_mtime_ns))
        place = self.folder / TAKEN
        with contextlib.suppress(OSError):
            place.mkdir(exist_ok=True)
            return _moved(path, place)
        return path

    def _files(self) -> list[tuple[str, int, int]]:
        try:
            with os.scandir(self.folder) as entries:
                found = []
                for entry in entries:
                    name = entry.name
                    if Path(name).suffix.lower() not in SUFFIXES or name.startswith((".", "~")):
                        continue
                    # One may be renamed or taken back between the two questions.
                    with contextlib.suppress(FileNotFoundError, PermissionError):
                        if entry.is_file():
                            facts = entry.stat()
                            found.append((name, facts.st_size, facts.st_mtime_ns))
                return found
        except OSError as error:
            raise ScanFolderGone(folder=str(self.folder)) from error


def is_complete(path: Path) -> bool:
    """Whether a file has its end, as far as its kind tells; False as well while another program holds it."""
    try:
        with path.open("rb") as reading:
            size = reading.seek(0, os.SEEK_END)
            reading.seek(0)
            head = reading.read(8)
            reading.seek(max(0, size - _TAIL))
            tail = reading.read()
            if head.startswith(b"\xff\xd8"):
                reading.seek(0)
                found = read_head(reading.read()) if size <= _HEADED else None
                return size > _HEADED or (found is not None and found.whole)
            if head.startswith(b"\x89PNG"):
                return b"IEND" in tail
            if head[:4] in {b"II*\0", b"MM\0*"}:
                order = "little" if head[:1] == b"I" else "big"
                # Its directory is written last, as a rule behind the pixels.
                return 8 <= int.from_bytes(head[4:8], order) < size  # type: ignore[arg-type]
            if head.startswith(b"%PDF"):
                return b"%%EOF" in tail
            # Neither is known: what it is is told when it is taken.
            return size > 0
    except OSError:
        return False


def _moved(path: Path, place: Path) -> Path:
    """Move a file beside those of the same name."""
    for number in range(1000):
        name = f"{path.stem}{f' ({number})' if number else ''}{path.suffix}"
        to = place / name
        if not to.exists():
            path.rename(to)
            return to
    raise FileExistsError(path.name)
