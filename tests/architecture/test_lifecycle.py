"""The province's table of steps and the counter's say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import events as ev
from desktop.domain.dossier import CLOSED, STEPS, Dossier, Status, apply
from sync.wire import lifecycle
from tests.domain.test_dossier_fold import NOW, received

BEGINS = ev.DossierReceived.__name__
COMMUTING = {
    kind.__name__
    for kind in (
        ev.DayClosed,
        ev.OfficialNumberGiven,
        ev.ReceptionCorrected,
        ev.FileAttached,
        ev.FileDetached,
        ev.RefusalSettled,
        ev.ServiceRated,
        ev.UserSet,
        ev.StoreRestored,
        ev.BodiesRemoved,
        ev.ProcedureEdited,
        ev.CatalogueImported,
        ev.DaySet,
        ev.HoursSet,
        ev.CashCounted,
    )
}


def test_the_same_events_change_a_status() -> None:
    assert set(lifecycle.STEPS) == {BEGINS} | {step.event.__name__ for step in STEPS.values()}
    assert {name for name, _ in ev.BODIES} == set(lifecycle.STEPS) | COMMUTING | {lifecycle.TAKES_BACK}


@pytest.mark.parametrize("name", STEPS)
def test_from_the_same_statuses_to_the_same_one(name: str) -> None:
    here = STEPS[name]
    there = lifecycle.STEPS[here.event.__name__]
    assert there.allowed == {int(status) for status in here.allowed}
    assert there.leads_to == int(here.leads_to or lifecycle.NOTHING)


def test_a_dossier_begins_once() -> None:
    assert lifecycle.STEPS[BEGINS].allowed == {lifecycle.NOTHING, int(Status.REGISTERED)}
    assert lifecycle.STEPS[BEGINS].leads_to == Status.RECEIVED


def test_the_same_statuses_are_closed() -> None:
    assert {int(status) for status in CLOSED} == lifecycle.CLOSED


@pytest.mark.parametrize("status", Status)
def test_one_event_further(status: Status) -> None:
    before = lifecycle.Standing(int(status), "0")
    for step in STEPS.values():
        expected = int(step.leads_to or status) if status in step.allowed else None
        after = lifecycle.follow(before, step.event.__name__)
        assert (after and after.status) == expected
    for name in (*COMMUTING, "NoteAdded", "SomethingOfTheFuture"):
        assert lifecycle.follow(before, name) == before


_TYPES = [BEGINS, *(step.event.__name__ for step in STEPS.values()), lifecycle.TAKES_BACK, "NoteAdded"]


@given(st.lists(st.sampled_from(_TYPES), max_size=12))
def test_both_ends_stand_at_the_same_status(types: list[str]) -> None:
    """The province follows types alone, the counter folds bodies: what the province accepts, both read alike."""
    province, dossier, events = lifecycle.Standing(), None, 0
    for name in [BEGINS, *types]:
        after = lifecycle.follow(province, name)
        if after is None or (name == BEGINS and events):
            continue
        province, events = after, events + 1
        dossier = _further(dossier, name, f"id-{events}")
    assert dossier is not None
    assert dossier.status == province.status
    assert dossier.events == events
    standing = len(province.steps.split()) - 1
    while dossier.before is not None:
        dossier, standing = dossier.before, standing - 1
    assert standing == 0


def _further(dossier: Dossier | None, name: str, event: str) -> Dossier:
    later = "2026-12-04T17:00:00+07:00"
    if dossier is None:
        return received()
    if name == lifecycle.TAKES_BACK:
        body: ev.EventBody = ev.StepTakenBack(event=dossier.last_step, reason="Bấm nhầm")
    elif name == "NoteAdded":
        body = ev.OfficialNumberGiven(number="H20.126.05-261123-0007")
    else:
        kind = ev.BODIES[name, 1]
        known = {"reason": "Lý do", "due_at": later}
        body = kind(**{field: value for field, value in known.items() if field in kind.__struct_fields__})
    return apply(dossier, body, NOW, event)


def test_a_step_is_taken_back_only_by_whoever_saw_it_last() -> None:
    begun = lifecycle.follow(lifecycle.Standing(), BEGINS)
    assert begun is not None
    assert lifecycle.follow(begun, lifecycle.TAKES_BACK) is None
    forwarded = lifecycle.follow(begun, ev.DossierForwarded.__name__)
    assert forwarded is not None
    assert lifecycle.follow(forwarded, lifecycle.TAKES_BACK, current=False) is None
    assert lifecycle.follow(forwarded, lifecycle.TAKES_BACK) == begun


def test_a_dossier_is_open_or_closed_at_both_ends() -> None:
    assert {int(status) for status in CLOSED} == lifecycle.CLOSED
    assert {int(status) for status in Status} == lifecycle.CLOSED | lifecycle.OPEN
    assert not lifecycle.CLOSED & lifecycle.OPEN
