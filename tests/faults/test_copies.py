"""Old copies put back in every run, and a proof that events which do not come back are found."""

from __future__ import annotations

import pytest

from tests.faults import copies

pytestmark = pytest.mark.faults


def test_a_copy_put_back_loses_and_doubles_nothing() -> None:
    found = copies.search(seed=4, copies=4)
    assert found.good, found.broken
    assert found.survived + found.met == found.tried == 4
    assert all(any(way in words for words in found.seen) for way in copies.WAYS)


def test_a_counter_that_takes_nothing_in_is_found() -> None:
    found = copies.search(seed=6, copies=1, deaf=True)
    assert found.lost > 0
    assert not found.good
