"""The centre's own catalogue, days and hours: who may change them, and what dossiers keep."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from desktop.app.clock import SetClock
from desktop.domain import events as ev
from desktop.domain.calendar import AFTERNOON, MORNING, OFF
from desktop.domain.catalogue_layers import CatalogueImport, DocumentEdit, ImportedProcedure, ProcedureEdit
from desktop.domain.deadlines import Limit, Pause, Unit
from desktop.domain.errors import (
    DocumentsMissing,
    FieldRefused,
    LimitNotSet,
    NotPermitted,
    ProcedureUnknown,
    RuleBroken,
)
from desktop.domain.fees import Fee
from desktop.domain.procedures import Document
from desktop.store import snapshots
from desktop.store.errors import StoreDamaged
from desktop.store.shipped import shipped
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.edit_procedure import EditProcedure, edit_procedure
from desktop.usecases.explain_due_date import explain_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.import_catalogue import ImportCatalogue, import_catalogue, preview_import
from desktop.usecases.prepare_intake import PrepareIntake, prepare_intake
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.search_procedures import SearchProcedures, search_procedures
from desktop.usecases.set_day import SetDay, set_day
from desktop.usecases.set_hours import SetHours, set_hours
from tests.store.stores import at, open_store, receive
from tests.usecases.steps import state

MARITAL, BIRTH = "1.004873", "1.001193"
LEADER = User("thanh", "Lê Văn Thành", Role.LEADER)
FIVE = Limit(5, Unit.WORKING_DAY)


@pytest.fixture
def led(store: Store) -> Store:
    """A store whose user leads the centre."""
    store.user = LEADER
    return store


def in_force(store: Store, code: str = MARITAL) -> Any:
    return store.catalogue.procedure(code, store.view().today())


def edit(store: Store, changes: ProcedureEdit | None, code: str = MARITAL, **more: Any) -> Any:
    return store.run(edit_procedure, EditProcedure(code, changes, **more))[0]


def events_of(store: Store, kind: str) -> int:
    events = (envelope for _, stream in store.view().journal.every_stream() for envelope, _ in stream)
    return sum(envelope.header.type == kind for envelope in events)


@pytest.mark.parametrize("role", [Role.RECEIVING, Role.PROCESSING])
@pytest.mark.parametrize(
    ("action", "request_"),
    [
        (edit_procedure, EditProcedure(MARITAL, ProcedureEdit(hidden=True))),
        (import_catalogue, ImportCatalogue(CatalogueImport(version="x"))),
        (set_day, SetDay(date(2026, 12, 1), OFF, "Nghỉ")),
        (set_hours, SetHours(cutoff="14:00")),
    ],
)
def test_only_leaders_and_administrators(store: Store, role: Role, action: Any, request_: Any) -> None:
    store.user = User("ai", "Ai Đó", role)
    with pytest.raises(NotPermitted):
        store.run(action, request_)
    assert store.view().journal.waiting() == 0


def test_a_clean_up_is_in_force_at_once_and_for_every_later_dossier(led: Store) -> None:
    before = in_force(led)
    edit(led, ProcedureEdit(short="Độc thân", limit=FIVE, fee=Fee("case", 15_000)))
    after = in_force(led)
    assert (after.short, after.limit, after.fee.vnd, after.name) == ("Độc thân", FIVE, 15_000, before.name)
    receipt = receive(led)
    assert (receipt.due_at, receipt.charge.vnd) == (at("2026-12-01 17:00"), 15_000)
    assert [p.code for p in search_procedures(led.view(), SearchProcedures("doc than"))][:1] == [MARITAL]
    edit(led, None)
    assert in_force(led) == before
    # The same again records nothing.
    edit(led, None)
    assert events_of(led, "ProcedureEdited") == 2


def test_it_survives_a_new_start_a_rebuild_and_a_new_snapshot(led: Store, clock: SetClock) -> None:
    edit(led, ProcedureEdit(limit=FIVE))
    published = msgspec.json.decode(shipped("catalogue/procedures.json"))
    data = msgspec.json.encode({**published, "version": "tinh-2027"})
    led.run(lambda work: work.replace_snapshot(snapshots.CATALOGUE, data))
    assert (led.catalogue.version, in_force(led).limit) == ("tinh-2027", FIVE)
    led.run(lambda work: work._db.execute("UPDATE projection SET version = 0"))
    led.close()
    again = open_store(led.folder, clock)
    assert in_force(again).limit == FIVE
    again.close()


def test_a_confirmed_entry_is_marked_until_it_changes(led: Store) -> None:
    assert edit(led, None, confirm=True).confidence == "C"
    assert in_force(led).confidence == "C"
    edit(led, ProcedureEdit(limit=FIVE))
    assert in_force(led).confidence != "C"
    edit(led, ProcedureEdit(limit=FIVE), confirm=True)
    assert (in_force(led).confidence, in_force(led).limit) == ("C", FIVE)


def test_what_is_hidden_is_not_offered_but_found_by_its_dossiers(led: Store) -> None:
    dossier = receive(led).dossier
    edit(led, ProcedureEdit(hidden=True))
    assert MARITAL not in [p.code for p in search_procedures(led.view(), SearchProcedures("tinh trang hon nhan"))]
    found = led.view().received_under(state(led, dossier))
    assert found is not None
    assert not found.hidden


def test_a_dossier_keeps_the_entry_it_was_received_under(led: Store, clock: SetClock) -> None:
    first = receive(led).dossier
    edit(led, ProcedureEdit(limit=FIVE, documents={"to-khai": DocumentEdit(name="Tờ khai mới")}))
    second = receive(led).dossier
    edit(led, ProcedureEdit(limit=Limit(9, Unit.WORKING_DAY)))
    old, new = (led.view().received_under(state(led, dossier)) for dossier in (first, second))
    assert old is not None
    assert new is not None
    assert (old.limit, new.limit) == (Limit(3, Unit.WORKING_DAY), FIVE)
    led.close()
    again = open_store(led.folder, clock)
    assert again.view().received_under(state(again, second)) == new
    again.close()


def test_a_restart_is_that_of_the_entry_it_was_received_under(led: Store, clock: SetClock) -> None:
    restart = Limit(3, Unit.WORKING_DAY, pause=Pause.RESTART, lapse=15)
    edit(led, ProcedureEdit(limit=restart))
    dossier = receive(led).dossier
    edit(led, None)
    led.run(forward_dossier, ForwardDossier(dossier))
    clock.set(at("2026-11-25 09:00"))
    led.run(request_supplement, RequestSupplement(dossier, "Thiếu"))
    assert state(led, dossier).lapses_on == "2026-12-16"
    clock.set(at("2026-11-30 10:00"))
    led.run(receive_supplement, ReceiveSupplement(dossier))
    after = state(led, dossier)
    assert (after.due_at, after.lapses_on) == (at("2026-12-03 17:00"), "")
    told = explain_due_date(led.view(), dossier)
    assert told.at == after.due_at
    assert [step.kind for step in told.steps] == [
        "not_counted", "day_off", "counted", "paused", "restarted", "not_counted", "counted",
    ]  # fmt: skip


def test_a_date_that_the_calendar_no_longer_gives_is_said_to_be_set(led: Store) -> None:
    dossier = receive(led).dossier
    led.run(set_day, SetDay(date(2026, 11, 26), OFF, "Mất điện"))
    told = explain_due_date(led.view(), dossier)
    assert [step.kind for step in told.steps] == ["set"]
    assert told.at == at("2026-11-27 17:00")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (ProcedureEdit(short="  "), "short"),
        (ProcedureEdit(short="a" * 300), "short"),
        (ProcedureEdit(limit=Limit(0, Unit.WORKING_DAY)), "limit"),
        (ProcedureEdit(limit=Limit(1000, Unit.WORKING_DAY)), "limit"),
        (ProcedureEdit(fee=Fee("case", -1)), "fee"),
        (ProcedureEdit(fee=Fee("channel", {"direct": 10**12})), "fee"),
        (ProcedureEdit(channels=("pigeon",)), "channels"),
        (ProcedureEdit(documents={"to-khai": DocumentEdit(kind="eat")}), "documents"),
        (ProcedureEdit(documents={"to-khai": DocumentEdit(name="")}), "documents"),
        (ProcedureEdit(added=(Document(id="x", name="y", copies=100),)), "documents"),
        (ProcedureEdit(note="a\x00b"), "note"),
    ],
)
def test_what_cannot_be_kept_is_refused_whole(led: Store, changes: ProcedureEdit, field: str) -> None:
    before = led.catalogue
    with pytest.raises(FieldRefused) as refused:
        edit(led, changes)
    assert refused.value.facts["field"] == field
    assert led.catalogue == before
    with pytest.raises(ProcedureUnknown):
        edit(led, ProcedureEdit(), "9.999999")


FILE = CatalogueImport(
    version="nhap-1",
    source="danh-muc.xlsx",
    procedures=(
        ImportedProcedure(code="1.116214", name="Xét công nhận hộ nghèo", field="X-GIAMNGHEO", source="danh-muc.xlsx"),
        ImportedProcedure(code=MARITAL, limit=FIVE),
    ),
)


def test_an_import_is_shown_applied_once_and_stays_under_the_clean_up(led: Store) -> None:
    edit(led, ProcedureEdit(short="Độc thân"))
    shown = preview_import(led.view(), ImportCatalogue(FILE))
    assert [(c.code, c.kind) for c in shown] == [(MARITAL, "changed"), ("1.116214", "added")]
    assert led.run(import_catalogue, ImportCatalogue(FILE))[0] == shown
    assert (in_force(led).short, in_force(led).limit) == ("Độc thân", FIVE)
    assert led.run(import_catalogue, ImportCatalogue(FILE))[0] == ()
    assert events_of(led, "CatalogueImported") == 1


def test_an_import_that_nobody_could_work_with_is_refused_whole(led: Store) -> None:
    before = led.catalogue
    wrong = CatalogueImport(version="x", procedures=(ImportedProcedure(code=BIRTH, limit=Limit(0, Unit.WORKING_DAY)),))
    with pytest.raises(StoreDamaged):
        led.run(import_catalogue, ImportCatalogue(wrong))
    assert led.catalogue == before
    assert led.view().journal.waiting() == 0


def test_a_procedure_without_a_time_is_received_with_one_that_is_given(led: Store) -> None:
    led.run(import_catalogue, ImportCatalogue(FILE))
    preview = prepare_intake(led.view(), PrepareIntake("1.116214"))
    assert (preview.limit, preview.due) == (None, None)
    with pytest.raises(LimitNotSet):
        receive(led, procedure="1.116214")
    given = prepare_intake(led.view(), PrepareIntake("1.116214", limit=FIVE))
    assert given.due is not None
    assert receive(led, procedure="1.116214", limit=FIVE).due_at == given.due.at


def test_a_paper_that_the_centre_demands_is_demanded(led: Store) -> None:
    edit(led, ProcedureEdit(added=(Document(id="rieng", name="Đơn của xã", required=True),)))
    with pytest.raises(DocumentsMissing) as missing:
        receive(led, documents=())
    assert "Đơn của xã" in str(missing.value.facts["documents"])


@pytest.mark.parametrize(
    ("day", "kind", "due"),
    [
        (date(2026, 11, 26), OFF, "2026-11-30 17:00"),
        (date(2026, 11, 27), MORNING, "2026-11-27 11:30"),
        (date(2026, 11, 27), AFTERNOON, "2026-11-27 17:00"),
        (date(2026, 11, 24), "work", "2026-11-26 17:00"),
        (date(2026, 11, 24), "", "2026-11-27 17:00"),
    ],
)
def test_a_day_of_the_centres_own(led: Store, day: date, kind: str, due: str) -> None:
    led.run(set_day, SetDay(day, kind, "Riêng" if kind else ""))
    assert receive(led).due_at == at(due)
    led.run(set_day, SetDay(day))
    assert led.view().calendar == led.view().reference.published_calendar


def test_hours_of_the_centres_own(led: Store) -> None:
    led.run(set_hours, SetHours((("07:00", "11:00"), ("13:00", "16:30")), "14:00", "same_time"))
    centre = led.view().centre
    assert (centre.cutoff, centre.ends) == ("14:00", "same_time")
    # Received at 08:00 on Monday 23/11/2026; 24/11 is off.
    assert receive(led).due_at == at("2026-11-27 08:00")
    led.run(set_hours, SetHours())
    assert receive(led).due_at == at("2026-11-27 17:00")


@pytest.mark.parametrize(
    ("action", "request_", "field"),
    [
        (set_day, SetDay(date(2026, 12, 1), "party", "Tiệc"), "kind"),
        (set_day, SetDay(date(2026, 12, 1), OFF, " "), "name"),
        (set_day, SetDay(date(1990, 1, 1), OFF, "Xưa"), "day"),
        (set_hours, SetHours((("11:00", "07:00"),)), "working_time"),
        (set_hours, SetHours((("07:00", "11:30"), ("11:00", "17:00"))), "working_time"),
        (set_hours, SetHours((("7 giờ", "11:00"),)), "working_time"),
        (set_hours, SetHours(cutoff="25:00"), "cutoff"),
        (set_hours, SetHours(ends="never"), "ends"),
    ],
)
def test_days_and_hours_that_cannot_be(led: Store, action: Any, request_: Any, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        led.run(action, request_)
    assert refused.value.facts["field"] == field
    assert led.view().journal.waiting() == 0


def test_an_edit_of_another_shape_is_passed_over(led: Store) -> None:
    edit(led, ProcedureEdit(limit=FIVE))
    stream = f"procedure:{led.centre.agency_code}:{MARITAL}"

    class ProcedureEdited(ev.EventBody, frozen=True, kw_only=True):
        procedure: int

    led.run(lambda work: work.record(stream, ProcedureEdited(procedure=7), work.clock.now()))
    assert in_force(led).limit == FIVE
