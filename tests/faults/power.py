"""Power cuts: a run is recorded, and the disk put together as it may be after a cut at many instants of it."""

from __future__ import annotations

import dataclasses
import json
import random
import tempfile
from pathlib import Path
from typing import Final

from tests.faults.figures import Figures, progress
from tests.faults.kills import judge_creation
from tests.faults.ledger import Ledger, Sides, Verdict, judge
from tests.faults.machine import first_sides
from tests.faults.replay import Record, image, lay_out, read_log
from tests.faults.shim import NoShim, started

A_RUN: Final = 50
"""Cuts of one recorded run; then another is recorded, under the next seed."""

_MORE: Final = 25
_LONGEST_S: Final = 120.0


def search(seed: int, cuts: int, *, unsynced: bool = False) -> Figures:
    """Cut so often.

    Args:
        seed: of the first run; each further one has the next.
        cuts: in all.
        unsynced: spoil the runs: the store does not wait for the disk.
    """
    found = Figures("power")
    while found.tried < cuts:
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
            home = Path(name) / "disk"
            home.mkdir()
            try:
                records = record(home, Path(name) / "log", seed, unsynced=unsynced)
            except NoShim as why:
                found.left_out = str(why)
                return found
            rng = random.Random(seed)
            found.seen["runs"] += 1
            found.seen["operations recorded"] += len(records)
            for number in range(min(A_RUN, cuts - found.tried)):
                at = _instant(records, rng)
                found.take(after_cut(records, at, home, random.Random(f"{seed} {number}"), found), seed, f"cut at {at}")
                progress("power", found.tried, cuts)
        seed += 1
    return found


def record(home: Path, log: Path, seed: int, *, unsynced: bool = False) -> list[Record]:
    """Record one run in a folder.

    Raises:
        NoShim: this machine cannot.
    """
    order = {"home": str(home), "seed": seed, "more": _MORE, "unsynced": unsynced, "restore": seed % 2 == 0}
    child = started("tests.faults.recorded", home, order, log)
    _, told = child.communicate(timeout=_LONGEST_S)
    if child.returncode != 0:
        raise RuntimeError(told)
    return read_log(log)


def _instant(records: list[Record], rng: random.Random) -> int:
    """Anywhere, or right after something was acknowledged or a name changed: there most can be missing."""
    chosen = rng.random()
    if chosen < 0.4:
        return rng.randint(1, len(records))
    if chosen < 0.7:
        named = [n for n, record in enumerate(records, 1) if record.kind in "CRLUK"]
        # A restore changes names once in a run, and is all about them.
        last = max((n for n, record in enumerate(records, 1) if b'"deed": "restore"' in record.one), default=0)
        return rng.choice([n for n in named if n > last] if last and chosen < 0.5 else named)
    return rng.choice([n for n, record in enumerate(records, 1) if record.kind == "M" and b'"done"' in record.one])


def after_cut(records: list[Record], cut: int, was: Path, rng: random.Random, found: Figures) -> Verdict:
    """What is found on the disk after one cut."""
    ledger, made = heard(records[:cut])
    with tempfile.TemporaryDirectory(prefix="motcua-faults-", dir=_memory()) as name:
        home = Path(name)
        lay_out(*image(records, cut, rng), was, home)
        found.seen["before the store was made"] += not made
        found.seen["inside an action"] += made and ledger.under_way is not None
        if not made:
            return judge_creation(home / "store", acknowledged=False)
        return judge(home / "store", _moved(ledger, was, home))


def heard(records: list[Record]) -> tuple[Ledger, bool]:
    """What the program had said by then, and whether its store was made."""
    ledger, made = Ledger(sides=first_sides()), False
    for record in records:
        if record.kind == "M":
            message = json.loads(record.one)
            if message["say"] == "made":
                made = True
            elif made:
                ledger.hear(message)
    return ledger, made


def _moved(ledger: Ledger, was: Path, home: Path) -> Ledger:
    def moved(sides: Sides) -> Sides:
        return {name.replace(str(was), str(home)): value for name, value in sides.items()}

    return dataclasses.replace(ledger, sides=moved(ledger.sides), open_sides=moved(ledger.open_sides))


def _memory() -> str | None:
    """Images are many and short-lived: in memory, where there is room for files in it."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
