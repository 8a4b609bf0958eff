"""Laws of the journal (architecture 5; protocol 2)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.app.clock import SetClock
from desktop.store.store import Store
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from sync.errors import ChainBroken, JournalForked
from sync.journal import delivery, inbox
from sync.journal.journal import Journal
from sync.ports import Settled
from sync.wire.answers import EventAnswer, JournalAnswers, Run
from sync.wire.envelope import GENESIS, Envelope, seal
from sync.wire.ids import uuid7
from sync.wire.messages import JournalHead
from tests.store.stores import new_store, receive
from tests.support.words import accepted, answer, figures, waiting


@pytest.fixture
def journal(store: Store) -> Journal:
    """The journal of a store with four events of three dossiers: 1, 2, 1 again, 3."""
    first = receive(store)
    receive(store)
    store.run(forward_dossier, ForwardDossier(first.dossier))
    receive(store)
    return Journal(store._db.conn)


@pytest.fixture
def other(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    """Another counter's store with three events."""
    store = new_store(tmp_path / "other", clock, counter="1")
    for _ in range(3):
        receive(store)
    yield store
    store.close()


def events(journal: Journal) -> list[Envelope]:
    found = [envelope for stream in journal.streams() for envelope, _ in journal.stream(stream)]
    return sorted(found, key=lambda envelope: envelope.header.seq)


def states(journal: Journal) -> dict[int, str]:
    return {e.header.seq: d.state for stream in journal.streams() for e, d in journal.stream(stream)}


CHANGES = [
    "UPDATE event SET body = x'7b7d'",
    "UPDATE event SET actor = 'ai do'",
    "UPDATE event SET at = '2020-01-01T00:00:00+07:00' WHERE seq = 1",
    "UPDATE event SET body = NULL",
    "UPDATE event SET hash = prev",
    "DELETE FROM event",
    "DELETE FROM event WHERE seq = 4",
    "INSERT OR REPLACE INTO event SELECT ord, id, journal, seq, device, centre, stream, base, type, v, at, 'ai do',"
    " body, body_hash, prev, hash FROM event WHERE seq = 2",
]


@pytest.mark.parametrize("statement", CHANGES)
def test_no_statement_changes_or_removes_an_event(store: Store, journal: Journal, statement: str) -> None:
    before = events(journal)
    with pytest.raises(sqlcipher.IntegrityError, match="never"):
        store._db.conn.execute(statement)
    assert events(journal) == before
    assert store.verify() == 4


def test_only_a_body_named_for_removal_may_go(store: Store, journal: Journal) -> None:
    db = store._db.conn
    db.execute("INSERT INTO body_removal (ord) SELECT ord FROM event WHERE seq = 1")
    with pytest.raises(sqlcipher.IntegrityError):
        db.execute("UPDATE event SET body = NULL, actor = 'ai do' WHERE seq = 1")
    with pytest.raises(sqlcipher.IntegrityError):
        db.execute("UPDATE event SET body = x'7b7d' WHERE seq = 1")
    with pytest.raises(sqlcipher.IntegrityError):
        db.execute("UPDATE event SET body = NULL WHERE seq = 2")
    db.execute("UPDATE event SET body = NULL WHERE seq = 1")
    assert store.verify() == 4


