"""A dossier taken in and its result promised (NĐ 118/2025 art. 17; conventions 14.1 to 14.3, 14.7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from desktop.app.clock import SetClock
from desktop.domain.catalogue_layers import fingerprint
from desktop.domain.deadlines import Limit, Unit
from desktop.domain.errors import (
    CaseUnknown,
    DocumentsMissing,
    FieldRefused,
    NotPermitted,
    PersonIncomplete,
    ProcedureClosed,
    ProcedureUnknown,
)
from desktop.domain.identity_card import parse_card
from desktop.domain.people import Applicant
from desktop.domain.procedures import HandedDocument, hand_over
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.usecases.receive_dossier import receive_dossier
from tests.store.stores import BIRTH, CERTIFIED_COPY, HANG, TEMPORARY_RESIDENCE, at, new_store, receive, request
from tests.usecases.steps import ADMINISTRATOR, MAY, state


def test_a_receipt_and_what_is_recorded(store: Store) -> None:
    receipt = receive(store)
    assert receipt.number == "H20.126.05-261123-2001"
    assert not receipt.provisional
    assert receipt.due_at == at("2026-11-27 17:00")
    assert receipt.warnings == ("fee_not_set",)
    dossier = state(store, receipt.dossier)
    assert (dossier.status, dossier.number, dossier.received_at) == (2, receipt.number, at("2026-11-23 08:00"))
    body = dossier.received
    procedure = store.catalogue.procedure("1.004873", store.view().today())
    assert (body.title, body.short) == (procedure.name, procedure.short)
    assert (body.field, body.limit) == ("G15-TP07", (3, "working_day"))
    assert body.catalogue == f"{store.catalogue.version}#{fingerprint(procedure)}"
    assert body.counter == "2"
    assert [d.document for d in body.documents] == ["to-khai"]
    detail = store.view().dossier(receipt.dossier)
    assert detail.proof == receipt.proof
    assert (detail.officer, detail.timeline[0].delivery) == ("Phạm Ngọc Diễm", "waiting")


def test_instants_carry_the_offset_of_the_centre(store: Store, clock: SetClock) -> None:
    from datetime import UTC, datetime

    clock.set(datetime(2026, 11, 22, 23, 30, tzinfo=UTC))
    body = state(store, receive(store).dossier).received
    assert body.received_at == "2026-11-23T06:30:00+07:00"
    assert body.due_at == "2026-11-27T17:00:00+07:00"
    assert body.number.startswith("H20.126.05-261123-")


def test_the_address_settles_the_commune_where_it_leaves_no_doubt(store: Store) -> None:
    dossier = state(store, receive(store).dossier)
    assert dossier.applicant.commune == "30076"
    assert dossier.applicant.address == HANG.address


def test_the_same_key_is_the_same_save(store: Store, clock: SetClock) -> None:
    with store.write() as work:
        work.save_draft("k-1", b"{}")
    first = receive(store, key="k-1")
    clock.tick(60)
    assert receive(store, key="k-1") == first
    assert receive(store, key="k-1", procedure=BIRTH) == first
    assert receive(store, key="k-2") != first
    assert store.view().page(DossierFilter(view="all")).total == 2
    assert store.view().drafts() == []


def test_who_may(store: Store) -> None:
    for user in MAY:
        store.user = user
        receive(store)
    store.user = ADMINISTRATOR
    with pytest.raises(NotPermitted) as raised:
        receive(store)
    assert raised.value.facts == {"role": "administrator"}
    with pytest.raises(NotPermitted):
        receive(store, key="k")


@pytest.mark.parametrize(
    ("changes", "error", "facts"),
    [
        ({"procedure": "9.999999"}, ProcedureUnknown, {"procedure": "9.999999"}),
        ({"case": "1.004873.77"}, CaseUnknown, {"procedure": "1.004873", "case": "1.004873.77"}),
        ({"documents": ()}, DocumentsMissing, None),
        ({"applicant": Applicant(name=" ")}, PersonIncomplete, {"fields": ["name"]}),
        ({"applicant": Applicant(name="a\x00")}, FieldRefused, None),
        ({"applicant": Applicant(name="A", id_number="12")}, FieldRefused, {"field": "id_number", "reason": "digits"}),
        ({"channel": "fax"}, FieldRefused, {"field": "channel", "reason": "choice"}),
        ({"return_by": "bo cau"}, FieldRefused, {"field": "return_by", "reason": "choice"}),
        ({"copies": 0}, FieldRefused, {"field": "copies", "reason": "range", "most": 999}),
        ({"copies": 1000}, FieldRefused, {"field": "copies", "reason": "range", "most": 999}),
        ({"pages": 0}, FieldRefused, {"field": "pages", "reason": "range", "most": 9999}),
        ({"sets": 100}, FieldRefused, {"field": "sets", "reason": "range", "most": 99}),
        ({"limit": Limit(0, Unit.WORKING_DAY)}, FieldRefused, {"field": "limit", "reason": "range", "most": 999}),
        ({"limit": Limit(1000, Unit.WORKING_DAY)}, FieldRefused, {"field": "limit", "reason": "range", "most": 999}),
    ],
)
def test_refusals_record_nothing(
    store: Store, changes: dict[str, Any], error: type[Exception], facts: dict[str, Any] | None
) -> None:
    with pytest.raises(error) as raised:
        receive(store, **changes)
    assert facts is None or vars(raised.value)["facts"] == facts
    assert store.verify() == 0


def test_a_procedure_that_is_no_longer_or_not_yet(store: Store, clock: SetClock) -> None:
    clock.set(at("2025-06-30 10:00"))
    with pytest.raises(ProcedureClosed) as raised:
        receive(store)
    assert raised.value.facts == {"procedure": "1.004873", "on": "2025-06-30"}


def test_missing_papers_are_named_in_order(store: Store) -> None:
    with pytest.raises(DocumentsMissing) as raised:
        receive(store, procedure=BIRTH, documents=(HandedDocument(name="Đơn"),))
    papers = store.catalogue.procedure(BIRTH, store.view().today()).documents_of(None, store.view().today())
    assert raised.value.facts["documents"] == [p.name for p in papers if p.required]


def test_papers_by_name_and_outside_the_list(store: Store) -> None:
    papers = store.catalogue.procedure(BIRTH, store.view().today()).documents_of(None, store.view().today())
    handed = hand_over(papers, ["giay-chung-sinh", "to-khai", "Đơn viết tay"])
    body = state(store, receive(store, procedure=BIRTH, documents=handed).dossier).received
    assert [d.document for d in body.documents] == ["to-khai", "giay-chung-sinh", ""]
    assert body.documents[2].name == "Đơn viết tay"


def test_the_checklist_depends_on_the_case(store: Store) -> None:
    papers = (HandedDocument(name="Tờ khai CT01", document="ct01"),)
    receive(store, procedure=TEMPORARY_RESIDENCE, case="1.004194.91", documents=papers)
    with pytest.raises(DocumentsMissing):
        receive(store, procedure=TEMPORARY_RESIDENCE, case="1.004194.92", documents=papers)


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        (Limit(10, Unit.WORKING_DAY), "2026-12-08 17:00"),
        (Limit(5, Unit.CALENDAR_DAY), "2026-11-30 17:00"),
        (Limit(4, Unit.WORKING_HOUR), "2026-11-23 14:00"),
    ],
)
def test_a_time_the_officer_chose(store: Store, limit: Limit, due: str) -> None:
    receipt = receive(store, limit=limit)
    assert receipt.due_at == at(due)
    assert state(store, receipt.dossier).received.limit == (limit.value, limit.unit.value)


def test_the_case_sets_time_and_fee(store: Store) -> None:
    assert receive(store, procedure="1.013225", case="1.013225.91").due_at == at("2026-12-08 17:00")
    assert receive(store, procedure="1.013225").due_at == at("2026-12-14 17:00")
    assert receive(store, procedure=TEMPORARY_RESIDENCE, case="1.004194.92").charge.vnd == 10_000
    assert receive(store, procedure="1.004222", channel="online_assisted").charge.vnd == 10_000


def test_the_cutoff_of_the_centre(store: Store, clock: SetClock) -> None:
    clock.set(at("2027-02-03 15:00:00"))
    assert receive(store, procedure=CERTIFIED_COPY).due_at == at("2027-02-03 17:00")
    clock.tick()
    assert receive(store, procedure=CERTIFIED_COPY).due_at == at("2027-02-11 17:00")


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, ["fee_not_set"]),
        ({"procedure": CERTIFIED_COPY}, []),
        ({"procedure": CERTIFIED_COPY, "channel": "post"}, ["channel_not_listed"]),
        ({"procedure": CERTIFIED_COPY, "applicant": Applicant(name="A")}, ["id_missing"]),
        ({"procedure": CERTIFIED_COPY, "applicant": Applicant(name="A", id_number="341234567")}, ["id_old_number"]),
        (
            {"procedure": CERTIFIED_COPY, "applicant": msgspec.structs.replace(HANG, sex="Nam", birth_date="1986")},
            ["id_sex_mismatch", "id_year_mismatch"],
        ),
        (
            {"procedure": CERTIFIED_COPY, "applicant": msgspec.structs.replace(HANG, address="Mỹ Xương")},
            ["address_choice"],
        ),
        ({"procedure": CERTIFIED_COPY, "applicant": msgspec.structs.replace(HANG, address="Hoa Kỳ")}, []),
    ],
)
def test_warnings(store: Store, changes: dict[str, Any], codes: list[str]) -> None:
    receipt = receive(store, **changes)
    assert list(receipt.warnings) == codes
    assert state(store, receipt.dossier).received.warnings == receipt.warnings


def test_a_second_open_dossier_of_the_same_procedure_is_warned_of(store: Store) -> None:
    receive(store)
    assert "open_dossier_of_same_procedure" in receive(store).warnings
    assert "open_dossier_of_same_procedure" not in receive(store, procedure=CERTIFIED_COPY).warnings


def test_a_damaged_card_is_taken_with_its_gaps_named(store: Store) -> None:
    scan = parse_card("087185004321||Nguy?n Th? H?ng|14061985|Nữ|Ấp 1, Mỹ Xương, Cao Lãnh, Đồng Tháp|27082021\r")
    receipt = receive(store, procedure=CERTIFIED_COPY, applicant=scan.applicant())
    assert receipt.warnings == ("card_name_unread",)
    kept = state(store, receipt.dossier).applicant
    assert (kept.name, kept.unread, kept.source, kept.commune) == ("", ("name",), "card", "30076")


def test_numbers_run_out_into_provisional_ones(clock: SetClock, tmp_path: Any) -> None:
    blocks = [{"counter": "2", "first": 2001, "last": 2002}]
    store = new_store(tmp_path / "few", clock, number_blocks=blocks)
    receipts = [receive(store, procedure=CERTIFIED_COPY) for _ in range(4)]
    assert [r.number for r in receipts] == [
        "H20.126.05-261123-2001",
        "H20.126.05-261123-2002",
        "TAM-2-261123-001",
        "TAM-2-261123-002",
    ]
    assert [r.provisional for r in receipts] == [False, False, True, True]
    assert "number_provisional" in receipts[2].warnings
    clock.set(clock.now() + timedelta(days=2))
    assert receive(store).number == "H20.126.05-261125-2001"
    store.close()


def test_without_a_block_every_number_is_provisional(clock: SetClock, tmp_path: Any) -> None:
    store = new_store(tmp_path / "none", clock, number_blocks=[])
    assert receive(store).number == "TAM-2-261123-001"
    store.close()


def test_nothing_of_the_request_is_lost(store: Store) -> None:
    receipt, _ = store.run(
        receive_dossier, request(priority="Người cao tuổi", sets=2, copies=3, pages=4, return_by="post", channel="post")
    )
    body = state(store, receipt.dossier).received
    assert (body.priority, body.sets, body.copies, body.pages) == ("Người cao tuổi", 2, 3, 4)
    assert (body.return_by, body.channel) == ("post", "post")
