"""What the training mode offers in its window; implements `desktop.ui.services.TrainingDesk`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.app.training import next_visitor
from desktop.ui.runner import Done, Failed, Runner


class TrainingDesk(QObject):
    """Sample visitors, and the ways out.

    Signals:
        left: back to the real store.
        again: remove the training store and begin anew.
    """

    left = Signal()
    again = Signal()

    def __init__(self, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def next_visitor(self, done: Done, failed: Failed | None = None) -> None:
        """The next sample visitor; `done` gets one with `scan`, `name` and `wish`."""
        self._runner.run(next_visitor, done=done, failed=failed)

    def start_again(self) -> None:
        """Ask for a new training store."""
        self.again.emit()

    def leave(self) -> None:
        """Ask for the real store."""
        self.left.emit()
