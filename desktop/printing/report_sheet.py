"""Any report on paper: letterhead, title, period, the table with its head on each page, notes, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.domain.report_tables import Cell as Value
from desktop.domain.report_tables import Column, Kind, ReportTable
from desktop.domain.words import cell_words, instant_words, period_words
from desktop.printing.fields import signature_block
from desktop.printing.flow import Pages, Piece, paginate, space, together
from desktop.printing.letterhead import letterhead
from desktop.printing.page import A4_LANDSCAPE, MM, ensure_gui
from desktop.printing.paint import write_pdf
from desktop.printing.summary_sheet import SIGNATURES, SIZE
from desktop.printing.table import PADDING, Cell, table, table_head, table_row
from desktop.printing.text import LEFT, MIDDLE, RIGHT, Run, paragraph, text_width

TABLE_SIZE: Final = 9.5
_CALM: Final = frozenset({"form"})
"""Reports whose figures stand in the middle of their cells, as the form prints them."""


def render_report_pdf(table_: ReportTable, path: Path) -> None:
    """Write a report as an A4 landscape PDF with embedded fonts.

    Args:
        table_: all of its lines are printed; who has thousands wants a workbook.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        PaperNotWritten: full disk, missing or read-only folder; an older file stays.
    """
    write_pdf(report_pages(table_), path)


def report_pages(report: ReportTable) -> Pages:
    """A report laid out, for the PDF, the printer and the picture alike."""
    ensure_gui()
    paper = A4_LANDSCAPE
    width = paper.width
    period = period_words(report.first, report.last)
    titles = [
        *paragraph([Run(report.title.upper(), bold=True)], width, 14.0, align=MIDDLE),
        *paragraph([Run(period, italic=True)], width, SIZE + 1, align=MIDDLE, after=1.5 * MM),
    ]
    if report.form:
        unit = "Đơn vị tính: Số hồ sơ TTHC"
        titles += paragraph([Run(unit, italic=True)], width, TABLE_SIZE, align=RIGHT, after=0.5 * MM)
    notes = [line for note in report.notes for line in paragraph([Run(note, italic=True)], width, SIZE - 1)]
    made = f"Số liệu lấy lúc {instant_words(report.made_at)}."
    pieces = [
        *letterhead(
            width,
            authority=report.authority,
            centre=report.centre,
            number=report.form,
            place=report.place,
            day=report.made_at.date(),
        ),
        space(3 * MM),
        *titles,
        *_table(report, width),
        space(1.5 * MM),
        *notes,
        *together(
            [
                *paragraph([Run(made)], width, SIZE - 1, after=4 * MM),
                signature_block(SIGNATURES, (report.officer, ""), width, SIZE + 1),
            ]
        ),
    ]
    return Pages(
        paper,
        f"{report.title} – {period}",
        paginate(pieces, paper.height),
        foot=" – ".join(part for part in (report.form or report.title, report.centre, period) if part),
    )


def _table(report: ReportTable, width: float) -> tuple[Piece, ...]:
    columns = report.columns
    widths = _widths(columns, width)
    rows = [_row(columns, cells, widths, calm=report.name in _CALM) for cells in report.rows]
    if report.total is not None:
        rows.append(_row(columns, report.total, widths, calm=report.name in _CALM, bold=True))
    if not rows:
        rows = [table_row([Cell("Không có hồ sơ nào trong kỳ.", columns=len(columns))], widths, TABLE_SIZE)]
    return table(table_head(_head(columns, numbered=bool(report.form)), widths, TABLE_SIZE), rows)


def _head(columns: Sequence[Column], *, numbered: bool) -> list[list[Cell]]:
    """One or two levels of headings, and the numbers of the columns for a form."""
    grouped = any(column.group for column in columns)
    upper: list[Cell] = []
    lower: list[Cell] = []
    place = 0
    while place < len(columns):
        group, end = columns[place].group, place
        while group and end + 1 < len(columns) and columns[end + 1].group == group:
            end += 1
        if group:
            upper.append(Cell(group, bold=True, columns=end - place + 1))
            lower += (Cell(column.heading) for column in columns[place : end + 1])
        else:
            upper.append(Cell(columns[place].heading, bold=True, rows=2 if grouped else 1))
        place = end + 1
    head = [upper, lower] if grouped else [upper]
    return [*head, [Cell(f"({n})") for n in range(1, len(columns) + 1)]] if numbered else head


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    """Widths in proportion to what a screen gives, but no word of a heading is ever cut."""
    least = [
        max(
            text_width(Run(word, bold=True), TABLE_SIZE)
            for text in (column.heading, *_widest(column))
            for word in text.split(" ")
        )
        + 2 * PADDING
        + 0.5 * MM
        for column in columns
    ]
    room = width - sum(least)
    wish = [max(column.width - 8, 0.5) for column in columns]
    return [one + room * share / sum(wish) for one, share in zip(least, wish, strict=True)]


def _widest(column: Column) -> tuple[str, ...]:
    """What must stand on one line of a column."""
    if column.whole:
        return ("H00.000.00-000000-0000",)
    return {Kind.INSTANT: ("00/00/0000",), Kind.AMOUNT: ("0.000.000",), Kind.SHARE: ("100,0\u00a0%",)}.get(
        column.kind, ()
    )


def _row(
    columns: Sequence[Column], cells: Sequence[Value], widths: list[float], *, calm: bool, bold: bool = False
) -> Piece:
    made = []
    for column, cell in zip(columns, cells, strict=True):
        align = LEFT if column.kind is Kind.TEXT else RIGHT
        if calm or isinstance(cell, datetime) or column.heading == "STT":
            align = LEFT if column.kind is Kind.TEXT else MIDDLE
        made.append(Cell(cell_words(cell, column.kind), align, bold))
    return table_row(made, widths, TABLE_SIZE)
