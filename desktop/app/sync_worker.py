"""Rounds on the network thread: by themselves, by the button, never two at once."""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.app.province_link import Tell
from desktop.app.threads import Threads
from desktop.app.version import PROGRAM
from desktop.domain.read_models import BundleWritten, RoundOutcome
from desktop.store.courier import CourierPort
from desktop.store.sync_port import SyncPort
from desktop.store.work import ChangeSet, Work
from sync.engine.engine import Progress
from sync.engine.schedule import SOON_S, Schedule
from sync.errors import Offline, ServerBusy

RunRound = Callable[[SyncPort, Tell, threading.Event], RoundOutcome]

_LOG = logging.getLogger(__name__)

SLOW_S: Final = 3.0
"""A round trip longer than this counts as working offline."""

_LOOK_S: Final = 0.2
"""How often something that waits for its turn looks whether the program closes."""


class SyncWorker(QObject):
    """Implements `desktop.ui.services.SyncControl`.

    Signals:
        changed: a ChangeSet, after a round changed the store.
    """

    started = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    link_changed = Signal(str)
    changed = Signal(object)
    _ended = Signal(object)

    def __init__(self, threads: Threads, run_round: RunRound, parent: QObject | None = None) -> None:
        """`run_round` runs on the network thread and returns how the round ended."""
        super().__init__(parent)
        self._run_round = run_round
        self._threads = threads
        self._port = SyncPort(self._on_writer, PROGRAM)
        self._schedule = Schedule()
        self._stop = threading.Event()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        self._running = self._more = False
        self._closing = False
        self._alone = threading.Lock()
        self._link = "unknown"
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def port(self) -> SyncPort:
        """The store as sync sees it; for enrolment."""
        return self._port

    @property
    def running(self) -> bool:
        """Whether a round is under way."""
        return self._running

    @property
    def link(self) -> str:
        """As `desktop.ui.services.SyncControl`: nothing is known of it before the first round ended."""
        return self._link

    def sync_now(self) -> None:
        """Start a round at once; resets the waiting time."""
        self._schedule.reset()
        self._start()

    def stop(self) -> None:
        """End the round after the request in flight."""
        self._stop.set()

    def recorded(self, changes: ChangeSet) -> None:
        """Something was recorded here: send it soon, unless failures set the pace."""
        if not changes.dossiers or self._schedule.failures:
            return
        if self._running:
            self._more = True
        else:
            self._timer.start(int(SOON_S * 1000))

    def close(self) -> None:
        """No further rounds; the one under way ends after its request."""
        self._closing = True
        self._timer.stop()
        self._stop.set()

    def write_bundle(self, path: Path) -> BundleWritten:
        """Write what waits for a USB stick, on a background thread; waits for the round under way.

        Raises:
            SyncError: why there is no bundle; nothing is left behind.
        """
        from desktop.app.courier import write_bundle

        with self._without_round():
            return write_bundle(self._port, CourierPort(self._on_writer), path)

    def take_bundle(self, path: Path) -> RoundOutcome:
        """Take an answer in from a USB stick, on a background thread; waits for the round under way."""
        from desktop.app.courier import take_answer

        with self._without_round():
            return take_answer(self._port, CourierPort(self._on_writer), path)

    @contextlib.contextmanager
    def _without_round(self) -> Iterator[None]:
        """Two that speak for the province at once would each take the other's news for a loss."""
        while not self._alone.acquire(timeout=_LOOK_S):
            if self._closing:
                raise ServerBusy
        try:
            yield
        finally:
            self._alone.release()

    @Slot()
    def _start(self) -> None:
        if self._running or self._closing:
            return
        self._running, self._more = True, False
        self._timer.stop()
        self._stop.clear()
        if self._link == "unknown":
            self._say_link("connecting")
        self.started.emit()
        self._threads.network(self._round)

    def _round(self) -> None:
        """On the network thread."""
        try:
            with self._without_round():
                outcome = self._run_round(self._port, self._tell, self._stop)
        except Exception as error:  # noqa: BLE001  a round never takes the program down
            if not self._closing:
                _LOG.error("round ended by %s", type(error).__name__)
            outcome = RoundOutcome(ok=False, code=getattr(error, "code", "sync_failed"))
        if not self._closing:
            self._ended.emit(outcome)

    def _tell(self, progress: Progress) -> None:
        if not self._closing:
            self.progressed.emit(progress)

    @Slot(object)
    def _end(self, outcome: RoundOutcome) -> None:
        self._running = False
        self._say_link(_link(outcome))
        self.finished.emit(outcome)
        if not self._closing:
            wait_s = self._schedule.after(ok=outcome.ok)
            self._timer.start(int((SOON_S if (self._more or outcome.goes_on) and outcome.ok else wait_s) * 1000))

    def _say_link(self, link: str) -> None:
        if link != self._link:
            self._link = link
            self.link_changed.emit(link)

    def _on_writer(self, action: Callable[[Work], Any]) -> Any:
        """Run one step of a round in a transaction of the one writer; blocks the network thread only."""
        future: Future[tuple[Any, ChangeSet]] = self._threads.write(action)
        value, changes = future.result()
        touched = changes.dossiers or changes.delivery or changes.reference or changes.days
        if touched and not self._closing:
            self.changed.emit(changes)
        return value


def _link(outcome: RoundOutcome) -> str:
    """What a round tells of the link."""
    if outcome.ok:
        return "slow" if outcome.round_trip_s > SLOW_S else "online"
    return "offline" if outcome.code == Offline.code else "failing"