def test_events_chain_from_the_first(journal: Journal) -> None:
    found = events(journal)
    assert [e.header.seq for e in found] == [1, 2, 3, 4]
    assert found[0].prev == GENESIS
    for one, two in pairwise(found):
        assert two.prev == one.hash
    for envelope in found:
        assert envelope.body is not None
        assert seal(envelope.header, envelope.body, envelope.prev) == envelope
    assert [e.header.base for e in found] == [0, 0, 1, 0]
    assert {(e.header.journal, e.header.device, e.header.actor) for e in found} == {
        (journal.id, journal.device, "diem")
    }


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE event SET body = replace(CAST(body AS TEXT), 'Hằng', 'Hồng') WHERE seq = 2",
        "UPDATE event SET body = CAST(CAST(body AS TEXT) || ' ' AS BLOB) WHERE seq = 2",
        "UPDATE event SET actor = 'loc' WHERE seq = 2",
        "UPDATE event SET at = '2026-11-23T08:00:01+07:00' WHERE seq = 4",
        "UPDATE event SET stream = 'x' WHERE seq = 2",
        "UPDATE event SET seq = 7 WHERE seq = 4",
        "UPDATE event SET prev = hash WHERE seq = 3",
        "DELETE FROM event WHERE seq = 2",
        "DELETE FROM event WHERE seq = 1",
    ],
)
def test_verify_finds_what_was_changed_behind_the_triggers(store: Store, journal: Journal, change: str) -> None:
    db = store._db.conn
    for trigger in ("event_never_changed", "event_never_deleted"):
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute("PRAGMA foreign_keys = OFF")
    if "replace(" in change:
        change = change.replace("replace(CAST(body AS TEXT), 'Hằng', 'Hồng')",
                                "CAST(replace(CAST(body AS TEXT), 'Hằng', 'Hồng') AS BLOB)")  # fmt: skip
    assert db.execute(change).rowcount == 1
    with pytest.raises(ChainBroken):
        store.verify()


def test_next_batch_is_oldest_first_and_bounded(journal: Journal) -> None:
    assert [e.header.seq for e in waiting(journal, max_events=10, max_bytes=10**6)] == [1, 2, 3, 4]
    assert [e.header.seq for e in waiting(journal, max_events=2, max_bytes=10**6)] == [1, 2]
    assert [e.header.seq for e in waiting(journal, max_events=10, max_bytes=1)] == [1]
    size = sum(len(e.body or b"") + 300 for e in events(journal)[:2])
    assert [e.header.seq for e in waiting(journal, max_events=10, max_bytes=size)] == [1, 2]
    assert [e.header.seq for e in waiting(journal, max_events=10, max_bytes=size - 1)] == [1]


def test_a_refused_event_holds_back_its_dossier_only(journal: Journal) -> None:
    first = events(journal)[0]
    settled, touched = delivery.settle(journal, [answer(first, "refused", code="stale", facts={"status": 3})])
    assert (settled.refused, touched.refold) == (1, {first.header.stream})
    assert [e.header.seq for e in waiting(journal, max_events=10, max_bytes=10**6)] == [2, 4]
    assert journal.waiting() == 3
    (envelope, standing), *_ = journal.stream(first.header.stream)
    assert (envelope, standing.state, standing.code, standing.facts) == (first, "refused", "stale", {"status": 3})
    assert list(states(journal).values()).count("refused") == 1


def test_what_waits_for_a_person_is_not_asked_about(journal: Journal) -> None:
    """It was answered; asking would have the province say its words on everything after it in every round."""
    first, second, third, fourth = events(journal)
    delivery.settle(journal, [answer(first, "refused", code="stale"), *accepted([second], 1), *accepted([fourth], 2)])
    assert (journal.waiting(), waiting(journal)) == (1, [])
    assert delivery.unanswered(journal) == {}
    journal.settle_refused(first.header.stream)
    assert delivery.unanswered(journal) == {third.header.journal: 2}


def test_words_that_are_known_leave_all_dossiers_alone(journal: Journal) -> None:
    """Answers said again must not have every dossier folded anew."""
    first, second, third, fourth = events(journal)
    delivery.settle(journal, accepted([first, second, third, fourth]))
    known = accepted([first, second, third, fourth])
    assert delivery.settle(journal, known) == (Settled(), delivery.Touched(set(), set()))
    moved = accepted([second, third, fourth], 7)
    assert delivery.settle(journal, moved)[1].refold == {e.header.stream for e in (second, third, fourth)}


def test_only_terminal_words_about_own_events_change_anything(journal: Journal) -> None:
    one, two, three, four = events(journal)
    settled, touched = delivery.settle(
        journal,
        [
            answer(one, "accepted", 11),
            answer(two, "later"),
            answer(three, "đã nhận"),
            answer(four, "duplicate", 12),
            JournalAnswers(journal=uuid7(), accepted=[Run(1, 13, 4, four.hash)]),
            JournalAnswers(journal=journal.id, accepted=[Run(1, 13, 2, four.hash), Run(1, 13, 9, four.hash)]),
            JournalAnswers(journal=journal.id, events=[EventAnswer(id="", answer="refused", code="stale")]),
        ],
    )
    assert (settled.stored, settled.refused, settled.later) == (2, 0, 2)
    assert (touched.refold, touched.answered) == ({one.header.stream}, {four.header.stream})
    assert states(journal) == {1: "stored", 2: "waiting", 3: "waiting", 4: "stored"}
    assert [e.header.seq for e in waiting(journal, max_events=10, max_bytes=10**6)] == [2, 3]


