"""What every workbook of ours has in common: formats, print set-up, writing it whole."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from desktop.domain.report_tables import Cell, Column, Kind
from desktop.reports.bulk_sheet import with_rows
from desktop.reports.export_file import write_whole
from desktop.reports.heights import LINE, height, lines_in

_A4: Final = 9
_FONT: Final = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
_BOX: Final = _FONT | {"border": 1}
_HEAD: Final = _BOX | {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#E8EEF4"}
_KINDS: Final[dict[Kind, dict[str, Any]]] = {
    Kind.TEXT: {"text_wrap": True},
    Kind.COUNT: {"num_format": "#,##0"},
    Kind.AMOUNT: {"num_format": "#,##0"},
    Kind.SHARE: {"num_format": "0.0%"},
    Kind.DECIMAL: {"num_format": "#,##0.0"},
    Kind.INSTANT: {"num_format": "hh:mm dd/mm/yyyy", "align": "center"},
}
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
    **{kind.value: _BOX | shape for kind, shape in _KINDS.items()},
    **{f"total_{kind.value}": _BOX | shape | {"bold": True} for kind, shape in _KINDS.items()},
}

Formats = dict[str, Any]


def write_book(
    path: Path,
    fill: Callable[[Any, Formats], int],
    columns: Sequence[Column] = (),
    rows: Iterable[Sequence[Cell]] = (),
) -> None:
    """Write a workbook.

    Args:
        path: file to write; an older one is replaced only by a whole new one.
        fill: makes the sheets; returns the place (from 1) of the sheet that ends with a pattern row, 0 if none does.
        columns: of that sheet.
        rows: its rows, read one by one.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """
    # Loaded with the first workbook: a window that opens does not wait for it.
    import xlsxwriter

    data = io.BytesIO()
    # What is long is not in here: no temporary file with names and addresses, on whatever disk, is ever made.
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = fill(book, {name: book.add_format(shape) for name, shape in _FORMATS.items()})
    whole = data.getvalue()
    write_whole(path, with_rows(whole, sheet, columns, rows) if sheet else whole)


def new_sheet(book: Any, name: str) -> Any:
    """A sheet set up to be printed: A4 on its side, as wide as the page, pages numbered."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{name}&RTrang &P/&N")
    return sheet


def list_sheet(sheet: Any, columns: Sequence[Column], formats: Formats) -> None:
    """A sheet that is nothing but a list: headings, and the pattern row of what `write_book` puts below."""
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, formats["head"])
    # Bold headings are wider than the letters that heights are counted by.
    sheet.set_row(0, max(len(textwrap.wrap(column.heading, column.width)) for column in columns) * LINE)
    pattern_row(sheet, 1, columns, formats)
    sheet.autofilter(0, 0, 1, len(columns) - 1)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)


def pattern_row(sheet: Any, row: int, columns: Sequence[Column], formats: Formats) -> None:
    """The row whose formats the rows of a list take over."""
    for place, column in enumerate(columns):
        sheet.write_blank(row, place, None, formats[column.kind.value])


def write_cells(
    sheet: Any, row: int, columns: Sequence[Column], cells: Sequence[Cell], formats: Formats, shape: str = ""
) -> None:
    """One row by its columns' kinds; `shape` is `total_` for the last line."""
    points = height(count for column, cell in zip(columns, cells, strict=True) for count in lines_in(column, (cell,)))
    if points > LINE:
        sheet.set_row(row, points)
    for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
        form = formats[shape + column.kind.value]
        if cell is None or cell == "":
            sheet.write_blank(row, place, None, form)
        elif isinstance(cell, datetime):
            # Spreadsheets know no zones: the cell shows the wall clock of the centre.
            sheet.write_datetime(row, place, cell.replace(tzinfo=None), form)
        elif isinstance(cell, int | float):
            sheet.write_number(row, place, cell, form)
        else:
            # Never `write`, which would take "=..." for a formula and "www..." for a link.
            sheet.write_string(row, place, cell, form)


def group_heads(sheet: Any, row: int, columns: Sequence[Column], formats: Formats, *, marked: bool) -> int:
    """Headings in one level, or two where columns have groups; with their numbers. Gives the first row below."""
    if any(column.group for column in columns):
        place = 0
        while place < len(columns):
            group, end = columns[place].group, place
            while group and end + 1 < len(columns) and columns[end + 1].group == group:
                end += 1
            if end > place:
                sheet.merge_range(row, place, row, end, group, formats["head"])
            elif group:
                sheet.write_string(row, place, group, formats["head"])
            else:
                # Row by row nothing can be merged downwards: an open edge makes one tall box of two cells.
                sheet.write_blank(row, place, None, formats["head_upper"])
            place = end + 1
        row += 1
    grouped = any(column.group for column in columns)
    sheet.set_row(row, 62)
    for place, column in enumerate(columns):
        sheet.write_string(
            row, place, column.heading, formats["head_lower" if grouped and not column.group else "head"]
        )
    if marked:
        row += 1
        for place in range(len(columns)):
            sheet.write_string(row, place, f"({place + 1})", formats["mark"])
    return row + 1
