"""Two at once: a second program on a store, several that make it, and readers beside the writer.

Of several programs one gets the store and the others are told. A reader sees transactions whole.
"""

from __future__ import annotations

import contextlib
import random
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from desktop.app.clock import SetClock
from desktop.store import lock
from desktop.store.errors import StoreExists, StoreInUse, StoreUnavailable
from desktop.store.store import Store
from desktop.usecases.receive_dossier import receive_dossier
from tests.faults.figures import Figures, progress
from tests.faults.kills import child_of
from tests.faults.ledger import Ledger, Verdict, judge
from tests.faults.machine import Machine, create, first_sides
from tests.store.stores import MONDAY, at, open_store, request

A_STORE: Final = 40
"""Tries of one seed: one race, some openings, the rest readings."""

_OPENINGS: Final = 9
_LONGEST_S: Final = 30.0


def search(seed: int, tries: int, *, unlocked: bool = False, halves: bool = False) -> Figures:
    """Try so often.

    Args:
        seed: of the first store; each further one has the next.
        tries: in all.
        unlocked: spoil the programs: none looks at the lock.
        halves: spoil the writer: what belongs together is committed in two.
    """
    found = Figures("two")
    while found.tried < tries:
        rng = random.Random(seed)
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
            folder = Path(name) / "store"
            found.take(race(folder, rng, found, unlocked=unlocked), seed, "a race to make a store")
            openings = min(_OPENINGS, tries - found.tried)
            for verdict in second_programs(folder, seed, openings, rng, found, unlocked=unlocked):
                found.take(verdict, seed, "a second program")
            readings = min(A_STORE - 1 - _OPENINGS, tries - found.tried)
            if readings > 0:
                for verdict in readers(Path(name) / "read", readings, rng, found, halves=halves):
                    found.take(verdict, seed, "a reader beside the writer")
        progress("two", found.tried, tries)
        seed += 1
    return found


def race(folder: Path, rng: random.Random, found: Figures, *, unlocked: bool) -> Verdict:
    """Several programs make a store in one folder at the same instant."""
    number = rng.randint(2, 4)
    with contextlib.ExitStack() as stack:
        children = [
            stack.enter_context(child_of(_make, (folder, rng.choice([0.0, rng.uniform(0, 0.05)]), unlocked)))
            for _ in range(number)
        ]
        for _, pipe in children:
            pipe.recv()
        for _, pipe in children:
            pipe.send("go")
        said = [pipe.recv() if pipe.poll(_LONGEST_S) else "nothing" for _, pipe in children]
    made = said.count("made")
    found.seen.update(f"race: {word}" for word in said)
    verdict = judge(folder, Ledger(sides=first_sides()))
    others = set(said) - {"made", StoreInUse.code, StoreExists.code}
    if made != 1 or others:
        verdict.broken.append(f"{made} of {number} made the store; said: {', '.join(said)}")
    return verdict


def _make(order: tuple[Path, float, bool], pipe: Any) -> None:
    folder, later, unlocked = order
    if unlocked:
        _never_lock()
    pipe.send("ready")
    pipe.recv()
    time.sleep(later)
    pipe.send(_attempt(lambda: create(folder)))


def second_programs(
    folder: Path, seed: int, openings: int, rng: random.Random, found: Figures, *, unlocked: bool
) -> list[Verdict]:
    """One program works, others try to open its store; once it has ended, the next one may."""
    verdicts = []
    ledger = Ledger(sides=first_sides())
    with child_of(_work, (folder, seed)) as (worker, working):
        try:
            ledger.hear(working.recv())
        except EOFError:
            # A race that nobody kept apart may leave a store that no program can work on.
            return [Verdict(broken=["the program that works ended before its first step"])]
        for _ in range(openings):
            with child_of(_open, (folder, unlocked)) as (_, pipe):
                said = pipe.recv() if pipe.poll(_LONGEST_S) else "nothing"
            found.seen[f"second program: {said}"] += 1
            verdicts.append(Verdict(broken=[] if said == StoreInUse.code else [f"a second program was told {said}"]))
            time.sleep(rng.uniform(0, 0.02))
        worker.kill()
        worker.join(_LONGEST_S)
        while working.poll():
            try:
                ledger.hear(working.recv())
            except EOFError:
                break
    if verdicts:
        last = judge(folder, ledger)
        verdicts[-1].lost, verdicts[-1].doubled = last.lost, last.doubled
        verdicts[-1].broken += last.broken
    return verdicts


def _work(order: tuple[Path, int], pipe: Any) -> None:
    folder, seed = order
    machine = Machine(folder, Ledger(sides=first_sides()), pipe.send, seed)
    while True:
        machine.do("receive_dossier")


def _open(order: tuple[Path, bool], pipe: Any) -> None:
    folder, unlocked = order
    if unlocked:
        _never_lock()
    pipe.send(_attempt(lambda: open_store(folder, SetClock(at(MONDAY)))))


def _attempt(do: Callable[[], Store]) -> str:
    try:
        do().close()
    except StoreUnavailable as error:
        return error.code
    except Exception as error:
        return repr(error)
    return "made"


def _never_lock() -> None:
    lock._lock = lambda _file: None  # type: ignore[assignment]


def readers(folder: Path, readings: int, rng: random.Random, found: Figures, *, halves: bool) -> list[Verdict]:
    """Connections of readers are opened and read while the writer takes in two dossiers a transaction."""
    store = create(folder)
    stop = threading.Event()
    committed = [0]
    writer = threading.Thread(target=_take_in_pairs, args=(store, stop, committed, halves))
    writer.start()
    verdicts = []
    try:
        while not committed[0] and writer.is_alive():
            time.sleep(0.001)
        for _ in range(readings):
            time.sleep(rng.uniform(0, 0.004))
            at_least = committed[0]
            with store.reading() as view:
                verdicts.append(_read(view._db, at_least, found))
    finally:
        stop.set()
        writer.join(_LONGEST_S)
    store._writer_thread = None
    events = {row[0] for row in store._db.conn.execute("SELECT id FROM event")}
    store.close()
    last = judge(folder, Ledger(events=events, sides=first_sides()))
    verdicts[-1].broken += last.broken
    return verdicts


def _take_in_pairs(store: Store, stop: threading.Event, committed: list[int], halves: bool) -> None:
    while not stop.is_set():
        if halves:
            store.run(receive_dossier, request())
            store.run(receive_dossier, request())
        else:
            with store.write() as work:
                receive_dossier(work, request())
                receive_dossier(work, request())
        committed[0] += 2


def _read(db: Any, at_least: int, found: Figures) -> Verdict:
    verdict = Verdict()
    db.execute("BEGIN")
    events, deliveries, dossiers, numbers = (
        db.execute(f"SELECT {what}").fetchone()[0]
        for what in (
            "count(*) FROM event",
            "count(*) FROM delivery",
            "count(*) FROM dossier",
            "coalesce(max(last) - 2000, 0) FROM number_series",
        )
    )
    db.execute("COMMIT")
    found.seen["events seen by readers"] += events
    if events % 2 or not events == deliveries == dossiers == numbers:
        verdict.broken.append(
            f"half a transaction: {events} events, {deliveries} owed, {dossiers} rows, {numbers} numbers"
        )
    if events < at_least:
        verdict.lost = at_least - events
    return verdict
