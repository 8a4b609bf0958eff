"""One round between this machine and the province. Reads as its named steps; every step may be cut and repeated."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from sync.errors import TooLarge
from sync.ports import Applied, Comparison, CounterSide, ProvinceSide, Settled
from sync.wire.batch import JournalHead, read_feed, write_batch
from sync.wire.codes import BATCH_BYTES, BATCH_EVENTS
from sync.wire.messages import Hello, Welcome


@dataclass(frozen=True)
class Progress:
    """How far a round is; counts, never a bare percentage.

    Attributes:
        step: `hello`, `push`, `pull`, `reference` or `compare`.
        sent: events the province answered in this round.
        waiting: events that still wait.
        received: events of others taken in.
    """

    step: str
    sent: int = 0
    waiting: int = 0
    received: int = 0


@dataclass(frozen=True)
class RoundReport:
    """What one round did.

    Attributes:
        sent: what the answers changed.
        again: events owed again because the province no longer held them.
        received: what the feed changed.
        references: names of snapshots replaced.
        comparison: both ends' figures at the end.
        clock_offset_s: province's clock minus ours, whole seconds.
        stopped: whether the officer stopped it; what was done stays done.
        round_trip_s: time the province took to answer hello.
    """

    sent: Settled = field(default_factory=Settled)
    again: int = 0
    received: Applied = field(default_factory=Applied)
    references: tuple[str, ...] = ()
    comparison: Comparison | None = None
    clock_offset_s: int = 0
    stopped: bool = False
    round_trip_s: float = 0.0


@dataclass
class Engine:
    """Runs rounds. Knows neither HTTP nor SQLite.

    Attributes:
        counter: this machine's store.
        province: the other end.
        progress: called from the thread that runs the round.
        stop: set by another thread to end the round after the request in flight.
    """

    counter: CounterSide
    province: ProvinceSide
    progress: Callable[[Progress], None] = lambda _: None
    stop: threading.Event = field(default_factory=threading.Event)

    def round(self) -> RoundReport:
        """Hello, push, pull, fetch reference snapshots, compare.

        Raises:
            SyncError: the round ended early; what was answered until then is kept.
        """
        report = RoundReport()
        hello, welcome, report = self._hello(report)
        if welcome.journal.count > hello.journal.count or self.counter.pulls_first():
            # This store was put back to an older copy: its own events come back first, or they would be written anew.
            report = self._pull(welcome, report)
        theirs, report = self._push(welcome.journal, report)
        report = self._pull(welcome, report)
        report = self._references(welcome, report)
        if self.stop.is_set():
            return replace(report, stopped=True)
        return replace(report, comparison=self.counter.compare(theirs))

    def _hello(self, report: RoundReport) -> tuple[Hello, Welcome, RoundReport]:
        self.progress(Progress("hello"))
        hello = self.counter.hello()
        asked = time.monotonic()
        welcome = self.province.hello(hello)
        round_trip_s = time.monotonic() - asked
        again = self.counter.meet(welcome)
        return hello, welcome, replace(report, again=again, round_trip_s=round_trip_s)

    def _push(self, theirs: JournalHead, report: RoundReport) -> tuple[JournalHead, RoundReport]:
        most = BATCH_EVENTS
        while not self.stop.is_set():
            batch = self.counter.next_batch(max_events=most, max_bytes=BATCH_BYTES)
            if not batch:
                break
            try:
                answer = self.province.push(write_batch(batch))
            except TooLarge:
                if len(batch) == 1:
                    raise
                most = max(1, len(batch) // 2)
                continue
            sent = {envelope.header.id for envelope in batch}
            settled = self.counter.settle([a for a in answer.answers if a.id in sent])
            if answer.journal.journal == theirs.journal:
                theirs = answer.journal
            total = Settled(
                report.sent.stored + settled.stored,
                report.sent.refused + settled.refused,
                settled.later,
            )
            report = replace(report, sent=total)
            self.progress(Progress("push", sent=total.stored + total.refused))
            if not settled.stored and not settled.refused:
                # Nothing became terminal: another try at once would only repeat this one.
                break
        return theirs, report

    def _pull(self, welcome: Welcome, report: RoundReport) -> RoundReport:
        if self.counter.cursor() >= welcome.feed_end and not report.sent.stored:
            return report
        while not self.stop.is_set():
            head, items = read_feed(self.province.feed(self.counter.cursor()))
            if not items:
                break
            applied = self.counter.apply_page(head, items)
            total = Applied(
                report.received.new + applied.new,
                report.received.known + applied.known,
                report.received.parked + applied.parked,
            )
            report = replace(report, received=total)
            self.progress(Progress("pull", received=total.new))
            if not head.more:
                break
        return report

    def _references(self, welcome: Welcome, report: RoundReport) -> RoundReport:
        for name, etag in welcome.reference.items():
            if self.stop.is_set():
                break
            held = self.counter.wants(name, etag)
            if held is None:
                continue
            self.progress(Progress("reference"))
            fetched = self.province.reference(name, held)
            if fetched is not None:
                self.counter.apply_reference(name, *fetched)
                report = replace(report, references=(*report.references, name))
        return report
