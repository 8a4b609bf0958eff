"""A nation of counters, from what one event and one round cost the province here: machines and shards."""

from __future__ import annotations

import math
import random
from typing import Final, NamedTuple

from sync.engine.schedule import EVERY_S, LONGEST_RETRY_S, SOON_S
from tests.benchmarks.measure import Row, p99

CENTRES: Final = 3321
COUNTERS: Final = 10
PROVINCES: Final = 34
LARGEST: Final = 168
"""Centres of the largest province, Ho Chi Minh City."""

A_DAY: Final = 300
"""Dossiers of a busy centre on a busy day; all centres are taken to be so."""

EVENTS: Final = 4
"""Of a dossier: taken in, sent on, ready, returned."""

_HOURS: Final = (0.06, 0.16, 0.19, 0.13, 0.04, 0.08, 0.14, 0.12, 0.08)
"""Share of a day's dossiers in each hour from 7:30; the third is the busiest."""

_SIMULATED_S: Final = 600
_BUSY: Final = 0.6
"""Share of the processor that the worst second may take."""

_MACHINE: Final = 16
"""Cores of a machine."""


class Costs(NamedTuple):
    """Seconds of one core's time, as measured.

    Attributes:
        event_gateway: an event, at the gateway.
        event_database: an event, in PostgreSQL.
        round_gateway: a round with nothing new, at the gateway.
        round_database: the same, in PostgreSQL.
    """

    event_gateway: float
    event_database: float
    round_gateway: float
    round_database: float


def nation(costs: Costs) -> list[Row]:
    """Ten minutes of the busiest hour, and the return of everybody after a day without a link."""
    rows = []
    for name, centres in (("nation", CENTRES), ("largest province", LARGEST)):
        rounds, events = _busiest(centres * COUNTERS, random.Random(1))
        gateway = [r * costs.round_gateway + e * costs.event_gateway for r, e in zip(rounds, events, strict=True)]
        database = [r * costs.round_database + e * costs.event_database for r, e in zip(rounds, events, strict=True)]
        both = [g + d for g, d in zip(gateway, database, strict=True)]
        cores = (max(gateway) / _BUSY, max(database) / _BUSY)
        per_s = f"{sum(rounds) / len(rounds):,.0f} rounds and {sum(events) / len(events):,.0f} events a second"
        rows.append(
            Row(f"{name}: {centres:,} centres x {COUNTERS} counters, cores busy in the busiest hour",
                sum(both) / len(both), p99(both), "", note=f"{per_s}; worst second {max(both):.1f}")
        )  # fmt: skip
        rows.append(
            Row(f"  machines of {_MACHINE} cores for the gateways", _machines(cores[0]), unit="",
                note=f"database shards of {_MACHINE} cores: {_machines(cores[1])}, or one for each of"
                f" {PROVINCES} provinces" if centres == CENTRES else f"database shards: {_machines(cores[1])}")
        )  # fmt: skip
    # Everybody comes back within the longest wait, which jitter spreads over its second half.
    waiting = CENTRES * A_DAY * EVENTS
    work = waiting * (costs.event_gateway + costs.event_database) + CENTRES * COUNTERS * (
        costs.round_gateway + costs.round_database
    )
    spread = LONGEST_RETRY_S / 2
    rows.append(
        Row("nation: a day's events after a day without any link, cores for", work / spread / _BUSY, unit="",
            note=f"{waiting:,} events spread over {spread:.0f} s by the counters' own waits")
    )  # fmt: skip
    return rows


def _busiest(counters: int, rng: random.Random) -> tuple[list[int], list[int]]:
    """Rounds and events that reach the province in each second.

    A counter asks every two minutes, and soon after something was recorded: what falls into that time goes along.
    """
    a_second = A_DAY * EVENTS / COUNTERS * max(_HOURS) / 3600
    rounds, events = [0] * _SIMULATED_S, [0] * _SIMULATED_S
    for _ in range(counters):
        now = rng.uniform(-EVERY_S, 0)
        while now < _SIMULATED_S:
            recorded = rng.expovariate(a_second)
            every = EVERY_S * rng.uniform(0.9, 1.1)
            along = 0
            if recorded < every:
                now += recorded + SOON_S
                along = 1 + _poisson(a_second * SOON_S, rng)
            else:
                now += every
            if 0 <= now < _SIMULATED_S:
                rounds[int(now)] += 1
                events[int(now)] += along
    return rounds, events


def _poisson(mean: float, rng: random.Random) -> int:
    number, chance = 0, rng.random()
    least = math.exp(-mean)
    while chance > least:
        number, chance = number + 1, chance * rng.random()
    return number


def _machines(cores: float) -> int:
    return max(math.ceil(cores / _MACHINE), 1)
