"""One thing done to many dossiers: one after the other, each in a transaction of its own, until told to stop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.ui.runner import Done, Failed
from desktop.usecases.explain_error import Explanation

Do = Callable[[str, Done, Failed], None]

ITS_OWN: Final = frozenset({"step_not_allowed", "dossier_unknown", "dossier_removed", "already_extended", "no_slip"})
"""Refusals that concern one dossier; after any other the next would fare no better."""


@dataclass
class Outcome:
    """How it went.

    Attributes:
        total: dossiers in all.
        done: dossiers it was done to.
        refused: sentences of those that were refused, with how many each concerns.
        stopped: whether a person ended it.
        ended_by: why it could not go on; None if it could.
    """

    total: int
    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    stopped: bool = False
    ended_by: Explanation | None = None

    @property
    def untouched(self) -> int:
        """Dossiers that it did not come to."""
        return self.total - self.done - self.refused.total()


class Many(QObject):
    """Does one thing to dossiers one after the other; nothing waits on the main thread.

    Signals:
        progressed: how many are behind, and how many there are.
        ended: the Outcome.
    """

    progressed = Signal(int, int)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Sequence[str] = ()
        self._do: Do | None = None
        self._outcome = Outcome(0)

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._do is not None

    def start(self, ids: Sequence[str], do: Do) -> None:
        """Begin; `do` does it to one dossier and calls back once."""
        self._ids, self._do, self._outcome = ids, do, Outcome(len(ids))
        self._next()

    def stop(self) -> None:
        """End it after the dossier under way."""
        self._outcome.stopped = True

    def _next(self) -> None:
        outcome, at = self._outcome, self._outcome.done + self._outcome.refused.total()
        if self._do is None:
            return
        if at == outcome.total or outcome.stopped or outcome.ended_by is not None:
            outcome.stopped = outcome.stopped and at < outcome.total
            self._do = None
            self.ended.emit(outcome)
            return
        self._do(self._ids[at], self._done, self._refused)

    def _done(self, _value: Any) -> None:
        self._outcome.done += 1
        self._went_on()

    def _refused(self, why: Explanation) -> None:
        if why.code in ITS_OWN:
            self._outcome.refused[why.happened] += 1
        else:
            self._outcome.ended_by = why
        self._went_on()

    def _went_on(self) -> None:
        self.progressed.emit(self._outcome.done + self._outcome.refused.total(), self._outcome.total)
        # Between two dossiers keys and paint come first.
        QTimer.singleShot(0, self._next)
