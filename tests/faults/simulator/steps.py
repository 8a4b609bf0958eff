"""Schedules: what happens to a province and its counters, chosen by a seed before anything happens.

A step makes sense wherever it stands, so that a schedule can be shortened by leaving steps out.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Final, NamedTuple

FATES: Final = {
    "dropped": 3,
    "answer lost": 5,
    "late": 4,
    "twice": 3,
    "again later": 4,
    "cut": 3,
    "busy": 2,
    "too large": 2,
    "unknown word": 2,
    "gateway dies": 4,
    "gateway dies after commit": 2,
}
"""What may happen to a request, and how often beside the others."""

_STEPS: Final = {
    "work": 30,
    "round": 20,
    "begin": 6,
    "go": 10,
    "crash": 5,
    "stop": 3,
    "arrive": 6,
    "clock": 4,
    "newer": 2,
    "narrow": 2,
    "copy": 4,
    "put back": 3,
    "put back database": 2,
    "back up": 2,
    "restore": 2,
    "ledger copied": 3,
    "ledger put back": 2,
    "gateway restarts": 1,
}
_ABOUT_NOBODY: Final = frozenset({"arrive", "narrow", "ledger copied", "ledger put back", "gateway restarts"})
_SHARE_OF_FATES: Final = 0.35


class Fate(NamedTuple):
    """What happens to one request of a round.

    Attributes:
        request: its number in the round, from 0.
        what: a key of FATES.
        n: where: a statement of the gateway, or a share of the bytes.
    """

    request: int
    what: str
    n: int

    def __str__(self) -> str:
        where = f" ({self.n})" if self.what in {"cut", "gateway dies"} else ""
        return f"request {self.request + 1} {self.what}{where}"


@dataclass(frozen=True)
class Step:
    """One thing that happens.

    Attributes:
        what: a key of the table of steps.
        who: number of a counter, from 0; counted around if there are fewer.
        n: chance within the step.
        fates: of the requests of a round that begins.
    """

    what: str
    who: int = 0
    n: int = 0
    fates: tuple[Fate, ...] = ()

    def __str__(self) -> str:
        who = "" if self.what in _ABOUT_NOBODY else f"m{self.who} "
        return f"{who}{self.what}({self.n})" + "".join(f", {fate}" for fate in self.fates)


@dataclass(frozen=True)
class Schedule:
    """A world and what happens in it.

    Attributes:
        seed: of ids and of everything else that is left to chance.
        centres: number of counters of each centre.
        batch: most events of a push batch.
        page: most events of a feed page.
        steps: in their order.
    """

    seed: int
    centres: tuple[int, ...]
    batch: int
    page: int
    steps: tuple[Step, ...]

    @property
    def counters(self) -> int:
        """Number of counters in all."""
        return sum(self.centres)


def plan(seed: int) -> Schedule:
    """The schedule of a seed."""
    rng = random.Random(seed)
    centres = rng.choice([(2,), (2,), (3,), (2, 1), (1, 1), (2, 2), (3, 1)])
    # Some schedules know little trouble and some nothing else: rare meetings need both.
    calm = rng.choice([0.3, 1.0, 1.0, 2.0])
    weights = {what: weight * (1.0 if what in {"work", "round"} else calm) for what, weight in _STEPS.items()}
    for what in _STEPS:
        if what not in {"work", "round"} and rng.random() < 0.4:
            weights[what] = 0.0
    steps = []
    for _ in range(rng.randint(10, 36)):
        what = rng.choices(list(weights), list(weights.values()))[0]
        fates = _fates(rng, calm) if what in {"round", "begin"} else ()
        who = 0 if what in _ABOUT_NOBODY else rng.randrange(sum(centres))
        steps.append(Step(what, who, rng.randrange(1000), fates))
    return Schedule(seed, centres, rng.choice([1, 2, 3, 500]), rng.choice([1, 2, 4, 1000]), tuple(steps))


def _fates(rng: random.Random, calm: float) -> tuple[Fate, ...]:
    found = []
    for request in range(12):
        if rng.random() < _SHARE_OF_FATES * calm / 2:
            what = rng.choices(list(FATES), list(FATES.values()))[0]
            found.append(Fate(request, what, rng.randint(1, 14)))
    return tuple(found)
