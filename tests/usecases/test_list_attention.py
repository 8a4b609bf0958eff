"""What waits for a person: each kind by what happened at the counter, and nothing that need not."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.app.clock import SetClock
from desktop.domain import attention as kinds
from desktop.domain.attention import GROUPS, KINDS, REMINDERS, Bounds, Concern, troubles
from desktop.domain.calendar import WorkingCalendar
from desktop.domain.catalogue_layers import ProcedureEdit
from desktop.domain.deadlines import Limit, Unit, apologise_by
from desktop.domain.scanned_pages import ScannedPage, ScanTray
from desktop.store.attachments import Attachments
from desktop.store.store import Store
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.count_attention import count_attention
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.keep_scan_pages import keep_scan_pages
from desktop.usecases.list_attention import ListAttention, list_attention
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.settle_refusal import SettleRefusal, settle_refusal
from sync.wire.ids import uuid7
from tests.store.scans import scan, scanned
from tests.store.stores import CERTIFIED_COPY, MARITAL_STATUS, at, new_store, receive
from tests.support import words
from tests.usecases.steps import MAY, state

MONDAY = "2026-11-09 08:00"
"""No day off but weekends for three weeks after it."""


def found(store: Store, group: str = "all", most: int = 500) -> list[tuple[str, str]]:
    """Kind and dossier of each line."""
    return [(one.kind, one.row.id) for one in listed(store, group, most)]


def listed(store: Store, group: str = "all", most: int = 500) -> tuple[Concern, ...]:
    page = list_attention(store.view(), ListAttention(group, most))
    assert page.counts == count_attention(store.view())
    for name in GROUPS:
        whole = list_attention(store.view(), ListAttention(name))
        assert len(whole.found) == whole.total(name), name
    return page.found


def refuse(store: Store, dossier: str, code: str) -> None:
    """The province refuses the newest entry of a dossier and accepts all before it."""
    store.run(forward_dossier, ForwardDossier(dossier))
    with store.write() as work:
        waiting = words.waiting(work.journal)
        last = waiting.pop()
        work.settle([*words.accepted(waiting), words.answer(last, "refused", code=code)])


def test_a_quiet_counter_has_nothing(store: Store) -> None:
    assert found(store) == []
    receive(store)
    assert found(store) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [("malformed", kinds.REFUSED), ("wrong_centre", kinds.REFUSED), ("", kinds.REFUSED),
     ("stale", kinds.CONFLICT)],
)  # fmt: skip
def test_a_refusal_stands_there_until_a_person_has_read_it(store: Store, code: str, kind: str) -> None:
    dossier = receive(store).dossier
    refuse(store, dossier, code)
    assert found(store) == [(kind, dossier)]
    [one] = listed(store)
    assert (one.code, one.count, one.day) == (code, 1, date(2026, 11, 23))
    store.run(settle_refusal, SettleRefusal(dossier))
    assert found(store) == []


def test_promises_that_need_an_apology(store: Store, clock: SetClock) -> None:
    clock.set(at(MONDAY))
    due_thursday = receive(store).dossier
    extended = receive(store).dossier
    assert state(store, due_thursday).due_at == at("2026-11-12 17:00")
    clock.set(at("2026-11-10 10:00"))
    assert found(store) == [], "two days left"
    clock.set(at("2026-11-11 10:00"))
    assert found(store) == [(kinds.LAST_DAY, due_thursday), (kinds.LAST_DAY, extended)]
    assert [one.day for one in listed(store)] == [date(2026, 11, 12)] * 2
    store.run(extend_due_date, ExtendDueDate(extended, "Chờ xác minh", at("2026-12-02 17:00")))
    assert found(store, "apology") == [(kinds.LAST_DAY, due_thursday)]
    same_day = receive(store, procedure=CERTIFIED_COPY).dossier
    clock.set(at("2026-11-12 08:00"))
    assert found(store) == [(kinds.LATE, same_day)], "on the day itself nothing can be told a day before any more"
    clock.set(at("2026-11-13 08:00"))
    assert found(store) == [(kinds.LATE, same_day), (kinds.LATE, due_thursday)]
    store.run(forward_dossier, ForwardDossier(same_day))
    store.run(record_result, RecordResult(same_day))
    assert found(store) == [(kinds.LATE, due_thursday)]
    clock.set(at("2026-12-03 08:00"))
    assert (kinds.LATE, extended) not in found(store), "an apology was made"


def test_what_was_received_today_for_tomorrow_is_no_apology(store: Store, clock: SetClock) -> None:
    clock.set(at("2026-11-09 15:30"))
    assert state(store, receive(store, procedure=CERTIFIED_COPY).dossier).due_at == at("2026-11-10 17:00")
    assert found(store) == []


def test_a_weekend_is_no_day_to_apologise_on(store: Store, clock: SetClock) -> None:
    clock.set(at("2026-11-11 08:00"))
    wednesday = receive(store).dossier
    assert state(store, wednesday).due_at == at("2026-11-16 17:00")
    clock.set(at("2026-11-12 08:00"))
    assert found(store) == []
    for day in ("2026-11-13 08:00", "2026-11-14 08:00", "2026-11-15 08:00"):
        clock.set(at(day))
        assert found(store) == [(kinds.LAST_DAY, wednesday)], day


def test_a_supplement_about_to_lapse(store: Store, clock: SetClock) -> None:
    clock.set(at(MONDAY))
    officer, store.user = store.user, MAY[2]
    store.run(edit_procedure, EditProcedure(MARITAL_STATUS, ProcedureEdit(limit=Limit(3, Unit.WORKING_DAY, lapse=5))))
    store.user = officer
    dossier, other = receive(store).dossier, receive(store).dossier
    for one in (dossier, other):
        store.run(forward_dossier, ForwardDossier(one))
        store.run(request_supplement, RequestSupplement(one, "Thiếu bản sao"))
    assert state(store, dossier).lapses_on == "2026-11-16"
    clock.set(at("2026-11-11 08:00"))
    assert found(store) == []
    clock.set(at("2026-11-12 08:00"))
    assert found(store) == [(kinds.LAPSE, dossier), (kinds.LAPSE, other)]
    assert listed(store)[0].day == date(2026, 11, 16)
    store.run(receive_supplement, ReceiveSupplement(other))
    assert found(store, "lapse") == [(kinds.LAPSE, dossier)]
    clock.set(at("2026-12-10 08:00"))
    assert found(store, "lapse") == [(kinds.LAPSE, dossier)], "also once it has passed"


def test_pages_that_were_scanned_and_forgotten(store: Store, clock: SetClock) -> None:
    clock.set(at(MONDAY))
    dossier = receive(store).dossier
    paper = state(store, dossier).received.documents[0]
    page = ScannedPage(sha256="0" * 64, media_type="image/jpeg", size_bytes=9, width=4, height=4, dpi=200)
    store.run(keep_scan_pages, ScanTray(dossier, paper, (page, page)))
    assert found(store, "files") == [(kinds.SCANNED, dossier)]
    assert listed(store)[0].count == 1, "papers, not pages"
    assert troubles(count_attention(store.view())) == 0, "a reminder"
    store.run(keep_scan_pages, ScanTray(dossier, paper, ()))
    assert found(store) == []


def test_a_result_that_nobody_fetches(store: Store, clock: SetClock) -> None:
    clock.set(at(MONDAY))
    dossier = receive(store).dossier
    store.run(forward_dossier, ForwardDossier(dossier))
    store.run(record_result, RecordResult(dossier))
    clock.set(at("2026-11-15 08:00"))
    assert found(store) == []
    clock.set(at("2026-11-16 08:00"))
    assert found(store) == [(kinds.UNFETCHED, dossier)]
    assert troubles(count_attention(store.view())) == 0, "a reminder"
    store.run(return_result, ReturnResult(dossier))
    assert found(store) == []


@pytest.fixture
def ids_by_the_clock(clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids of events are of the machine's own time, which here is the test's."""
    monkeypatch.setattr("sync.journal.journal.uuid7", lambda: uuid7(int(clock.now().timestamp() * 1000)))


