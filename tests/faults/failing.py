"""A machine whose disk fails within chosen actions. Started by `disk`; prints one line of JSON a fault."""

from __future__ import annotations

import contextlib
import errno
import json
import random
import shutil
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final, Protocol

from desktop.domain.errors import MotCuaError
from desktop.store.errors import PasswordNotKept, StoreUnavailable
from tests.faults import shim
from tests.faults.deeds import CALLS
from tests.faults.ledger import Ledger, Verdict, judge, judge_beside, judge_open
from tests.faults.machine import UPKEEP, Machine, create, first_sides
from tests.store.stores import open_store

LEFT_ASIDE: Final = "a restore takes a database that the disk does not open just now for one that holds nothing more"

_KINDS: Final = (
    (shim.WRITE, 40), (shim.SYNC, 6), (shim.WRITE | shim.SYNC, 30), (shim.OPEN, 8), (shim.TRUNCATE, 3),
    (shim.RENAME, 3), (shim.UNLINK, 3), (63, 60),
)  # fmt: skip
"""What fails, and after how many operations at most."""


class Disk(Protocol):
    """A disk that can be made ill."""

    def fail(self) -> str:
        """From now on; says how."""
        ...

    def heal(self) -> int:
        """No more; says how often it failed, or how often it may have."""
        ...


class ShimDisk:
    """Single operations fail."""

    def __init__(self, rng: random.Random) -> None:
        self._rng, self._shim = rng, shim.Shim()

    def fail(self) -> str:
        """One operation, or all from one on."""
        kinds, most = self._rng.choice(_KINDS)
        after, sticky = self._rng.randint(0, most), self._rng.random() < 0.5
        number = self._rng.choice([errno.EIO, errno.ENOSPC])
        short = bool(kinds & shim.WRITE) and self._rng.random() < 0.3
        self._shim.arm(kinds, after, number, short=short, sticky=sticky)
        words = f"{errno.errorcode[number]} at {after} of {kinds}"
        return words + (", short" if short else "") + (", and all after it" if sticky else "")

    def heal(self) -> int:
        """Nothing fails."""
        return self._shim.disarm()


class FullDisk:
    """A file system with some bytes left, filled by a file of nobody's."""

    def __init__(self, place: Path, rng: random.Random) -> None:
        self._ballast, self._rng = place / "ballast", rng

    def fail(self) -> str:
        """Leave some room, as a rule for less than the action needs."""
        left = self._rng.randint(0, 60_000) if self._rng.random() < 0.8 else 0
        with contextlib.suppress(OSError), self._ballast.open("wb", buffering=0) as file:
            while (room := shutil.disk_usage(self._ballast.parent).free - left) > 0:
                file.write(bytes(min(room, 1 << 20)))
        return f"{left} bytes left"

    def heal(self) -> int:
        """Room again."""
        self._ballast.unlink()
        return 1


class LimitedDisk:
    """No file may grow beyond a size: where no small file system can be mounted."""

    def __init__(self, place: Path, rng: random.Random) -> None:
        import resource

        # Without this the system ends a program that reaches the limit.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self._place, self._rng, self._resource = place, rng, resource

    def fail(self) -> str:
        """Somewhere around what the files hold now."""
        sizes = [path.stat().st_size for path in self._place.rglob("*") if path.is_file()]
        limit = self._rng.choice(sizes) + self._rng.randint(0, 20_000)
        self._resource.setrlimit(self._resource.RLIMIT_FSIZE, (limit, self._resource.RLIM_INFINITY))
        return f"files of {limit} bytes at most"

    def heal(self) -> int:
        """Any size again."""
        infinite = self._resource.RLIM_INFINITY
        self._resource.setrlimit(self._resource.RLIMIT_FSIZE, (infinite, infinite))
        return 1


