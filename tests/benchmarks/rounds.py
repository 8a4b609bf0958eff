"""Rounds with the province over loopback, in this process."""

from __future__ import annotations

import shutil
from functools import partial
from typing import Final

from desktop.app.embedded import embedded_province
from desktop.app.province_link import joined_round
from desktop.store.sync_port import SyncPort
from sync.province.demonstration import DEMO_CODE
from tests.benchmarks.data import open_bench_store, store_of
from tests.benchmarks.measure import Bench, Row, median, p99, settle, timed, times

UNSENT: Final = 2000
"""Dossiers of a store of which the province has nothing."""


def measure(bench: Bench) -> list[Row]:
    """Everything at once, then rounds with nothing new."""
    store = open_bench_store(shutil.copytree(store_of(UNSENT, unsent=10**9), bench.folder / "unsent"))
    try:
        settle()
        events = store.view().journal.waiting()
        port = SyncPort(lambda action: store.run(action)[0], "bench")
        with embedded_province(bench.folder / "province") as url:
            first = timed(partial(joined_round, port, url, DEMO_CODE))
            left = store.view().journal.waiting()
            nothing = times([partial(joined_round, port, url, "")] * 20)
    finally:
        store.close()
    note = f"{left} left" if left else ""
    return [
        Row(f"first round: {events:,} events of {UNSENT:,} dossiers over loopback", first, note=note),
        Row("round with nothing new", median(nothing), p99(nothing)),
    ]
