"""Old copies put back by hand, while the province holds more: nothing may be lost or doubled by the rounds that follow.

What only the replaced file held is gone with it, and counts as lost by nobody; what the copy or the province held must
be there once, at both counters of the centre.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Final

from desktop.app.clock import SetClock
from desktop.store.anew import HEAD
from desktop.store.names import DATABASE
from desktop.store.restore import restore
from desktop.store.sync_port import SyncPort
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.record_result import RecordResult, record_result
from sync.ports import Applied
from tests.faults.figures import Figures, progress
from tests.faults.ledger import Verdict
from tests.store.stores import DIEM, MONDAY, PASSWORD, at, dump, open_store, receive
from tests.sync.counters_of_a_centre import CounterMachine, Province

A_STORE: Final = 1
"""A copy put back has a centre of its own."""

WAYS: Final = ("closed", "with its log", "without its log", "restored")
"""How the copy was taken: of a closed store, of an open one with or without the log beside it, or as a backup."""

_ROUNDS: Final = 3


def search(seed: int, copies: int, *, deaf: bool = False) -> Figures:
    """Put a copy back so often.

    Args:
        seed: of the first; each further one has the next.
        copies: in all.
        deaf: spoil the counters: they move their cursor and take nothing in.
    """
    found = Figures("copies")
    while found.tried < copies:
        rng = random.Random(seed)
        way = WAYS[seed % len(WAYS)]
        worked = rng.random() < 0.5
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
            centre = _Centre(Path(name), rng, deaf=deaf)
            try:
                verdict = centre.put_back(way, worked=worked, found=found)
            finally:
                centre.close()
        words = f"a copy {way}, {'worked on' if worked else 'idle'} before the first round"
        found.seen[words] += 1
        found.take(verdict, seed, words)
        progress("copies", found.tried, copies)
        seed += 1
    return found


class _DeafPort(SyncPort):
    def apply_page(self, head: Any, items: Any) -> Applied:
        return super().apply_page(head, items[:0])


class _Centre:
    """Two counters and their province; the first counter is the one that is put back."""

    def __init__(self, home: Path, rng: random.Random, *, deaf: bool) -> None:
        self._home, self._rng, self._noticed = home, rng, False
        self._clock = SetClock(at(MONDAY))
        (home / "province").mkdir()
        self._province = Province(home / "province")
        self._one = CounterMachine(home / "one", "1", self._clock, self._province)
        self._two = CounterMachine(home / "two", "2", self._clock, self._province)
        if deaf:
            self._one.port = _DeafPort(lambda action: self._one.store.run(action)[0], "motcua test")

    def close(self) -> None:
        for machine in (self._one, self._two):
            machine.store.close()
        self._province.stop()

    def put_back(self, way: str, *, worked: bool, found: Figures) -> Verdict:
        """Work, copy, work on, put the copy back, work on if so, and go through some rounds."""
        for _ in range(self._rng.choice([0, 1, 1, 2, 2])):
            self._work()
            self._round()
        self._work()
        if self._rng.random() < 0.5:
            self._one.sync()
        copied = self._copy(way)
        for _ in range(self._rng.randint(1, 2)):
            self._work(least=1)
            assert self._one.sync().ok
        self._work()
        held = copied | _ids(self._one, "AND state <> 'waiting'")
        self._replace(way)
        if self._one.port.enrolment() is None:
            # A copy from before the enrolment: its code is used up, the province gives another.
            self._one._code = self._province.code()
            found.seen["enrolled anew"] += 1
        if worked:
            self._work(least=1)
        held |= _ids(self._one)
        codes = [self._round() for _ in range(_ROUNDS)][-1]
        return self._judge(held, codes, found)

    def _judge(self, held: set[str], codes: list[str], found: Figures) -> Verdict:
        here, there = _ids(self._one), _ids(self._two)
        twice = _numbers_given_twice(self._one, self._two)
        # What the province refuses as stale stays at its counter, for a person to settle: two facts about one dossier.
        refused = _ids(self._one, "AND state = 'refused'")
        found.seen["events refused as stale, kept at their counter"] += len(refused)
        verdict = Verdict(lost=len(held - here) + len(held - there - refused), doubled=twice)
        if codes != ["", ""]:
            verdict.broken.append(f"rounds end with {codes}")
        if here - refused != there:
            verdict.broken.append(f"{len((here - refused) ^ there)} events are at one counter only")
        if self._one.state() != self._two.state():
            verdict.broken.append("the counters show different dossiers")
        verdict.broken += [str(fault) for fault in self._province.audit().faults]
        for machine in (self._one, self._two):
            machine.store.verify()
            before = dump(machine.store)
            machine.store.rebuild()
            if dump(machine.store) != before:
                verdict.broken.append("read tables are not those of a rebuild")
        return verdict

    def _work(self, least: int = 0) -> None:
        for machine in (self._one, self._two):
            for _ in range(self._rng.randint(least, 4)):
                step, status = self._rng.choice([(None, 0), (None, 0), (forward_dossier, 2), (record_result, 4)])
                streams = _own_dossiers(machine, status) if step else []
                if step is forward_dossier and streams:
                    machine.store.run(forward_dossier, ForwardDossier(self._rng.choice(streams)))
                elif step is record_result and streams:
                    machine.store.run(record_result, RecordResult(self._rng.choice(streams)))
                else:
                    receive(machine.store)

    def _round(self) -> list[str]:
        return [machine.sync().code for machine in (self._one, self._two)]

    def _copy(self, way: str) -> set[str]:
        """Take the copy; gives the events that it holds."""
        folder, copy = self._home / "one", self._home / "copy"
        if way == "restored":
            self._one.store.backup_to(self._home / "backups" / "b.db")
        elif way == "closed":
            self._one.store.close()
            shutil.copytree(folder, copy)
            self._one.store = open_store(folder, self._clock)
        else:
            if self._rng.random() < 0.5:
                self._one.store.checkpoint()
            left_out = ["*-shm"] if way == "with its log" else ["*-shm", "*-wal"]
            shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*left_out))
            # An empty journal in a database without its log is a store cut at its creation.
            if way == "without its log" and not _holds_a_store(copy):
                self._one.store.checkpoint()
                shutil.copy(folder / DATABASE, copy / DATABASE)
        if way == "restored":
            return _ids(self._one)
        opened = self._home / "looked at"
        # Looked at without the number beside it: otherwise the look itself would begin a new journal there.
        shutil.copytree(copy, opened, ignore=shutil.ignore_patterns(HEAD))
        store = open_store(opened, self._clock)
        ids = {row[0] for row in store._db.conn.execute("SELECT id FROM event")}
        store.close()
        return ids

    def _replace(self, way: str) -> None:
        folder = self._home / "one"
        self._one.store.close()
        if way == "restored":
            if self._rng.random() < 0.5:
                (folder / DATABASE).write_bytes(b"")
            restore(folder, self._home / "backups" / "b.db", user=DIEM.id, password=PASSWORD, clock=self._clock)
        else:
            # Half of the copies replace the database alone, and the number beside it stays.
            self._noticed = self._rng.random() < 0.5
            head = (folder / HEAD).read_bytes() if (folder / HEAD).exists() else b""
            shutil.rmtree(folder)
            shutil.copytree(self._home / "copy", folder)
            if self._noticed:
                (folder / HEAD).write_bytes(head)
        self._one.store = open_store(folder, self._clock)


def _holds_a_store(copy: Path) -> bool:
    return (copy / DATABASE).stat().st_size > 100_000


def _ids(machine: CounterMachine, condition: str = "") -> set[str]:
    statement = f"SELECT id FROM event JOIN delivery USING (ord) WHERE 1 = 1 {condition}"
    return {row[0] for row in machine.store._db.conn.execute(statement)}


def _own_dossiers(machine: CounterMachine, status: int) -> list[str]:
    rows = machine.store._db.conn.execute("SELECT id FROM dossier WHERE own = 1 AND status = ? ORDER BY id", (status,))
    return [row[0] for row in rows]


def _numbers_given_twice(*machines: CounterMachine) -> int:
    """Different dossiers of one number, over all that any counter holds: slips may say one, the program must not."""
    numbers = {
        (row[0], row[1])
        for machine in machines
        for row in machine.store._db.conn.execute("SELECT id, number FROM dossier")
    }
    return sum(times - 1 for times in Counter(number for _, number in numbers).values())
