"""kill -9 inside every use-case that writes, and inside what a machine does besides.

A child works on a store and says what it does; at a random instant within a chosen action it is killed. The store is
then opened as the program would, judged, and the next child goes on with it.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from typing import Any, Final

from tests.faults.deeds import CALLS
from tests.faults.figures import Figures, progress
from tests.faults.ledger import Ledger, Verdict, judge
from tests.faults.machine import UPKEEP, Machine, create, first_sides

A_STORE: Final = 25
"""Kills on one store; then a new one begins, under the next seed."""

CREATE: Final = "create"
AIMS: Final = (*CALLS, *UPKEEP, "restore", CREATE)

_ANYWHERE: Final = 0.25
"""Share of kills at an instant that was not chosen by the action."""

_LONGEST_S: Final = 30.0

_FORKS: Final = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
_context: Any = get_context(_FORKS)
if _FORKS == "forkserver":
    _context.set_forkserver_preload(["tests.faults.warm"])


@dataclass(frozen=True)
class Order:
    """What a child is to do.

    Attributes:
        aim: the action it begins with.
        again: key of a reception that was not acknowledged; the officer presses save once more.
        early: whether it says `done` before COMMIT, to show that the search notices.
        twice: whether it appends every event twice, likewise.
    """

    folder: Path
    seed: int
    first: int
    sides: dict[str, str | None]
    aim: str
    again: str = ""
    early: bool = False
    twice: bool = False


@dataclass
class _Round:
    """One store and what is expected of it."""

    home: Path
    seed: int
    rng: random.Random
    ledger: Ledger
    took_s: dict[str, float] = field(default_factory=dict)
    again: str = ""
    children: int = 0

    @property
    def folder(self) -> Path:
        return self.home / "store"


def work(order: Order, pipe: Any) -> None:
    """What the child does until it is killed."""
    if order.twice:
        append_twice()
    ledger = Ledger(sides=dict(order.sides))
    try:
        machine = Machine(order.folder, ledger, pipe.send, order.seed, order.first)
        machine.early = order.early
        if order.again:
            machine.do("receive_dossier", key=order.again)
        machine.do(order.aim)
        while True:
            machine.do(machine.any())
    except Exception:
        pipe.send({"say": "raised", "what": traceback.format_exc()})


def append_twice() -> None:
    """Spoil this process: each event is recorded as two."""
    from sync.journal.journal import Journal

    append = Journal.append

    def twice(self: Journal, **values: Any) -> Any:
        append(self, **values)
        return append(self, **values)

    Journal.append = twice  # type: ignore[method-assign]


def search(seed: int, kills: int, *, early: bool = False, twice: bool = False, aims: tuple[str, ...] = AIMS) -> Figures:
    """Kill so often.

    Args:
        seed: of the first store; each further one has the next.
        kills: in all.
        early: spoil the children, see `Order`.
        twice: likewise.
        aims: actions to be killed within, in turn.
    """
    found = Figures("kills")
    while found.tried < kills:
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
            rng = random.Random(seed)
            turn = _Round(Path(name), seed, rng, Ledger(sides=first_sides()))
            create(turn.folder).close()
            for number in range(min(A_STORE, kills - found.tried)):
                # Every aim in its turn, whatever the number of kills a store.
                aim = aims[(seed * A_STORE + number) % len(aims)]
                verdict = _kill_creation(turn, found) if aim == CREATE else _kill(turn, aim, found, early, twice)
                found.take(verdict, seed, f"kill {number + 1} in {aim}")
                progress("kills", found.tried, kills)
                if not verdict.good:
                    break
        seed += 1
    return found


def _kill(turn: _Round, aim: str, found: Figures, early: bool, twice: bool) -> Verdict:
    turn.children += 1
    order = Order(turn.folder, turn.seed, turn.children * 1000, dict(turn.ledger.sides), aim, turn.again, early, twice)
    anywhere = turn.rng.random() < _ANYWHERE
    share = turn.rng.random()
    with child_of(work, order) as (child, pipe):
        try:
            if anywhere:
                _listen_for(turn, pipe, share * 0.08)
            else:
                _listen_to(turn, pipe, aim)
                _listen_for(turn, pipe, share * 1.1 * turn.took_s.get(aim, 0.01))
            child.kill()
            child.join(_LONGEST_S)
            with contextlib.suppress(EOFError, OSError):
                while pipe.poll():
                    _hear(turn, pipe.recv())
        except _Raised as raised:
            return Verdict(broken=[str(raised)])
    under_way = turn.ledger.under_way
    found.seen[f"in {under_way['deed']}" if under_way else "between"] += 1
    verdict = judge(turn.folder, turn.ledger)
    found.seen["under way, and there"] += bool(verdict.adopted)
    is_reception = under_way is not None and under_way["deed"] == "receive_dossier"
    turn.again = under_way["key"] if under_way and is_reception else ""
    turn.ledger.settle(verdict)
    return verdict


class _Raised(Exception):
    """A child met an error where it should have worked."""


def _hear(turn: _Round, message: dict[str, Any]) -> None:
    if message["say"] == "raised":
        raise _Raised(message["what"])
    turn.ledger.hear(message)


def _listen_to(turn: _Round, pipe: Any, aim: str) -> None:
    """Until the chosen action begins."""
    deadline = time.monotonic() + _LONGEST_S
    while time.monotonic() < deadline:
        if pipe.poll(_LONGEST_S):
            message = pipe.recv()
            _hear(turn, message)
            if message["say"] == "begin" and message["deed"] == aim:
                return
    raise TimeoutError(aim)


def _listen_for(turn: _Round, pipe: Any, seconds: float) -> None:
    began = time.monotonic()
    name = turn.ledger.under_way["deed"] if turn.ledger.under_way else ""
    while (left := seconds - (time.monotonic() - began)) > 0:
        if pipe.poll(left):
            message = pipe.recv()
            _hear(turn, message)
            if message["say"] == "done" and name:
                turn.took_s[name] = max(time.monotonic() - began, turn.took_s.get(name, 0.0))
                name = ""


@contextlib.contextmanager
def child_of(target: Any, order: object) -> Iterator[tuple[Any, Any]]:
    """A child that runs `target(order, pipe)`, and the other end of the pipe; killed at the end if it still lives."""
    here, there = _context.Pipe()
    child = _context.Process(target=target, args=(order, there), daemon=True)
    child.start()
    there.close()
    try:
        yield child, here
    finally:
        if child.is_alive():
            child.kill()
        child.join(_LONGEST_S)
        here.close()


def _create(folder: Path, pipe: Any) -> None:
    pipe.send({"say": "begin"})
    create(folder)
    pipe.send({"say": "done"})
    time.sleep(_LONGEST_S)


def _kill_creation(turn: _Round, found: Figures) -> Verdict:
    """A creation that was acknowledged is there; one that was cut can be done again."""
    folder = turn.home / "made"
    shutil.rmtree(folder, ignore_errors=True)
    said = []
    with child_of(_create, folder) as (child, pipe):
        said.append(pipe.recv()["say"])
        if pipe.poll(turn.rng.random() * 0.2):
            said.append(pipe.recv()["say"])
        os.kill(child.pid, 9)
        child.join(_LONGEST_S)
    found.seen["in create" if len(said) == 1 else "between"] += 1
    return judge_creation(folder, acknowledged=len(said) == 2)


def judge_creation(folder: Path, *, acknowledged: bool) -> Verdict:
    """A store that was being made: whole, or not there and easily made again."""
    from desktop.store.store import Store

    if not Store.exists(folder):
        if acknowledged:
            return Verdict(lost=1, broken=["the store that was made is gone"])
        try:
            create(folder).close()
        except Exception as error:
            return Verdict(broken=[f"cannot be made again: {error!r}"])
    return judge(folder, Ledger(sides=first_sides()))