class Trial:
    """One machine and its disk."""

    def __init__(self, home: Path, disk: Disk, rng: random.Random, seed: int, *, swallow: bool) -> None:
        create(home / "store").close()
        self.rng = rng
        self._disk = disk
        self._swallow = swallow
        self._aim = self._how = ""
        self._hits = 0
        self._machine = Machine(home / "store", Ledger(sides=first_sides()), self._hear, seed)

    def one(self, name: str) -> tuple[Verdict, str, Counter[str]] | None:
        """One action within which the disk fails; None if it did not come to that."""
        machine, self._aim, self._hits = self._machine, name, 0
        verdict, seen = Verdict(), Counter[str]()
        try:
            machine.do(name)
            outcome = "done all the same"
        except MotCuaError as error:
            outcome = error.code
            if not isinstance(error, StoreUnavailable):
                verdict.broken.append(f"{error!r} is no error of the store")
        except Exception as error:
            outcome = type(error).__name__
            verdict.broken.append(f"not told in words: {error!r}")
        if self._aim == "armed":
            self._hits += self._disk.heal()
        failed = machine.ledger.under_way is not None
        if failed:
            self._after_failure(name, outcome, verdict, seen)
        if not self._hits:
            return None
        seen[outcome] += 1
        if name == "restore" and not failed:
            self._after_restore(verdict, seen)
        self._works_again(verdict, seen)
        return verdict, f"{name}, {self._how}", seen

    def judge(self) -> Verdict:
        """Close, and judge as after any fault."""
        self._machine.close()
        verdict = judge(self._machine.folder, self._machine.ledger)
        self._machine.ledger.settle(verdict)
        self._machine.store = open_store(self._machine.folder, self._machine.clock)
        return verdict

    def _hear(self, message: dict[str, Any]) -> None:
        if message["say"] == "begin" and message["deed"] == self._aim:
            self._aim, self._how = "armed", self._disk.fail()
        elif message["say"] == "done" and self._aim == "armed":
            self._hits, self._aim = self._hits + self._disk.heal(), ""

    def _after_failure(self, name: str, outcome: str, verdict: Verdict, seen: Counter[str]) -> None:
        """What was told as failed is not there; what was there is."""
        machine = self._machine
        if self._swallow:
            machine.say({"say": "done", "ids": machine.ledger.intent, "sides": {}})
        self._open_if_closed(verdict, seen)
        found = judge_open(machine.store, machine.ledger)
        verdict.lost, verdict.doubled, verdict.broken = found.lost, found.doubled, verdict.broken + found.broken
        if found.adopted and outcome == PasswordNotKept.code:
            # Said to be recorded without its password, and so it is.
            seen["recorded, its password not"] += 1
        elif found.adopted and not machine.ledger.restoring:
            verdict.broken.append(f"{name} was told as failed, and is recorded")
        beside = Verdict()
        judge_beside(machine.folder, machine.ledger, beside)
        verdict.broken += beside.broken
        found.sides |= beside.sides
        machine.ledger.settle(found)

    def _after_restore(self, verdict: Verdict, seen: Counter[str]) -> None:
        """What a restore that says it is done did not save is aside, in a folder that nobody looks into."""
        ledger = self._machine.ledger
        with self._machine.store.write() as work:
            held = {row[0] for row in work._db.execute("SELECT id FROM event")}
        if ledger.events - held:
            seen["events left aside by a restore"] += len(ledger.events - held)
            verdict.known.append(LEFT_ASIDE)
            ledger.events &= held

    def _open_if_closed(self, verdict: Verdict, seen: Counter[str]) -> None:
        """An opening that failed is tried again by whoever signs in."""
        try:
            self._machine.store.verify()
        except Exception:
            with contextlib.suppress(Exception):
                self._machine.store.close()
            seen["opened anew"] += 1
            try:
                self._machine.store = open_store(self._machine.folder, self._machine.clock)
            except StoreUnavailable as error:
                verdict.broken.append(f"does not open again: {error!r}")
                raise Unusable(verdict) from error

    def _works_again(self, verdict: Verdict, seen: Counter[str]) -> None:
        self._aim = ""
        try:
            self._machine.do("receive_dossier")
        except Exception as error:
            verdict.broken.append(f"does not work again: {error!r}")
            raise Unusable(verdict) from error


class Unusable(Exception):
    """The store cannot be gone on with; carries what was found."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__()


def main(order: dict[str, Any]) -> None:
    """Try so many faults; every tenth, and the last, is followed by a closing and a full judgement."""
    home, seed, rng = Path(order["home"]), int(order["seed"]), random.Random(f"{order['kind']} {order['seed']}")
    disk: Disk
    if order["kind"] == "shim":
        disk = ShimDisk(rng)
    elif home.is_mount():
        disk = FullDisk(home, rng)
    else:
        disk = LimitedDisk(home, rng)
    trial = Trial(home, disk, rng, seed, swallow=bool(order["swallow"]))
    names = [*CALLS, *UPKEEP, *(["restore"] if order["kind"] == "shim" else [])]
    tried = 0
    while tried < int(order["faults"]):
        try:
            found = trial.one(rng.choice(names))
        except Unusable as unusable:
            tell(unusable.verdict, "the store cannot be used any more", Counter())
            return
        if found is None:
            continue
        tried += 1
        verdict, what, seen = found
        if tried % 10 == 0 or tried == int(order["faults"]):
            whole = trial.judge()
            verdict.lost += whole.lost
            verdict.doubled += whole.doubled
            verdict.broken += whole.broken
            verdict.known += whole.known
        tell(verdict, what, seen)
        if not verdict.good:
            return


def tell(verdict: Verdict, what: str, seen: Counter[str]) -> None:
    """One line for whoever counts."""
    line = {
        "lost": verdict.lost, "doubled": verdict.doubled, "broken": verdict.broken, "known": verdict.known,
        "what": what, "seen": seen,
    }  # fmt: skip
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
