"""All read tables anew from the journal."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Final

from desktop.store.store import Store
from tests.benchmarks.data import open_bench_store, store_of
from tests.benchmarks.measure import Bench, Row, settle, timed

EVENTS: Final = 200_000
GOAL_S: Final = 8


def measure(bench: Bench) -> list[Row]:
    """A quarter of the store and the whole, for whether it grows in line; the same rows into a bare table beside it."""
    result, each = [], []
    for count, source in ((bench.dossiers // 4, store_of(bench.dossiers // 4)), (bench.dossiers, bench.store)):
        store = open_bench_store(shutil.copytree(source, bench.folder / str(count)))
        try:
            settle()
            events = store.view().journal.count()
            took = timed(store.rebuild) / 1000
            bare = _bare(store, bench.folder / f"{count}.db")
        finally:
            store.close()
        each.append(took / events)
        result += [
            Row(f"bare sqlite3: {count:,} rows and one index", bare, unit="s"),
            Row(f"rebuild of {count:,} dossiers from {events:,} events", took, unit="s", ratio=took / bare),
        ]
    per = each[-1] * EVENTS
    result.append(Row(f"  per {EVENTS:,} events", per, unit="s", goal=f"{GOAL_S}", met=per <= GOAL_S))
    result.append(Row("  an event of the whole to one of the quarter", each[1] / each[0], unit="x"))
    return result


def _bare(store: Store, path: Path) -> float:
    columns = [row[1] for row in store._db.conn.execute("PRAGMA table_info(dossier)")]
    rows = store._db.conn.execute(f"SELECT {', '.join(columns)} FROM dossier").fetchall()
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"CREATE TABLE dossier ({', '.join(columns)})")

    def fill() -> None:
        db.execute("BEGIN")
        db.executemany(f"INSERT INTO dossier VALUES ({', '.join('?' * len(columns))})", rows)
        db.execute("CREATE INDEX by_due ON dossier (due_at)")
        db.execute("COMMIT")

    try:
        return timed(fill) / 1000
    finally:
        db.close()
