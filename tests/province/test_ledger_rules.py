from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from sync.errors import BadMessage, NotAllowed, TooLarge
from sync.province import journals
from sync.province.audit import audit
from sync.province.ledger import Ledger
from sync.transport.http import HttpProvince
from sync.wire.batch import write_batch
from sync.wire.envelope import GENESIS
from sync.wire.ids import uuid7
from sync.wire.messages import Hello, JournalHead, Welcome
from tests.province.counters import OTHER, Counter

NewCounter = Callable[..., Counter]


@pytest.fixture(autouse=True)
def _ledger_stays_whole(ledger: Ledger) -> object:
    yield
    assert audit(ledger).faults == []


def test_accepted_once_and_duplicate_ever_after(counter: Counter) -> None:
    envelopes = [counter.event("DossierReceived"), counter.event(), counter.event()]
    first = counter.push(*envelopes)
    assert [(a.id, a.answer, a.position) for a in first.answers] == [
        (e.header.id, "accepted", n) for n, e in enumerate(envelopes, 1)
    ]
    assert counter.head(first.figures) == JournalHead(journal=counter.journal, count=3, last_hash=counter.last, held=3)
    assert first.feed_end == 3
    again = counter.push(*envelopes)
    assert [(a.answer, a.position) for a in again.answers] == [("duplicate", n) for n in (1, 2, 3)]
    assert again.figures == first.figures
    assert [envelope for _, envelope in counter.whole_feed()] == envelopes


def test_body_bytes_come_back_as_they_were_sent(counter: Counter) -> None:
    body = '{ "b" : 1.50,\t"a":"Ng\\u0075yễn", "x":[ ]  }'.encode()
    counter.tell(counter.event(body=body))
    assert [envelope.body for _, envelope in counter.whole_feed()] == [body]


def test_same_batch_from_four_threads_counts_once(ledger: Ledger, counter: Counter) -> None:
    batches = [write_batch([counter.event() for _ in range(20)]) for _ in range(5)]
    together = threading.Barrier(4)
    words: list[str] = []
    lock = threading.Lock()

    def send() -> None:
        with HttpProvince(province_url, counter.enrolled.token) as http:
            for batch in batches:
                together.wait(timeout=30)
                for given in http.push([batch]).answers:
                    with lock:
                        words.extend("accepted" for run in given.accepted for _ in range(run.count))
                        words.extend("duplicate" for run in given.duplicate for _ in range(run.count))

    province_url = counter.http._url
    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (words.count("accepted"), words.count("duplicate")) == (100, 300)
    assert [position for position, _ in counter.whole_feed()] == list(range(1, 101))
    assert ledger.journal_head(counter.journal).count == 100


