"""Reception from the use-case to COMMIT, beside a bare insert of the same bytes."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.store.store import Store
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from tests.benchmarks.data import SAMPLE_CODES, People, communes_around, open_bench_store, store_of
from tests.benchmarks.measure import FRAME_MS, Bench, Row, median, p99, settle, timed

FEW: Final = 1000
BYTES: Final = 2500
"""Event, delivery and read row of one reception, with what its indexes hold."""

FRAME_BYTES: Final = 4096 + 24
"""A page in the log, with its header."""

_ROUNDS: Final = 1000
_RESTS_AFTER: Final = 20


def measure(bench: Bench) -> list[Row]:
    """Few and many in store, and the bare database, in turns: a slow second of the disk strikes all three alike."""
    stores = []
    for name, source in (("few", store_of(FEW)), ("many", bench.store)):
        stores.append(open_bench_store(shutil.copytree(source, bench.folder / name)))
        # As the program does: the log is moved between actions.
        stores[-1].checkpoint_when_idle()
    bare = _bare(bench.folder / "bare.db")
    rng = random.Random(1)
    actions = (bare, *(_receiver(store, rng) for store in stores))
    settle()
    found: tuple[list[float], ...] = ([], [], [])
    pages = _LogPages(bench.folder / "many" / "motcua.db-wal")
    try:
        for turn in range(_ROUNDS):
            for kept, action in zip(found, actions, strict=True):
                kept.append(timed(action))
            pages.look()
            if turn % _RESTS_AFTER == _RESTS_AFTER - 1:
                for store in stores:
                    store.checkpoint()
    finally:
        for store in stores:
            store.close()
    base, few, many = found
    ratio, growth = median(many) / median(base), median(many) / median(few)
    return [
        Row(f"bare sqlite3: insert and commit, {BYTES:,} bytes", median(base), p99(base)),
        Row(f"register a dossier, {FEW:,} in store", median(few), p99(few), ratio=median(few) / median(base)),
        Row(f"register a dossier, {bench.many} in store", median(many), p99(many), ratio=ratio, goal="ratio 3, p99 16",
            met=ratio <= 3 and p99(many) <= FRAME_MS, note=f"{pages.middle:.0f} pages to the log each"),
        Row("  growth of the median", growth, unit="x", goal="1.3", met=growth <= 1.3),
    ]  # fmt: skip


class _LogPages:
    """How many pages a commit adds to the log."""

    def __init__(self, log: Path) -> None:
        self._log, self._last = log, 0
        self._added: list[float] = []

    @property
    def middle(self) -> float:
        """Of most commits; 0 when the log never grew."""
        return median(self._added) if self._added else 0.0

    def look(self) -> None:
        """After a commit; a log that was moved is written over from its start and says nothing."""
        size = self._log.stat().st_size
        if self._last and size > self._last:
            self._added.append((size - self._last) / FRAME_BYTES)
        self._last = size


def _receiver(store: Store, rng: random.Random) -> Callable[[], object]:
    people = People(rng, communes_around(store))
    return lambda: store.run(receive_dossier, ReceiveDossier(rng.choice(SAMPLE_CODES), people.next()))


def _bare(path: Path) -> Callable[[], None]:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA wal_autocheckpoint = 8000")
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB)")
    body = os.urandom(BYTES)

    def insert() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO t (body) VALUES (?)", (body,))
        db.execute("COMMIT")

    return insert
