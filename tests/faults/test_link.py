"""Poor lines and dying gateways in every run, and proofs that what is lost or doubled is found."""

from __future__ import annotations

import sys

import pytest

from tests.faults import link

pytestmark = [pytest.mark.faults, pytest.mark.skipif(sys.platform == "win32", reason="signals, and /proc")]

FEW = 12


def test_a_gateway_on_a_file_that_is_killed_loses_and_doubles_nothing() -> None:
    found = link.search(seed=2, rounds=FEW, database=False)
    assert found.good, found.broken
    assert found.survived == found.tried == FEW
    assert found.seen["gateways killed"]
    assert found.seen["events at the province"] > FEW


def test_several_gateways_on_one_postgresql_lose_and_double_nothing() -> None:
    found = link.search(seed=3, rounds=FEW, database=True)
    if found.left_out:
        pytest.skip(found.left_out)
    assert found.good, found.broken
    assert found.survived == found.tried == FEW
    assert found.seen["connections cut"]


def test_events_lost_after_the_answer_are_found() -> None:
    found = link.search(seed=2, rounds=FEW, database=False, forgets=True)
    # What rests on a forgotten event waits for it, so that a counter may never come to an end.
    assert found.lost or any("come to an end" in words for words in found.broken)
    assert not found.good


def test_events_recorded_twice_are_found() -> None:
    found = link.search(seed=2, rounds=FEW, database=False, twice=True)
    assert found.doubled or found.broken