def test_counters_of_one_centre_share_positions_without_gaps(new_counter: NewCounter) -> None:
    counters = [new_counter() for _ in range(4)]

    def send(counter: Counter) -> None:
        for _ in range(10):
            counter.push(counter.event(), counter.event())

    threads = [threading.Thread(target=send, args=(counter,)) for counter in counters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    items = counters[0].whole_feed()
    assert [position for position, _ in items] == list(range(1, 81))
    for counter in counters:
        mine = [e.header.seq for _, e in items if e.header.journal == counter.journal]
        assert mine == list(range(1, 21))


def test_forked_id_is_refused_and_not_kept(counter: Counter) -> None:
    first = counter.event(body="a")
    counter.tell(first)
    other = counter.draft(body="b", id=first.header.id)
    answer = counter.tell(other)
    assert (answer.answer, answer.code, answer.position) == ("refused", "forked", 0)
    assert counter.tell(first).answer == "duplicate"
    assert [envelope for _, envelope in counter.whole_feed()] == [first]


def test_forked_place_is_refused_and_not_kept(counter: Counter) -> None:
    copied = counter.draft(body="the copy's")
    first = counter.event(body="ours")
    counter.tell(first)
    answer = counter.tell(copied)
    assert (answer.answer, answer.code, answer.facts) == ("refused", "forked", {"seq": 1, "reason": "place"})
    assert [envelope for _, envelope in counter.whole_feed()] == [first]


def test_what_follows_a_fork_is_a_fork(counter: Counter) -> None:
    ours = counter.draft(body="ours")
    theirs = [counter.event(body="theirs"), counter.event()]
    counter.tell(ours)
    answers = counter.push(*theirs).answers
    assert [(a.answer, a.code) for a in answers] == [("refused", "forked")] * 2
    # Sent alone, the second still does not fit the first that is held.
    assert counter.tell(theirs[1]).code == "forked"


def test_what_rests_on_events_that_are_not_here_yet_waits(new_counter: NewCounter) -> None:
    one, two = new_counter(), new_counter()
    dossier = uuid7()
    received = one.event("DossierReceived", dossier)
    forwarded = two.event("DossierForwarded", dossier, base=1)
    assert two.tell(forwarded).answer == "later"
    assert one.tell(received).answer == "accepted"
    assert two.tell(forwarded).answer == "accepted"
    # What was refused counts: its author knew of it.
    stale = one.event("DossierRefused", dossier, base=1)
    assert one.tell(stale).code == "stale"
    assert one.tell(one.event("DossierRefused", dossier, base=3)).code == "stale"


def test_what_follows_a_refusal_in_one_request_waits(new_counter: NewCounter) -> None:
    one, two = new_counter(), new_counter()
    dossier, other = uuid7(), uuid7()
    one.tell(one.event("DossierReceived", dossier))
    one.tell(one.event("DossierForwarded", dossier, base=1))
    batches = [
        [two.event("DossierRefused", dossier, base=1), two.event("NoteAdded", dossier, base=2)],
        [two.event("NoteAdded", other), two.event("NoteAdded", dossier, base=3)],
    ]
    words = [answer.answer for answer in two.stream(*batches).answers]
    assert words == ["refused", "later", "accepted", "later"]
    assert two.push(batches[0][1]).answers[0].answer == "accepted"


def test_a_batch_for_very_many_centres_is_halved(counter: Counter) -> None:
    events = [counter.event("DossierReceived", uuid7(), body={"settles": "-"}) for _ in range(2)]
    many = [counter.event("DossierReceived", body=f'{{"settles":"H20.{n}"}}'.encode()) for n in range(21)]
    assert [word.answer for word in counter.push(*events).answers] == ["accepted"] * 2
    with pytest.raises(TooLarge):
        counter.push(*many)
    assert [word.answer for word in counter.push(*many[:10]).answers] == ["accepted"] * 10
    assert [word.answer for word in counter.push(*many[10:]).answers] == ["accepted"] * 11


def test_gap_is_filled_later_and_must_fit(counter: Counter) -> None:
    one, two, three, four = (counter.event() for _ in range(4))
    head = counter.head(counter.push(one, four).figures)
    assert (head.count, head.held, head.last_hash) == (1, 2, one.hash)
    wrong = counter.draft(seq=3, prev=two.hash)
    assert counter.tell(wrong).code == "forked"
    assert counter.tell(three).answer == "accepted"
    head = counter.head(counter.push(two).figures)
    assert (head.count, head.held, head.last_hash) == (4, 4, four.hash)
    assert [e.header.seq for _, e in counter.whole_feed()] == [1, 4, 3, 2]


def test_stale_is_refused_kept_outside_the_feed_and_refused_again(new_counter: NewCounter) -> None:
    one, two = new_counter(), new_counter()
    dossier = uuid7()
    one.tell(one.event("DossierReceived", dossier))
    assert one.tell(one.event("DossierForwarded", dossier, base=1)).answer == "accepted"
    late = two.event("DossierForwarded", dossier, base=1)
    answer = two.tell(late)
    assert (answer.answer, answer.code, answer.position) == ("refused", "stale", 0)
    assert answer.facts == {"status": 4, "events": 2}
    note = two.event("NoteAdded", dossier, base=1)
    pushed = two.push(note)
    assert pushed.answers[0].answer == "accepted"
    head = two.head(pushed.figures)
    assert (head.count, head.held, pushed.feed_end) == (2, 1, 3)
    one.tell(one.event("ResultReady", dossier, base=3))
    again = two.push(late, note)
    assert [(a.answer, a.code) for a in again.answers] == [("refused", "stale"), ("duplicate", "")]
    assert again.answers[0].facts == {"status": 4, "events": 2}
    assert late not in [envelope for _, envelope in one.whole_feed()]


def test_what_the_life_cycle_still_allows_is_accepted(new_counter: NewCounter) -> None:
    one, two = new_counter(), new_counter()
    dossier = uuid7()
    one.push(one.event("DossierReceived", dossier), one.event("DueDateExtended", dossier, base=1))
    assert two.tell(two.event("DossierForwarded", dossier, base=1)).answer == "accepted"


def test_impossible_step_is_refused_even_when_nobody_acted_in_between(counter: Counter) -> None:
    dossier = uuid7()
    counter.tell(counter.event("DossierReceived", dossier))
    answer = counter.tell(counter.event("ResultReturned", dossier, base=1))
    assert (answer.code, answer.facts) == ("stale", {"status": 2, "events": 1})


def test_malformed_events_are_refused_one_by_one(counter: Counter) -> None:
    cases = {
        "id": counter.draft(id="7"),
        "base": counter.draft(base=-1),
        "v": counter.draft(v=0),
        "stream": counter.draft(stream="a\x00b"),
        "type": counter.draft("x" * 121),
        "actor": counter.draft(actor=""),
        "at": counter.draft(at="2026-11-23T08:02:11"),
        "prev": counter.draft(prev="a" * 64),
        "body": counter.draft(body=b'"\xff"'),
    }
    for field, envelope in cases.items():
        answer = counter.tell(envelope)
        assert (answer.answer, answer.code, answer.facts) == ("refused", "malformed", {"field": field})
    for body in (b"[" * 65 + b"]" * 65, b'{"a":' * 65 + b"1" + b"}" * 65):
        assert counter.tell(counter.draft(body=body)).facts == {"field": "body"}
    for at in ("2026-11-23\x0008:02:11+07:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert counter.tell(counter.draft(at=at)).facts == {"field": "at"}
    for seq in (0, -1, 2**53, 2**80):
        assert counter.tell(counter.draft(seq=seq)).facts == {"field": "seq"}
    flat = b'{"text":"' + b"[" * 500 + b'","list":[' + b"[],{}," * 50 + b"1]}"
    good = counter.event(body=flat)
    assert counter.tell(good).answer == "accepted"
    assert [envelope for _, envelope in counter.whole_feed()] == [good]


def test_journal_belongs_to_the_device_that_pushed_it_first(new_counter: NewCounter) -> None:
    one, two = new_counter(), new_counter()
    one.tell(one.event())
    two.journal = one.journal
    with pytest.raises(NotAllowed) as refused:
        two.tell(two.draft())
    assert refused.value.facts["code"] == "wrong_device"


def test_hello_tells_nothing_of_a_journal_of_another_device(new_counter: NewCounter) -> None:
    one, two = new_counter(), new_counter()
    one.tell(one.event())
    asked = Hello(protocols=[1], program="motcua", clock="", cursor=0, unanswered={one.journal: 0})
    welcome = two.greet(asked)
    assert isinstance(welcome, Welcome)
    assert (welcome.answered, welcome.figures.journals) == ([], [])
    known = one.greet(asked)
    assert isinstance(known, Welcome)
    assert [run.count for run in known.answered[0].duplicate] == [1]


def test_id_of_another_centre_is_a_fork(new_counter: NewCounter) -> None:
    here, there = new_counter(), new_counter(OTHER)
    ours = here.event()
    here.tell(ours)
    assert there.tell(there.draft(id=ours.header.id)).code == "forked"


def test_limits_of_a_batch(counter: Counter) -> None:
    with pytest.raises(TooLarge):
        counter.push(*[counter.event() for _ in range(501)])
    big = "x" * 60_000
    with pytest.raises(TooLarge):
        counter.push(*[counter.event(body=big) for _ in range(5)])
    counter.seq, counter.last = 0, GENESIS
    with pytest.raises(BadMessage):
        counter.tell(counter.draft(body="x" * 70_000))
    with pytest.raises(BadMessage):
        counter.tell(counter.draft(journal="J1"))
    full = [counter.event() for _ in range(500)]
    assert counter.push(*full).feed_end == 500


def test_a_device_has_so_many_journals_and_no_more(
    ledger: Ledger, new_counter: NewCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each hello lists them all: a device that makes a million would keep the whole gateway busy."""
    monkeypatch.setattr(journals, "MOST", 3)
    one, other = new_counter(), new_counter()
    for _ in range(3):
        one.journal, one.seq, one.last = uuid7(), 0, GENESIS
        assert one.tell(one.event()).answer == "accepted"
    with pytest.raises(BadMessage) as refused:
        one.tell(one.draft(journal=uuid7(), seq=1, prev=GENESIS))
    assert refused.value.facts["reason"] == "journals"
    assert len(one.hello().figures.journals) == 3
    assert {one.tell(one.event()).answer, other.tell(other.event()).answer} == {"accepted"}


def test_a_request_ends_however_small_its_batches_are(ledger: Ledger, counter: Counter) -> None:
    """Every event is answered at its end: a request without one would fill the memory."""
    batches = [[counter.event(body="x" * 30_000) for _ in range(8)] for _ in range(36)]
    assert {word.answer for word in counter.stream(*batches[:9]).answers} == {"accepted"}
    with pytest.raises(TooLarge):
        counter.stream(*batches)
    assert counter.stream(*batches[9:18]).figures.feed_end == ledger.feed_end(counter.centre)


def test_open_dossiers_are_those_received_here_and_not_closed(ledger: Ledger, new_counter: NewCounter) -> None:
    one, two = new_counter(), new_counter()
    first, second, third = uuid7(), uuid7(), uuid7()
    one.push(*[one.event("DossierReceived", name) for name in (first, second, third)])
    one.tell(one.event("DayClosed", "ngay-2026-11-23"))
    assert (one.hello().figures.open_dossiers, two.hello().figures.open_dossiers) == (3, 0)
    two.tell(two.event("DossierRefused", first, base=1))
    two.tell(two.event("DossierForwarded", second, base=1))
    assert (one.hello().figures.open_dossiers, two.hello().figures.open_dossiers) == (2, 0)
    assert ledger.open_dossiers(one.device) == 2


def test_feed_pages_rise_and_end(ledger: Ledger, counter: Counter) -> None:
    for _ in range(3):
        counter.push(*[counter.event() for _ in range(400)])
    page = ledger.feed(counter.centre, 0)
    assert (len(page.items), page.more) == (1000, True)
    rest = ledger.feed(counter.centre, 1000)
    assert ([p for p, _ in rest.items], rest.more) == (list(range(1001, 1201)), False)
    assert ledger.feed(counter.centre, 1200) == ([], False)
    assert ledger.feed(counter.centre, 10**15) == ([], False)
    assert [p for p, _ in counter.whole_feed()] == list(range(1, 1201))


def test_feed_page_is_bounded_in_bytes(ledger: Ledger, counter: Counter) -> None:
    for _ in range(25):
        counter.push(*[counter.event(body="x" * 60_000) for _ in range(4)])
    page = ledger.feed(counter.centre, 0)
    assert page.more
    assert 60 < len(page.items) < 100
    assert [p for p, _ in counter.whole_feed()] == list(range(1, 101))
