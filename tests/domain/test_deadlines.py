"""When a result is owed (domain facts 5.1, conventions 14.1 to 14.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import SpecialDay
from desktop.domain.deadlines import DueStep, Habits, Limit, Rule, Standing, Unit, due, resume, standing
from tests.domain.days import CALENDAR, SAME_DAY, ZONE, at, between, limit

ROWS = [
    # received, limit, due, clause
    ("2026-11-23 09:00:00", "same day", "2026-11-23 17:00", "14.3"),
    ("2026-11-23 14:59:59", "same day", "2026-11-23 17:00", "14.3: before 15:00"),
    ("2026-11-23 15:00:00", "same day", "2026-11-23 17:00", "14.3: 15:00:00 itself is before"),
    ("2026-11-23 15:00:01", "same day", "2026-11-25 17:00", "14.3, and 24/11 is off"),
    ("2026-11-25 15:00:01", "same day", "2026-11-26 17:00", "14.3: after 15:00"),
    ("2026-11-27 15:00:00", "same day", "2026-11-27 17:00", "14.3: Friday, in time"),
    ("2026-11-27 15:00:01", "same day", "2026-11-30 17:00", "5.1: Friday after 15:00"),
    ("2026-11-27 16:59:59", "same day", "2026-11-30 17:00", "5.1: Friday, last second"),
    ("2026-11-27 17:00:00", "same day", "2026-11-30 17:00", "14.2: counts from Monday's opening"),
    ("2026-11-28 09:00:00", "same day", "2026-11-30 17:00", "14.2: Saturday"),
    ("2026-11-29 16:00:00", "same day", "2026-11-30 17:00", "14.2: Sunday afternoon is Monday morning"),
    ("2026-11-30 12:00:00", "same day", "2026-11-30 17:00", "14.2: lunch"),
    ("2026-11-30 05:00:00", "same day", "2026-11-30 17:00", "14.2: before opening"),
    ("2026-11-30 19:00:00", "same day", "2026-12-01 17:00", "14.2: after closing"),
    ("2027-02-03 14:00:00", "same day", "2027-02-03 17:00", "5.2: eve of Tết, before 15:00"),
    ("2027-02-03 15:30:00", "same day", "2027-02-11 17:00", "5.2: eve of Tết, after 15:00"),
    ("2026-08-22 10:00:00", "same day", "2026-08-22 17:00", "5.2: working Saturday"),
    ("2026-08-22 15:10:00", "same day", "2026-08-24 17:00", "5.2: working Saturday after 15:00"),
    ("2026-08-21 15:10:00", "same day", "2026-08-22 17:00", "5.2: Friday before a working Saturday"),
    ("2026-08-28 15:30:00", "same day", "2026-09-03 17:00", "5.2: swap and National Day"),
    ("2026-11-24 10:00:00", "same day", "2026-11-25 17:00", "5.2: 24/11 is off"),
    ("2026-01-02 09:00:00", "same day", "2026-01-05 17:00", "5.2: 2/1 is off"),
    ("2026-01-09 15:30:00", "same day", "2026-01-10 17:00", "5.2: 10/1 is worked"),
    ("2026-11-23 09:00:00", "1 wd", "2026-11-25 17:00", "14.2: reception is not counted; 24/11 off"),
    ("2026-11-23 09:00:00", "3 wd", "2026-11-27 17:00", "14.2"),
    ("2026-11-23 16:30:00", "3 wd", "2026-11-27 17:00", "14.3: longer limits are not shifted by 15:00"),
    ("2026-11-23 17:00:00", "1 wd", "2026-11-26 17:00", "14.2: received when 25/11 opens"),
    ("2026-11-22 10:00:00", "1 wd", "2026-11-25 17:00", "14.2: Sunday counts as Monday"),
    ("2026-11-21 10:00:00", "1 wd", "2026-11-25 17:00", "14.2: Saturday counts as Monday"),
    ("2026-11-30 06:00:00", "5 wd", "2026-12-07 17:00", "14.2: before opening"),
    ("2026-11-27 11:45:00", "5 wd", "2026-12-04 17:00", "14.2: lunch"),
    ("2027-01-25 09:00:00", "30 wd", "2027-03-15 17:00", "5.2: 30 working days across Tết"),
    ("2027-01-25 09:00:00", "45 wd", "2027-04-05 17:00", "5.2: 45 working days across Tết"),
    ("2027-02-03 09:00:00", "2 wd", "2027-02-12 17:00", "5.2: two working days across Tết"),
    ("2026-08-20 09:00:00", "5 wd", "2026-08-26 17:00", "5.2: Saturday 22/8 counts"),
    ("2026-08-27 09:00:00", "3 wd", "2026-09-04 17:00", "5.2: swap and National Day"),
    ("2025-12-31 09:00:00", "1 wd", "2026-01-05 17:00", "5.2: new year with swap"),
    ("2026-01-05 09:00:00", "5 wd", "2026-01-10 17:00", "5.2: the fifth is a working Saturday"),
    ("2026-04-24 09:00:00", "2 wd", "2026-04-29 17:00", "5.2: 27/4 in lieu"),
    ("2026-04-28 09:00:00", "3 wd", "2026-05-05 17:00", "5.2: 30/4 and 1/5"),
    ("2026-11-23 09:00:00", "1 d", "2026-11-25 17:00", "14.2: ends on a day off"),
    ("2026-11-23 09:00:00", "5 d", "2026-11-30 17:00", "14.2: ends on a Saturday"),
    ("2026-11-23 09:00:00", "15 d", "2026-12-08 17:00", "14.2: days off inside are counted"),
    ("2026-11-27 16:00:00", "20 d", "2026-12-17 17:00", "14.2"),
    ("2026-11-22 10:00:00", "5 d", "2026-11-30 17:00", "14.2: Sunday counts as Monday"),
    ("2026-11-27 17:00:00", "3 d", "2026-12-03 17:00", "14.2: closing time counts as Monday"),
    ("2027-01-27 09:00:00", "7 d", "2027-02-03 17:00", "5.2: last day before Tết"),
    ("2027-01-27 09:00:00", "8 d", "2027-02-11 17:00", "5.2: first day of the Tết break"),
    ("2027-01-04 09:00:00", "35 d", "2027-02-11 17:00", "5.2: ends in the middle of Tết"),
    ("2026-08-20 09:00:00", "2 d", "2026-08-22 17:00", "5.2: ends on a working Saturday"),
    ("2026-11-23 07:30:00", "4 h", "2026-11-23 11:30", "14.2: a whole morning"),
    ("2026-11-23 08:00:00", "4 h", "2026-11-23 14:00", "14.2: across lunch"),
    ("2026-11-23 12:00:00", "2 h", "2026-11-23 15:30", "14.2: received at lunch"),
    ("2026-11-23 09:00:00", "8 h", "2026-11-25 09:30", "14.2: across lunch, evening and a day off"),
    ("2026-11-23 13:30:00", "4 h", "2026-11-25 08:00", "14.2: half an hour is left over"),
    ("2026-11-23 17:00:00", "1 h", "2026-11-25 08:30", "14.2: closing time is the next morning"),
    ("2026-11-27 16:00:00", "8 h", "2026-11-30 16:30", "14.2: across a weekend"),
    ("2026-11-28 10:00:00", "2 h", "2026-11-30 09:30", "14.2: received on Saturday"),
    ("2027-02-03 16:00:00", "2 h", "2027-02-11 08:30", "5.2: across Tết"),
    ("2026-08-22 16:30:00", "1 h", "2026-08-24 08:00", "5.2: from a working Saturday"),
    ("2026-11-24 10:00:00", "8 h", "2026-11-26 08:00", "5.2: received on a day off"),
]


@pytest.mark.parametrize(("received", "time_", "owed", "clause"), ROWS)
def test_due(received: str, time_: str, owed: str, clause: str) -> None:
    assert due(at(received), limit(time_), CALENDAR).at == at(owed), clause


def test_the_cutoff_is_a_setting_of_the_centre() -> None:
    received = at("2026-11-25 15:30")
    assert due(received, SAME_DAY, CALENDAR, Habits(time(16, 0))).at == at("2026-11-25 17:00")
    assert due(received, SAME_DAY, CALENDAR, Habits(time(14, 0))).at == at("2026-11-26 17:00")


def test_reasons_of_the_eve_of_tet() -> None:
    answer = due(at("2027-02-03 15:30"), SAME_DAY, CALENDAR)
    kinds = [step.kind for step in answer.steps]
    assert kinds[0] == "after_cutoff"
    named = [step for step in answer.steps if step.kind == "day_off"]
    assert named[0].name == "Nghỉ Tết Nguyên đán (trước Giao thừa)"
    off = {
        step.first + timedelta(days=n) for step in answer.steps[1:] for n in range((step.last - step.first).days + 1)
    }
    assert off == {date(2027, 2, n) for n in range(4, 11)}


@pytest.mark.parametrize(
    ("received", "time_", "steps"),
    [
        ("2026-11-25 09:00", "same day", [("same_day", "2026-11-25", "2026-11-25", "", 0)]),
        (
            "2026-11-29 09:00",
            "2 wd",
            [
                ("opening", "2026-11-30", "2026-11-30", "", 0),
                ("not_counted", "2026-11-30", "2026-11-30", "", 0),
                ("counted", "2026-12-01", "2026-12-02", "", 2),
            ],
        ),
        (
            "2026-11-23 09:00",
            "1 d",
            [
                ("not_counted", "2026-11-23", "2026-11-23", "", 0),
                ("counted", "2026-11-24", "2026-11-24", "", 1),
                ("day_off", "2026-11-24", "2026-11-24", "Ngày Văn hóa Việt Nam", 0),
                ("moved", "2026-11-25", "2026-11-25", "", 0),
            ],
        ),
        (
            "2026-11-27 16:00",
            "8 h",
            [("weekend", "2026-11-28", "2026-11-29", "", 0), ("hours", "2026-11-27", "2026-11-30", "", 8)],
        ),
    ],
)
def test_reasons(received: str, time_: str, steps: list[tuple[str, str, str, str, int]]) -> None:
    told = due(at(received), limit(time_), CALENDAR).steps
    assert [replace(step, at=None) for step in told] == [
        DueStep(kind, date.fromisoformat(a), date.fromisoformat(b), name, count) for kind, a, b, name, count in steps
    ]


@pytest.mark.parametrize(
    ("due_at", "paused", "resumed", "moved", "clause"),
    [
        ("2027-02-12 17:00", "2027-02-03 15:00", "2027-02-11 09:30", "2027-02-15 11:30", "14.4: four hours over Tết"),
        ("2027-02-12 17:00", "2027-02-03 17:00", "2027-02-11 07:30", "2027-02-12 17:00", "14.4: only Tết in between"),
        ("2027-02-12 17:00", "2027-02-04 10:00", "2027-02-09 10:00", "2027-02-12 17:00", "14.4: inside Tết"),
        ("2027-02-12 17:00", "2027-02-02 17:00", "2027-02-11 17:00", "2027-02-16 17:00", "14.4: two working days"),
        ("2026-11-27 17:00", "2026-11-23 08:00", "2026-11-25 08:00", "2026-11-30 17:00", "14.4: one working day"),
        ("2026-11-27 17:00", "2026-11-27 16:30", "2026-11-30 08:00", "2026-11-30 08:30", "14.4: over a weekend"),
        ("2026-11-27 11:30", "2026-11-25 09:00", "2026-11-25 10:00", "2026-11-27 14:30", "14.4: across lunch"),
        ("2026-11-27 17:00", "2026-11-25 12:00", "2026-11-25 13:00", "2026-11-27 17:00", "14.4: inside lunch"),
        ("2026-11-27 17:00", "2026-11-25 10:00", "2026-11-25 09:00", "2026-11-27 17:00", "14.4: a clock put back"),
    ],
)
def test_pause(due_at: str, paused: str, resumed: str, moved: str, clause: str) -> None:
    assert resume(at(due_at), at(paused), at(resumed), CALENDAR).at == at(moved), clause


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2026-11-26", Standing.BEFORE), ("2026-11-27", Standing.ON_TIME), ("2026-11-28", Standing.LATE)],
)
def test_standing_compares_days(on: str, expected: Standing) -> None:
    assert standing(date.fromisoformat(on), date(2026, 11, 27)) is expected


instants = between("2025-12-01", "2027-12-31")
plain = st.builds(Limit, st.integers(1, 60), st.sampled_from(Unit))
limits = st.one_of(st.just(SAME_DAY), plain)


@given(instants, limits)
def test_due_is_never_before_reception_and_in_working_time(received: datetime, time_: Limit) -> None:
    owed = due(received, time_, CALENDAR).at
    assert owed >= CALENDAR.local(received)
    assert CALENDAR.in_working_time(owed) == owed
    assert owed.tzinfo is ZONE
    if time_.unit is not Unit.WORKING_HOUR:
        assert owed == CALENDAR.closing(owed.date())


@given(instants, limits, st.dates(date(2025, 12, 1), date(2028, 4, 1)))
def test_another_holiday_never_makes_it_earlier(received: datetime, time_: Limit, day: date) -> None:
    more = replace(CALENDAR, days={**CALENDAR.days, day: SpecialDay("holiday", "Thêm")})
    assert due(received, time_, more).at >= due(received, time_, CALENDAR).at


@given(instants, plain, st.integers(1, 20))
def test_a_longer_limit_is_never_earlier(received: datetime, time_: Limit, more: int) -> None:
    longer = Limit(time_.value + more, time_.unit)
    assert due(received, longer, CALENDAR).at >= due(received, time_, CALENDAR).at


@given(instants)
def test_the_same_day_is_never_after_one_working_day(received: datetime) -> None:
    assert due(received, SAME_DAY, CALENDAR).at <= due(received, Limit(1, Unit.WORKING_DAY), CALENDAR).at


@given(instants, st.integers(0, 20 * 86400), limits)
def test_later_reception_is_never_due_earlier(received: datetime, later_s: int, time_: Limit) -> None:
    later = received + timedelta(seconds=later_s)
    assert due(later, time_, CALENDAR).at >= due(received, time_, CALENDAR).at


@given(instants, limits)
def test_seconds_of_the_day_are_kept_whole(received: datetime, time_: Limit) -> None:
    assert due(received, time_, CALENDAR).at.microsecond == 0


@given(instants, plain, instants)
def test_resuming_without_working_time_between_changes_nothing(
    received: datetime, time_: Limit, paused: datetime
) -> None:
    owed = due(received, time_, CALENDAR).at
    opens = CALENDAR.next_working_instant(paused)
    assert resume(owed, opens, opens, CALENDAR).at == owed
    if opens != CALENDAR.local(paused):
        assert resume(owed, paused, opens, CALENDAR).at == owed


@given(instants, plain, instants, st.integers(0, 30 * 86400))
def test_a_pause_moves_the_promise_by_its_working_time(
    received: datetime, time_: Limit, paused: datetime, seconds: int
) -> None:
    owed = due(received, time_, CALENDAR).at
    resumed = paused + timedelta(seconds=seconds)
    moved = resume(owed, paused, resumed, CALENDAR).at
    assert CALENDAR.working_time_between(owed, moved) == CALENDAR.working_time_between(paused, resumed)
    assert CALENDAR.in_working_time(moved) == moved


def test_a_same_day_rule_on_a_longer_limit_is_read_as_plain() -> None:
    odd = Limit(2, Unit.WORKING_DAY, Rule.SAME_DAY)
    assert due(at("2026-11-25 16:00"), odd, CALENDAR).at == at("2026-11-27 17:00")
