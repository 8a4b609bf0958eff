"""Every figure of a period is a count over the raw journal."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.app.clock import SetClock
from desktop.domain.errors import RuleBroken
from desktop.domain.report_models import Summary
from desktop.domain.reports import DayFigures, Figures
from desktop.store.store import Store
from desktop.usecases.extend_due_date import ExtendDueDate, extend_due_date
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_supplement import ReceiveSupplement, receive_supplement
from desktop.usecases.record_result import RecordResult, record_result
from desktop.usecases.refuse_dossier import RefuseDossier, refuse_dossier
from desktop.usecases.request_financial_duty import RequestFinancialDuty, request_financial_duty
from desktop.usecases.request_supplement import RequestSupplement, request_supplement
from desktop.usecases.return_result import ReturnResult, return_result
from desktop.usecases.settle_financial_duty import SettleFinancialDuty, settle_financial_duty
from desktop.usecases.stop_dossier import StopDossier, stop_dossier
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from desktop.usecases.take_back_step import TakeBackStep, take_back_step
from desktop.usecases.withdraw_dossier import WithdrawDossier, withdraw_dossier
from tests.store.stores import BIRTH, CERTIFIED_COPY, MARITAL_STATUS, TEMPORARY_RESIDENCE, at, new_store, receive
from tests.support.journal_count import count

DAY = date(2026, 11, 23)
FURTHER = (
    "received",
    "online",
    "assisted",
    "posted",
    "papers",
    "refused",
    "fees_vnd",
    "apologies",
    "undone",
    "paused",
)


def summary(store: Store, first: date, last: date) -> Summary:
    return summarise_period(store.view(), SummarisePeriod(first, last))


def check(store: Store, first: date, last: date) -> None:
    """Hold every total of a period against the journal."""
    made, counted = summary(store, first, last), count(store.view(), first, last)
    place = f"{first} to {last}"
    assert made.report.total.balanced, place
    assert +counted.columns == {n: v for n, v in made.report.total.columns().items() if v}, place
    lines = {code: {n: v for n, v in line.columns().items() if v} for code, line in made.report.lines.items()}
    assert lines == counted.lines, place
    assert {name: getattr(made.figures, name) for name in FURTHER} == {n: counted.further[n] for n in FURTHER}, place
    assert made.stored == made.figures.received, place
    assert sum((one[0] for one in made.by_officer.values()), Figures()) == made.report.total, place
    assert sum((one[0] for one in made.by_field.values()), Figures()) == made.report.total, place
    assert sum((one[1] for one in made.by_field.values()), DayFigures()) == made.figures, place
    assert {one.number for one in store.view().reported_late(first, last)} == counted.late, place


def wander(store: Store, clock: SetClock, seed: int, turns: int) -> list[date]:
    """Weeks of work at random, over Tết, with a machine whose clock was now and then put back; days it touched."""
    rng = random.Random(seed)
    begun = at("2027-01-25 08:00")
    clock.set(begun)
    dossiers: list[str] = []
    days: list[date] = []
    procedures = (CERTIFIED_COPY, MARITAL_STATUS, BIRTH, TEMPORARY_RESIDENCE)
    for _ in range(turns):
        clock.tick(rng.choice((60, 3600, 20_000, 90_000, 300_000)))
        if rng.random() < 0.06:
            clock.set(max(begun, clock.now() - timedelta(days=rng.randrange(1, 9))))
        days.append(store.view().today())
        if not dossiers or rng.random() < 0.35:
            with suppress(RuleBroken):
                channel = rng.choice(("direct", "online", "online_assisted", "post"))
                dossiers.append(receive(store, procedure=rng.choice(procedures), channel=channel).dossier)
            continue
        one = rng.choice(dossiers)
        later = clock.now() + timedelta(days=rng.randrange(1, 12))
        last_step = store.view().dossier(one).dossier.last_step
        action, request = rng.choice(
            (
                (forward_dossier, ForwardDossier(one)),
                (forward_dossier, ForwardDossier(one)),
                (record_result, RecordResult(one)),
                (record_result, RecordResult(one)),
                (return_result, ReturnResult(one)),
                (request_supplement, RequestSupplement(one, "Thiếu")),
                (receive_supplement, ReceiveSupplement(one)),
                (request_financial_duty, RequestFinancialDuty(one, "Thuế")),
                (settle_financial_duty, SettleFinancialDuty(one)),
                (extend_due_date, ExtendDueDate(one, "Chờ xác minh", later)),
                (withdraw_dossier, WithdrawDossier(one)),
                (stop_dossier, StopDossier(one, "Dừng")),
                (refuse_dossier, RefuseDossier(one, "Sai nơi")),
                (take_back_step, TakeBackStep(one, last_step, "Nhầm")),
            )
        )
        with suppress(RuleBroken):
            store.run(action, request)
    return days


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_any_days_of_any_weeks(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    clock = SetClock(at("2027-01-25 08:00"))
    store = new_store(tmp_path_factory.mktemp("weeks"), clock)
    try:
        days = wander(store, clock, seed, 120)
        rng = random.Random(seed)
        for _ in range(10):
            first, last = sorted((rng.choice(days), rng.choice(days)))
            check(store, first, last)
            check(store, last, last)
        everything = min(days), max(days)
        before = summary(store, *everything)
        store.rebuild()
        assert summary(store, *everything) == before
        check(store, *everything)
    finally:
        store.close()


@pytest.fixture
def steps(store: Store, clock: SetClock) -> Steps:
    return Steps(store, clock)


class Steps:
    """A dossier taken through instants by name."""

    def __init__(self, store: Store, clock: SetClock) -> None:
        self.store, self._clock = store, clock

    def at(self, when: str) -> None:
        self._clock.set(at(when))

    def new(self, when: str, **changes: object) -> str:
        self.at(when)
        return receive(self.store, **changes).dossier

    def do(self, when: str, action: object, request: object) -> None:
        self.at(when)
        self.store.run(action, request)  # type: ignore[arg-type]

    def columns(self, first: date, last: date | None = None) -> dict[str, int]:
        check(self.store, first, last or first)
        total = summary(self.store, first, last or first).report.total.columns()
        return {name: value for name, value in total.items() if value}


def test_an_empty_day(store: Store) -> None:
    made = summary(store, DAY, DAY)
    assert made.report.total == Figures()
    assert made.figures == DayFigures()
    assert (made.by_field, made.by_officer, made.hours, made.stored) == ({}, {}, (), 0)
    check(store, DAY, DAY)


def test_late_by_one_minute(steps: Steps) -> None:
    """The due minute is passed, the due day is not: dates are compared (convention 14.5)."""
    dossier = steps.new("2026-11-23 09:00", procedure=CERTIFIED_COPY)
    assert steps.store.view().dossier(dossier).dossier.due_at == at("2026-11-23 17:00")
    steps.do("2026-11-23 17:00", forward_dossier, ForwardDossier(dossier))
    steps.at("2026-11-23 17:01")
    assert steps.columns(DAY) == {"3": 1, "5": 1, "11": 1, "12": 1}
    steps.do("2026-11-23 17:01", record_result, RecordResult(dossier))
    assert steps.columns(DAY) == {"3": 1, "5": 1, "7": 1, "9": 1}


def test_late_by_a_minute_past_midnight(steps: Steps) -> None:
    dossier = steps.new("2026-11-23 09:00", procedure=CERTIFIED_COPY)
    steps.do("2026-11-23 16:00", forward_dossier, ForwardDossier(dossier))
    steps.do("2026-11-25 00:01", record_result, RecordResult(dossier))
    assert steps.columns(date(2026, 11, 25)) == {"3": 1, "6": 1, "7": 1, "10": 1}
    assert steps.columns(date(2026, 11, 24)) == {"3": 1, "6": 1, "11": 1, "13": 1}


def test_a_day_looked_at_later_is_the_day_it_was(steps: Steps) -> None:
    """Late on its day; paused and extended only afterwards."""
    dossier = steps.new("2026-11-16 09:00", procedure=CERTIFIED_COPY)
    steps.do("2026-11-16 16:00", forward_dossier, ForwardDossier(dossier))
    late, paused = date(2026, 11, 18), date(2026, 11, 20)
    steps.at("2026-11-18 17:00")
    assert steps.columns(late) == {"3": 1, "6": 1, "11": 1, "13": 1}
    steps.do("2026-11-19 09:00", request_supplement, RequestSupplement(dossier, "Thiếu"))
    steps.do("2026-11-25 09:00", receive_supplement, ReceiveSupplement(dossier))
    steps.do("2026-11-26 09:00", extend_due_date, ExtendDueDate(dossier, "Chờ xác minh", at("2026-12-10 17:00")))
    assert steps.columns(late) == {"3": 1, "6": 1, "11": 1, "13": 1}
    assert steps.columns(paused) == {"3": 1, "6": 1, "11": 1, "12": 1}
    assert summary(steps.store, paused, paused).figures.paused == 1
    assert summary(steps.store, date(2026, 11, 26), date(2026, 11, 26)).figures.apologies == 1


def test_paused_over_tet(steps: Steps) -> None:
    dossier = steps.new("2027-02-01 09:00", procedure=MARITAL_STATUS)
    steps.do("2027-02-01 10:00", forward_dossier, ForwardDossier(dossier))
    steps.do("2027-02-02 10:00", request_supplement, RequestSupplement(dossier, "Thiếu"))
    tet = date(2027, 2, 8)
    steps.at("2027-02-08 10:00")
    assert steps.columns(tet) == {"3": 1, "6": 1, "11": 1, "12": 1}
    steps.do("2027-02-15 10:00", receive_supplement, ReceiveSupplement(dossier))
    promised = steps.store.view().dossier(dossier).dossier.due_at
    assert promised.date() > date(2027, 2, 15)
    steps.do("2027-02-15 16:00", record_result, RecordResult(dossier))
    assert steps.columns(tet) == {"3": 1, "6": 1, "11": 1, "12": 1}
    assert steps.columns(date(2027, 2, 15)) == {"3": 1, "6": 1, "7": 1, "8": 1}


def test_a_clock_that_was_put_back(steps: Steps) -> None:
    """Received on a day after the one it was settled on: counted once, on the day of reception."""
    dossier = steps.new("2026-11-25 09:00", procedure=CERTIFIED_COPY)
    steps.do("2026-11-24 09:00", forward_dossier, ForwardDossier(dossier))
    steps.do("2026-11-24 10:00", record_result, RecordResult(dossier))
    steps.at("2026-11-25 11:00")
    assert steps.columns(date(2026, 11, 24)) == {}
    assert steps.columns(date(2026, 11, 25)) == {"3": 1, "5": 1, "7": 1, "8": 1}
    assert steps.columns(date(2026, 11, 24), date(2026, 11, 25)) == {"3": 1, "5": 1, "7": 1, "8": 1}


def test_refused_withdrawn_and_sent_elsewhere(steps: Steps) -> None:
    refused = steps.new("2026-11-23 08:00")
    steps.do("2026-11-23 08:10", refuse_dossier, RefuseDossier(refused, "Sai nơi"))
    withdrawn = steps.new("2026-11-23 08:20")
    steps.do("2026-11-23 08:30", withdraw_dossier, WithdrawDossier(withdrawn))
    elsewhere = steps.new("2026-11-23 08:40", settles="H20.01.02", settles_name="Trung tâm xã Mỹ Hiệp")
    steps.do("2026-11-23 09:00", forward_dossier, ForwardDossier(elsewhere))
    assert steps.columns(DAY) == {"3": 2, "5": 2, "7": 1, "9": 1, "11": 1, "12": 1}
    made = summary(steps.store, DAY, DAY)
    assert (made.figures.received, made.figures.accepted, made.figures.refused) == (3, 2, 1)


def test_a_result_that_was_wrong_is_sent_back(steps: Steps) -> None:
    dossier = steps.new("2026-11-23 08:00", procedure=CERTIFIED_COPY)
    steps.do("2026-11-23 08:10", forward_dossier, ForwardDossier(dossier))
    steps.do("2026-11-23 09:00", record_result, RecordResult(dossier))
    step = steps.store.view().dossier(dossier).dossier.last_step
    steps.do("2026-11-24 09:00", take_back_step, TakeBackStep(dossier, step, "Sai tên người"))
    assert steps.columns(DAY) == {"3": 1, "5": 1, "11": 1, "12": 1}
    assert summary(steps.store, DAY, DAY).figures.undone == 0
    assert summary(steps.store, date(2026, 11, 24), date(2026, 11, 24)).figures.undone == 1


def test_hours_of_a_day(steps: Steps) -> None:
    for when in ("08:05", "08:59", "10:00"):
        steps.new(f"2026-11-23 {when}", procedure=CERTIFIED_COPY)
    dossier = steps.new("2026-11-23 10:30", procedure=CERTIFIED_COPY)
    steps.do("2026-11-23 10:40", forward_dossier, ForwardDossier(dossier))
    steps.do("2026-11-23 11:20", record_result, RecordResult(dossier))
    hours = summary(steps.store, DAY, DAY).hours
    assert [(one.hour, one.received, one.settled) for one in hours] == [(8, 2, 0), (9, 0, 0), (10, 2, 0), (11, 0, 1)]
    assert summary(steps.store, DAY, DAY + timedelta(days=1)).hours == ()


def test_the_golden_figures_over_real_dossiers(store: Store, clock: SetClock) -> None:
    """58 = 5 carried + 53 new; 41 settled in time; 17 open; 0 late, 0 sent back, 0 apologies (domain facts 6).

    A year later than they were, since the catalogue begins on the very day.
    """
    first, last = date(2026, 7, 1), date(2026, 8, 12)

    def settled(day: datetime, ready: datetime) -> None:
        clock.set(day)
        dossier = receive(store, procedure=CERTIFIED_COPY).dossier
        store.run(forward_dossier, ForwardDossier(dossier))
        clock.set(ready)
        store.run(record_result, RecordResult(dossier))
        store.run(return_result, ReturnResult(dossier))

    for _ in range(5):
        settled(at("2026-06-30 15:30"), at("2026-07-01 09:00"))
    for n in range(36):
        day = at("2026-07-02 08:00") + timedelta(days=7 * (n % 5), minutes=n)
        settled(day, day + timedelta(hours=2))
    clock.set(at("2026-08-12 09:00"))
    for n in range(17):
        clock.tick(60)
        receive(store, channel="online" if n % 2 else "direct")
    clock.set(at("2026-08-12 17:00"))
    made = summary(store, first, last)
    columns = made.report.total.columns()
    assert (columns["3"], columns["6"], columns["4"] + columns["5"]) == (58, 5, 53)
    assert columns["7"] == columns["8"] + columns["9"] == 41
    assert (columns["10"], columns["11"], columns["12"], columns["13"]) == (0, 17, 17, 0)
    assert (made.figures.apologies, made.figures.undone) == (0, 0)
    check(store, first, last)
    assert store.view().reported_late(first, last) == []


def test_every_figure_is_told_by_an_own_count(store: Store, clock: SetClock, tmp_path: Path) -> None:
    """The count sees a figure that is wrong: a dossier that the read table lost, or that stands in another field."""
    wander(store, clock, 7, 60)
    days = date(2027, 1, 25), date(2027, 6, 1)
    check(store, *days)
    store._db.conn.execute(
        "UPDATE dossier SET settled_on = '2027-05-30' WHERE rowid = (SELECT min(rowid) FROM dossier)"
    )
    with pytest.raises(AssertionError):
        check(store, *days)
