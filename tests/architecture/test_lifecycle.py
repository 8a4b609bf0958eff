"""The province's table of steps and the counter's say the same."""

from __future__ import annotations

import pytest

from desktop.domain import events as ev
from desktop.domain.dossier import CLOSED, STEPS, Status
from sync.wire import lifecycle

BEGINS = ev.DossierReceived.__name__
COMMUTING = {ev.DayClosed.__name__, ev.OfficialNumberGiven.__name__}


def test_the_same_events_change_a_status() -> None:
    assert set(lifecycle.STEPS) == {BEGINS} | {step.event.__name__ for step in STEPS.values()}
    assert {name for name, _ in ev.BODIES} == set(lifecycle.STEPS) | COMMUTING


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
def test_next_status(status: Status) -> None:
    for step in STEPS.values():
        expected = int(step.leads_to or status) if status in step.allowed else None
        assert lifecycle.next_status(int(status), step.event.__name__) == expected
    for name in (*COMMUTING, "NoteAdded", "SomethingOfTheFuture"):
        assert lifecycle.next_status(int(status), name) == int(status)
