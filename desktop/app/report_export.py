"""Reports to files, on a background thread: rows are read as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from desktop.domain.report_models import Summary
from desktop.domain.report_tables import REPORTS, Cell, ReportTable
from desktop.reports.errors import ExportFailed, TooManyLines
from desktop.reports.export_file import report_name
from desktop.reports.register import line_cells
from desktop.reports.report_workbook import write_report_xlsx
from desktop.reports.summary_csv import write_report_csv
from desktop.store.errors import translated
from desktop.usecases.list_register import ListRegister, list_register
from desktop.usecases.list_report_rows import ListReportRows, list_report_rows
from desktop.usecases.view_report import ViewReport, fortnights, view_report

Ask = Callable[..., Any]
"""Runs a use-case that reads, and gives what it returns."""

MOST_ON_PAPER: Final = 3000
"""Lines of a report that are made into pages: a hundred of them; more is for a workbook."""


def register_rows(ask: Ask, summary: Summary) -> Iterator[Sequence[Cell]]:
    """The register of a summary, read a fortnight at a time."""
    number = 0
    for first, last in fortnights(summary.report.first, summary.report.last):
        for one in ask(list_register, ListRegister(first, last)):
            number += 1
            yield line_cells(number, one, summary.field_names)


def export_report(ask: Ask, agency_code: str, exports: Path, wanted: ViewReport, kind: str) -> list[Path]:
    """Write a report as `xlsx`, `pdf` or `csv`.

    Args:
        ask: runs a use-case that reads.
        agency_code: of the centre, for the name.
        exports: folder of exported files; made if missing.
        wanted: which report of which days; all its lines are written.
        kind: of file.

    Raises:
        ExportFailed: full disk, missing or read-only folder.
        TooManyLines: more than `MOST_ON_PAPER` for a PDF.
    """
    by = REPORTS[wanted.name].by
    most = MOST_ON_PAPER if kind == "pdf" else 1 if by else None
    table: ReportTable = ask(view_report, ViewReport(wanted.name, wanted.first, wanted.last, most))
    path = exports / report_name(agency_code, REPORTS[wanted.name].slug, wanted.first, wanted.last, kind)
    try:
        exports.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(path=str(path), reason=translated(error).code) from error
    rows = _rows(ask, wanted.name, wanted.first, wanted.last) if by else None
    if kind == "xlsx":
        write_report_xlsx(table, path, rows)
    elif kind == "csv":
        write_report_csv(table, path, rows)
    else:
        from desktop.printing.report_sheet import render_report_pdf

        if table.count > MOST_ON_PAPER:
            raise TooManyLines(lines=table.count, most=MOST_ON_PAPER)
        render_report_pdf(table, path)
    return [path]


def _rows(ask: Ask, name: str, first: date, last: date) -> Iterator[Sequence[Cell]]:
    number = 0
    for begins, ends in fortnights(first, last):
        rows = ask(list_report_rows, ListReportRows(name, begins, ends, number))
        number += len(rows)
        yield from rows
