"""A year of 40,000 dossiers: its figures, and its files, in a process of its own; beside XlsxWriter cell by cell."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.data import open_bench_store, store_of
from tests.benchmarks.measure import Bench, Row, settle

YEAR: Final = (date(2025, 11, 24), date(2026, 11, 23))
DOSSIERS: Final = 80_000
"""In the store; half of its two years' work falls into the last one."""

GOAL_S: Final = 2.0
GOAL_MB: Final = 60.0


def measure(bench: Bench) -> list[Row]:
    """Summary of a year, then its XLSX, CSV and PDF."""
    del bench
    store = store_of(DOSSIERS)
    settle()
    command = [sys.executable, "-m", "tests.benchmarks.figures", str(store)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ, timeout=600)
    if ended.returncode:
        raise RuntimeError(ended.stderr[-2000:])
    told: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    whole = told["summary"] + told["files"]
    year = f"{told['dossiers']:,} of a year"
    return [
        Row("XlsxWriter, the register of that year cell by cell", told["cells"], unit="s"),
        Row(f"summary of {year}", told["summary"], unit="s"),
        Row("  its workbook alone", told["xlsx"], unit="s", ratio=told["xlsx"] / told["cells"]),
        Row("  its register as CSV alone", told["csv"], unit="s"),
        Row("  its sheet as PDF alone", told["pdf"], unit="s"),
        Row("  summary and all three files", whole, unit="s", goal=f"{GOAL_S:.0f} s", met=whole <= GOAL_S),
        Row("  memory on top, at most", told["mb"], unit="MB", goal=f"{GOAL_MB:.0f} MB", met=told["mb"] <= GOAL_MB),
        *(Row(f"  report: {name}", took, unit="s") for name, took in told["reports"].items()),
    ]


def _timed(action: Callable[[], Any]) -> tuple[float, Any]:
    # Seconds of the processor: what else runs on the machine must not count, and nothing here waits for long.
    begun = time.process_time()
    found = action()
    return time.process_time() - begun, found


def _forget_peak() -> float:
    """Have the system measure the peak anew; returns what is in memory now, in MB. Linux alone tells both."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status_mb("VmRSS")


def _status_mb(name: str) -> float:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def main(folder: Path) -> None:
    """Measure in this process and tell it as a line of JSON."""
    from desktop.app.closing import export_summary
    from desktop.app.report_export import register_rows
    from desktop.domain.report_tables import REPORTS
    from desktop.printing.page import ensure_gui
    from desktop.printing.summary_sheet import render_summary_pdf
    from desktop.reports.summary_csv import write_register_csv
    from desktop.reports.summary_workbook import write_summary_xlsx
    from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
    from desktop.usecases.view_report import ViewReport, view_report

    ensure_gui()
    # As in the program, where nothing but the main thread collects, and only between two events.
    gc.disable()
    store = open_bench_store(folder)
    told: dict[str, Any] = {"reports": {}}
    with store.reading() as view, tempfile.TemporaryDirectory(dir="build") as name:
        out = Path(name)

        def ask(query: Callable[..., Any], *what: Any) -> Any:
            return query(view, *what)

        # A small one first, so that what is measured is the work and not the loading of modules.
        day = summarise_period(view, SummarisePeriod(YEAR[1], YEAR[1]))
        write_summary_xlsx(day, register_rows(ask, day), out / "day.xlsx")
        render_summary_pdf(day, out / "day.pdf")
        before = _forget_peak()
        told["summary"], summary = _timed(lambda: summarise_period(view, SummarisePeriod(*YEAR)))
        told["dossiers"] = summary.figures.received
        told["files"], (_, errors) = _timed(lambda: export_summary(summary, ask, "H20", out))
        assert not errors, errors
        told["mb"] = _status_mb("VmHWM") - before
        told["xlsx"], _ = _timed(lambda: write_summary_xlsx(summary, register_rows(ask, summary), out / "y.xlsx"))
        told["csv"], _ = _timed(lambda: write_register_csv(register_rows(ask, summary), out / "y.csv"))
        told["pdf"], _ = _timed(lambda: render_summary_pdf(summary, out / "y.pdf"))
        for report in REPORTS:
            wanted = ViewReport(report, *YEAR, 1000)
            told["reports"][report], _ = _timed(lambda wanted=wanted: view_report(view, wanted))  # type: ignore[misc]
        rows = list(register_rows(ask, summary))
        told["cells"], _ = _timed(lambda: _cell_by_cell(rows, out / "cells.xlsx"))
    store.close()
    sys.stdout.write(json.dumps(told) + "\n")


def _cell_by_cell(rows: list[Any], path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        sheet, text = book.add_worksheet(), book.add_format({"border": 1})
        instant = book.add_format({"border": 1, "num_format": "hh:mm dd/mm/yyyy"})
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, datetime):
                    sheet.write_datetime(line, place, cell.replace(tzinfo=None), instant)
                elif isinstance(cell, int):
                    sheet.write_number(line, place, cell, text)
                else:
                    sheet.write_string(line, place, cell or "", text)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
