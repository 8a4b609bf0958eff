"""Which days and hours count (domain facts 5.2, convention 14.1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import SpecialDay, WorkingCalendar
from tests.domain.days import CALENDAR, ZONE, at, between

instants = between("2025-12-01", "2028-01-31")
amounts = st.integers(0, 400 * 3600).map(lambda s: timedelta(seconds=s))


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        ("2026-11-23", True, "5.2: the swap of 23/11/2026 was not adopted"),
        ("2026-11-24", False, "5.2: Ngày Văn hóa Việt Nam, NQ 28/2026/QH16"),
        ("2026-11-28", False, "14.1: Saturday"),
        ("2026-11-29", False, "14.1: Sunday"),
        ("2026-01-01", False, "5.2: new year"),
        ("2026-01-02", False, "5.2: swap, worked on 10/1"),
        ("2026-01-10", True, "5.2: working Saturday for 2/1"),
        ("2026-02-16", False, "5.2: Tết 2026"),
        ("2026-02-20", False, "5.2: Tết 2026"),
        ("2026-04-27", False, "5.2: in lieu of Sunday 26/4"),
        ("2026-08-22", True, "5.2: working Saturday for 31/8"),
        ("2026-08-31", False, "5.2: swap, worked on 22/8"),
        ("2026-09-02", False, "5.2: National Day"),
        ("2027-02-03", True, "5.2: eve of the Tết 2027 break"),
        ("2027-02-04", False, "5.2: Tết 2027"),
        ("2027-02-10", False, "5.2: Tết 2027, compensation"),
        ("2027-02-11", True, "5.2: first day after Tết 2027"),
        ("2027-05-03", False, "5.2: in lieu of Saturday 1/5"),
    ],
)
def test_days(day: str, works: bool, why: str) -> None:
    assert CALENDAR.works_on(date.fromisoformat(day)) is works, why


@pytest.mark.parametrize(
    ("instant", "counts_from", "why"),
    [
        ("2026-11-23 07:29:59", "2026-11-23 07:30", "14.2: before opening"),
        ("2026-11-23 07:30:00", "2026-11-23 07:30", "14.1: opening"),
        ("2026-11-23 10:10:10", "2026-11-23 10:10:10", "14.1: in a session"),
        ("2026-11-23 11:30:00", "2026-11-23 13:30", "14.2: the end of a session is outside it"),
        ("2026-11-23 12:15:00", "2026-11-23 13:30", "14.2: lunch"),
        ("2026-11-23 17:00:00", "2026-11-25 07:30", "14.2: closing, and the next day is off"),
        ("2026-11-27 17:00:01", "2026-11-30 07:30", "14.2: Friday evening"),
        ("2026-11-29 09:00:00", "2026-11-30 07:30", "14.2: Sunday"),
        ("2027-02-06 09:00:00", "2027-02-11 07:30", "14.2: first day of the lunar year"),
        ("2026-08-22 09:00:00", "2026-08-22 09:00", "14.1: working Saturday"),
    ],
)
def test_next_working_instant(instant: str, counts_from: str, why: str) -> None:
    assert CALENDAR.next_working_instant(at(instant)) == at(counts_from), why


def test_end_of_a_session_may_be_an_end() -> None:
    for text in ("2026-11-23 11:30", "2026-11-23 17:00", "2026-11-23 09:00"):
        assert CALENDAR.in_working_time(at(text)) == at(text)
    assert CALENDAR.in_working_time(at("2026-11-23 12:00")) == at("2026-11-23 13:30")
    assert CALENDAR.in_working_time(at("2026-11-24 11:30")) == at("2026-11-25 07:30")


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-11-23 07:30", "2026-11-23 17:00", 450),
        ("2026-11-23 11:00", "2026-11-23 14:00", 60),
        ("2026-11-23 16:00", "2026-11-25 08:30", 120),
        ("2026-11-28 00:00", "2026-11-30 00:00", 0),
        ("2027-02-03 17:00", "2027-02-11 07:30", 0),
        ("2026-11-23 10:00", "2026-11-23 09:00", 0),
    ],
)
def test_working_time_between(start: str, end: str, minutes: int) -> None:
    assert CALENDAR.working_time_between(at(start), at(end)) == timedelta(minutes=minutes)


def test_instants_of_other_zones_are_read_in_the_centres() -> None:
    midnight_utc = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert CALENDAR.next_working_instant(midnight_utc) == at("2026-11-23 08:00")
    assert CALENDAR.local(midnight_utc).utcoffset() == timedelta(hours=7)


def test_an_instant_without_offset_is_a_fault() -> None:
    with pytest.raises(ValueError, match="offset"):
        CALENDAR.local(datetime.fromisoformat("2026-11-23 08:00"))


def test_other_hours_are_data() -> None:
    early = replace(CALENDAR, sessions=((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0))))
    assert early.next_working_instant(at("2026-11-23 07:05")) == at("2026-11-23 07:05")
    assert early.opening(date(2026, 11, 23)) == at("2026-11-23 07:00")
    assert early.closing(date(2026, 11, 23)) == at("2026-11-23 17:00")


def test_a_working_saturday_is_data() -> None:
    day = date(2026, 11, 28)
    swapped = replace(CALENDAR, days={**CALENDAR.days, day: SpecialDay("swap-work", "Làm bù")})
    assert not CALENDAR.works_on(day)
    assert swapped.works_on(day)
    assert swapped.add_working_days(date(2026, 11, 27), 1) == day


@given(instants, amounts)
def test_added_working_time_is_there_again_between(start: datetime, amount: timedelta) -> None:
    end = CALENDAR.add_working_time(start, amount)
    assert CALENDAR.working_time_between(start, end) == amount
    assert CALENDAR.in_working_time(end) == end


@given(instants, amounts, amounts)
def test_working_time_adds_up(start: datetime, one: timedelta, two: timedelta) -> None:
    middle, end = start + one, start + one + two
    parts = CALENDAR.working_time_between(start, middle) + CALENDAR.working_time_between(middle, end)
    assert parts == CALENDAR.working_time_between(start, end)


@given(instants)
def test_the_next_working_instant_is_a_fixed_point(instant: datetime) -> None:
    found = CALENDAR.next_working_instant(instant)
    assert found >= CALENDAR.local(instant)
    assert CALENDAR.next_working_instant(found) == found
    assert CALENDAR.working_time_between(instant, found) == timedelta(0)


@given(st.dates(date(2025, 12, 1), date(2028, 1, 31)), st.integers(0, 80))
def test_working_days_are_counted_without_the_first(day: date, count: int) -> None:
    last = CALENDAR.add_working_days(day, count)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    assert sum(CALENDAR.works_on(d) for d in between) == count
    assert count == 0 or CALENDAR.works_on(last)


def test_a_calendar_without_special_days_has_only_weekends() -> None:
    plain = WorkingCalendar(zone=ZONE)
    week = [date(2027, 2, 1) + timedelta(days=n) for n in range(7)]
    assert [plain.works_on(day) for day in week] == [True] * 5 + [False] * 2
