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

_SINGLE: Final = {
    "work": 30,
    "round": 22,
    "begin": 8,
    "go": 14,
    "crash": 5,
    "stop": 2,
    "arrive": 5,
    "clock": 4,
    "newer": 2,
    "narrow": 2,
    "gateway restarts": 1,
}
_STORIES: Final = {
    "nothing": ((), 8),
    "folder put back": (("copy", "work", "round", "work", "put back", "work"), 5),
    "folder put back idle": (("copy", "work", "round", "put back"), 2),
    "database put back": (("copy", "work", "round", "work", "put back database", "work"), 3),
    "restored": (("back up", "work", "round", "work", "restore", "work"), 3),
    "ledger put back": (("ledger copied", "work", "round", "work", "ledger put back"), 5),
    "a wrong clock": (("work", "clock", "clash", "round", "clash", "round", "clash"), 4),
    "two at one dossier": (("work", "round", "clash", "clash", "clash"), 6),
}
"""What rarely happens by chance alone: steps in this order, with others between them; and how often."""

_ABOUT_NOBODY: Final = frozenset({"arrive", "narrow", "ledger copied", "ledger put back", "gateway restarts"})
_SHARE_OF_FATES: Final = 0.2


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
        deed: name of the use-case; empty leaves it to chance.
    """

    what: str
    who: int = 0
    n: int = 0
    fates: tuple[Fate, ...] = ()
    deed: str = ""

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
    trouble = rng.choice([0.3, 1.0, 1.0, 2.0])
    weights = {what: weight * (1.0 if what in {"work", "round"} else trouble) for what, weight in _SINGLE.items()}
    steps: list[Step] = []
    for _ in range(rng.choice([1, 1, 2, 2, 3])):
        steps = _mixed(rng, steps, _story(rng, trouble, sum(centres)))
    single = rng.choices(list(weights), list(weights.values()), k=rng.randint(4, 20))
    steps = _mixed(rng, steps, [_step(rng, what, rng.randrange(sum(centres)), trouble) for what in single])
    return Schedule(seed, centres, rng.choice([1, 2, 3, 500]), rng.choice([1, 2, 4, 1000]), tuple(steps))


def _story(rng: random.Random, trouble: float, counters: int) -> list[Step]:
    name = rng.choices(list(_STORIES), [often for _, often in _STORIES.values()])[0]
    who = rng.randrange(counters)
    steps = []
    for what in _STORIES[name][0]:
        if name in {"ledger put back", "a wrong clock"} or what == "clash":
            who = rng.randrange(counters)
        # One step of a story may be missing, or be done again.
        times = rng.choices([0, 1, 2], [1, 8, 2])[0] if what in {"work", "round", "clash"} else 1
        steps += [_step(rng, what, who, trouble) for _ in range(times)]
    return steps


def _step(rng: random.Random, what: str, who: int, trouble: float) -> Step:
    fates = _fates(rng, trouble) if what in {"round", "begin"} else ()
    return Step(what, 0 if what in _ABOUT_NOBODY else who, rng.randrange(1000), fates)


def _mixed(rng: random.Random, some: list[Step], others: list[Step]) -> list[Step]:
    """Both in their own order, anyhow between each other."""
    first, second, mixed = list(some), list(others), []
    while first or second:
        chosen = first if rng.random() * (len(first) + len(second)) < len(first) else second
        mixed.append(chosen.pop(0))
    return mixed


def _fates(rng: random.Random, trouble: float) -> tuple[Fate, ...]:
    found = []
    for request in range(12):
        if rng.random() < _SHARE_OF_FATES * trouble:
            what = rng.choices(list(FATES), list(FATES.values()))[0]
            found.append(Fate(request, what, rng.randint(1, 14)))
    return tuple(found)
