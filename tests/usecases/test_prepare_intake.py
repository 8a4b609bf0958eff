"""What the intake page promises is what receiving records."""

from __future__ import annotations

import pytest

from desktop.app.clock import SetClock
from desktop.domain.errors import CaseUnknown, ProcedureClosed, ProcedureUnknown
from desktop.store.store import Store
from desktop.usecases.prepare_intake import PrepareIntake, prepare_intake
from tests.store.stores import at, receive


@pytest.mark.parametrize("instant", ["2026-11-23 08:00", "2026-11-27 15:00:01", "2027-02-03 16:59", "2026-11-28 09:00"])
def test_equals_receiving_for_every_procedure(store: Store, clock: SetClock, instant: str) -> None:
    clock.set(at(instant))
    for procedure in store.catalogue.procedures:
        for case in ("", *(case.code for case in procedure.cases)):
            for channel in ("direct", "online_assisted", "post"):
                wanted = PrepareIntake(procedure.code, case, channel, copies=2, pages=3)
                if channel != "direct" and procedure.code not in {"1.004222", "2.000815", "1.001193"}:
                    continue
                preview = prepare_intake(store.view(), wanted)
                receipt = receive(store, procedure=procedure.code, case=case, channel=channel, copies=2, pages=3)
                assert preview.due is not None
                assert (preview.due.at, preview.charge) == (receipt.due_at, receipt.charge)
                taken = store.view().dossier(receipt.dossier).dossier.received.documents
                asked = [d.id for d in preview.documents if d.required] or [d.id for d in preview.documents]
                assert [d.document for d in taken] == asked


def test_checklist_of_a_case(store: Store) -> None:
    for case, there in (("", False), ("1.004194.91", False), ("1.004194.92", True)):
        papers = prepare_intake(store.view(), PrepareIntake("1.004194", case)).documents
        assert ("danh-sach" in [d.id for d in papers]) is there


def test_errors(store: Store, clock: SetClock) -> None:
    with pytest.raises(ProcedureUnknown):
        prepare_intake(store.view(), PrepareIntake("9.999999"))
    with pytest.raises(CaseUnknown):
        prepare_intake(store.view(), PrepareIntake("1.004194", "1.004194.55"))
    clock.set(at("2025-06-30 09:00"))
    with pytest.raises(ProcedureClosed):
        prepare_intake(store.view(), PrepareIntake("1.004194"))
