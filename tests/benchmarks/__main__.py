"""First measurements, each beside its baseline in the same run: `dev.py bench`. Writes `build/bench.json`."""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.app.clock import SetClock
from desktop.app.demonstration import USER, demonstration_centre
from desktop.app.embedded import embedded_province
from desktop.app.province_link import joined_round
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierFilter
from desktop.printing.form_01 import render_form_01
from desktop.store.keys import Cost
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.usecases.receive_dossier import Receipt, ReceiveDossier, receive_dossier

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Võ", "Bùi", "Đỗ", "Hồ")
GIVEN = ("Văn An", "Thị Bích", "Minh Đạt", "Ngọc Diễm", "Thị Ửng", "Hữu Phước", "Mỹ Duyên", "Quốc Bảo")
CODES = ("2.000815", "2.000884", "1.004873", "1.001193", "1.001612", "1.001776")
ADDRESS = "Ấp 1, Mỹ Xương, Cao Lãnh, Đồng Tháp"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dossiers", type=int, default=5_000, help="in store before measuring")
    options = parser.parse_args()
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        _measure(Path(folder), options.dossiers, rows)
    for row in rows:
        ratio = f"{row['ratio']:8.2f}" if row.get("ratio") else " " * 8
        sys.stdout.write(f"{row['what']:<48}{row['median_ms']:10.2f} ms{row['p99_ms']:10.2f} ms{ratio}\n")
    target = Path("build/bench.json")
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0


def _measure(folder: Path, count: int, rows: list[dict[str, Any]]) -> None:
    rng = random.Random(1)
    clock = SetClock(datetime.fromisoformat("2026-11-23T08:00:00+07:00"))
    store = Store.create(
        folder / "store", centre=demonstration_centre(), user=USER, password="x", clock=clock, cost=Cost(64, 1, 1)
    )

    def receive() -> Receipt:
        name = f"{rng.choice(FAMILIES)} {rng.choice(GIVEN)}"
        number = f"087{rng.randrange(4)}{rng.randrange(100):02d}{rng.randrange(10**6):06d}"
        applicant = Applicant(name=name, id_number=number, address=ADDRESS)
        return store.run(receive_dossier, ReceiveDossier(rng.choice(CODES), applicant))[0]

    try:
        bare = _times(_bare(folder / "bare.db"), 300)
        few = _times(receive, 300)
        while store.view().counts()["journal"] < count:
            for _ in range(200):
                receive()
        many = _times(receive, 300)
        rows.append(_row("bare sqlite3 insert and commit, 2 KB", bare))
        rows.append(_row("receive a dossier, store nearly empty", few, bare))
        rows.append(_row(f"receive a dossier, {count} in store", many, few))
        view = store.view()
        prefixes = [f"{f.lower()} {g[:3]}" for f in FAMILIES for g in GIVEN] + ["261123", "0871", "chung thuc"]
        rows.append(
            _row(
                f"search as one types, {count}",
                [_time(partial(view.page, DossierFilter(view="all", text=p))) for p in prefixes],
            )
        )
        pages = [
            DossierFilter(view=v, sort=s) for v in ("open", "late", "to_return") for s in ("due", "received", "name")
        ]
        rows.append(_row("worklist page, first", [_time(partial(view.page, f)) for f in pages * 5]))
        detail = view.dossier(view.page(DossierFilter(), limit=1).rows[0].id)
        slip = folder / "slip.pdf"
        rows.append(_row("slip as PDF", _times(lambda: render_form_01(detail, store.centre, slip), 30)))
        with embedded_province(folder / "province") as url:
            port = SyncPort(lambda action: store.run(action)[0], "bench")
            begun = time.perf_counter()
            outcome = joined_round(port, url, "MINH-HOA")
            took = (time.perf_counter() - begun) * 1000
            rows.append(_row(f"first round, {outcome.sent} events over loopback", [took]))
            rows.append(_row("round with nothing new", _times(lambda: joined_round(port, url, ""), 20)))
    finally:
        store.close()


def _bare(path: Path) -> Callable[[], None]:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB)")
    body = os.urandom(2000)

    def insert() -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO t (body) VALUES (?)", (body,))
        db.execute("COMMIT")

    return insert


def _time(action: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def _times(action: Callable[[], Any], count: int) -> list[float]:
    action()
    return [_time(action) for _ in range(count)]


def _row(what: str, times_ms: list[float], against: list[float] | None = None) -> dict[str, Any]:
    ordered = sorted(times_ms)
    median = statistics.median(ordered)
    row: dict[str, Any] = {
        "what": what,
        "median_ms": median,
        "p99_ms": ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))],
        "count": len(ordered),
    }
    if against:
        row["ratio"] = median / statistics.median(against)
    return row


if __name__ == "__main__":
    sys.exit(main())
