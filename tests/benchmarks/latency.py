"""How long the window's main thread is away while everything slow goes on behind it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

from desktop.app.embedded import embedded_province
from tests.benchmarks.data import store_of
from tests.benchmarks.measure import Bench, Row, median, p99
from tests.benchmarks.program import run_program
from tests.support.watchdog import LIMIT_MS

DOSSIERS: Final = 500


def measure(bench: Bench) -> list[Row]:
    """A round of 500 dossiers, a backup, an export and slips, with somebody at the keys."""
    facts = measured(bench.folder)
    waits, busy = facts["latencies_ms"], facts["busy"]
    longest: dict[str, Any] = busy[0] if busy else {"busy_ms": 0.0, "where": ""}
    told = f"{facts['sent']:,} events sent, {facts['files']} files, {facts['slips']} slips"
    return [
        Row("posted event to its delivery, everything at once", median(waits), p99(waits), note=told),
        Row("  the longest of them", max(waits)),
        Row(
            "  the main thread's longest own work",
            longest["busy_ms"],
            goal=f"at most {LIMIT_MS:.0f}",
            met=longest["busy_ms"] <= LIMIT_MS,
            note=longest["where"][-80:],
        ),
    ]


def measured(folder: Path) -> dict[str, Any]:
    """What a process of its own found; the province is in this one."""
    store = shutil.copytree(store_of(DOSSIERS, unsent=10**9), folder / "store")
    with embedded_province(folder / "province") as url:
        (facts,) = [found for found in run_program(store, "latency", url) if "latencies_ms" in found]
    return facts
