"""A schedule as it happens: counters, links and the gateway, step by step, then quiet days until nothing moves."""

from __future__ import annotations

import random
from collections import Counter as Tally
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from desktop.app.clock import SetClock
from desktop.store.sync_port import SyncPort
from sync.engine.engine import Engine, RoundReport
from sync.errors import SyncError
from sync.province.ledger import Ledger
from tests.faults.simulator.counter import Counter, CounterDied
from tests.faults.simulator.gateway import WIDE, Gateway
from tests.faults.simulator.happenings import happen
from tests.faults.simulator.link import Link
from tests.faults.simulator.moulds import CENTRES, Moulds, device_of
from tests.faults.simulator.rounds import Round
from tests.faults.simulator.seeded import sized
from tests.faults.simulator.steps import Fate, Schedule, Step
from tests.store.stores import MONDAY, at

QUIET_PASSES: Final = 4
"""Rounds of every counter within which all is settled once the network is good; the last one must move nothing."""


@dataclass(frozen=True)
class Parts:
    """What is put together; a proof that the laws can fail puts in a spoiled one."""

    port: type[SyncPort] = SyncPort
    engine: type[Engine] = Engine
    ledger: type[Ledger] = Ledger


class World:
    """One province with its counters.

    Attributes:
        recorded: every event that was ever committed at a counter, with the number of that counter.
        let_go: those which, at some moment after a copy was put back, neither the ledger nor the store of their own
            machine held; nobody owes them any more.
        broken: laws that were broken on the way.
        lines: what happened, for people.
        tally: how often what happened.
        now: the true time.
        passes: quiet rounds of everybody until nothing moved.
    """

    def __init__(self, schedule: Schedule, home: Path, moulds: Moulds, parts: Parts) -> None:
        self.schedule, self._parts = schedule, parts
        self.now = at(MONDAY)
        self._clock = SetClock(self.now)
        self.recorded: dict[str, int] = {}
        self.let_go: set[str] = set()
        self.broken: list[str] = []
        self.lines: list[str] = []
        self.tally: Tally[str] = Tally()
        self.passes = 0
        self.gateway = Gateway(home, moulds.folder, parts.ledger, lambda: self.now, schedule.page, self.tally)
        self.counters: list[Counter] = []
        for centre, count in zip(CENTRES, schedule.centres, strict=False):
            for number in range(1, count + 1):
                device, name = device_of(centre, number), f"m{len(self.counters)}"
                mould = moulds.folder / device
                self.counters.append(Counter(name, centre, device, home, mould, SetClock(self.now)))
        self._shared: dict[str, str] = {}
        self._began: dict[str, int] = {}

    def now_of_ids(self) -> datetime:
        """The clock of whoever acts."""
        return self._clock.now()

    def seen(self, what: str) -> None:
        """Count what happened."""
        self.tally[what] += 1

    def run(self) -> None:
        """Do every step, then be quiet."""
        with sized(self.schedule.batch):
            for step in self.schedule.steps:
                self._do(step)
            self._be_quiet()

    def close(self) -> None:
        """Close stores and ledger."""
        for counter in self.counters:
            counter.close()
        self.gateway.close()

    def _do(self, step: Step) -> None:
        counter = self.counters[step.who % len(self.counters)]
        self.now += timedelta(minutes=1 + step.n % 50)
        self.turn_to(counter)
        self.seen(step.what)
        try:
            outcome = happen(self, step, counter)
        except CounterDied:
            counter.restart()
            self.seen("died")
            outcome = "the program dies and is started again"
        self._note(counter)
        self.lines.append(f"{step}: {outcome}")

    def turn_to(self, counter: Counter) -> None:
        """From now on this counter acts."""
        counter.clock.set(self.now + timedelta(seconds=counter.offset_s))
        self._clock = counter.clock

    def work(self, step: Step, counter: Counter) -> str:
        """Let an officer act."""
        shared, only = self._shared.get(counter.centre, ""), step.what == "clash"
        done, dossier = counter.work(random.Random(step.n), shared, only=only, deed=step.deed)
        self._shared[counter.centre] = dossier
        return done

    def replaced(self, done: bool, *, sound: bool = False) -> str:
        """A copy is in place: what nobody holds any more who owes it is let go.

        Args:
            done: whether there was a copy.
            sound: whether the program itself restored it over a database that it could read: nothing is lost by that.
        """
        if not done:
            return "there is none"
        held = set(self.gateway.rows())
        stores = [counter.ids() for counter in self.counters]
        gone = {one for one, owner in self.recorded.items() if one not in held and one not in stores[owner]}
        fresh = gone - self.let_go
        if sound and fresh:
            self.broken.append(f"a restore over a sound database lost {len(fresh)} events")
            return f"done; {len(fresh)} events are lost"
        self.let_go |= gone
        self.seen("replaced")
        return f"done; {len(fresh)} events are gone for good"

    def round(self, counter: Counter, fates: tuple[Fate, ...]) -> str:
        """Play a round to its end, the one under way if there is one."""
        if counter.turn is None:
            said = self.begin(counter, fates)
            if counter.turn is None:
                return said
        return self.go(counter, WIDE)

    def begin(self, counter: Counter, fates: tuple[Fate, ...]) -> str:
        """Begin a round; it stands still before its first step."""
        if counter.turn is not None:
            return "a round is under way"
        self._began[counter.name] = self.gateway.put_backs

        def run(turn: Round) -> RoundReport:
            port, link = counter.port(self._parts.port, turn), Link(self.gateway, counter.device, turn, fates)
            return self._parts.engine(port, link).round()

        counter.turn = Round(run)
        return "begins"

    def go(self, counter: Counter, asks: int) -> str:
        """Let the round under way take so many steps."""
        turn = counter.turn
        if turn is None:
            return "no round is under way"
        while not turn.over and asks > 0:
            turn.go()
            asks -= 1
        if not turn.over:
            return "goes on"
        counter.turn = None
        return self._ended(counter, turn)

    def _ended(self, counter: Counter, turn: Round) -> str:
        if turn.error is not None:
            if not isinstance(turn.error, SyncError):
                self.broken.append(f"a round of {counter.name} raised {turn.error!r}")
            self.seen(f"ends: {getattr(turn.error, 'code', 'raised')}")
            return f"ends with {turn.error}"
        report = turn.report
        assert report is not None
        if report.comparison is None:
            return "ends"
        green = report.comparison.agree and not report.comparison.waiting
        if green and self._began[counter.name] == self.gateway.put_backs:
            self._check_green(counter)
        self.seen("ends: green" if green else "ends: not green")
        return f"ends {'green' if green else 'not green'}: sent {report.sent.stored}, received {report.received.new}"

    def _check_green(self, counter: Counter) -> None:
        rows = self.gateway.rows()
        missing = [d for d in counter.deliveries() if d[3] == counter.device and d[5] == "stored" and d[0] not in rows]
        if missing:
            self.broken.append(f"{counter.name} is green while {len(missing)} events are missing at the province")

    def _note(self, counter: Counter) -> None:
        number = self.counters.index(counter)
        for one in sorted(counter.ids() - self.recorded.keys()):
            self.recorded[one] = number

    def _be_quiet(self) -> None:
        """The network is good again, and nobody works."""
        self.gateway.widest = WIDE
        for counter in self.counters:
            counter.disarm()
            if counter.turn is not None:
                self._do(Step("go", self.counters.index(counter), 5))
                counter.leave_round()
        while self.gateway.arrive(0):
            self.lines.append("a request that was under way arrives")
        ends: list[str] = []
        for number in range(1, QUIET_PASSES + 1):
            self.passes = number
            ends = [self._quiet_round(counter) for counter in self.counters]
            if not any(ends):
                return
        self.broken.append(f"after {QUIET_PASSES} quiet rounds of everybody: {'; '.join(e for e in ends if e)}")

    def _quiet_round(self, counter: Counter) -> str:
        """A round without trouble; gives what it still had to do, or could not."""
        self.now += timedelta(minutes=2)
        self.turn_to(counter)
        began = self.begin(counter, ())
        assert began == "begins"
        turn = counter.turn
        assert turn is not None
        said = self.go(counter, WIDE)
        self._note(counter)
        self.lines.append(f"{counter.name} quiet round: {said}")
        report = turn.report
        if report is None or report.comparison is None:
            return f"{counter.name} {said}"
        if not report.comparison.agree:
            return f"{counter.name} does not agree"
        moved = report.again or report.sent.stored or report.sent.refused or report.sent.moved or report.received.new
        return f"{counter.name} still moves" if moved else ""
