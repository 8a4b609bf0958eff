"""A few schedules in every run, and proofs that the laws see what they look for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from desktop.domain import events as ev
from desktop.store.sync_port import SyncPort
from desktop.store.work import Work
from sync.journal import delivery
from sync.journal.journal import Delivery, Journal
from sync.ports import Applied, Batch, Comparison, Settled
from sync.province.ledger import FeedPage, Ledger
from sync.wire.answers import JournalAnswers
from sync.wire.batch import FeedHead
from sync.wire.envelope import Envelope
from sync.wire.messages import Figures
from tests.faults import sync
from tests.faults.simulator.moulds import CENTRES, Moulds
from tests.faults.simulator.steps import plan
from tests.faults.simulator.world import Parts

pytestmark = pytest.mark.faults
GOOD = 25
MOST = 100
"""Schedules within which a spoiled program must be found."""


@pytest.fixture(scope="module")
def moulds() -> Iterator[Moulds]:
    made = Moulds()
    yield made
    made.close()


def test_nothing_is_lost_or_doubled_and_all_agree_in_the_end() -> None:
    found = sync.search(seed=101, schedules=GOOD)
    assert found.good, found.broken
    assert found.survived + found.met == found.tried == GOOD
    assert found.seen["ends: offline"] > GOOD / 2
    assert found.seen["replaced"] > GOOD / 2
    assert found.seen["died"] > 3


def test_a_schedule_is_the_same_every_time(moulds: Moulds) -> None:
    first, second = (sync.play(plan(8), moulds, Parts()) for _ in range(2))
    assert first == second


def test_other_processes_find_the_same() -> None:
    alone, together = sync.search(seed=3, schedules=4), sync.search(seed=3, schedules=4, jobs=2)
    assert alone == together


class HastyPort(SyncPort):
    """Takes events for delivered when they are sent."""

    def next_batch(self, after: int, *, max_events: int, max_bytes: int) -> Batch | None:
        batch = super().next_batch(after, max_events=max_events, max_bytes=max_bytes)
        sent = [(event.header.id,) for event in batch.events] if batch else []
        self._do(lambda work: work._db.executemany(_DELIVERED, sent))
        return batch


_DELIVERED = "UPDATE delivery SET state = 'stored' WHERE ord = (SELECT ord FROM event WHERE id = ?)"


class AheadPort(SyncPort):
    """Moves the cursor first and takes the page in afterwards."""

    def apply_page(self, head: FeedHead, items: Sequence[tuple[int, Envelope]]) -> Applied:
        self._do(lambda work: work.journal.move_cursor(head.next, [envelope.hash for _, envelope in items]))
        return super().apply_page(head, items)


class ImpatientPort(SyncPort):
    """Gives up an event for which there is a word that it does not know."""

    def settle(self, answers: Sequence[JournalAnswers]) -> Settled:
        settled = super().settle(answers)
        self._do(self._give_up_waiting)
        return settled

    @staticmethod
    def _give_up_waiting(work: Work) -> None:
        work._db.execute("UPDATE delivery SET state = 'refused' WHERE state = 'waiting' AND attempts > 0")


class OldPort(SyncPort):
    """Leaves out what it does not know."""

    def apply_page(self, head: FeedHead, items: Sequence[tuple[int, Envelope]]) -> Applied:
        known = [item for item in items if (item[1].header.type, item[1].header.v) in ev.BODIES]
        return super().apply_page(head, known)


class LooseLedger(Ledger):
    """Shows a position while a lower one is not yet committed."""

    asked = 0

    def feed(self, centre: str, after: int, limit: int = 1000) -> FeedPage:
        page = super().feed(centre, after, limit)
        LooseLedger.asked += 1
        hidden = len(page.items) > 1 and LooseLedger.asked % 3 == 0
        return FeedPage(page.items[1:], page.more) if hidden else page


class NosyLedger(Ledger):
    """Shows every device the feed of one centre."""

    def feed(self, centre: str, after: int, limit: int = 1000) -> FeedPage:
        return super().feed(CENTRES[0], after, limit)


class CheerfulPort(SyncPort):
    """Green whenever nothing went wrong."""

    def compare(self, theirs: Figures | None) -> Comparison:
        return replace(super().compare(theirs), agree=True, waiting=0)


def _trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what heals: figures that are compared, and the hash of the feed."""
    monkeypatch.setattr(delivery, "rewind", lambda _journal, _theirs: 0)
    monkeypatch.setattr(delivery, "stands_at_cursor", lambda _journal, _hash: True)


def _by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Journal.stream

    def ordered(self: Journal, name: str) -> list[tuple[Envelope, Delivery]]:
        return sorted(stream(self, name), key=lambda event: event[0].header.at)

    every = Journal.every_stream

    def all_ordered(self: Journal) -> Iterator[tuple[str, list[tuple[Envelope, Delivery]]]]:
        for name, events in every(self):
            yield name, sorted(events, key=lambda event: event[0].header.at)

    monkeypatch.setattr(Journal, "stream", ordered)
    monkeypatch.setattr(Journal, "every_stream", all_ordered)


def _untouched(_: pytest.MonkeyPatch) -> None:
    pass


@pytest.mark.parametrize(
    ("parts", "spoil", "said"),
    [
        pytest.param(Parts(port=HastyPort), _trusting, "is nowhere", id="delivered before the answer"),
        pytest.param(Parts(port=AheadPort), _trusting, "stands at", id="cursor apart from the data"),
        pytest.param(Parts(), _by_time, "other timelines", id="time for order"),
        pytest.param(Parts(port=ImpatientPort), _untouched, "is refused as", id="an unknown word is an end"),
        pytest.param(Parts(port=OldPort), _untouched, "stands at", id="unknown types are dropped"),
        pytest.param(Parts(ledger=LooseLedger), _untouched, "stands at", id="positions visible out of order"),
        pytest.param(Parts(ledger=NosyLedger), _untouched, "holds events of", id="another centre's feed"),
        pytest.param(Parts(port=CheerfulPort), _trusting, "is green while", id="green without figures"),
    ],
)
def test_a_spoiled_program_is_found(
    parts: Parts,
    spoil: Callable[[pytest.MonkeyPatch], None],
    said: str,
    moulds: Moulds,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for seed in range(201, 201 + MOST):
        with monkeypatch.context() as spoiled:
            spoil(spoiled)
            broken = sync.play(plan(seed), moulds, parts).verdict.broken
        if any(said in words for words in broken):
            # It is the spoiled part that was seen, and nothing else.
            assert not any(said in words for words in sync.play(plan(seed), moulds, Parts()).verdict.broken)
            return
    pytest.fail(f"{MOST} schedules saw nothing")
