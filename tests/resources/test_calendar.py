"""The working calendar against the announced days of 2025, 2026 and 2027."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

CALENDAR: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "resources" / "calendar" / "calendar.json").read_text(encoding="utf-8")
)
DAYS: list[list[str]] = CALENDAR["days"]
KIND = {date.fromisoformat(row[0]): row[1] for row in DAYS}


def span(first: str, last: str) -> list[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


# Days off that fall on Monday to Friday.
OFF: dict[int, list[date]] = {
    2025: [
        *span("2025-01-01", "2025-01-01"),
        *span("2025-01-27", "2025-01-31"),
        *span("2025-04-07", "2025-04-07"),
        *span("2025-04-30", "2025-05-02"),
        *span("2025-09-01", "2025-09-02"),
    ],
    2026: [
        *span("2026-01-01", "2026-01-02"),
        *span("2026-02-16", "2026-02-20"),
        *span("2026-04-27", "2026-04-27"),
        *span("2026-04-30", "2026-05-01"),
        *span("2026-08-31", "2026-09-02"),
        *span("2026-11-24", "2026-11-24"),
    ],
    2027: [
        *span("2027-01-01", "2027-01-01"),
        *span("2027-02-04", "2027-02-05"),
        *span("2027-02-08", "2027-02-10"),
        *span("2027-04-16", "2027-04-16"),
        *span("2027-04-30", "2027-04-30"),
        *span("2027-05-03", "2027-05-03"),
        *span("2027-09-02", "2027-09-03"),
        *span("2027-11-24", "2027-11-24"),
    ],
}
WORKING_SATURDAYS: dict[int, list[date]] = {
    2025: [date(2025, 4, 26)],
    2026: [date(2026, 1, 10), date(2026, 8, 22)],
    2027: [],
}


def works(day: date) -> bool:
    kind = KIND.get(day)
    if kind is not None:
        return kind == "swap-work"
    return day.weekday() not in CALENDAR["weekend"]


def test_head() -> None:
    assert set(CALENDAR) == {"version", "working_time", "weekend", "provisional_from", "days"}
    assert CALENDAR["working_time"] == [["07:30", "11:30"], ["13:30", "17:00"]]
    assert CALENDAR["weekend"] == [5, 6]
    assert CALENDAR["provisional_from"] == "2028-01-01"
    instants = [time.fromisoformat(at) for part in CALENDAR["working_time"] for at in part]
    assert instants == sorted(instants)


def test_rows() -> None:
    assert len(KIND) == len(DAYS), "a day occurs twice"
    assert sorted(DAYS) == DAYS
    for day, kind, name, notice, confidence in DAYS:
        on = date.fromisoformat(day)
        assert kind in {"holiday", "in-lieu", "swap-off", "swap-work"}
        assert name
        assert isinstance(notice, str)
        assert confidence in {"V", "L", "U"}
        if kind == "swap-work":
            assert on.weekday() == 5
        if kind in {"in-lieu", "swap-off"}:
            assert on.weekday() < 5
        if day >= CALENDAR["provisional_from"]:
            assert confidence != "V"


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_days_off(year: int) -> None:
    weekdays = [day for day in span(f"{year}-01-01", f"{year}-12-31") if day.weekday() < 5]
    assert [day for day in weekdays if not works(day)] == OFF[year]


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_working_saturdays(year: int) -> None:
    weekends = [day for day in span(f"{year}-01-01", f"{year}-12-31") if day.weekday() >= 5]
    assert [day for day in weekends if works(day)] == WORKING_SATURDAYS[year]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2025-05-02", "swap-off"),
        ("2025-04-26", "swap-work"),
        ("2026-01-02", "swap-off"),
        ("2026-01-10", "swap-work"),
        ("2026-04-26", "holiday"),
        ("2026-04-27", "in-lieu"),
        ("2026-08-31", "swap-off"),
        ("2026-08-22", "swap-work"),
        ("2026-11-24", "holiday"),
        ("2027-02-06", "holiday"),
        ("2027-02-09", "in-lieu"),
        ("2027-02-10", "in-lieu"),
        ("2027-05-01", "holiday"),
        ("2027-05-03", "in-lieu"),
        ("2027-11-24", "holiday"),
    ],
)
def test_kinds(day: str, kind: str) -> None:
    assert KIND[date.fromisoformat(day)] == kind


def test_the_day_before_the_november_holiday_is_worked() -> None:
    assert works(date(2026, 11, 23))
    assert not works(date(2026, 11, 24))
    assert works(date(2026, 11, 25))


def test_swaps_pair_up() -> None:
    for year in range(2025, 2031):
        off = sum(1 for day, kind in KIND.items() if day.year == year and kind == "swap-off")
        work = sum(1 for day, kind in KIND.items() if day.year == year and kind == "swap-work")
        assert off == work


def test_statutory_number_of_days() -> None:
    """Holidays and days in lieu on working weekdays or weekends: 11 a year, 12 from 2026."""
    for year, count in ((2025, 11), (2026, 12), (2027, 12)):
        off = [day for day, kind in KIND.items() if day.year == year and kind in {"holiday", "in-lieu"}]
        assert len([day for day in off if day.weekday() < 5]) == count