def test_what_both_ends_agreed_on_is_past_once_anything_is_taken_in(journal: Journal, other: Store) -> None:
    """A round may end before it compares: the next one must not say that it knows the state of before."""
    journal.set_state(delivery.KNOWN, "s")
    delivery.settle(journal, [answer(events(journal)[0], "accepted", 1)])
    assert journal.state(delivery.KNOWN) == ""
    journal.set_state(delivery.KNOWN, "s")
    inbox.apply_page(journal, 4, page_of(other, 2))
    assert journal.state(delivery.KNOWN) == ""


def test_settling_twice_is_settling_once(journal: Journal) -> None:
    answers = accepted(events(journal))
    delivery.settle(journal, answers)
    before = delivery.heads(journal)
    delivery.settle(journal, answers)
    assert delivery.heads(journal) == before
    assert before[0].held == 4
    assert journal.waiting() == 0
    assert journal.oldest_waiting_at() is None


def test_attempts_are_counted(store: Store, journal: Journal) -> None:
    first = events(journal)[0]
    for _ in range(3):
        delivery.settle(journal, [answer(first, "later")])
    assert store._db.conn.execute("SELECT max(attempts) FROM delivery").fetchone()[0] == 3


def test_rewind_owes_again_what_the_province_lost(journal: Journal) -> None:
    found = events(journal)
    delivery.settle(journal, accepted(found))
    theirs = JournalHead(journal=journal.id, count=2, last_hash=found[1].hash, held=2)
    assert delivery.rewind(journal, figures(theirs)) == 2
    assert states(journal) == {1: "stored", 2: "stored", 3: "waiting", 4: "waiting"}
    assert delivery.rewind(journal, figures(theirs)) == 0
    nothing = JournalHead(journal=journal.id, count=0, last_hash=GENESIS, held=0)
    assert delivery.rewind(journal, figures(nothing)) == 2
    assert journal.waiting() == 4


def test_nothing_is_owed_again_while_the_province_holds_what_it_acknowledged(journal: Journal) -> None:
    found = events(journal)
    delivery.settle(journal, [answer(found[1], "accepted", 1)])
    theirs = JournalHead(journal=journal.id, count=0, last_hash=GENESIS, held=1)
    assert delivery.rewind(journal, figures(theirs)) == 0


def test_what_the_province_does_not_keep_is_not_counted_as_held(journal: Journal) -> None:
    """Malformed and forked events are refused without being kept: they must not look like a lost ledger."""
    one, two, three, four = events(journal)
    words = [answer(one, "accepted", 1), answer(two, "refused", code="malformed"), *accepted([three, four], 2)]
    delivery.settle(journal, words)
    theirs = JournalHead(journal=journal.id, count=1, last_hash=one.hash, held=3)
    assert delivery.rewind(journal, figures(theirs)) == 0
    assert delivery.compare(journal, figures(theirs), 0).agree


def test_an_event_may_lose_its_place_more_than_once(store: Store, journal: Journal) -> None:
    """The folder was put back, then the ledger, then the folder again."""
    found, first = events(journal), journal.id
    nothing = JournalHead(journal=first, count=0, last_hash=GENESIS, held=0)
    forked = answer(found[0], "refused", code="forked", facts={"reason": "place"})
    for turn in range(2):
        assert delivery.settle(journal, [forked])[0].moved == 4, turn
        assert {e.header.journal for e in waiting(journal)} == {journal.id} != {first}
        inbox.apply_page(journal, 4, list(enumerate(found, 1)))
        assert delivery.rewind(journal, figures(nothing)) == 4
    assert waiting(journal) == found
    assert store.verify() == 4


