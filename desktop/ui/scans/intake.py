"""Files on their way to pages: one after the other, so that one picture at a time is in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.scans.folder import Look
from desktop.ui.services import Services
from desktop.usecases.explain_error import Explanation


@dataclass(frozen=True)
class _Source:
    path: Path
    watched: bool


class Intake(QObject):
    """Takes files in.

    Signals:
        came: pages of a file (list of ScannedPage), and its path where it lies in the watched folder, else None.
        refused: name of a file, and the Explanation why it was not taken; it stays where it is.
        changed: the number of files that wait, or of those that are offered, changed.
    """

    came = Signal(object, object)
    refused = Signal(str, object)
    changed = Signal()

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._waiting: deque[_Source] = deque()
        self._current: _Source | None = None
        self._handled: set[Path] = set()
        self._done = 0
        self.offered: tuple[Path, ...] = ()
        self.unfinished: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[int, int]:
        """Number of the file under way, and of all in this go; zeros at rest."""
        if self._current is None:
            return 0, 0
        return self._done + 1, self._done + 1 + len(self._waiting)

    def add(self, paths: Iterable[Path], *, watched: bool = False) -> None:
        """Take files in, after those that wait already."""
        self._waiting += [_Source(path, watched) for path in paths]
        self._next()

    def look(self, look: Look) -> None:
        """The watched folder was looked at: what is new is taken, what lay there before is offered."""
        there = {*look.ready, *look.earlier}
        # A scanner gives the name of a file that was moved aside to the next one.
        self._handled &= there
        new = [path for path in look.ready if path not in self._handled]
        self._handled |= set(new)
        self.offered = tuple(path for path in look.earlier if path not in self._handled)
        self.unfinished = look.unfinished
        self.add(new, watched=True)
        self.changed.emit()

    def take_offered(self) -> None:
        """Take what lay in the folder before."""
        wanted, self.offered = self.offered, ()
        self._handled |= set(wanted)
        self.add(wanted, watched=True)

    def drop(self) -> None:
        """Leave what waits where it lies; the file under way is finished."""
        self._handled -= {source.path for source in self._waiting}
        self._waiting.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Another folder, or none, is watched from now on."""
        self.drop()
        self._handled, self.offered, self.unfinished = set(), (), ()

    def _next(self) -> None:
        if self._current is None and self._waiting:
            source = self._current = self._waiting.popleft()
            self._services.scans.take_in(
                source.path,
                done=lambda pages: self._came(source, pages),
                failed=lambda words: self._refused(source, words),
            )
        self.changed.emit()

    def _came(self, source: _Source, pages: object) -> None:
        self._over()
        self.came.emit(pages, source.path if source.watched else None)
        self._next()

    def _refused(self, source: _Source, words: Explanation) -> None:
        self._over()
        self.refused.emit(source.path.name, words)
        self._next()

    def _over(self) -> None:
        self._current = None
        self._done = self._done + 1 if self._waiting else 0
