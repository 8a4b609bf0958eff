"""What a played day says at its end, and whether all counts agree."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from desktop.app.closing import in_words
from desktop.app.day.play import Day, LineResult
from desktop.domain.dossier import Status
from desktop.domain.report_models import Summary
from desktop.reports.export_file import file_name
from desktop.store.store import Store
from desktop.store.view import View
from desktop.usecases.list_register import ListRegister, list_register
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from desktop.usecases.view_report import fortnights


def line_words(view: View, result: LineResult) -> dict[str, Any]:
    """The JSON of one line; status and due instant as they are at the end."""
    if result.receipt is None:
        error = result.error
        assert error is not None
        return {"line": result.line, "ok": False, "error": error.code, "message": in_words(error)}
    receipt = result.receipt
    dossier = view.dossier(receipt.dossier).dossier
    words: dict[str, Any] = {
        "line": result.line,
        "ok": True,
        "number": dossier.number,
        "due_at": view.calendar.local(dossier.due_at).isoformat(),
        "fee_vnd": 0 if dossier.status is Status.REFUSED else receipt.charge.vnd,
        "status": int(dossier.status),
        "warnings": [*receipt.warnings, *(step["error"] for step in result.refused_steps)],
    }
    if result.refused_steps:
        words["refused_steps"] = result.refused_steps
    return words


def totals(store: Store, day: Day, lines: list[dict[str, Any]], out: Path) -> dict[str, Any]:
    """The last line: sums, report II.06a of the days played, and whether the counts agree."""
    view = store.view()
    received = [line for line in lines if line["ok"]]
    statuses = Counter(str(line["status"]) for line in received)
    standing = view.sync_standing()
    first = day.first or view.today()
    last = day.passed[-1] if day.passed else first
    summary = summarise_period(view, SummarisePeriod(first, last))
    return {
        "lines": len(lines),
        "received": len(received),
        "bad": len(lines) - len(received),
        "status": dict(sorted(statuses.items(), key=lambda item: int(item[0]))),
        "fees_vnd": sum(line["fee_vnd"] for line in received),
        "report": summary.report.total.columns(),
        "events": standing.events,
        "synced": standing.events - standing.unsent,
        "agree": _agree(view, store, day, received, summary, out),
    }


def _agree(view: View, store: Store, day: Day, received: list[dict[str, Any]], summary: Summary, out: Path) -> bool:
    """Whether journal, register, summary, exported files and the province tell the same."""
    counts = view.counts()
    first, last = summary.report.first, summary.report.last
    register = {one.number for days in fortnights(first, last) for one in list_register(view, ListRegister(*days))}
    checks = [
        counts["journal"] == counts["register"],
        summary.report.total.balanced,
        summary.figures.received == summary.stored,
        {line["number"] for line in received} <= register,
        {line["number"] for line in received} <= _exported(store.centre.agency_code, day.passed, out),
    ]
    if day.outcome is not None:
        checks.append(day.outcome.ok and day.outcome.agree)
    return all(checks)


def _exported(agency_code: str, days: list[date], out: Path) -> set[str]:
    """Numbers in the exported registers, read back from the CSV files."""
    found: set[str] = set()
    for day in days:
        path = out / day.isoformat() / file_name(agency_code, day, day, "csv")
        rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
        found.update(row[1].removeprefix("'") for row in rows if len(row) > 1 and row[0].isdigit())
    return found
