"""From October the coming year's swaps are asked for, until the calendar or the centre has them (domain facts 5.2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendar import OFF, OFF_KINDS, SWAP_WORK, WORK_KINDS, SpecialDay
from desktop.domain.next_year import year_not_settled

days = st.dates(date(2024, 1, 1), date(2032, 12, 31))
kinds = st.sampled_from(sorted(OFF_KINDS | WORK_KINDS))
own_days = st.dictionaries(days, st.builds(SpecialDay, kinds, st.just("Nghỉ"), st.sampled_from(["", "TB 1/TB"])))


@pytest.mark.parametrize(
    ("today", "provisional", "asked"),
    [
        ("2026-09-30", "2027-01-01", None),
        ("2026-10-01", "2027-01-01", 2027),
        ("2026-12-31", "2026-06-01", 2027),
        ("2026-12-31", "2027-01-02", None),
        ("2027-01-01", "2027-01-01", None),
        ("2026-11-23", None, None),
    ],
)
def test_from_october_on(today: str, provisional: str | None, asked: int | None) -> None:
    begins = date.fromisoformat(provisional) if provisional else None
    assert year_not_settled(date.fromisoformat(today), begins, {}) == asked


def test_a_swap_or_a_notice_of_that_year_settles_it() -> None:
    today, begins = date(2026, 11, 23), date(2027, 1, 1)
    assert year_not_settled(today, begins, {date(2027, 2, 10): SpecialDay(OFF, "Lễ hội đình")}) == 2027
    assert year_not_settled(today, begins, {date(2026, 2, 10): SpecialDay(SWAP_WORK, "Làm bù")}) == 2027
    assert year_not_settled(today, begins, {date(2027, 2, 10): SpecialDay(SWAP_WORK, "Làm bù")}) is None
    assert year_not_settled(today, begins, {date(2027, 2, 10): SpecialDay(OFF, "Nghỉ", "TB 9/TB-BNV")}) is None


@given(days, st.none() | days, own_days)
def test_only_the_coming_year_and_only_in_the_last_quarter(
    today: date, begins: date | None, own: dict[date, SpecialDay]
) -> None:
    asked = year_not_settled(today, begins, own)
    assert asked in {None, today.year + 1}
    if asked is not None:
        assert today.month >= 10
        assert begins is not None
        assert begins <= date(asked, 1, 1)
    others = {day: kept for day, kept in own.items() if day.year != today.year + 1}
    assert year_not_settled(today, begins, others) == year_not_settled(today, begins, {})


@given(days, st.none() | days, own_days, days, kinds)
def test_more_that_is_entered_never_asks_more(
    today: date, begins: date | None, own: dict[date, SpecialDay], day: date, kind: str
) -> None:
    more = {**own, day: SpecialDay(kind, "Theo thông báo", "TB 9/TB-BNV")}
    if year_not_settled(today, begins, own) is None and day not in own:
        assert year_not_settled(today, begins, more) is None
    if day.year == today.year + 1:
        assert year_not_settled(today, begins, more) is None
