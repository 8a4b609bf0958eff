"""Two at once in every run, and proofs that a missing lock and a halved transaction are found."""

from __future__ import annotations

import sys

import pytest

from tests.faults import two

pytestmark = [pytest.mark.faults, pytest.mark.skipif(sys.platform == "win32", reason="children take long to start")]


def test_one_program_gets_the_store_and_readers_see_whole_transactions() -> None:
    found = two.search(seed=2, tries=24)
    assert found.good, found.broken
    assert found.survived + found.met == found.tried == 24
    assert found.seen["race: made"] == 1
    assert found.seen["second program: store_in_use"] == 9
    assert found.seen["events seen by readers"] > 0


def test_programs_that_do_not_look_at_the_lock_are_found() -> None:
    assert two.search(seed=2, tries=10, unlocked=True).broken


def test_a_writer_that_commits_halves_is_found() -> None:
    assert any("half a transaction" in words for words in two.search(seed=2, tries=40, halves=True).broken)