@pytest.mark.usefixtures("ids_by_the_clock")
def test_files_that_do_not_get_through(store: Store, clock: SetClock, tmp_path: Path) -> None:
    clock.set(at(MONDAY))
    dossier = receive(store).dossier
    paper = state(store, dossier).received.documents[0]
    kept = store.files.keep(scanned(tmp_path / "usb", scan()))
    store.run(attach_file, AttachFile(dossier, paper.name, kept.sha256, paper.document))
    clock.set(at("2026-11-23 08:00"))
    assert found(store, "files") == [], "without a link the record waits too"
    with store.write() as work:
        work.settle(words.accepted(words.waiting(work.journal)))
    clock.set(at("2026-11-16 07:00"))
    assert found(store, "files") == [], "seven days are given"
    clock.set(at("2026-11-23 08:00"))
    [one] = listed(store, "files")
    assert (one.row.id, one.day, one.count, one.lacking) == (dossier, date(2026, 11, 9), 1, False)
    store.files.path(kept.sha256).write_bytes(b"short")
    assert listed(store, "files")[0].lacking
    store.files.path(kept.sha256).unlink()
    assert listed(store, "files")[0].lacking
    assert isinstance(store.files, Attachments)
    with store.write() as work:
        work._db.execute("UPDATE attachment SET held = 1")
    assert found(store, "files") == []


