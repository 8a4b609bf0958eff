"""A wrong entry is undone by an entry with its reason; nothing in the journal is overwritten."""

from __future__ import annotations

import pytest

from desktop.domain.errors import DossierUnknown, FieldRefused, NothingToTakeBack, NotPermitted, ReasonMissing
from desktop.store.store import Store
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.take_back_step import TakeBackStep, take_back_step
from tests.store.stores import at, dump
from tests.usecases.steps import ADMINISTRATOR, bring, state


def take_back(store: Store, dossier: str, reason: str = "Bấm nhầm") -> None:
    store.run(take_back_step, TakeBackStep(dossier, state(store, dossier).last_step, reason))


@pytest.mark.parametrize("status", [3, 4, 5, 6, 7, 8, 9, 10])
def test_the_dossier_stands_where_it_stood(store: Store, status: int) -> None:
    dossier = bring(store, status)
    before = state(store, dossier).before
    assert before is not None
    take_back(store, dossier)
    after = state(store, dossier)
    assert (after.status, after.due_at, after.paused_at) == (before.status, before.due_at, before.paused_at)
    assert (after.settled_at, after.returned_at, after.refused_at) == (
        before.settled_at,
        before.returned_at,
        before.refused_at,
    )
    assert after.events == store.verify()


def test_all_steps_back_to_reception(store: Store) -> None:
    dossier = bring(store, 10)
    for status in (9, 4, 2):
        take_back(store, dossier)
        assert state(store, dossier).status == status
    with pytest.raises(NothingToTakeBack):
        take_back(store, dossier)


def test_an_extension_may_be_given_again_once_it_was_taken_back(store: Store) -> None:
    dossier = bring(store, 4)
    promised = state(store, dossier).due_at
    store.run(extend_due_date, ExtendDueDate(dossier, "Bận", at("2026-12-04 17:00")))
    take_back(store, dossier)
    assert (state(store, dossier).due_at, state(store, dossier).extended) == (promised, False)
    store.run(extend_due_date, ExtendDueDate(dossier, "Bận", at("2026-12-07 17:00")))
    assert state(store, dossier).due_at == at("2026-12-07 17:00")


def test_only_the_step_that_the_screen_showed(store: Store) -> None:
    dossier = bring(store, 2)
    store.run(forward_dossier, ForwardDossier(dossier))
    seen = state(store, dossier).last_step
    store.run(request_supplement, RequestSupplement(dossier, "Thiếu"))
    with pytest.raises(NothingToTakeBack):
        store.run(take_back_step, TakeBackStep(dossier, seen, "Bấm nhầm"))
    assert state(store, dossier).status == 5


def test_refused_without_reason_role_or_dossier(store: Store) -> None:
    dossier = bring(store, 4)
    event, events = state(store, dossier).last_step, store.verify()
    for reason, error in (("", ReasonMissing), ("  ", ReasonMissing), ("a\x00", FieldRefused)):
        with pytest.raises(error):
            store.run(take_back_step, TakeBackStep(dossier, event, reason))
    with pytest.raises(DossierUnknown):
        store.run(take_back_step, TakeBackStep("0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e", event, "Bấm nhầm"))
    officer, store.user = store.user, ADMINISTRATOR
    with pytest.raises(NotPermitted):
        store.run(take_back_step, TakeBackStep(dossier, event, "Bấm nhầm"))
    store.user = officer
    assert store.verify() == events


def test_the_timeline_shows_both_and_the_read_tables_rebuild_alike(store: Store) -> None:
    dossier = bring(store, 4)
    take_back(store, dossier, "Chuyển nhầm phòng")
    newest, forwarded, _ = store.view().dossier(dossier).timeline
    assert (newest.type, newest.facts["step"], newest.facts["reason"]) == (
        "StepTakenBack",
        "DossierForwarded",
        "Chuyển nhầm phòng",
    )
    assert (forwarded.taken_back, newest.taken_back) == (True, False)
    as_written = dump(store)
    store.rebuild()
    assert dump(store) == as_written
