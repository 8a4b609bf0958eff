"""Pages of the worklist and the figures of Today, beside a bare indexed query."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from itertools import product
from pathlib import Path
from typing import Final

from desktop.app.demonstration import USER
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.usecases.count_attention import count_attention
from desktop.usecases.count_views import count_views
from desktop.usecases.list_attention import ListAttention, list_attention
from desktop.usecases.view_today import view_today
from tests.benchmarks.data import open_bench_store
from tests.benchmarks.measure import FRAME_MS, Bench, Row, median, p99, times

VIEWS: Final = ("open", "mine", "late", "due_today", "soon", "waiting", "to_return", "closed", "attention", "all")
SORTS: Final = ("due", "received", "number", "name", "procedure", "status", "updated")


def measure(bench: Bench) -> list[Row]:
    """First and 100th page of every view, order and filter; what Today and the tabs count."""
    store = open_bench_store(bench.store)
    try:
        view, result = store.view(), []
        bare = _bare(store, bench.folder / "bare.db")
        asked = _lists(store)
        for page, offset in (("first", 0), ("100th", 99 * 50)):
            base = times([partial(bare, offset)] * 50)
            found = times(partial(view.page, wanted, offset) for wanted in asked)
            slowest = max(zip(found, asked, strict=True), key=lambda pair: pair[0])[1]
            result += [
                Row(f"bare sqlite3: {page} 50 rows by an index, {bench.many}", median(base), p99(base)),
                Row(
                    f"worklist, {page} page of {len(asked)} lists, {bench.many}", median(found), p99(found),
                    ratio=median(found) / median(base), goal=f"p99 {FRAME_MS:.0f}", met=p99(found) <= FRAME_MS,
                    note=f"slowest: {_told(slowest)}",
                ),
            ]  # fmt: skip
        for what, read in (
            ("figures of Today", view_today),
            ("counts on the tabs", count_views),
            ("what waits for a person, 500 lines", lambda view: list_attention(view, ListAttention())),
            ("its counts", count_attention),
        ):
            took = times([partial(read, view)] * 50)
            result.append(Row(f"{what}, {bench.many}", median(took), p99(took)))
    finally:
        store.close()
    return result


def _lists(store: Store) -> list[DossierFilter]:
    fields = sorted({procedure.field for procedure in store.catalogue.procedures})[::4]
    filters: list[dict[str, str]] = [
        {},
        *({"field": f} for f in fields),
        {"received_from": "2026-11-18", "received_to": "2026-11-18"},
    ]
    filters += [{"channel": channel} for channel in ("direct", "online", "post")]
    filters.append({"field": fields[0], "channel": "online"})
    filters += [{"received_from": day} for day in ("2026-10-24", "2026-01-01")]
    filters += [{"officer": USER.id}, {"officer": USER.id, "received_from": "2026-10-24"}]
    return [
        DossierFilter(view=view, sort=sort, descending=down, **more)
        for view, sort, down, more in product(VIEWS, SORTS, (False, True), filters)
    ]


def _told(wanted: DossierFilter) -> str:
    more = " ".join(filter(None, (wanted.field, wanted.channel, wanted.received_from, wanted.officer)))
    return f"{wanted.view} by {wanted.sort} {more}".strip()


def _bare(store: Store, path: Path) -> Callable[[int], object]:
    """The same rows in a plain file with one index."""
    db = sqlite3.connect(path, isolation_level=None)
    columns = [row[1] for row in store._db.conn.execute("PRAGMA table_info(dossier)")]
    names = ", ".join(columns)
    db.execute(f"CREATE TABLE dossier ({names})")
    db.execute("BEGIN")
    db.executemany(
        f"INSERT INTO dossier VALUES ({', '.join('?' * len(columns))})",
        store._db.conn.execute(f"SELECT {names} FROM dossier"),
    )
    db.execute("COMMIT")
    db.execute("CREATE INDEX by_due ON dossier (due_at)")
    query = f"SELECT {names} FROM dossier ORDER BY due_at LIMIT 50 OFFSET ?"
    return lambda offset: db.execute(query, (offset,)).fetchall()
