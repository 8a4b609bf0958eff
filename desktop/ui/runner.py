"""From a screen to a worker thread and back: runs actions and reads, and delivers results on the main thread."""

from __future__ import annotations

import contextlib
import logging
import traceback
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.domain.errors import MotCuaError
from desktop.usecases.explain_error import Explanation, explain_error

_LOG = logging.getLogger(__name__)

Submit = Callable[..., "Future[Any]"]
Done = Callable[[Any], None]
Failed = Callable[[Explanation], None]


@dataclass(frozen=True)
class _Outcome:
    ticket: int
    value: Any = None
    error: BaseException | None = None


class Runner(QObject):
    """Hands work to the threads of the application.

    Results come back as bound-method calls on the main thread. Each call has a ticket; a page that asks
    again drops what an older ticket brings (see `Latest`).

    Signals:
        changed: a ChangeSet, after an action was committed on this machine or a round changed the store.
        failed: an Explanation nobody else took.
    """

    changed = Signal(object)
    failed = Signal(object)
    _finished = Signal(object)

    def __init__(
        self, write: Submit, read: Submit, background: Submit, printing: Submit, parent: QObject | None = None
    ) -> None:
        """Args are the ways to submit a function: to the writer, to a reader, to anything slow, to the printers."""
        super().__init__(parent)
        self._write, self._read, self._background, self._printing = write, read, background, printing
        self._waiting: dict[int, tuple[Done | None, Failed | None, bool]] = {}
        self._last = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Deliver nothing more and take nothing more on; what was submitted still runs to its end."""
        self._closed = True

    @property
    def closed(self) -> bool:
        """Whether nothing is delivered any more: long work that asks ends early."""
        return self._closed

    @property
    def busy(self) -> bool:
        """Whether any work has not come back yet."""
        return bool(self._waiting)

    def run(
        self, action: Callable[..., Any], *arguments: Any, done: Done | None = None, failed: Failed | None = None
    ) -> int:
        """Run a use-case that writes, `action(work, *arguments)`, in one transaction on the writer thread."""
        return self._start(self._write, True, action, arguments, done, failed)

    def read(
        self, query: Callable[..., Any], *arguments: Any, done: Done | None = None, failed: Failed | None = None
    ) -> int:
        """Run a use-case that reads, `query(view, *arguments)`, on the reader thread."""
        return self._start(self._read, False, query, arguments, done, failed)

    def background(
        self, task: Callable[..., Any], *arguments: Any, done: Done | None = None, failed: Failed | None = None
    ) -> int:
        """Run anything slow that is neither (laying out, exporting, hashing)."""
        return self._start(self._background, False, task, arguments, done, failed)

    def printing(
        self, task: Callable[..., Any], *arguments: Any, done: Done | None = None, failed: Failed | None = None
    ) -> int:
        """Run what a printer may hold up for a minute; nothing else waits behind it."""
        return self._start(self._printing, False, task, arguments, done, failed)

    def _start(
        self,
        submit: Submit,
        writes: bool,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        done: Done | None,
        failed: Failed | None,
    ) -> int:
        if self._closed:
            return 0
        self._last += 1
        ticket = self._last
        self._waiting[ticket] = (done, failed, writes)

        def finished(future: Future[Any]) -> None:
            try:
                outcome = _Outcome(ticket, future.result())
            except (Exception, CancelledError) as error:  # noqa: BLE001  every error is shown, none is swallowed
                outcome = _Outcome(ticket, error=error)
            # The session that asked may be gone, and this object with it.
            with contextlib.suppress(RuntimeError):
                if not self._closed:
                    self._finished.emit(outcome)

        submit(function, *arguments).add_done_callback(finished)
        return ticket

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        done, failed, writes = self._waiting.pop(outcome.ticket)
        if self._closed:
            return
        if outcome.error is None:
            value = outcome.value
            if writes:
                value, changes = value
                self.changed.emit(changes)
            if done is not None:
                done(value)
            return
        explanation = explain(outcome.error)
        if failed is not None:
            failed(explanation)
        else:
            self.failed.emit(explanation)


class Latest:
    """Drops results that are older than the last request of one screen."""

    def __init__(self) -> None:
        self._asked = 0

    def wrap(self, take: Done) -> Done:
        """A callback that calls `take` only while no newer request was made."""
        self._asked += 1
        mine = self._asked

        def newest(value: Any) -> None:
            if mine == self._asked:
                take(value)

        return newest


def explain(error: BaseException) -> Explanation:
    """The sentences of any error; unknown ones get the general sentence, and their type and place go to the log."""
    if isinstance(error, MotCuaError) or hasattr(error, "facts"):
        return explain_error(getattr(error, "code", "unexpected"), getattr(error, "facts", {}))
    # Type and place only: a message may hold what somebody typed.
    frames = traceback.extract_tb(error.__traceback__)
    _LOG.error("%s at %s", type(error).__name__, " < ".join(f"{f.name}:{f.lineno}" for f in reversed(frames[-4:])))
    return explain_error("unexpected")
