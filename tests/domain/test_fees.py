"""Fees and charges at commune level (domain facts 8.2, convention 14.8)."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.fees import Charge, Fee, charge
from desktop.domain.procedures import Catalogue

COPY = Fee("pages", first_pages=2, first_vnd=2000, later_vnd=1000, max_vnd=200_000)


@cache
def fees() -> dict[str, Fee]:
    data = resources.files("resources").joinpath("catalogue/procedures.json").read_bytes()
    catalogue = msgspec.json.decode(data, type=Catalogue)
    found = {p.code: p.fee for p in catalogue.procedures}
    return found | {c.code: c.fee for p in catalogue.procedures for c in p.cases if c.fee is not None}


@pytest.mark.parametrize(
    ("pages", "copies", "vnd"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (10, 1, 12_000),
        (10, 3, 36_000),
        (197, 1, 199_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (9999, 2, 400_000),
    ],
)
def test_certified_copies_by_pages_of_the_original(pages: int, copies: int, vnd: int) -> None:
    for fee in (COPY, fees()["2.000815"]):
        assert charge(fee, pages=pages, copies=copies).vnd == vnd


@pytest.mark.parametrize(
    ("code", "channel", "copies", "vnd", "known"),
    [
        ("2.000815", "direct", 1, 2_000, True),
        ("2.000884", "direct", 1, 10_000, True),
        ("2.000884", "direct", 3, 10_000, True),
        ("2.000992", "direct", 1, 10_000, True),
        ("2.001035", "direct", 1, 50_000, True),
        ("2.001019", "direct", 1, 50_000, True),
        ("2.001016", "direct", 1, 50_000, True),
        ("2.001406", "direct", 1, 50_000, True),
        ("2.000913", "direct", 1, 30_000, True),
        ("2.000927", "direct", 1, 25_000, True),
        ("2.000942", "direct", 1, 2_000, True),
        ("2.000635", "direct", 1, 8_000, True),
        ("2.000635", "direct", 3, 24_000, True),
        ("2.002516", "direct", 2, 16_000, True),
        ("1.001193", "direct", 1, 0, True),
        ("1.001193.92", "direct", 1, 0, False),
        ("1.000894", "direct", 1, 0, True),
        ("1.004837", "direct", 1, 0, True),
        ("1.004873", "direct", 1, 0, False),
        ("1.004222", "direct", 1, 20_000, True),
        ("1.004222", "online", 1, 10_000, True),
        ("1.004194", "online", 1, 7_000, True),
        ("1.004194.92", "direct", 1, 10_000, True),
        ("1.002755", "direct", 1, 10_000, True),
        ("1.002755", "online", 1, 5_000, True),
        ("1.004222", "post", 1, 0, False),
    ],
)
def test_table(code: str, channel: str, copies: int, vnd: int, known: bool) -> None:
    found = charge(fees()[code], copies=copies, channel=channel)
    assert (found.vnd, found.known) == (vnd, known)


def test_a_copy_of_a_certified_transaction_has_no_cap() -> None:
    assert charge(fees()["2.000942"], pages=300).vnd == 600_000


def test_what_one_costs_is_said_too() -> None:
    assert charge(COPY, pages=10, copies=3) == Charge(36_000, each_vnd=12_000, count=3)
    assert charge(Fee("copy", 8000), copies=2) == Charge(16_000, each_vnd=8_000, count=2)


@given(st.integers(1, 2000), st.integers(1, 99))
def test_more_never_costs_less(pages: int, copies: int) -> None:
    now = charge(COPY, pages=pages, copies=copies).vnd
    assert charge(COPY, pages=pages + 1, copies=copies).vnd >= now
    assert charge(COPY, pages=pages, copies=copies + 1).vnd > now
    assert now <= 200_000 * copies
