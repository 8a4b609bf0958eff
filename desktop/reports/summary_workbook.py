"""The summary as a workbook: form II.06a, further figures, register."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from desktop.domain.read_models import Summary
from desktop.domain.reports import COLUMNS as FIGURE_COLUMNS
from desktop.domain.words import (
    REPORT_HEADINGS,
    control_words,
    figure_lines,
    instant_words,
    period_words,
    report_lines,
    short_day,
)
from desktop.reports.errors import ExportFailed
from desktop.reports.export_file import scratch, write_whole
from desktop.reports.register import COLUMNS, Cell, register_rows
from desktop.store.errors import translated

REPORT_SHEET: Final = "II.06a"
FIGURES_SHEET: Final = "Tổng hợp"
REGISTER_SHEET: Final = "Sổ theo dõi"

_A4: Final = 9
_LAST: Final = len(FIGURE_COLUMNS) + 1
_FONT: Final = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
_BOX: Final = _FONT | {"border": 1}
_HEAD: Final = _BOX | {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#E8EEF4"}
_FORMATS: Final[dict[str, dict[str, Any]]] = {
    "plain": _FONT,
    "bold": _FONT | {"bold": True},
    "title": _FONT | {"bold": True, "font_size": 14, "align": "center"},
    "period": _FONT | {"italic": True, "align": "center"},
    "note": _FONT | {"italic": True},
    "head": _HEAD,
    "head_upper": _HEAD | {"bottom": 0},
    "head_lower": _HEAD | {"top": 0, "valign": "top"},
    "mark": _BOX | {"align": "center", "italic": True},
    "text": _BOX | {"text_wrap": True},
    "number": _BOX | {"num_format": "#,##0"},
    "total_text": _BOX | {"bold": True},
    "total": _BOX | {"bold": True, "num_format": "#,##0"},
    "instant": _BOX | {"num_format": "hh:mm dd/mm/yyyy", "align": "center"},
}


def write_summary_xlsx(summary: Summary, path: Path) -> None:
    """Write the summary as a workbook of three sheets, A4 landscape.

    Args:
        summary: figures and register of a day or a longer period.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.

    Source:
        Form II.06a/VPCP/KSTT, Thông tư 01/2020/TT-VPCP (domain facts 6); Mẫu 07 (domain facts 2.9).
    """

    def fill(book: Any, formats: dict[str, Any]) -> None:
        book.set_properties({"title": _title(summary), "company": summary.centre})
        _report_sheet(_sheet(book, REPORT_SHEET), summary, formats)
        _figures_sheet(_sheet(book, FIGURES_SHEET), summary, formats)
        _register_sheet(_sheet(book, REGISTER_SHEET), register_rows(summary), formats)

    _write_book(path, fill)


def write_register_xlsx(rows: Iterable[Sequence[Cell]], title: str, centre: str, path: Path) -> None:
    """Write rows of the register as a workbook of one sheet.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """

    def fill(book: Any, formats: dict[str, Any]) -> None:
        book.set_properties({"title": title, "company": centre})
        _register_sheet(_sheet(book, REGISTER_SHEET), rows, formats)

    _write_book(path, fill)


def _write_book(path: Path, fill: Callable[[Any, dict[str, Any]], None]) -> None:
    data = io.BytesIO()
    # A year's register must not fill a small machine: rows go to disk one by one, in order.
    try:
        with (
            scratch(path.parent) as folder,
            xlsxwriter.Workbook(data, {"constant_memory": True, "tmpdir": str(folder)}) as book,
        ):
            fill(book, {name: book.add_format(shape) for name, shape in _FORMATS.items()})
    except OSError as error:
        raise ExportFailed(path=str(path), reason=translated(error).code) from error
    except xlsxwriter.exceptions.FileCreateError as error:
        raise ExportFailed(path=str(path), reason="store_full") from error
    write_whole(path, data.getvalue())


def _title(summary: Summary) -> str:
    return f"Tình hình, kết quả giải quyết TTHC – {period_words(summary.report.first, summary.report.last)}"


def _sheet(book: Any, name: str) -> Any:
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RTrang &P/&N")
    return sheet


def _report_sheet(sheet: Any, summary: Summary, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 38)
    sheet.set_column(2, _LAST, 11)
    sheet.write_string(0, 0, summary.authority.upper(), formats["plain"])
    sheet.write_string(1, 0, summary.centre.upper(), formats["bold"])
    sheet.merge_range(2, 0, 2, _LAST, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", formats["title"])
    period = period_words(summary.report.first, summary.report.last)
    sheet.merge_range(3, 0, 3, _LAST, period, formats["period"])
    sheet.write_string(4, 0, "Biểu số II.06a/VPCP/KSTT. Đơn vị tính: Số hồ sơ TTHC", formats["note"])
    first_row = _report_head(sheet, 5, formats)
    row = first_row
    for number, (name, figures) in enumerate(report_lines(summary.report, summary.field_names), 1):
        sheet.write_number(row, 0, number, formats["number"])
        sheet.write_string(row, 1, name, formats["text"])
        for column, count in enumerate(figures.columns().values(), 2):
            sheet.write_number(row, column, count, formats["number"])
        row += 1
    sheet.write_blank(row, 0, None, formats["total"])
    sheet.write_string(row, 1, "Tổng số", formats["total_text"])
    for column, count in enumerate(summary.report.total.columns().values(), 2):
        sheet.write_number(row, column, count, formats["total"])
    sheet.write_string(row + 1, 0, control_words(summary.report.total), formats["note"])
    sheet.freeze_panes(first_row, 2)
    sheet.repeat_rows(first_row - 3, first_row - 1)


def _report_head(sheet: Any, row: int, formats: dict[str, Any]) -> int:
    """Two levels of headings and the line of column numbers; gives the first row below."""
    sheet.set_row(row + 1, 62)
    column = 0
    lower: list[tuple[str, str]] = []
    for title, parts in REPORT_HEADINGS:
        if parts:
            sheet.merge_range(row, column, row, column + len(parts) - 1, title, formats["head"])
            lower += ((part, "head") for part in parts)
        else:
            # Row by row nothing can be merged downwards: an open edge makes one tall box of two cells.
            sheet.write_blank(row, column, None, formats["head_upper"])
            lower.append((title, "head_lower"))
        column += max(len(parts), 1)
    for place, (text, shape) in enumerate(lower):
        sheet.write_string(row + 1, place, text, formats[shape])
    for place in range(len(lower)):
        sheet.write_string(row + 2, place, f"({place + 1})", formats["mark"])
    return row + 3


def _figures_sheet(sheet: Any, summary: Summary, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 14)
    for column, heading in enumerate(("Chỉ tiêu", "Số lượng", "Đơn vị")):
        sheet.write_string(0, column, heading, formats["head"])
    row = 1
    for label, count, unit in figure_lines(summary.figures):
        sheet.write_string(row, 0, label, formats["text"])
        sheet.write_number(row, 1, count, formats["number"])
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


def _register_sheet(sheet: Any, rows: Iterable[Sequence[Cell]], formats: dict[str, Any]) -> None:
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, formats["head"])
    row = 0
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells):
            _write(sheet, row, column, cell, formats)
    sheet.autofilter(0, 0, row, len(COLUMNS) - 1)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)


def _write(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, formats["text"])
    elif isinstance(cell, datetime):
        # Spreadsheets know no zones: the cell shows the wall clock of the centre.
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), formats["instant"])
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell, formats["number"])
    else:
        # Never `write`, which would take "=..." for a formula and "www..." for a link.
        sheet.write_string(row, column, cell, formats["text"])
