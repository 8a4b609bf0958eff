"""When the next round is due: soon after the link returns, never all at once."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sync.engine.schedule import EVERY_S, FIRST_RETRY_S, LONGEST_RETRY_S, Schedule


@given(failures=st.integers(0, 200), seed=st.integers())
def test_a_link_that_returns_is_found_within_two_minutes(failures: int, seed: int) -> None:
    schedule = Schedule(rng=random.Random(seed))
    waits = [schedule.after(ok=False) for _ in range(failures)]
    assert all(FIRST_RETRY_S / 2 <= wait <= 120 for wait in waits)
    assert schedule.failures == failures
    assert 0.9 * EVERY_S <= schedule.after(ok=True) <= 1.1 * EVERY_S
    assert schedule.failures == 0


@given(seed=st.integers())
def test_each_failure_doubles_the_wait_up_to_the_longest(seed: int) -> None:
    """A short cut costs seconds; only a link that stays away is asked for seldom."""
    schedule = Schedule(rng=random.Random(seed))
    for turn in range(8):
        most = min(FIRST_RETRY_S * 2**turn, LONGEST_RETRY_S)
        assert most / 2 <= schedule.after(ok=False) <= most
    # The officer pressed the button: what failed before that says nothing.
    schedule.reset()
    assert schedule.after(ok=False) <= FIRST_RETRY_S
    schedule.after(ok=True)
    assert schedule.after(ok=False) <= FIRST_RETRY_S


def test_counters_that_lost_the_link_together_do_not_come_back_together() -> None:
    waits = {round(Schedule(failures=9, rng=random.Random(n)).after(ok=False)) for n in range(200)}
    assert len(waits) > 30
