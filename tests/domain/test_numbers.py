"""Dossier numbers (domain facts 3.1; numbers offline)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.numbers import (
    NumberBlock,
    is_dossier_number,
    next_number,
    official_number,
    provisional_number,
    short_number,
)

DAY = date(2026, 11, 23)


def taken(block: NumberBlock | None, official: int = 0, provisional: int = 0) -> tuple[str, int, bool]:
    number = next_number(
        agency_code="H20.126.05",
        counter="2",
        block=block,
        received_on=DAY,
        last_official=official,
        last_provisional=provisional,
    )
    return number.text, number.sequence, number.provisional


@pytest.mark.parametrize(
    ("block", "official", "provisional", "number"),
    [
        (NumberBlock(2001, 2999), 0, 0, ("H20.126.05-261123-2001", 2001, False)),
        (NumberBlock(2001, 2999), 2001, 0, ("H20.126.05-261123-2002", 2002, False)),
        (NumberBlock(2001, 2999), 2998, 0, ("H20.126.05-261123-2999", 2999, False)),
        (NumberBlock(2001, 2999), 2999, 0, ("TAM-2-261123-001", 1, True)),
        (NumberBlock(2001, 2999), 2999, 7, ("TAM-2-261123-008", 8, True)),
        (NumberBlock(2001, 2999), 1500, 0, ("H20.126.05-261123-2001", 2001, False)),
        (NumberBlock(10001, 10002), 10001, 0, ("H20.126.05-261123-10002", 10002, False)),
        (NumberBlock(1, 9), 0, 0, ("H20.126.05-261123-0001", 1, False)),
        (None, 0, 0, ("TAM-2-261123-001", 1, True)),
        (None, 0, 999, ("TAM-2-261123-1000", 1000, True)),
    ],
)
def test_next(block: NumberBlock | None, official: int, provisional: int, number: tuple[str, int, bool]) -> None:
    assert taken(block, official, provisional) == number


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("H56.14-240823-0001", True),
        ("H20.126.05-261123-2001", True),
        (" H20.126.05-261123-2001\r\n", True),
        ("000.00.16.H42-201123-0001", True),
        ("H20.126.05-261122-150001", True),
        ("H20-261123-0001", True),
        ("TAM-2-261123-001", True),
        ("TAM-Q2-261123-1000", True),
        ("H20.126.05-261123-201", False),
        ("h20.126.05-261123-2001", False),
        ("H20.126.05-26112-2001", False),
        ("H20.126.05 261123 2001", False),
        ("TAM--261123-001", False),
        ("", False),
        ("087185004321|", False),
        ("H20.126.05-261123-2001-1", False),
        ("H20.126.05-٢٦١١٢٣-٢٠٠١", False),
    ],
)
def test_shape(text: str, is_one: bool) -> None:
    assert is_dossier_number(text) is is_one


def test_short() -> None:
    assert short_number("H20.126.05-261123-2017") == "261123-2017"
    assert short_number("TAM-2-261123-001") == "TAM-2-261123-001"
    assert short_number("không phải") == "không phải"


days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(days, st.integers(1, 10**7))
def test_what_is_given_out_is_recognised(day: date, sequence: int) -> None:
    for text in (official_number("H20.126.05", day, sequence), provisional_number("2", day, sequence)):
        assert is_dossier_number(text)
        prefix, _, digits = text.rpartition("-")
        assert int(digits) == sequence
        assert prefix.endswith(day.strftime("%y%m%d"))


@given(st.integers(1, 50), st.integers(0, 40), st.integers(1, 120))
def test_a_day_of_numbers_never_repeats_one(first: int, size: int, count: int) -> None:
    block = NumberBlock(first, first + size)
    official = provisional = 0
    seen: set[str] = set()
    for _ in range(count):
        text, sequence, temporary = taken(block, official, provisional)
        assert text not in seen
        seen.add(text)
        if temporary:
            provisional = sequence
        else:
            assert block.first <= sequence <= block.last
            assert provisional == 0
            official = sequence
    assert provisional == max(0, count - size - 1)
