"""One round between this machine and the province. Reads as its named steps; every step may be cut and repeated."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sync.engine.files import FileLane, FileProgress, FileReport
from sync.errors import TooLarge
from sync.ports import Applied, Comparison, CounterSide, ProvinceSide, Settled
from sync.wire.batch import read_feed, write_batch
from sync.wire.codes import BATCH_BYTES, BATCH_EVENTS, PUSH_BYTES
from sync.wire.messages import Figures, Unchanged, Welcome


@dataclass(frozen=True)
class Progress:
    """How far a round is; counts, never a bare percentage.

    Attributes:
        step: `hello`, `push`, `pull`, `reference`, `files` or `compare`.
        sent: events the province answered in this round.
        waiting: events that still wait.
        received: events of others taken in.
        files: how far the files are, in their step.
    """

    step: str
    sent: int = 0
    waiting: int = 0
    received: int = 0
    files: FileProgress = field(default_factory=FileProgress)


@dataclass(frozen=True)
class RoundReport:
    """What one round did.

    Attributes:
        sent: what the answers changed.
        again: events owed again because the province no longer held them.
        received: what the feed changed.
        references: names of snapshots replaced.
        comparison: both ends' figures at the end.
        stopped: whether the officer stopped it; what was done stays done.
        round_trip_s: time the province took to answer hello.
        files: what the files' lane did; it never fails a round.
    """

    sent: Settled = field(default_factory=Settled)
    again: int = 0
    received: Applied = field(default_factory=Applied)
    references: tuple[str, ...] = ()
    comparison: Comparison | None = None
    stopped: bool = False
    round_trip_s: float = 0.0
    files: FileReport = field(default_factory=FileReport)


@dataclass
class Engine:
    """Runs rounds. Knows neither HTTP nor SQLite.

    Attributes:
        counter: this machine's store.
        province: the other end.
        progress: called from the thread that runs the round.
        stop: set by another thread to end the round after the request in flight.
        files: sends files after the records; None sends none.
    """

    counter: CounterSide
    province: ProvinceSide
    progress: Callable[[Progress], None] = lambda _: None
    stop: threading.Event = field(default_factory=threading.Event)
    files: FileLane | None = None

    def round(self) -> RoundReport:
        """Hello, push, pull, fetch reference snapshots, send files, compare.

        Raises:
            SyncError: the round ended early; what was answered until then is kept.
        """
        answer, report = self._hello(RoundReport())
        figures = answer.figures if isinstance(answer, Welcome) else None
        if self.counter.pulls_first():
            # This store was put back to an older copy: its own events come back first, or they would be written anew.
            report = self._pull(figures, report)
        figures, report = self._push(figures, report)
        report = self._pull(figures, report)
        if isinstance(answer, Welcome):
            report = self._references(answer, report)
        if self.files is not None and not self.stop.is_set():
            report = replace(report, files=self.files.run(lambda p: self.progress(Progress("files", files=p))))
        if self.stop.is_set():
            return replace(report, stopped=True)
        self.progress(Progress("compare"))
        return replace(report, comparison=self.counter.compare(figures))

    def _hello(self, report: RoundReport) -> tuple[Welcome | Unchanged, RoundReport]:
        self.progress(Progress("hello"))
        hello = self.counter.hello()
        asked = time.monotonic()
        answer = self.province.hello(hello)
        round_trip_s = time.monotonic() - asked
        met = self.counter.meet(answer)
        if isinstance(answer, Welcome) and answer.figures.numbers:
            self.counter.take_numbers(answer.figures.numbers)
        return answer, replace(report, again=met.again, sent=met.settled, round_trip_s=round_trip_s)

    def _push(self, figures: Figures | None, report: RoundReport) -> tuple[Figures | None, RoundReport]:
        most = BATCH_EVENTS
        while not self.stop.is_set():
            first = self.counter.next_batch(0, max_events=most, max_bytes=BATCH_BYTES)
            if first is None:
                break
            self.progress(Progress("push", sent=report.sent.stored + report.sent.refused))
            try:
                answer = self.province.push(self._batches(write_batch(first.events), first.end, most))
            except TooLarge:
                if most == 1:
                    raise
                most = max(1, min(most, len(first.events)) // 2)
                continue
            settled = self.counter.settle(answer.answers)
            figures = answer.figures
            numbered = self.counter.take_numbers(figures.numbers) if figures.numbers else 0
            report = replace(report, sent=replace(report.sent, later=0) + settled)
            self.progress(Progress("push", sent=report.sent.stored + report.sent.refused))
            if not settled.stored and not settled.refused and not settled.moved and not numbered:
                # Nothing became terminal: another try at once would only repeat this one.
                break
        return figures, report

    def _batches(self, first: bytes, end: int, most: int) -> Iterator[bytes]:
        """Batches of one request; after a refusal of size only one, so that halving finds what is too large."""
        yield first
        size = len(first)
        while size < PUSH_BYTES and most == BATCH_EVENTS and not self.stop.is_set():
            batch = self.counter.next_batch(end, max_events=most, max_bytes=BATCH_BYTES)
            if batch is None:
                break
            data = write_batch(batch.events)
            size, end = size + len(data), batch.end
            yield data

    def _pull(self, figures: Figures | None, report: RoundReport) -> RoundReport:
        if figures is None or self.counter.cursor() >= figures.feed_end:
            return report
        while not self.stop.is_set():
            self.progress(Progress("pull", received=report.received.new))
            head, items = read_feed(self.province.feed(self.counter.cursor()))
            if not items:
                break
            report = replace(report, received=report.received + self.counter.apply_page(head, items))
            self.progress(Progress("pull", received=report.received.new))
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
