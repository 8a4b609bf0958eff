"""What centres share: routed dossiers, official numbers, and the hash of a feed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection, text

from sync.errors import NotAllowed
from sync.province.audit import audit
from sync.province.feeds import hash_up_to
from sync.province.ledger import Ledger
from sync.wire.feed_chain import EMPTY, extend_chain
from sync.wire.ids import uuid7
from sync.wire.messages import Hello, Welcome
from tests.province.counters import CENTRE, OTHER, Counter, open_ledger

NewCounter = Callable[..., Counter]


@pytest.fixture(autouse=True)
def _ledger_stays_whole(ledger: Ledger) -> object:
    yield
    assert audit(ledger).faults == []


def test_other_centre_reads_and_writes_only_its_own(new_counter: NewCounter) -> None:
    here, there = new_counter(), new_counter(OTHER)
    ours, theirs = here.event(), there.event()
    assert here.tell(ours).position == 1
    assert there.tell(theirs).position == 1
    assert [e for _, e in here.whole_feed()] == [ours]
    assert [e for _, e in there.whole_feed()] == [theirs]
    for header, code in (
        ({"centre": here.centre}, "wrong_centre"),
        ({"device": here.device}, "wrong_device"),
    ):
        with pytest.raises(NotAllowed) as refused:
            there.tell(there.draft(**header))
        assert refused.value.facts == {"code": code, "status": 403}
    assert len(here.whole_feed()) == 1


def test_nobody_takes_the_dossiers_of_another_centre_by_routing_them_there(new_counter: NewCounter) -> None:
    """Whoever knows a dossier's id, or guesses the name of another centre's stream, neither reads nor judges it."""
    here, there = new_counter(), new_counter(OTHER)
    dossier, day = uuid7(), f"day:2026-11-24:{here.device}"
    assert here.tell(here.event("DossierReceived", dossier, body=b"{}")).answer == "accepted"
    for stream in (dossier, day):
        body = f'{{"settles":"{here.centre}"}}'.encode()
        assert there.tell(there.event("DossierReceived", stream, body=body)).answer == "accepted"
    assert here.tell(here.event("DossierForwarded", dossier, base=1, body=b"{}")).answer == "accepted"
    assert here.tell(here.event("DayClosed", day, body=b"{}")).answer == "accepted"
    assert {envelope.header.centre for _, envelope in there.whole_feed()} == {OTHER}
    assert {envelope.header.centre for _, envelope in here.whole_feed()} == {here.centre}


def test_a_third_centre_neither_writes_nor_reads_what_two_share(ledger: Ledger, new_counter: NewCounter) -> None:
    """A dossier has two ends; whoever else knows its id has a dossier of its own under it."""
    ledger.add_centre("H20.128.01", "Trung tâm thứ ba", b'{"agency_code":"H20.128.01"}')
    here, there, third = new_counter(), new_counter(OTHER), new_counter("H20.128.01")
    dossier = uuid7()
    body = f'{{"settles":"{OTHER}"}}'.encode()
    shared = [
        here.event("DossierReceived", dossier, body=body),
        there.event("DossierForwarded", dossier, base=1, body=b"{}"),
    ]
    assert here.tell(shared[0]).answer == "accepted"
    stranger = third.event(stream=dossier)
    assert third.tell(stranger).answer == "accepted"
    assert there.tell(shared[1]).answer == "accepted"
    assert [envelope for _, envelope in here.whole_feed()] == shared
    assert [envelope for _, envelope in there.whole_feed()] == shared
    assert [envelope for _, envelope in third.whole_feed()] == [stranger]


def test_hello_knows_a_feed_up_to_any_place(ledger: Ledger, new_counter: NewCounter) -> None:
    """Also within a batch, and over events of another centre: else every round there would read the whole feed anew."""
    here, there = new_counter(), new_counter(OTHER)
    received = here.event("DossierReceived", body=f'{{"settles":"{OTHER}"}}'.encode())
    there.push(*(there.event() for _ in range(3)))
    assert here.tell(received).answer == "accepted"
    there.push(*(there.event() for _ in range(2)))
    hashes = []
    for cursor in range(8):
        welcome = there.greet(Hello(protocols=[1], program="motcua", clock="", cursor=cursor))
        assert isinstance(welcome, Welcome)
        hashes.append(welcome.feed_hash)
    feed = [envelope.hash for _, envelope in there.whole_feed()]
    assert feed[3] == received.hash
    assert hashes == [*(extend_chain(EMPTY, feed[:place]) for place in range(7)), ""]


def test_an_older_ledger_gets_the_hashes_of_its_feeds(
    where: str | Path, ledger: Ledger, new_counter: NewCounter
) -> None:
    here, there = new_counter(), new_counter(OTHER)
    assert here.tell(here.event("DossierReceived", body=f'{{"settles":"{OTHER}"}}'.encode())).answer == "accepted"
    there.push(*(there.event() for _ in range(3)))

    def hashes(opened: Ledger) -> list[str]:
        places = ((CENTRE, 1), (OTHER, 1), (OTHER, 4))
        return opened.database.read(lambda conn: [hash_up_to(conn, *place) for place in places])

    def older(conn: Connection) -> None:
        for statement in (
            "DROP TABLE feed_mark",
            "ALTER TABLE centre DROP COLUMN feed_hash",
            "DELETE FROM migration WHERE name = '0008_feed_chains'",
        ):
            conn.execute(text(statement))

    before = hashes(ledger)
    ledger.database.write(older)
    with open_ledger(where) as opened:
        assert hashes(opened) == before
        assert audit(opened).faults == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE feed_mark SET hash = :hash", f"mark {CENTRE} 3"),
        ("UPDATE centre SET feed_hash = :hash WHERE feed_position = 3", f"counter {CENTRE}"),
    ],
)
def test_the_check_recomputes_the_hash_of_every_feed(
    ledger: Ledger, new_counter: NewCounter, change: str, fault: str
) -> None:
    counter = new_counter()
    counter.push(*(counter.event() for _ in range(3)))
    true = ledger.database.read(lambda conn: hash_up_to(conn, CENTRE, 3))
    for one, faults in (("1" * 64, [fault]), (true, [])):
        statement = text(change).bindparams(hash=one)
        ledger.database.write(partial(Connection.execute, statement=statement))
        assert audit(ledger).faults == faults


def test_the_own_route_of_a_dossier_holds_whatever_others_route(new_counter: NewCounter) -> None:
    """A dossier that is sent elsewhere stays at home where it was received."""
    here, there = new_counter(), new_counter(OTHER)
    dossier = uuid7()
    body = '{{"settles":"{}"}}'
    received = here.event("DossierReceived", dossier, body=body.format(OTHER).encode())
    assert here.tell(received).answer == "accepted"
    again = there.tell(there.event("DossierReceived", dossier, base=1, body=body.format(here.centre).encode()))
    assert (again.answer, again.code) == ("refused", "stale")
    assert here.tell(here.event("DossierForwarded", dossier, base=1, body=b"{}")).answer == "accepted"
    assert len(there.whole_feed()) == len(here.whole_feed()) == 2


def test_a_number_that_a_dossier_goes_under_is_not_granted_to_another(new_counter: NewCounter) -> None:
    """Nor one that this ledger never granted: it was put back, or a counter gave it from its block."""
    counter, day = new_counter(), "2026-11-23T08:02:11+07:00"

    def receive(number: str, *, provisional: bool) -> str:
        body = {"number": number, "provisional": provisional, "received_at": day}
        event = counter.event("DossierReceived", body=msgspec.json.encode(body))
        assert counter.tell(event).answer == "accepted"
        return event.header.stream

    receive(f"{counter.centre}-261123-0001", provisional=False)
    receive(f"{counter.centre}-261123-0003", provisional=False)
    owed = [receive("TAM", provisional=True) for _ in range(2)]
    granted = counter.hello().figures.numbers
    assert [granted[dossier][-4:] for dossier in owed] == ["0002", "0004"]
    assert set(granted) == set(owed)
    # What its counter has recorded is not told again: there is room for only so many in an answer.
    given = msgspec.json.encode({"number": granted[owed[0]]})
    told = counter.push(counter.event("OfficialNumberGiven", owed[0], base=1, body=given)).figures.numbers
    assert told == counter.hello().figures.numbers == {owed[1]: granted[owed[1]]}


def test_numbers_of_a_centre_are_not_touched_by_another(new_counter: NewCounter) -> None:
    here, there = new_counter(), new_counter(OTHER)
    dossier = uuid7()
    body = b'{"number":"TAM","provisional":true,"received_at":"2026-11-23T08:02:11+07:00"}'
    granted = here.push(here.event("DossierReceived", dossier, body=body)).figures.numbers
    assert list(granted) == [dossier]
    assert there.tell(there.event("DossierReceived", dossier, body=body)).answer == "accepted"
    assert there.tell(there.event("OfficialNumberGiven", dossier, base=1, body=b'{"number":"x"}')).answer == "accepted"
    assert here.hello().figures.numbers == granted
    # Nor is what another centre did first in the way.
    other = uuid7()
    assert there.tell(there.event("DossierReceived", other, body=body)).answer == "accepted"
    assert here.tell(here.event("DossierReceived", other, body=body)).answer == "accepted"