def test_numbers_that_events_left_are_not_counted_as_held(journal: Journal) -> None:
    """Two of four moved events come back to where they stood: the journal that goes on begins at its third number."""
    found, first = events(journal), journal.id
    delivery.settle(journal, [answer(found[0], "refused", code="forked", facts={"reason": "place"})])
    inbox.apply_page(journal, 2, list(enumerate(found[:2], 1)))
    assert [e.header.seq for e in waiting(journal)] == [3, 4]
    assert {head.journal: head.held for head in delivery.heads(journal)} == {first: 2, journal.id: 0}


def test_comparison(journal: Journal) -> None:
    found = events(journal)
    delivery.settle(journal, accepted(found))
    whole = JournalHead(journal=journal.id, count=4, last_hash=found[3].hash, held=4)
    assert delivery.compare(journal, figures(whole), 0).agree
    for wrong in (
        JournalHead(journal=journal.id, count=4, last_hash=found[2].hash, held=4),
        JournalHead(journal=journal.id, count=3, last_hash=found[2].hash, held=3),
        JournalHead(journal=journal.id, count=5, last_hash=found[3].hash, held=5),
    ):
        assert not delivery.compare(journal, figures(wrong), 0).agree


def page_of(store: Store, start: int = 1) -> list[tuple[int, Envelope]]:
    return list(enumerate(events(Journal(store._db.conn)), start))


def test_a_page_is_applied_once(journal: Journal, other: Store) -> None:
    items = page_of(other)
    applied, touched = inbox.apply_page(journal, 3, items)
    assert (applied.new, applied.known, len(touched)) == (3, 0, 3)
    again, _ = inbox.apply_page(journal, 3, items)
    assert (again.new, again.known) == (0, 3)
    assert journal.count() == 7
    assert journal.cursor() == 3
    assert journal.verify() == 7
    assert journal.waiting() == 4


def test_an_own_event_in_the_feed_is_stored_with_its_position(journal: Journal) -> None:
    first = events(journal)[0]
    applied, touched = inbox.apply_page(journal, 9, [(9, first)])
    assert (applied.new, applied.known, touched) == (0, 1, {first.header.stream})
    assert journal.stream(first.header.stream)[0][1][:2] == ("stored", 9)


def test_a_forked_event_is_refused(journal: Journal) -> None:
    first = events(journal)[0]
    forged = seal(first.header, b'{"number":"khac"}', first.prev)
    with pytest.raises(JournalForked):
        inbox.apply_page(journal, 1, [(1, forged)])


@pytest.mark.parametrize("torn", [0, 1])
def test_an_event_that_does_not_follow_is_refused(journal: Journal, other: Store, torn: int) -> None:
    items = page_of(other)
    position, envelope = items[torn]
    assert envelope.body is not None
    items[torn] = (position, seal(envelope.header, envelope.body, "ab" * 32))
    with pytest.raises(ChainBroken):
        inbox.apply_page(journal, 3, items)


def test_feed_order_is_the_order_of_a_stream(journal: Journal) -> None:
    one, _, three, _ = events(journal)
    inbox.apply_page(journal, 9, [(8, three), (9, one)])
    order = [envelope.header.seq for envelope, _ in journal.stream(one.header.stream)]
    assert order == [3, 1]


def test_refused_events_do_not_count_in_the_base_of_the_next(store: Store, journal: Journal) -> None:
    stream = events(journal)[0].header.stream
    delivery.settle(journal, [answer(events(journal)[2], "refused", code="stale")])
    assert journal.stream_length(stream) == 1
    envelope = journal.append(stream=stream, event_type="X", v=1, at="2026-11-23T09:00:00+07:00", actor="a", body=b"{}")
    assert (envelope.header.base, envelope.header.seq) == (1, 5)
    assert json.loads(envelope.body or b"") == {}
    assert store.verify() == 5


def test_ids_sort_by_the_time_they_were_made() -> None:
    ids = [uuid7(now_ms) for now_ms in range(1_700_000_000_000, 1_700_000_000_200)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 200
    assert all(i[14] == "7" and i[19] in "89ab" for i in ids)
