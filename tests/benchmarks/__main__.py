"""Measurements, each beside its baseline in the same run: `dev.py bench [--dossiers N] [--only NAME ...]`.

Prints a table and writes `build/bench.json`. A missed goal is printed and never an error: times are this machine's.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks import (
    figures,
    ingest,
    latency,
    pages,
    paper,
    program,
    rebuild,
    register,
    rounds,
    scan,
    search,
    sync,
)
from tests.benchmarks.measure import Bench, Row

GROUPS: Final[dict[str, Callable[[Bench], list[Row]]]] = {
    "register": register.measure,
    "search": search.measure,
    "pages": pages.measure,
    "rebuild": rebuild.measure,
    "paper": paper.measure,
    "figures": figures.measure,
    "rounds": rounds.measure,
    "sync": sync.measure,
    **({"scan": scan.measure} if scan.counters_send_files() else {}),
    "gateway": ingest.measure,
    "start": program.start,
    "memory": program.memory,
    "keys": program.keys,
    "latency": latency.measure,
}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--dossiers", type=int, default=200_000, help="in the large store")
    parser.add_argument("--only", nargs="+", choices=GROUPS, default=list(GROUPS), help="groups to measure")
    options = parser.parse_args()
    # Whoever is told to end ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    rows: list[Row] = []
    for name in options.only:
        Path("build").mkdir(exist_ok=True)
        # Beside the stores that are kept, so that copies and originals lie on one disk.
        with tempfile.TemporaryDirectory(prefix="bench-", dir="build") as folder:
            found = GROUPS[name](Bench(Path(folder), options.dossiers))
        for row in found:
            sys.stdout.write(row.line() + "\n")
            sys.stdout.flush()
        rows += found
    machine = {"machine": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()}
    report = {**machine, "dossiers": options.dossiers, "rows": [dataclasses.asdict(row) for row in rows]}
    Path("build/bench.json").write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
