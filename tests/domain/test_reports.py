"""Report II.06a and what goes with it (domain facts 6, convention 14.5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.dossier import CLOSED, PAUSED, Status
from desktop.domain.reports import DossierFigures, Figures, day_figures, period_report

FIRST, LAST = date(2025, 7, 1), date(2025, 8, 12)


def one(**values: Any) -> DossierFigures:
    base = {
        "field": "G15-TP07",
        "channel": "direct",
        "status": Status.IN_PROGRESS,
        "received_on": date(2025, 7, 10),
        "due_on": date(2025, 7, 20),
    }
    made = {**base, **values}
    return DossierFigures(**{"paused": made["status"] in PAUSED and made.get("settled_on") is None, **made})


def total(*dossiers: DossierFigures) -> dict[str, int]:
    """Columns that are not zero."""
    return {name: value for name, value in period_report(dossiers, FIRST, LAST).total.columns().items() if value}


def test_dak_lak_2025() -> None:
    """58 = 5 carried + 53 new; 41 settled in time; 17 in progress, none late."""
    settled = {"status": Status.RETURNED, "due_on": date(2025, 8, 5)}
    dossiers = [one(received_on=date(2025, 6, 25), settled_on=date(2025, 7, 3), **settled) for _ in range(5)]
    dossiers += [one(settled_on=date(2025, 8, 5), **settled) for _ in range(20)]
    dossiers += [one(settled_on=date(2025, 8, 1), **settled) for _ in range(16)]
    dossiers += [one(due_on=date(2025, 8, 12)) for _ in range(10)]
    dossiers += [one(due_on=date(2025, 7, 1), status=Status.AWAITING_SUPPLEMENT) for _ in range(7)]
    report = period_report(dossiers, FIRST, LAST)
    columns = report.total.columns()
    assert columns["3"] == 58
    assert columns["6"] == 5
    assert columns["4"] + columns["5"] == 53
    assert columns["7"] == columns["8"] + columns["9"] == 41
    assert columns["10"] == 0
    assert columns["11"] == columns["12"] == 17
    assert columns["13"] == 0
    assert report.total.balanced
    assert day_figures(dossiers, FIRST, LAST).apologies == 0


@pytest.mark.parametrize(
    ("dossier", "columns"),
    [
        (one(status=Status.SETTLED, settled_on=date(2025, 7, 19)), {"3": 1, "5": 1, "7": 1, "8": 1}),
        (one(status=Status.SETTLED, settled_on=date(2025, 7, 20)), {"3": 1, "5": 1, "7": 1, "9": 1}),
        (one(status=Status.SETTLED, settled_on=date(2025, 7, 21)), {"3": 1, "5": 1, "7": 1, "10": 1}),
        (one(channel="online", due_on=date(2025, 8, 12)), {"3": 1, "4": 1, "11": 1, "12": 1}),
        (one(channel="online_assisted", due_on=date(2025, 8, 11)), {"3": 1, "4": 1, "11": 1, "13": 1}),
        (one(channel="post", due_on=date(2025, 8, 13)), {"3": 1, "5": 1, "11": 1, "12": 1}),
        (
            one(status=Status.WITHDRAWN, withdrawn=True, settled_on=date(2025, 8, 1)),
            {"3": 1, "5": 1, "7": 1, "9": 1},
        ),
        (one(status=Status.REFUSED), {}),
        (one(status=Status.REFUSED, received_on=date(2025, 6, 1)), {}),
        (one(status=Status.AWAITING_SUPPLEMENT), {"3": 1, "5": 1, "11": 1, "12": 1}),
        (one(status=Status.AWAITING_PAYMENT), {"3": 1, "5": 1, "11": 1, "12": 1}),
        (one(status=Status.STOPPED), {"3": 1, "5": 1, "11": 1, "12": 1}),
        (one(received_on=LAST + timedelta(days=1)), {}),
        (one(received_on=date(2025, 6, 30), due_on=date(2025, 9, 1)), {"3": 1, "6": 1, "11": 1, "12": 1}),
        (
            one(received_on=date(2025, 6, 1), status=Status.RETURNED, settled_on=date(2025, 6, 30)),
            {},
        ),
        (
            one(received_on=date(2025, 6, 1), status=Status.RETURNED, settled_on=FIRST),
            {"3": 1, "6": 1, "7": 1, "8": 1},
        ),
        (
            one(status=Status.RETURNED, settled_on=LAST + timedelta(days=1)),
            {"3": 1, "5": 1, "11": 1, "13": 1},
        ),
        (
            one(status=Status.RETURNED, settled_on=LAST + timedelta(days=1), due_on=LAST),
            {"3": 1, "5": 1, "11": 1, "12": 1},
        ),
    ],
)
def test_what_counts_where(dossier: DossierFigures, columns: dict[str, int]) -> None:
    assert total(dossier) == columns


def test_lines_by_field() -> None:
    report = period_report([one(), one(field="X-DATDAI"), one(), one(field="X", status=Status.REFUSED)], FIRST, LAST)
    assert {field: line.taken for field, line in report.lines.items()} == {"G15-TP07": 2, "X-DATDAI": 1}
    assert sum(report.lines.values(), Figures()) == report.total


def test_day_figures() -> None:
    dossiers = [
        one(fee_vnd=10_000, paying=1, channel="online_assisted", papers=3, scanned=2, reused=1, digitised=1),
        one(status=Status.REFUSED, fee_vnd=0, papers=2, digitised=1),
        one(received_on=date(2025, 6, 1), apologies=1, undone=1),
        one(status=Status.AWAITING_PAYMENT, received_on=date(2025, 6, 1)),
    ]
    day = day_figures(dossiers, FIRST, LAST)
    assert (day.received, day.fees_vnd, day.paying, day.refused, day.paused) == (2, 10_000, 1, 1, 1)
    assert (day.apologies, day.undone) == (1, 1)
    assert (day.online, day.assisted, day.papers, day.scanned, day.reused) == (1, 1, 5, 2, 1)
    assert (day.accepted, day.digitised) == (1, 1)
    assert day.by_status == {3: 1, 4: 1}


days = st.dates(date(2025, 5, 1), date(2025, 10, 1))


@st.composite
def dossiers(draw: st.DrawFn) -> DossierFigures:
    status = draw(st.sampled_from(Status))
    received = draw(days)
    settled = None
    if status in {Status.SETTLED, Status.RETURNED, Status.WITHDRAWN}:
        settled = received + timedelta(days=draw(st.integers(0, 90)))
    return one(
        status=status,
        received_on=received,
        settled_on=settled,
        due_on=received + timedelta(days=draw(st.integers(0, 60))),
        withdrawn=status is Status.WITHDRAWN,
        channel=draw(st.sampled_from(["direct", "online", "online_assisted", "post"])),
        field=draw(st.sampled_from(["a", "b", "c"])),
    )


@given(st.lists(dossiers(), max_size=40), days, st.integers(0, 60))
def test_the_control_sum_always_holds(found: list[DossierFigures], first: date, length: int) -> None:
    report = period_report(found, first, first + timedelta(days=length))
    assert report.total.balanced
    assert all(line.balanced for line in report.lines.values())
    columns = report.total.columns()
    assert columns["3"] == columns["7"] + columns["11"]
    assert columns["3"] == columns["4"] + columns["5"] + columns["6"]


@given(st.lists(dossiers(), max_size=40), days, st.integers(0, 30), st.integers(1, 30))
def test_what_is_open_at_the_end_is_carried_into_the_next_period(
    found: list[DossierFigures], first: date, length: int, more: int
) -> None:
    last = first + timedelta(days=length)
    before = period_report(found, date(2025, 1, 1), last).total
    after = period_report(found, last + timedelta(days=1), last + timedelta(days=more)).total
    assert before.open == after.carried


def test_closed_dossiers_are_never_in_progress() -> None:
    for status in CLOSED - {Status.REFUSED}:
        assert "11" not in total(one(status=status, settled_on=date(2025, 7, 15)))
