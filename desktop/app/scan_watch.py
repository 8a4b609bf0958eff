"""The folder that a scanner's own program writes to, watched while somebody waits for pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from desktop.scans.folder import FolderSight, Look
from desktop.ui.runner import Runner
from desktop.usecases.explain_error import Explanation

SOON_MS: Final = 60
GROWING_MS: Final = 350
RESTING_MS: Final = 3000
"""Shares and sticks of some kinds send no notice of new files."""


class ScanWatch(QObject):
    """Watches at most one folder. Looks are taken off the main thread, one at a time.

    Signals:
        seen: a Look.
        lost: an Explanation; told once until the folder is back.
    """

    seen = Signal(object)
    lost = Signal(object)

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._sight: FolderSight | None = None
        self._taken: list[Path] = []
        self._looking = self._again = self._gone = False
        self._notices = QFileSystemWatcher(self)
        self._notices.directoryChanged.connect(lambda _folder: self._soon(SOON_MS))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def watch(self, folder: Path | None) -> None:
        """Watch a folder, or none; what was taken is moved aside first."""
        if self._sight is not None and folder == self._sight.folder:
            return
        if self._sight is not None and self._taken:
            self._runner.background(_put_away, self._sight, tuple(self._taken))
        if self._notices.directories():
            self._notices.removePaths(self._notices.directories())
        self._taken, self._gone, self._looking = [], False, False
        self._sight = FolderSight(folder) if folder is not None else None
        self._timer.stop()
        if self._sight is not None:
            self._look()

    def put_away(self, path: Path) -> None:
        """A file was taken: move it aside with the next look."""
        self._taken.append(path)
        self._soon(SOON_MS)

    def _soon(self, wait_ms: int) -> None:
        if self._looking:
            self._again = True
        elif self._sight is not None:
            self._timer.start(wait_ms)

    def _look(self) -> None:
        sight = self._sight
        if sight is None or self._looking:
            return
        self._looking, self._again = True, False
        taken, self._taken = tuple(self._taken), []
        self._runner.background(
            _look,
            sight,
            taken,
            done=lambda look: self._seen(sight, look),
            failed=lambda words: self._lost(sight, words),
        )

    def _seen(self, sight: FolderSight, look: Look) -> None:
        if sight is not self._sight:
            return
        self._looking = self._gone = False
        # Asked for only now: a share that does not answer would hold up the window.
        if str(sight.folder) not in self._notices.directories():
            self._notices.addPath(str(sight.folder))
        self._timer.start(SOON_MS if self._again else GROWING_MS if look.growing else RESTING_MS)
        self.seen.emit(look)

    def _lost(self, sight: FolderSight, words: Explanation) -> None:
        if sight is not self._sight:
            return
        self._looking = False
        self._timer.start(RESTING_MS)
        if not self._gone:
            self._gone = True
            self.lost.emit(words)


def _look(sight: FolderSight, taken: tuple[Path, ...]) -> Look:
    _put_away(sight, taken)
    return sight.look()


def _put_away(sight: FolderSight, taken: tuple[Path, ...]) -> None:
    for path in taken:
        sight.put_away(path)
