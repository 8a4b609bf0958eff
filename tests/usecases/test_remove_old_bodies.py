"""Retention at the counter: bodies go, headers and hashes stay, reports stay true (safety: the store)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import DossierRemoved, FieldRefused, NotPermitted
from desktop.domain.read_models import DossierFilter
from desktop.domain.reports import period_report
from desktop.store.file_check import sweep_files
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.count_removable import Removable, count_removable
from desktop.usecases.rate_service import RateService, rate_service
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.remove_old_bodies import RemovedBodies, RemoveOldBodies, oldest_kept, remove_old_bodies
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.view_settings import view_settings
from tests.store.scans import scan, scanned
from tests.store.stores import MONDAY, at, dump, open_store, receive
from tests.support import words
from tests.usecases.steps import bring, state

LEADER = User("thanh", "Lê Văn Thành", Role.LEADER)
BEFORE = RemoveOldBodies(date(2027, 1, 1))


@pytest.fixture
def old(store: Store, clock: SetClock) -> dict[str, str]:
    """A returned, a withdrawn and an open dossier at the province, and a closed one that was never sent; then 2029."""
    made = {"returned": bring(store, 10), "withdrawn": bring(store, 7), "open": bring(store, 4)}
    with store.write() as work:
        waiting = words.waiting(work.journal, max_events=100)
        work.settle(words.accepted(waiting))
    made["unsent"] = bring(store, 10)
    clock.set(at("2029-03-01 08:00"))
    store.user = LEADER
    return made


def test_only_what_is_closed_and_at_the_province_goes(store: Store, old: dict[str, str]) -> None:
    events = store.verify()
    removed, _ = store.run(remove_old_bodies, BEFORE)
    assert (removed.dossiers, removed.bodies, removed.left) == (2, 7, 0)
    bodies = {name: [e.body for e, _ in store.view().journal.stream(stream)] for name, stream in old.items()}
    assert {name: None in found for name, found in bodies.items()} == {
        "returned": True,
        "withdrawn": True,
        "open": False,
        "unsent": False,
    }
    assert store.verify() == events + 1
    assert store.run(remove_old_bodies, BEFORE)[0] == RemovedBodies(0, 0, 0, 0)
    assert store.verify() == events + 1


def test_a_dossier_whose_scan_only_this_machine_holds_stays(store: Store, clock: SetClock, tmp_path: Path) -> None:
    dossier = bring(store, 10)
    kept = store.files.keep(scanned(tmp_path, scan()))
    store.run(attach_file, AttachFile(dossier, "Đơn", kept.sha256))
    with store.write() as work:
        waiting = words.waiting(work.journal, max_events=100)
        work.settle(words.accepted(waiting))
    clock.set(at("2029-03-01 08:00"))
    store.user = LEADER
    assert store.run(remove_old_bodies, BEFORE)[0] == RemovedBodies(0, 0, 0, 0)
    assert store.view().dossier(dossier).files
    assert sweep_files(store).files == 0


def test_the_preview_is_what_goes(store: Store, old: dict[str, str]) -> None:
    assert count_removable(store.view()) == Removable(date(2027, 3, 1), 2)
    store.run(change_setting, ChangeSetting("retention_months", "36"))
    assert count_removable(store.view()) == Removable(date(2026, 3, 1), 0)
    store.run(change_setting, ChangeSetting("retention_months", "24"))
    store.run(remove_old_bodies, RemoveOldBodies(count_removable(store.view()).before))
    assert count_removable(store.view()).dossiers == 0


def test_it_is_told_in_the_journal(store: Store, old: dict[str, str]) -> None:
    store.run(remove_old_bodies, BEFORE)
    journal = store.view().journal
    (envelope, _), *_ = journal.stream(f"machine:{journal.device}")
    assert (envelope.header.type, envelope.header.actor) == ("BodiesRemoved", "thanh")
    assert b'"dossiers":2' in (envelope.body or b"")


def test_figures_stay_and_a_rebuild_agrees(store: Store, old: dict[str, str]) -> None:
    year = (date(2026, 1, 1), date(2026, 12, 31))
    before = period_report(store.view().figures(*year), *year)
    store.run(remove_old_bodies, BEFORE)
    assert period_report(store.view().figures(*year), *year) == before
    assert store.view().counts() == {"journal": 4, "register": 4}
    written = dump(store)
    store.rebuild()
    assert dump(store) == written


def test_a_number_stays_taken_when_nothing_but_its_row_is_left(store: Store, clock: SetClock) -> None:
    last = bring(store, 10)
    with store.write() as work:
        waiting = words.waiting(work.journal, max_events=100)
        work.settle(words.accepted(waiting))
    number = state(store, last).number
    clock.set(at("2029-03-01 08:00"))
    officer, store.user = store.user, LEADER
    assert store.run(remove_old_bodies, BEFORE)[0].dossiers == 1
    written = dump(store)
    store.rebuild()
    assert dump(store) == written
    # A clock that went back to that day.
    clock.set(at(MONDAY))
    store.user = officer
    assert receive(store).number != number


def test_nothing_of_the_person_is_left(store: Store, old: dict[str, str], tmp_path: Path) -> None:
    store.run(remove_old_bodies, BEFORE)
    with store.write() as work:
        rows = list(work._db.execute("SELECT name, name_key, id_number, phone, reason FROM dossier WHERE open = 0"))
    assert rows.count(("", "", "", "", "")) == 2
    assert store.view().page(DossierFilter(view="all", text="thu hang")).total == 2
    number = store.view().page(DossierFilter(view="closed")).rows[0].number
    assert store.view().page(DossierFilter(view="all", text=number)).total == 1
    with pytest.raises(DossierRemoved):
        store.view().dossier(old["returned"])


def test_a_few_at_a_time(store: Store, old: dict[str, str]) -> None:
    first, _ = store.run(remove_old_bodies, RemoveOldBodies(BEFORE.before, 1))
    second, _ = store.run(remove_old_bodies, RemoveOldBodies(BEFORE.before, 1))
    assert ((first.dossiers, first.left), (second.dossiers, second.left)) == ((1, 1), (1, 0))


def test_no_other_way_touches_a_body(store: Store, old: dict[str, str]) -> None:
    store.run(remove_old_bodies, BEFORE)
    for statement in ("UPDATE event SET body = NULL WHERE body IS NOT NULL", "UPDATE event SET body = x'00'"):
        with pytest.raises(Exception, match="an event is never changed"), store.write() as work:
            work._db.execute(statement)


def test_younger_than_the_period_or_without_the_role(store: Store, old: dict[str, str]) -> None:
    with pytest.raises(FieldRefused):
        store.run(remove_old_bodies, RemoveOldBodies(date(2027, 3, 2)))
    store.run(remove_old_bodies, RemoveOldBodies(date(2027, 3, 1)))
    store.run(change_setting, ChangeSetting("retention_months", "36"))
    with pytest.raises(FieldRefused):
        store.run(remove_old_bodies, RemoveOldBodies(date(2027, 3, 1)))
    store.user = User("a", "A", Role.RECEIVING)
    with pytest.raises(NotPermitted):
        store.run(remove_old_bodies, BEFORE)


def test_a_store_with_removed_bodies_opens_again(store: Store, clock: SetClock, old: dict[str, str]) -> None:
    store.run(remove_old_bodies, BEFORE)
    written = dump(store)
    store.close()
    again = open_store(store.folder, clock)
    assert dump(again) == written
    again.close()


@pytest.mark.parametrize(
    ("today", "months", "kept"),
    [
        ("2028-02-29", 24, "2026-02-28"),
        ("2028-03-31", 1, "2028-02-29"),
        ("2029-01-15", 24, "2027-01-15"),
        ("2029-01-31", 12, "2028-01-31"),
    ],
)
def test_whole_months(today: str, months: int, kept: str) -> None:
    assert oldest_kept(date.fromisoformat(today), months).isoformat() == kept


def test_settings_have_defaults_and_ranges(store: Store) -> None:
    found = view_settings(store.view())
    assert (found.idle_lock_minutes, found.second_backup_folder, found.retention_months) == (10, "", 24)
    with pytest.raises(NotPermitted):
        store.run(change_setting, ChangeSetting("idle_lock_minutes", "5"))
    store.user = LEADER
    store.run(change_setting, ChangeSetting("idle_lock_minutes", "5"))
    store.run(change_setting, ChangeSetting("second_backup_folder", str(Path("/mnt/usb").absolute())))
    assert view_settings(store.view()).idle_lock_minutes == 5
    for name, value in (
        ("idle_lock_minutes", "-1"),
        ("idle_lock_minutes", "241"),
        ("idle_lock_minutes", "x"),
        ("retention_months", "11"),
        ("second_backup_folder", "usb"),
        ("nothing", "1"),
    ):
        with pytest.raises(FieldRefused):
            store.run(change_setting, ChangeSetting(name, value))


def test_a_rating_is_counted_on_without_its_reasons(store: Store, clock: SetClock) -> None:
    dossier = bring(store, 10)
    store.run(rate_service, RateService(dossier, 1, ("Anh Ba ở ấp 3 biết",)))
    with store.write() as work:
        work.settle(words.accepted(words.waiting(work.journal, max_events=100)))
    clock.set(at("2029-03-01 08:00"))
    store.user = LEADER
    assert store.run(remove_old_bodies, BEFORE)[0].dossiers == 1
    monday = at(MONDAY).date()
    found = store.view().ratings(monday, monday)
    assert (found.given, found.levels, found.reasons) == (1, (("Chưa hài lòng", 1),), ())
    rows = dump(store)
    store.rebuild()
    assert dump(store) == rows


@pytest.mark.parametrize(("until", "goes"), [("2026-12-31", 1), ("2027-01-01", 0), ("2031-11-23", 0)])
def test_a_dossier_whose_result_is_in_force_stays(store: Store, clock: SetClock, until: str, goes: int) -> None:
    dossier = bring(store, 4)
    store.run(record_result, RecordResult(dossier, "12/GXN", valid_until=until))
    store.run(return_result, ReturnResult(dossier))
    with store.write() as work:
        work.settle(words.accepted(words.waiting(work.journal, max_events=100)))
    clock.set(at("2029-03-01 08:00"))
    store.user = LEADER
    assert store.run(remove_old_bodies, BEFORE)[0].dossiers == goes
    settled = at(MONDAY).date()
    assert len(store.view().issued_results(settled, settled)) == 1 - goes