def test_entries_of_a_newer_program(store: Store) -> None:
    dossier = receive(store).dossier
    with store.write() as work:
        work._db.execute("UPDATE dossier SET unknown = 2 WHERE id = ?", (dossier,))
    [one] = listed(store)
    assert (one.kind, one.count) == (kinds.UNREAD, 2)


def test_a_number_that_was_replaced(store: Store) -> None:
    dossier, provisional = receive(store).dossier, receive(store).dossier
    with store.write() as work:
        work._db.execute("UPDATE dossier SET first_number = 'H20.126.05-261123-9999' WHERE id = ?", (dossier,))
        work._db.execute("UPDATE dossier SET first_number = 'TAM-2-261123-001' WHERE id = ?", (provisional,))
    [one] = listed(store)
    assert (one.kind, one.code, one.row.id) == (kinds.NUMBER, "H20.126.05-261123-9999", dossier)


def test_the_list_is_as_long_as_was_asked_for(store: Store, clock: SetClock) -> None:
    clock.set(at(MONDAY))
    dossiers = [receive(store).dossier for _ in range(5)]
    refuse(store, dossiers[4], "stale")
    clock.set(at("2026-11-17 08:00"))
    page = list_attention(store.view(), ListAttention("all", 3))
    assert [one.kind for one in page.found] == [kinds.CONFLICT, kinds.LATE, kinds.LATE]
    assert page.total("all") == 6
    assert found(store)[0] == (kinds.CONFLICT, dossiers[4])


def test_groups_hold_every_kind_once() -> None:
    held = [kind for name, group in GROUPS.items() if name != "all" for kind in group]
    assert sorted(held) == sorted(KINDS)
    assert set(KINDS) > REMINDERS


@given(st.integers(0, 400))
def test_the_last_day_for_an_apology_is_that_of_the_rule(calendar: WorkingCalendar, days: int) -> None:
    today = date(2026, 1, 1) + timedelta(days=days)
    bounds = Bounds.of(today, calendar)
    for ahead in range(1, 12):
        due = today + timedelta(days=ahead)
        if not calendar.works_on(due):
            continue
        last_day = due <= bounds.next_day
        assert last_day == (apologise_by(due, calendar) <= today), due


@pytest.fixture(scope="module")
def calendar(tmp_path_factory: pytest.TempPathFactory) -> WorkingCalendar:
    """That of the demonstration centre."""
    made = new_store(tmp_path_factory.mktemp("calendar"), SetClock(at(MONDAY)))
    found = made.view().calendar
    made.close()
    return found


def test_a_result_is_told_before_and_after_its_term_until_its_holder_comes_again(store: Store, clock: SetClock) -> None:
    clock.set(at(MONDAY))
    dossier = receive(store, procedure=MARITAL_STATUS).dossier
    store.run(forward_dossier, ForwardDossier(dossier))
    store.run(record_result, RecordResult(dossier, "12/GXN", valid_until="2027-05-09"))
    store.run(return_result, ReturnResult(dossier))
    for day, told in (("2027-04-08", False), ("2027-04-09", True), ("2027-06-08", True), ("2027-06-09", False)):
        clock.set(at(f"{day} 09:00"))
        assert (found(store, "expiring") == [(kinds.EXPIRING, dossier)]) is told, day
    clock.set(at("2027-05-10 09:00"))
    [concern] = listed(store, "expiring")
    assert (concern.code, concern.day) == ("12/GXN", date(2027, 5, 9))
    receive(store, procedure=CERTIFIED_COPY)
    assert found(store, "expiring")
    receive(store, procedure=MARITAL_STATUS)
    assert found(store, "expiring") == []
