"""Counters, links and a gateway under seeded schedules of trouble: nothing lost, nothing twice, all agree in the end.

The whole of sync runs on its real code, stores and ledger included; only the wire between them is the simulator's. A
schedule is known by its seed alone and is the same on every machine.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any, Final

from tests.faults.figures import Figures, progress
from tests.faults.ledger import Verdict
from tests.faults.simulator.laws import judge
from tests.faults.simulator.moulds import Moulds, memory
from tests.faults.simulator.seeded import seeded_ids
from tests.faults.simulator.shorten import shorten
from tests.faults.simulator.steps import Schedule, plan
from tests.faults.simulator.world import Parts, World

A_RUN: Final = 1
"""Schedules of a seed."""

_AT_ONCE: Final = 20
"""Schedules handed to a process together."""


@dataclass(frozen=True)
class Outcome:
    """What became of a schedule.

    Attributes:
        lines: what happened, in order.
        tally: how often what happened.
        passes: quiet rounds of everybody until nothing moved.
    """

    seed: int
    verdict: Verdict
    lines: tuple[str, ...]
    tally: Counter[str]
    passes: int


def search(seed: int, schedules: int, *, jobs: int = 1, verbose: bool = False, parts: Parts | None = None) -> Figures:
    """Run so many schedules.

    Args:
        seed: of the first; each further one has the next.
        schedules: in all.
        jobs: processes; 1 runs them in this one.
        verbose: whether every schedule is printed as it happened, and a failing one also with the fewest steps.
        parts: to spoil something; a single process only.
    """
    found = Figures("sync")
    for outcome in _outcomes(seed, schedules, jobs, parts or Parts()):
        found.seen.update(outcome.tally)
        found.seen["quiet rounds until nothing moved, at most"] = max(
            found.seen["quiet rounds until nothing moved, at most"], outcome.passes
        )
        if verbose or not outcome.verdict.good:
            sys.stdout.write("\n" + "\n".join([f"schedule {outcome.seed}", *outcome.lines]) + "\n")
        if verbose and not outcome.verdict.good:
            _print_shortest(outcome.seed, parts or Parts())
        found.take(outcome.verdict, outcome.seed, "a schedule")
        progress("sync", found.tried, schedules)
    return found


def play(schedule: Schedule, moulds: Moulds, parts: Parts) -> Outcome:
    """Run one schedule and judge it."""
    with tempfile.TemporaryDirectory(prefix="motcua-sync-", dir=memory()) as name:
        world = World(schedule, Path(name), moulds, parts)
        try:
            with seeded_ids(random.Random(schedule.seed), world.now_of_ids):
                world.run()
                verdict = judge(world)
        finally:
            world.close()
    return Outcome(schedule.seed, verdict, tuple(world.lines), world.tally, world.passes)


def _print_shortest(seed: int, parts: Parts) -> None:
    moulds = Moulds()
    try:
        shortest = shorten(plan(seed), lambda one: not play(one, moulds, parts).verdict.good)
        outcome = play(shortest, moulds, parts)
    finally:
        moulds.close()
    sys.stdout.write("\n".join(["", *outcome.lines, *outcome.verdict.broken, f"{shortest!r}"]) + "\n")


def _outcomes(seed: int, schedules: int, jobs: int, parts: Parts) -> Iterator[Outcome]:
    seeds = range(seed, seed + schedules)
    if jobs <= 1:
        moulds = Moulds()
        try:
            for one in seeds:
                yield play(plan(one), moulds, parts)
        finally:
            moulds.close()
        return
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    parcels = [(list(seeds[n : n + _AT_ONCE])) for n in range(0, schedules, _AT_ONCE)]
    with get_context(method).Pool(jobs) as pool:
        for outcomes in pool.imap(_parcel, parcels):
            yield from outcomes


_kept: list[Any] = []
"""Moulds of this process."""


def _parcel(seeds: list[int]) -> list[Outcome]:
    if not _kept:
        _kept.append(Moulds())
    return [play(plan(one), _kept[0], Parts()) for one in seeds]
