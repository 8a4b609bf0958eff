"""Finding dossiers as one types, beside a bare full-text table of the same words."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from desktop.domain.read_models import DossierFilter
from desktop.domain.vietnamese import fold
from desktop.store.store import Store
from desktop.usecases.search_procedures import SearchProcedures, search_procedures
from tests.benchmarks.data import open_bench_store
from tests.benchmarks.measure import FRAME_MS, Bench, Row, median, p99, times

PROCEDURES: Final = ("chứng thực bản sao", "khai sinh", "2.000815", "xac nhan tinh trang hon nhan", "tạm trú")
_TYPED: Final = 200


def measure(bench: Bench) -> list[Row]:
    """Beginnings of names with and without accents, numbers and phones, to rows in hand."""
    store = open_bench_store(bench.store)
    try:
        wanted = [DossierFilter(view=view, text=text) for view, text in _typed(store)]
        view = store.view()
        found = times(partial(view.page, one) for one in wanted)
        search = _bare(store, bench.folder / "bare.db")
        procedures = times(
            partial(search_procedures, view, SearchProcedures(text[:end]))
            for text in PROCEDURES
            for end in range(1, len(text) + 1)
        )
        bare = times(partial(search, one.text) for one in wanted)
    finally:
        store.close()
    worst = max(zip(found, wanted, strict=True), key=lambda pair: pair[0])[1]
    return [
        Row(f"bare sqlite3: newest 50 rows of an FTS5 table, {bench.many}", median(bare), p99(bare)),
        Row(
            f"search as one types, {bench.many}", median(found), p99(found), ratio=median(found) / median(bare),
            goal=f"p99 {FRAME_MS:.0f}", met=p99(found) <= FRAME_MS, note=f"slowest: {worst.text!r} in {worst.view}",
        ),
        Row(
            f"procedures as one types, {bench.many}", median(procedures), p99(procedures), goal=f"p99 {FRAME_MS:.0f}",
            met=p99(procedures) <= FRAME_MS,
        ),
    ]  # fmt: skip


def _typed(store: Store) -> list[tuple[str, str]]:
    """What is typed, and in which view: the beginnings, letter by letter, of what stands on a slip or a card."""
    rng = random.Random(2)
    rows = store.view().page(DossierFilter(view="all", sort="number"), 5000, _TYPED).rows
    typed = []
    for number in range(_TYPED):
        row = rng.choice(rows)
        whole = rng.choice((row.name, row.name.lower(), row.number, row.number[-11:], row.phone, row.name.split()[-1]))
        text = whole[: rng.randrange(1, len(whole) + 1)].strip()
        typed.append((rng.choice(("all", "all", "open")), fold(text) if number % 2 else text))
    return typed


def _bare(store: Store, path: Path) -> Callable[[str], object]:
    """The same names, numbers and phones in a plain file, found by their beginnings."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (words, prefix = '1 2 3')")
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO t (rowid, words) VALUES (?, ?)",
        store._db.conn.execute("SELECT rowid, concat_ws(' ', number, name_key, id_number, phone, title) FROM dossier"),
    )
    db.execute("COMMIT")

    def search(text: str) -> object:
        expression = " AND ".join(f'"{word}"*' for word in fold(text).split())
        return db.execute(
            "SELECT rowid, words FROM t WHERE t MATCH ? ORDER BY rowid DESC LIMIT 50", (expression,)
        ).fetchall()

    return search
