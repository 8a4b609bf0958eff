"""Read tables are a fold of the journal: rebuilt from nothing they are the same."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.app.clock import SetClock
from desktop.domain.dossier import STEPS
from desktop.domain.errors import DossierUnknown, RuleBroken
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.usecases.close_day import CloseDay, close_day
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.settle_financial_duty import SettleFinancialDuty, settle_financial_duty
from desktop.usecases.stop_dossier import StopDossier, stop_dossier
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier
from sync.journal import delivery
from sync.wire.envelope import GENESIS, Envelope, seal
from sync.wire.ids import uuid7
from tests.store.stores import at, dump, new_store, open_store, receive
from tests.support import words

Act = Callable[[Store, str], object]

STEPS_AT: dict[str, Act] = {
    "refuse": lambda s, d: s.run(refuse_dossier, RefuseDossier(d, "Sai nơi")),
    "forward": lambda s, d: s.run(forward_dossier, ForwardDossier(d, "Phòng Kinh tế")),
    "supplement": lambda s, d: s.run(request_supplement, RequestSupplement(d, "Thiếu", ("Tờ khai",))),
    "supplement_received": lambda s, d: s.run(receive_supplement, ReceiveSupplement(d)),
    "financial_duty": lambda s, d: s.run(request_financial_duty, RequestFinancialDuty(d, "Thuế", 5000)),
    "duty_settled": lambda s, d: s.run(settle_financial_duty, SettleFinancialDuty(d)),
    "result": lambda s, d: s.run(record_result, RecordResult(d, "12/GXN")),
    "return": lambda s, d: s.run(return_result, ReturnResult(d)),
    "withdraw": lambda s, d: s.run(withdraw_dossier, WithdrawDossier(d, "Đổi ý")),
    "stop": lambda s, d: s.run(stop_dossier, StopDossier(d, "Quá hạn")),
    "extend": lambda s, d: s.run(extend_due_date, ExtendDueDate(d, "Bận", at("2027-03-01 17:00"))),
}


def rebuilt_equals_incremental(store: Store) -> None:
    count_by_count(store)
    before = dump(store)
    found = [ids(store, text) for text in ("nguoi", "2000815", "261", "tinh trang", "0912")]
    store.rebuild()
    assert dump(store) == before
    assert [ids(store, text) for text in ("nguoi", "2000815", "261", "tinh trang", "0912")] == found


def count_by_count(store: Store) -> None:
    """What the journal says of itself without counting, counted."""
    journal = store.view().journal
    own = "FROM event JOIN delivery USING (ord) WHERE journal = ?"
    held = f"SELECT count(*) {own} AND state = 'stored'"
    (head,) = delivery.heads(journal)
    assert head.held == store._db.conn.execute(held, (journal.id,)).fetchone()[0]
    assert journal.count() == store._db.conn.execute("SELECT count(*) FROM event").fetchone()[0]


def ids(store: Store, text: str) -> list[str]:
    page = store.view().page(DossierFilter(view="all", text=text), limit=10_000)
    return sorted(row.id for row in page.rows)


def envelopes(store: Store) -> list[Envelope]:
    with store.write() as work:
        found = [e for stream in work.journal.streams() for e, _ in work.journal.stream(stream)]
        return [e for e in found if e.header.journal == work.journal.id]


@pytest.fixture
def other(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    opened = new_store(tmp_path / "other", clock, counter="1")
    yield opened
    opened.close()


def test_every_step_has_a_use_case() -> None:
    assert set(STEPS_AT) == set(STEPS)


@pytest.mark.parametrize("seed", range(6))
def test_rebuild_equals_incremental(store: Store, other: Store, clock: SetClock, seed: int) -> None:
    chance = random.Random(seed)
    dossiers: list[str] = []
    position = 0
    for number in range(120):
        clock.tick(chance.choice([1, 60, 3600, 86400]))
        act = chance.random()
        if act < 0.3 or not dossiers:
            someone = Applicant(name=f"Người Thứ {number}", phone="0912 345 678" if chance.random() < 0.5 else "")
            procedure = chance.choice(["1.004873", "2.000815", "1.004222"])
            at_counter = chance.choice([store, other])
            receipt = receive(
                at_counter, procedure=procedure, applicant=someone, channel=chance.choice(["direct", "post"])
            )
            if at_counter is store:
                dossiers.append(receipt.dossier)
        elif act < 0.75:
            try:
                STEPS_AT[chance.choice(sorted(STEPS_AT))](store, chance.choice(dossiers))
            except RuleBroken:
                continue
        elif act < 0.8:
            day = clock.now().date()
            store.run(close_day, CloseDay(day - timedelta(days=chance.randint(0, 2)), "Đối chiếu"))
        elif act < 0.9:
            with store.write() as work:
                answers = []
                for envelope in words.waiting(work.journal, max_events=chance.randint(1, 9)):
                    position += 1
                    later = envelope.header.type != "DossierReceived" and chance.random() < 0.15
                    word = "refused" if later else chance.choice(["accepted", "accepted", "later"])
                    answers.append(words.answer(envelope, word, position, code="stale"))
                work.settle(answers)
        else:
            with store.write() as work:
                cursor = work.journal.cursor()
                known = [e for e in envelopes_of(other) if not work.journal.stream(e.header.stream)]
                items = []
                for envelope in known[: chance.randint(0, 5)]:
                    position += 1
                    items.append((position, envelope))
                work.apply_page(max(cursor, position), items)
        if number % 40 == 39:
            rebuilt_equals_incremental(store)
    assert store.verify() > 40
    rebuilt_equals_incremental(store)


def envelopes_of(store: Store) -> list[Envelope]:
    journal = store.view().journal
    return [e for stream in journal.streams() for e, _ in journal.stream(stream)]


def refuse(store: Store, envelope: Envelope, code: str) -> None:
    with store.write() as work:
        work.settle([words.answer(envelope, "refused", code=code)])


def test_a_refused_step_is_taken_back_in_the_tables(store: Store) -> None:
    receipt = receive(store)
    store.run(forward_dossier, ForwardDossier(receipt.dossier))
    refuse(store, envelopes(store)[1], "stale")
    (row,) = store.view().page(DossierFilter(view="all")).rows
    assert (int(row.status), row.refused) == (2, 1)
    assert store.view().count("attention") == 1
    rebuilt_equals_incremental(store)


def test_a_refused_reception_stays_where_a_person_can_see_it(store: Store) -> None:
    """The applicant holds the slip: the counter never drops an event by itself."""
    receipt = receive(store)
    refuse(store, envelopes(store)[0], "malformed")
    rebuilt_equals_incremental(store)
    (row,) = store.view().page(DossierFilter(view="attention")).rows
    assert (row.number, row.refused) == (receipt.number, 1)
    assert store.view().dossier(receipt.dossier).timeline[0].delivery == "refused"
    counts = store.view().counts()
    assert counts["journal"] == counts["register"]


def foreign(other: Store, **header: Any) -> Envelope:
    """An event of another counter with a changed header."""
    receive(other)
    first = envelopes(other)[0]
    changed = {name: getattr(first.header, name) for name in first.header.__struct_fields__} | header
    assert first.body is not None
    return seal(type(first.header)(**changed), first.body, first.prev)


@pytest.mark.parametrize("change", [{"type": "SealBroken"}, {"v": 2}])
def test_an_event_of_the_future_is_kept_and_its_dossier_waits(
    store: Store, other: Store, change: dict[str, Any]
) -> None:
    receipt = receive(store)
    new_type = foreign(other, stream=receipt.dossier, **change)
    own = envelopes(store)[0]
    with store.write() as work:
        work.apply_page(1, [(1, own)])
        applied = work.apply_page(2, [(2, new_type)])
    assert (applied.new, applied.parked) == (1, 1)
    (row,) = store.view().page(DossierFilter(view="attention")).rows
    assert (row.id, row.unknown) == (receipt.dossier, 1)
    assert store.verify() == 2
    rebuilt_equals_incremental(store)


def test_a_dossier_that_begins_in_the_future_is_kept(store: Store, other: Store) -> None:
    stream = uuid7()
    with store.write() as work:
        work.apply_page(1, [(1, foreign(other, v=9, stream=stream))])
    assert store.view().page(DossierFilter(view="all")).total == 0
    assert store.verify() == 1
    with pytest.raises(DossierUnknown):
        store.view().dossier(stream)
    receive(store)
    rebuilt_equals_incremental(store)


def test_a_known_type_with_a_body_of_another_shape_stops_only_its_dossier(store: Store, other: Store) -> None:
    receipt = receive(store)
    template = foreign(other, stream=receipt.dossier, type="DossierForwarded")
    broken = seal(template.header, b'{"to":["khong","phai","chu"]}', template.prev)
    with store.write() as work:
        work.apply_page(1, [(1, broken)])
    assert store.verify() == 2
    (row,) = store.view().page(DossierFilter(view="attention")).rows
    assert row.unknown == 1
    receive(store)
    rebuilt_equals_incremental(store)


@pytest.mark.parametrize(
    ("header", "changes"),
    [
        ({}, {"received_at": "0001-01-01T00:00:00+14:00"}),
        ({}, {"due_at": "9999-12-31T23:59:59-14:00"}),
        ({}, {"received_at": "0001-01-01T00:00:00"}),
        ({}, {"charge": {"vnd": 2**70, "known": True, "each_vnd": 1, "count": 1}}),
        ({}, {"number": "H20-" + "9" * 5000}),
        ({"at": "0001-01-01T00:00:00+14:00"}, {}),
        ({"type": "FileAttached"}, {}),
    ],
)
def test_values_that_no_table_takes_stop_only_their_dossier(
    store: Store, other: Store, header: dict[str, Any], changes: dict[str, Any]
) -> None:
    """Whatever another machine recorded, the feed goes on."""
    first = foreign(other)
    strange = seal(first.header, json.dumps(json.loads(first.body or b"") | changes).encode(), first.prev)
    receipt = receive(store)
    step = replace(envelopes(store)[0].header, id=uuid7(), journal=uuid7(), stream=receipt.dossier)
    file = {"name": "x", "sha256": "a" * 64, "size_bytes": 2**70, "media_type": "x"}
    note = seal(replace(step, **{"type": "DossierForwarded", **header}), json.dumps(file).encode(), GENESIS)
    with store.write() as work:
        work.apply_page(2, [(1, strange), (2, note)])
    assert store.view().journal.cursor() == 2
    assert store.verify() == 3
    rebuilt_equals_incremental(store)


def test_tables_of_another_version_are_rebuilt_at_opening(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path, clock)
    receive(store)
    before = dump(store)
    store._db.conn.execute("UPDATE projection SET version = 0")
    store._db.conn.execute("DELETE FROM dossier")
    store._db.conn.execute("DELETE FROM number_series")
    store.close()
    again = open_store(tmp_path, clock)
    assert dump(again) == before
    assert receive(again).number.endswith("2002")
    again.close()


def test_progress_of_a_rebuild(store: Store) -> None:
    for _ in range(3):
        receive(store)
    told: list[tuple[int, int]] = []
    store.rebuild(lambda done, whole: told.append((done, whole)))
    assert told == [(0, 3), (3, 3)]


def test_numbers_given_out_are_never_given_again_after_a_rebuild(store: Store) -> None:
    given = [receive(store).number for _ in range(3)]
    store.rebuild()
    given += [receive(store).number for _ in range(3)]
    assert [number[-4:] for number in given] == ["2001", "2002", "2003", "2004", "2005", "2006"]


def test_a_rebuild_folds_unsent_events_in_the_order_they_were_recorded(store: Store) -> None:
    """Types that the alphabet would put the other way round: received after requested, settled after requested."""
    dossier = receive(store).dossier
    store.run(forward_dossier, ForwardDossier(dossier))
    for _ in range(2):
        store.run(request_supplement, RequestSupplement(dossier, "Thiếu"))
        store.run(receive_supplement, ReceiveSupplement(dossier))
    store.run(request_financial_duty, RequestFinancialDuty(dossier, "Thuế", 1000))
    store.run(settle_financial_duty, SettleFinancialDuty(dossier))
    written = dump(store)
    store.rebuild()
    assert dump(store) == written
    whole = dict(store.view().journal.every_stream())
    assert whole[dossier] == store.view().journal.stream(dossier)
