"""The files' lane of a round: what records name goes to the province after them, as far as link and hour allow."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from sync.engine.pace import Pace
from sync.errors import BadMessage, FileUnreadable, Offline, ServerBusy, SyncError, TooLarge
from sync.ports import FileLeave, FileProvince, FileSide
from sync.wire.files import FileName

_T = TypeVar("_T")

ASKED_AT_ONCE: Final = 200
DOUBTED_AT_ONCE: Final = 50
"""Files known to be held that are asked about again beside new ones: a folder of the province may have been lost."""

LONGEST_S: Final = 120.0
"""A lane ends after so long, and another round begins: what others recorded must not wait for gigabytes."""

_LOOK_S: Final = 1.0
_WAITS_S: Final = (1.0, 3.0)
"""Before each further try to reach the province."""

_SETTLING_S: Final = 0.2
"""After a cut the province may still be adding what arrived; asked too soon, it names an old offset."""

_PATIENCE_S: Final = 10
"""So long a wait is taken from a province that was asked too often; after a longer one the lane comes again later."""

_UNMEASURED: Final = 100
_BETWEEN_S: Final = 0.06
"""After the first requests of a lane, each begins so long after the one before: provinces measure requests."""

_TOO_MANY: Final = 429
_FRUITLESS: Final = 3
_BUSY_TRIES: Final = 6
_MOST_REFUSED: Final = 5
_AGAIN: Final = {"offset", "unknown_upload", "file_damaged"}
"""Codes after which an upload is taken up where the province says; damage on the way is believed once."""


@dataclass(frozen=True)
class FileProgress:
    """How far the lane is.

    Attributes:
        sent: files the province holds since this lane began.
        whole: files that were owed when it began.
        sent_bytes: bytes that arrived there.
        whole_bytes: bytes that were owed.
    """

    sent: int = 0
    whole: int = 0
    sent_bytes: int = 0
    whole_bytes: int = 0


@dataclass(frozen=True)
class FileReport:
    """What a lane did.

    Attributes:
        progress: how far it came.
        left: files still owed.
        unreadable: files that are missing or damaged at this machine.
        refused: files the province does not take: too great, or damaged twice on their way.
        why: why it ended early: code of an error, `budget`, `stopped`, `records`, `refused` or `time`; empty at the
            end of its work.
    """

    progress: FileProgress = field(default_factory=FileProgress)
    left: int = 0
    unreadable: int = 0
    refused: int = 0
    why: str = ""

    @property
    def goes_on(self) -> bool:
        """Whether the next round should not wait."""
        return self.why in {"records", "time"}


class _Ended(Exception):
    """The lane ends before its work does."""


@dataclass
class FileLane:
    """Sends files, one after another; knows neither HTTP nor SQLite.

    Attributes:
        counter: the files of this machine.
        province: where they go.
        stop: set by another thread to end the lane after the part in flight.
        longest_s: seconds after which it ends by itself.
    """

    counter: FileSide
    province: FileProvince
    stop: threading.Event = field(default_factory=threading.Event)
    longest_s: float = LONGEST_S

    def run(self, tell: Callable[[FileProgress], None] = lambda _: None) -> FileReport:
        """Send what is owed. Never raises a SyncError: what the records' part of the round did stands.

        Args:
            tell: called from the thread that runs the round.
        """
        files, bytes_ = self.counter.owed_in_all()
        run = _Run(self, tell, FileProgress(whole=files, whole_bytes=bytes_))
        if not files:
            return run.report
        try:
            run.send_all()
        except _Ended as ended:
            run.report = replace(run.report, why=str(ended))
        except SyncError as error:
            run.report = replace(run.report, why=error.code)
        run.settle_up()
        return replace(run.report, progress=run.progress, left=self.counter.owed_in_all()[0])


class _Run:
    """One run of the lane."""

    def __init__(self, lane: FileLane, tell: Callable[[FileProgress], None], progress: FileProgress) -> None:
        self.progress, self.report = progress, FileReport(progress)
        self._lane, self._tell, self._pace = lane, tell, Pace()
        self._counter, self._province = lane.counter, lane.province
        self._ends_at = time.monotonic() + lane.longest_s
        self._leave: FileLeave = lane.counter.leave()
        self._recorded = self._leave.recorded
        self._uncounted = 0
        self._looked_at = time.monotonic()
        self._asked, self._asked_at = 0, 0.0

    def send_all(self) -> None:
        """Every file that is owed, the nearest deadline first."""
        passed_over: set[str] = set()
        self._may_go_on()
        while owed := self._counter.owed_files(ASKED_AT_ONCE, passed_over):
            missing = self._ask(owed)
            for name in owed:
                if name.sha256 not in missing:
                    continue
                try:
                    self._send(name)
                except FileUnreadable:
                    self.report = replace(self.report, unreadable=self.report.unreadable + 1)
                    passed_over.add(name.sha256)
                except (TooLarge, BadMessage):
                    # One file that is not taken must not keep the others back.
                    self.report = replace(self.report, refused=self.report.refused + 1)
                    passed_over.add(name.sha256)
                    if self.report.refused == _MOST_REFUSED:
                        raise _Ended("refused") from None
                else:
                    self._counter.note_files([name.sha256])
                    self._show(files=1)

    def settle_up(self) -> None:
        """Count what was sent since the last look."""
        if self._uncounted:
            self._leave = self._counter.leave(self._uncounted)
            self._uncounted = 0

    def _ask(self, names: Sequence[FileName]) -> set[str]:
        """One turn for all of them; a single file is asked about by beginning it."""
        if len(names) == 1:
            return {names[0].sha256}
        doubted = self._counter.doubted_files(DOUBTED_AT_ONCE)
        asked = [*(name.sha256 for name in names), *doubted]
        missing = set(self._patiently(lambda: self._province.missing(asked)))
        held = [name for name in names if name.sha256 not in missing]
        self._counter.note_files(
            [*(name.sha256 for name in held), *(one for one in doubted if one not in missing)],
            [one for one in doubted if one in missing],
        )
        self._show(files=len(held), count=sum(name.size_bytes for name in held))
        return missing

    def _send(self, name: FileName) -> None:
        """One file, from where the province has it.

        Raises:
            FileUnreadable: it is not here as it was.
            TooLarge, BadMessage: it is not taken.
            SyncError: any other ends the lane.
        """
        offset = began_at = self._reach(name)
        self._show(count=offset)
        begun_anew = fruitless = 0
        while offset < name.size_bytes:
            self._may_go_on()
            length = min(self._pace.part(), name.size_bytes - offset, self._room())
            data = self._counter.read_file(name.sha256, offset, length)
            if len(data) != length:
                raise FileUnreadable(reason="length")
            asked = time.monotonic()
            self._uncounted += length
            try:
                reached = self._append(name, offset, data)
                if reached <= offset:
                    raise BadMessage(reason="offset")
                self._pace.arrived(length, time.monotonic() - asked)
            except Offline:
                self._pace.cut()
                reached = self._reach(name, _SETTLING_S)
                fruitless = 0 if reached > began_at else fruitless + 1
                if fruitless == _FRUITLESS:
                    raise
                began_at = reached
            except BadMessage as error:
                begun_anew += 1
                most = 1 if error.facts.get("code") == "file_damaged" else _BUSY_TRIES
                if begun_anew > most or not (error.facts.get("code") in _AGAIN or self._busy(error)):
                    raise
                reached = self._reach(name)
            self._show(count=reached - offset)
            offset = reached

    def _reach(self, name: FileName, first_s: float = 0.0) -> int:
        """Where an upload stands at the province; a link that was cut is given a little time to come back."""
        waits, busy = [first_s, *_WAITS_S], 0
        while True:
            if self._lane.stop.wait(waits.pop(0)):
                raise _Ended("stopped")
            try:
                return self._patiently(lambda: self._province.begin(name))
            except Offline:
                if not waits:
                    raise
            except BadMessage as error:
                busy += 1
                if busy == _BUSY_TRIES or not self._busy(error):
                    raise
                waits.insert(0, 0.0)

    def _append(self, name: FileName, offset: int, data: bytes) -> int:
        return self._patiently(lambda: self._province.append(name, offset, data))

    def _patiently(self, ask: Callable[[], _T]) -> _T:
        """Ask not too often, and again when the province says that it was."""
        while True:
            self._asked += 1
            rest_s = self._asked_at + _BETWEEN_S - time.monotonic() if self._asked > _UNMEASURED else 0.0
            if self._lane.stop.wait(max(0.0, rest_s)):
                raise _Ended("stopped")
            self._asked_at = time.monotonic()
            try:
                return ask()
            except ServerBusy as error:
                wait_s = error.facts.get("retry_after_s")
                if error.facts.get("status") != _TOO_MANY or not isinstance(wait_s, int) or wait_s > _PATIENCE_S:
                    raise
                if self._lane.stop.wait(wait_s):
                    raise _Ended("stopped") from None
                self._may_go_on()

    def _busy(self, error: BadMessage) -> bool:
        """Whether somebody else, often our own request before the cut, still holds the upload; waits a moment."""
        if error.facts.get("code") != "upload_busy":
            return False
        if self._lane.stop.wait(0.5):
            raise _Ended("stopped")
        return True

    def _room(self) -> int:
        room = self._leave.room
        return max(1, room - self._uncounted) if room is not None else 1 << 40

    def _may_go_on(self) -> None:
        if self._lane.stop.is_set():
            raise _Ended("stopped")
        now = time.monotonic()
        if now - self._looked_at > _LOOK_S:
            self._leave = self._counter.leave(self._uncounted)
            self._uncounted, self._looked_at = 0, now
        if self._leave.recorded != self._recorded:
            raise _Ended("records")
        if self._leave.room is not None and self._leave.room <= self._uncounted:
            raise _Ended("budget")
        if now > self._ends_at:
            raise _Ended("time")

    def _show(self, files: int = 0, count: int = 0) -> None:
        was = self.progress
        self.progress = replace(was, sent=was.sent + files, sent_bytes=max(0, was.sent_bytes + count))
        self._tell(self.progress)
