"""What each kind of step does."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from tests.faults.simulator.counter import Counter
from tests.faults.simulator.gateway import WIDE
from tests.faults.simulator.steps import Step
from tests.store.stores import at

if TYPE_CHECKING:
    from tests.faults.simulator.world import World

_WRONG_DAYS: Final = ("2019-03-01 09:00", "2031-05-05 10:00")


def happen(world: World, step: Step, counter: Counter) -> str:
    """Let a step happen; gives what became of it, in words."""
    match step.what:
        case "work" | "clash":
            return world.work(step, counter)
        case "round":
            return world.round(counter, step.fates)
        case "begin":
            return world.begin(counter, step.fates)
        case "go":
            return world.go(counter, 1 + step.n % 6)
        case "crash":
            counter.arm(1 + step.n % 60, after=step.n % 2 == 0)
            return "will die there"
        case "stop":
            counter.restart()
            return "is started again"
        case "clock":
            return _set_clock(world, counter, step.n)
        case "newer":
            return counter.be_newer(random.Random(step.n))
        case "copy":
            counter.copy()
            return "its folder is copied"
        case "back up":
            counter.back_up()
            return "its database is backed up"
        case "put back" | "put back database":
            return world.replaced(counter.put_back(whole=step.what == "put back"))
        case "restore":
            destroyed = step.n % 2 == 0
            return world.replaced(counter.restore(destroyed=destroyed), sound=not destroyed)
    return _at_province(world, step)


def _at_province(world: World, step: Step) -> str:
    match step.what:
        case "arrive":
            return "" if world.gateway.arrive(step.n) else "nothing is under way"
        case "narrow":
            world.gateway.widest = 1 + step.n % 3 if step.n % 2 else WIDE
            return f"batches of {world.gateway.widest} events are taken"
        case "ledger copied":
            world.gateway.copy()
            return ""
        case "ledger put back":
            return world.replaced(world.gateway.put_back())
        case "gateway restarts":
            world.gateway.restart()
            return ""
    raise ValueError(step.what)


def _set_clock(world: World, counter: Counter, n: int) -> str:
    if n % 4 < 2:
        counter.offset_s = int((at(_WRONG_DAYS[n % 4]) - world.now).total_seconds())
    else:
        counter.offset_s = 0 if n % 4 == 2 else (n - 500) * 60
    world.turn_to(counter)
    return f"its clock says {counter.clock.now():%Y-%m-%d %H:%M}"
