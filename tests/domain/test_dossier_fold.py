"""The life of a dossier as a fold of its events (domain facts 4.1, conventions 14.4 to 14.6)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from desktop.domain import events as ev
from desktop.domain.dossier import CLOSED, PAUSED, STEPS, Dossier, Status, apply, begin
from desktop.domain.errors import AlreadyExtended, StepNotAllowed
from desktop.domain.fees import Charge
from desktop.domain.people import Applicant
from tests.domain.days import at

NOW = at("2026-11-25 10:00")
LATER = "2026-12-04T17:00:00+07:00"

BODIES: dict[str, ev.EventBody] = {
    "refuse": ev.DossierRefused(reason="Sai thẩm quyền"),
    "forward": ev.DossierForwarded(to="Phòng Kinh tế"),
    "supplement": ev.SupplementRequested(reason="Thiếu giấy"),
    "supplement_received": ev.SupplementReceived(due_at=LATER),
    "financial_duty": ev.FinancialDutyRequested(reason="Thuế"),
    "duty_settled": ev.FinancialDutySettled(due_at=LATER),
    "result": ev.ResultReady(result="12/GXN"),
    "return": ev.ResultReturned(),
    "withdraw": ev.DossierWithdrawn(reason="Đổi ý"),
    "stop": ev.DossierStopped(reason="Quá hạn bổ sung"),
    "extend": ev.DueDateExtended(reason="Nhiều trang", due_at=LATER),
}

# Rows: step; statuses it may start from; where it leads (0: unchanged). Domain facts 4.1, convention 14.6.
TABLE: dict[str, tuple[set[int], int]] = {
    "refuse": ({1, 2}, 3),
    "forward": ({2}, 4),
    "supplement": ({4}, 5),
    "supplement_received": ({5}, 4),
    "financial_duty": ({4}, 6),
    "duty_settled": ({6}, 4),
    "result": ({4}, 9),
    "return": ({9}, 10),
    "withdraw": ({2, 4, 5, 6, 8}, 7),
    "stop": ({4, 5, 6}, 8),
    "extend": ({2, 4, 5, 6}, 0),
}


def received() -> Dossier:
    return begin(
        ev.DossierId("0199d9c2-7e0b-7aaa-8bbb-2a1f3b4c5d6e"),
        ev.DossierReceived(
            number="H20.126.05-261123-2001",
            provisional=False,
            procedure="1.004873",
            catalogue="2026-11-22",
            field="G15-TP07",
            title="Cấp Giấy xác nhận tình trạng hôn nhân",
            applicant=Applicant(name="Đặng Thị Ửng"),
            documents=(),
            received_at="2026-11-23T08:00:00+07:00",
            due_at="2026-11-27T17:00:00+07:00",
            limit=(3, "working_day"),
            charge=Charge(0),
        ),
    )


def in_status(status: Status) -> Dossier:
    paused = at("2026-11-23 09:00") if status in PAUSED else None
    return replace(received(), status=status, paused_at=paused)


def test_the_table_speaks_of_every_step() -> None:
    assert set(TABLE) == set(STEPS) == set(BODIES)
    assert {type(body) for body in BODIES.values()} == {step.event for step in STEPS.values()}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("step", TABLE)
def test_every_step_from_every_status(step: str, status: Status) -> None:
    allowed, leads_to = TABLE[step]
    before = in_status(status)
    after = apply(before, BODIES[step], NOW)
    assert after.events == before.events + 1
    assert after.updated_at == NOW
    if status in allowed:
        before.check(step)
        assert before.may(step)
        assert after.status == (leads_to or status)
    else:
        with pytest.raises(StepNotAllowed) as raised:
            before.check(step)
        assert raised.value.facts == {"step": step, "status": int(status), "number": before.number}
        assert not before.may(step)
        assert replace(after, events=before.events, updated_at=before.updated_at) == before


def test_paused_and_closed() -> None:
    assert {5, 6, 8} == PAUSED
    assert {3, 7, 10} == CLOSED
    assert received().open
    assert not in_status(Status.RETURNED).open
    assert in_status(Status.STOPPED).paused


def test_reception() -> None:
    dossier = received()
    assert (dossier.status, dossier.events) == (Status.RECEIVED, 1)
    assert dossier.received_at == at("2026-11-23 08:00")
    assert dossier.due_at == at("2026-11-27 17:00")
    assert dossier.applicant.name == "Đặng Thị Ửng"


@pytest.mark.parametrize(("ask", "meet"), [("supplement", "supplement_received"), ("financial_duty", "duty_settled")])
def test_a_pause_ends_with_the_due_instant_the_event_states(ask: str, meet: str) -> None:
    waiting = apply(in_status(Status.IN_PROGRESS), BODIES[ask], NOW)
    assert waiting.paused_at == NOW
    assert waiting.due_at == received().due_at
    going_on = apply(waiting, BODIES[meet], NOW + timedelta(days=1))
    assert going_on.paused_at is None
    assert going_on.due_at == datetime.fromisoformat(LATER)


def test_stopping_while_waiting_keeps_the_first_instant_of_the_pause() -> None:
    waiting = apply(in_status(Status.IN_PROGRESS), BODIES["supplement"], NOW)
    stopped = apply(waiting, BODIES["stop"], NOW + timedelta(days=1))
    assert stopped.paused_at == NOW


def test_extension_once() -> None:
    extended = apply(in_status(Status.IN_PROGRESS), BODIES["extend"], NOW)
    assert extended.due_at == datetime.fromisoformat(LATER)
    assert extended.status is Status.IN_PROGRESS
    assert not extended.may("extend")
    with pytest.raises(AlreadyExtended):
        extended.check("extend")


def test_settled_when_the_result_is_ready_not_when_it_is_fetched() -> None:
    ready = apply(in_status(Status.IN_PROGRESS), BODIES["result"], NOW)
    fetched = apply(ready, BODIES["return"], NOW + timedelta(days=3))
    assert (fetched.settled_at, fetched.returned_at) == (NOW, NOW + timedelta(days=3))


def test_withdrawn_is_settled_and_refused_is_not() -> None:
    assert apply(in_status(Status.STOPPED), BODIES["withdraw"], NOW).settled_at == NOW
    refused = apply(received(), BODIES["refuse"], NOW)
    assert (refused.settled_at, refused.refused_at, refused.reason) == (None, NOW, "Sai thẩm quyền")


def test_the_official_number_commutes() -> None:
    for status in Status:
        after = apply(in_status(status), ev.OfficialNumberGiven(number="H20.126.05-261123-0007"), NOW)
        assert (after.status, after.number) == (status, "H20.126.05-261123-0007")
        assert after.received.number == "H20.126.05-261123-2001"


def test_a_second_extension_from_another_counter_leaves_the_promise_of_the_first() -> None:
    first = apply(in_status(Status.IN_PROGRESS), BODIES["extend"], NOW)
    second = apply(first, ev.DueDateExtended(reason="Lần hai", due_at="2027-01-04T17:00:00+07:00"), NOW)
    assert second.due_at == first.due_at
    assert second.reason == first.reason


@given(st.lists(st.sampled_from(sorted(BODIES)), max_size=25))
def test_any_sequence_folds_and_only_allowed_steps_count(steps: list[str]) -> None:
    dossier = received()
    shadow = 2
    for number, step in enumerate(steps, 1):
        dossier = apply(dossier, BODIES[step], NOW + timedelta(minutes=number))
        allowed, leads_to = TABLE[step]
        if shadow in allowed:
            shadow = leads_to or shadow
        assert dossier.status == shadow
        assert dossier.events == number + 1
        assert (dossier.paused_at is not None) == (shadow in {5, 6, 8})


@given(st.sampled_from(sorted(ev.BODIES)), st.integers(2, 9))
def test_an_unknown_version_or_type_is_no_body(kind: tuple[str, int], version: int) -> None:
    assert ev.decode(kind[0], version, b"{}") is None
    assert ev.decode(kind[0] + "X", 1, b"{}") is None


@pytest.mark.parametrize("body", [*BODIES.values(), received().received, ev.OfficialNumberGiven(number="x")])
def test_a_body_comes_back_from_its_bytes(body: ev.EventBody) -> None:
    data = ev.encode(body)
    assert ev.decode(type(body).__name__, 1, data) == body
    assert ev.encode(body) == data
