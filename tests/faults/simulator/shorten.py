"""The same failure with fewer steps, for people to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.faults.simulator.steps import Schedule, Step

Fails = Callable[[Schedule], bool]


def shorten(schedule: Schedule, fails: Fails, most: int = 400) -> Schedule:
    """Leave out whatever the failure does not need.

    Args:
        schedule: fails.
        fails: whether a schedule still does.
        most: schedules tried.
    """
    tried = 0

    def still(steps: tuple[Step, ...]) -> bool:
        nonlocal tried
        tried += 1
        return tried <= most and fails(replace(schedule, steps=steps))

    piece = max(len(schedule.steps) // 2, 1)
    while piece:
        start, shorter = 0, False
        while start < len(schedule.steps):
            steps = schedule.steps[:start] + schedule.steps[start + piece :]
            if still(steps):
                schedule, shorter = replace(schedule, steps=steps), True
            else:
                start += piece
        if not shorter:
            piece //= 2
    for number, step in enumerate(schedule.steps):
        for fate in step.fates:
            kept = tuple(one for one in schedule.steps[number].fates if one != fate)
            steps = (*schedule.steps[:number], replace(step, fates=kept), *schedule.steps[number + 1 :])
            if still(steps):
                schedule = replace(schedule, steps=steps)
    return schedule
