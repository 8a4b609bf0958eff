"""Any report as a workbook of one sheet: heading, typed cells, frozen heads, filter, notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from desktop.domain.report_tables import REPORTS, Cell, ReportTable
from desktop.domain.words import instant_words, period_words
from desktop.reports.book import Formats, group_heads, new_sheet, pattern_row, write_book, write_cells

_LONGEST_NAME: Final = 31


def write_report_xlsx(table: ReportTable, path: Path, rows: Iterable[Sequence[Cell]] | None = None) -> None:
    """Write a report as a workbook, A4 landscape.

    Args:
        table: heading, columns, rows, total and notes.
        path: file to write; an older one is replaced only by a whole new one.
        rows: instead of those of the table, read one by one; None takes the table's.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """

    def fill(book: Any, formats: Formats) -> int:
        book.set_properties(
            {"title": f"{table.title} – {period_words(table.first, table.last)}", "company": table.centre}
        )
        sheet = new_sheet(book, REPORTS[table.name].slug[:_LONGEST_NAME])
        return report_sheet(sheet, table, formats, streamed=rows is not None)

    write_book(path, fill, table.columns, rows or ())


def report_sheet(sheet: Any, table: ReportTable, formats: Formats, *, streamed: bool = False) -> int:
    """Fill a sheet with a report; returns 1 if it ends with a pattern row, else 0."""
    columns, last = table.columns, len(table.columns) - 1
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.write_string(0, 0, table.authority.upper(), formats["plain"])
    sheet.write_string(1, 0, table.centre.upper(), formats["bold"])
    sheet.merge_range(2, 0, 2, last, table.title.upper(), formats["title"])
    sheet.merge_range(3, 0, 3, last, period_words(table.first, table.last), formats["period"])
    told = ". ".join(part for part in (table.form, *notes_above(table)) if part)
    sheet.write_string(4, 0, told, formats["note"])
    first = row = group_heads(sheet, 5, columns, formats, marked=bool(table.form))
    if streamed:
        pattern_row(sheet, row, columns, formats)
        row += 1
    for cells in () if streamed else table.rows:
        write_cells(sheet, row, columns, cells, formats)
        row += 1
    if not table.form:
        sheet.autofilter(first - 1, 0, max(row - 1, first - 1), last)
    if not streamed:
        if table.total is not None:
            write_cells(sheet, row, columns, table.total, formats, "total_")
            row += 1
        for note in table.notes:
            sheet.write_string(row, 0, note, formats["note"])
            row += 1
    sheet.freeze_panes(first, 2)
    sheet.repeat_rows(first - (2 if any(c.group for c in columns) else 1) - bool(table.form), first - 1)
    return int(streamed)


def notes_above(table: ReportTable) -> tuple[str, ...]:
    """The line between heading and table: unit of a form, when the figures were taken, by whom."""
    unit = ("Đơn vị tính: Số hồ sơ TTHC",) if table.form else ()
    return (*unit, f"Số liệu lấy lúc {instant_words(table.made_at)}. Người lập: {table.officer}")
