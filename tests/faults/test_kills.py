"""A few kills in every run, and proofs that the search sees what it looks for."""

from __future__ import annotations

import sys

import pytest

from tests.faults import kills

pytestmark = [
    pytest.mark.faults,
    pytest.mark.skipif(sys.platform == "win32", reason="no kill -9; children take long to start"),
]
OFTEN = ("receive_dossier", "forward_dossier")


def test_nothing_acknowledged_is_lost_by_a_kill() -> None:
    found = kills.search(seed=1, kills=20)
    assert found.good, found.broken
    assert found.survived + found.met == found.tried == 20
    assert sum(times for what, times in found.seen.items() if what.startswith("in ")) >= 5


def test_every_action_is_aimed_at() -> None:
    aimed = {
        kills.AIMS[(seed * kills.A_STORE + n) % len(kills.AIMS)] for seed in range(3) for n in range(kills.A_STORE)
    }
    assert aimed == set(kills.AIMS)


def test_a_writer_that_acknowledges_before_commit_is_found() -> None:
    found = kills.search(seed=1, kills=20, early=True, aims=OFTEN)
    assert found.lost > 0
    assert not found.good


def test_an_event_appended_twice_is_found() -> None:
    found = kills.search(seed=1, kills=20, twice=True, aims=OFTEN)
    assert found.doubled > 0
    assert not found.good
