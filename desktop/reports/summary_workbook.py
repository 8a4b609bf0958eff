"""The summary as a workbook: form II.06a, further figures, figures by field and officer, register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from desktop.domain.report_lines import COLUMNS as REPORT_COLUMNS
from desktop.domain.report_lines import FORM_NAME, UNIT_LINE, control_sums, form_lines, lines_of
from desktop.domain.report_models import Summary
from desktop.domain.report_tables import Cell
from desktop.domain.words import figure_lines, instant_words, period_words, rating_lines, short_day
from desktop.reports.book import Formats, group_heads, list_sheet, new_sheet, write_book, write_cells
from desktop.reports.register import COLUMNS

REPORT_SHEET: Final = "II.06a"
FIGURES_SHEET: Final = "Tổng hợp"
FIELDS_SHEET: Final = "Lĩnh vực"
OFFICERS_SHEET: Final = "Cán bộ"
REGISTER_SHEET: Final = "Sổ theo dõi"


def write_summary_xlsx(summary: Summary, rows: Iterable[Sequence[Cell]], path: Path) -> None:
    """Write the summary as a workbook of five sheets, A4 landscape.

    Args:
        summary: figures of a day or a longer period.
        rows: its register in the order of `register.COLUMNS`, read one by one.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.

    Source:
        Form II.06a/VPCP/KSTT, Thông tư 01/2020/TT-VPCP (domain facts 6); Mẫu 07 (domain facts 2.9).
    """

    def fill(book: Any, formats: Formats) -> int:
        book.set_properties({"title": _title(summary), "company": summary.centre})
        _report_sheet(new_sheet(book, REPORT_SHEET), summary, formats)
        _figures_sheet(new_sheet(book, FIGURES_SHEET), summary, formats)
        unknown = [(code, code) for code in sorted(summary.by_field.keys() - summary.field_names.keys())]
        by_field = lines_of(summary.by_field, [*summary.field_names.items(), *unknown])
        _lines_sheet(new_sheet(book, FIELDS_SHEET), "fields", by_field, formats)
        by_officer = lines_of(summary.by_officer, ((one, one) for one in summary.by_officer))
        _lines_sheet(new_sheet(book, OFFICERS_SHEET), "officers", by_officer, formats)
        list_sheet(new_sheet(book, REGISTER_SHEET), COLUMNS, formats)
        return len(book.worksheets())

    write_book(path, fill, COLUMNS, rows)


def write_register_xlsx(rows: Iterable[Sequence[Cell]], title: str, centre: str, path: Path) -> None:
    """Write rows of the register as a workbook of one sheet.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """

    def fill(book: Any, formats: Formats) -> int:
        book.set_properties({"title": title, "company": centre})
        list_sheet(new_sheet(book, REGISTER_SHEET), COLUMNS, formats)
        return 1

    write_book(path, fill, COLUMNS, rows)


def _title(summary: Summary) -> str:
    return f"Tình hình, kết quả giải quyết TTHC – {period_words(summary.report.first, summary.report.last)}"


def _report_sheet(sheet: Any, summary: Summary, formats: Formats) -> None:
    columns = REPORT_COLUMNS["form"]
    last = len(columns) - 1
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    sheet.write_string(0, 0, summary.authority.upper(), formats["plain"])
    sheet.write_string(1, 0, summary.centre.upper(), formats["bold"])
    sheet.merge_range(2, 0, 2, last, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", formats["title"])
    period = period_words(summary.report.first, summary.report.last)
    sheet.merge_range(3, 0, 3, last, period, formats["period"])
    sheet.write_string(4, 0, f"{FORM_NAME}. {UNIT_LINE}", formats["note"])
    first = row = group_heads(sheet, 5, columns, formats, marked=True)
    rows, total = form_lines(summary)
    for cells in rows:
        write_cells(sheet, row, columns, cells, formats)
        row += 1
    write_cells(sheet, row, columns, total, formats, "total_")
    for below, words in enumerate(control_sums(summary.report.total), row + 1):
        sheet.write_string(below, 0, f"Kiểm tra {words}", formats["note"])
    sheet.freeze_panes(first, 2)
    sheet.repeat_rows(first - 3, first - 1)


def _figures_sheet(sheet: Any, summary: Summary, formats: Formats) -> None:
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 14)
    for column, heading in enumerate(("Chỉ tiêu", "Số lượng", "Đơn vị")):
        sheet.write_string(0, column, heading, formats["head"])
    row = 1
    for label, count, unit in (*figure_lines(summary.figures), *rating_lines(summary.ratings)):
        sheet.write_string(row, 0, label, formats["text"])
        sheet.write_number(row, 1, count, formats["count"])
        sheet.write_string(row, 2, unit, formats["text"])
        row += 1
    closed = instant_words(summary.closed_at) if summary.closed_at else "chưa chốt"
    facts = [
        ("Kỳ", f"{short_day(summary.report.first)} – {short_day(summary.report.last)}"),
        ("Chốt ngày", closed),
        ("Số liệu lấy lúc", instant_words(summary.made_at)),
        ("Người lập", summary.officer),
        ("Đầu chuỗi nhật ký", summary.head),
    ]
    for label, value in facts:
        row += 1
        sheet.write_string(row, 0, label, formats["bold"])
        sheet.write_string(row, 1, value, formats["plain"])
    sheet.freeze_panes(1, 0)


def _lines_sheet(
    sheet: Any, name: str, lines: tuple[Sequence[Sequence[Cell]], Sequence[Cell]], formats: Formats
) -> None:
    columns, (rows, total) = REPORT_COLUMNS[name], lines
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    first = row = group_heads(sheet, 0, columns, formats, marked=False)
    for cells in rows:
        write_cells(sheet, row, columns, cells, formats)
        row += 1
    sheet.autofilter(first - 1, 0, max(row - 1, first - 1), len(columns) - 1)
    write_cells(sheet, row, columns, total, formats, "total_")
    sheet.freeze_panes(first, 2)
    sheet.repeat_rows(0, first - 1)
