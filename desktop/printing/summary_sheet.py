"""Summary of a day or period: form II.06a, further figures, closing line, signatures."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from desktop.domain.report_models import Summary
from desktop.domain.reports import COLUMNS, Figures
from desktop.domain.words import (
    REPORT_HEADINGS,
    control_words,
    count_words,
    figure_lines,
    instant_words,
    period_words,
    rating_lines,
    report_lines,
)
from desktop.printing.fields import signature_block
from desktop.printing.flow import Pages, Piece, beside, paginate, space, stacked, together
from desktop.printing.forms import Signature
from desktop.printing.letterhead import letterhead
from desktop.printing.page import A4_LANDSCAPE, MM, ensure_gui
from desktop.printing.paint import write_pdf
from desktop.printing.table import Cell, table, table_head, table_row
from desktop.printing.text import LEFT, MIDDLE, RIGHT, Run, paragraph, text_width

TITLE: Final = "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"
FORM_NAME: Final = "Biểu số II.06a/VPCP/KSTT"
UNIT_LINE: Final = "Đơn vị tính: Số hồ sơ TTHC"
SIGNATURES: Final = (
    Signature("NGƯỜI LẬP BIỂU", "(Ký và ghi rõ họ tên)"),
    Signature("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, đóng dấu và ghi rõ họ tên)"),
)
HEAD_DIGITS: Final = 16
"""Digits of the journal's hash on the sheet: enough to prove, few enough to read aloud."""

SIZE: Final = 11.0
TABLE_SIZE: Final = 10.0
_FIRST: Final = (11 * MM, 62 * MM)


def render_summary_pdf(summary: Summary, path: Path) -> None:
    """Write the summary as an A4 landscape PDF with embedded fonts.

    Args:
        summary: figures of a day or a longer period.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        PaperNotWritten: full disk, missing or read-only folder; an older file stays.

    Source:
        Form II.06a/VPCP/KSTT, Thông tư 01/2020/TT-VPCP (domain facts 6).
    """
    write_pdf(summary_pages(summary), path)


def summary_pages(summary: Summary) -> Pages:
    """The summary laid out, for the PDF, the printer and the picture alike."""
    ensure_gui()
    paper = A4_LANDSCAPE
    width = paper.width
    period = period_words(summary.report.first, summary.report.last)
    sign = signature_block(SIGNATURES, (summary.officer, ""), width, SIZE + 1)
    titles = [
        *paragraph([Run(TITLE, bold=True)], width, 14.0, align=MIDDLE),
        *paragraph([Run(period, italic=True)], width, SIZE + 1, align=MIDDLE, after=1 * MM),
        *paragraph([Run(UNIT_LINE, italic=True)], width, TABLE_SIZE, align=RIGHT, after=0.5 * MM),
    ]
    pieces = [
        *letterhead(
            width,
            authority=summary.authority,
            centre=summary.centre,
            number=FORM_NAME,
            place=summary.place,
            day=summary.made_at.date(),
        ),
        space(3 * MM),
        *titles,
        *report_table(summary, width),
        space(1.5 * MM),
        *paragraph([Run(control_words(summary.report.total), italic=True)], width, SIZE, after=2 * MM),
        _figures(summary, width),
        space(2 * MM),
        *together(
            [
                *paragraph([Run(line) for line in closing_lines(summary)[:1]], width, SIZE),
                *paragraph([Run(line) for line in closing_lines(summary)[1:]], width, SIZE, after=4 * MM),
                sign,
            ]
        ),
    ]
    return Pages(
        paper,
        f"{TITLE.capitalize()} – {period}",
        paginate(pieces, paper.height),
        foot=f"{FORM_NAME} – {summary.centre} – {period}",
    )


def closing_lines(summary: Summary) -> tuple[str, str]:
    """When the day was closed or the figures were taken, and the head of the journal."""
    if summary.closed_at is not None:
        closed = f"Đã chốt ngày lúc {instant_words(summary.closed_at)}."
    else:
        closed = f"Số liệu lấy lúc {instant_words(summary.made_at)}."
        if summary.report.first == summary.report.last:
            closed += " Ngày này chưa chốt."
    head = summary.head[:HEAD_DIGITS] or "chưa có bản ghi"
    return closed, f"Đầu chuỗi nhật ký: {head}"


def report_table(summary: Summary, width: float) -> tuple[Piece, ...]:
    """The table of II.06a: head, one line a field, total."""
    widths = [*_FIRST, *[(width - sum(_FIRST)) / len(COLUMNS)] * len(COLUMNS)]
    upper = [
        Cell(title, bold=True, columns=max(len(parts), 1), rows=1 if parts else 2) for title, parts in REPORT_HEADINGS
    ]
    lower = [Cell(part) for _, parts in REPORT_HEADINGS for part in parts]
    numbers = [Cell(f"({number})") for number in range(1, len(widths) + 1)]
    head = table_head([upper, lower, numbers], widths, TABLE_SIZE)
    rows = [
        _report_row(str(number), name, figures, widths, bold=False)
        for number, (name, figures) in enumerate(report_lines(summary.report, summary.field_names), 1)
    ]
    rows.append(_report_row("", "Tổng số", summary.report.total, widths, bold=True))
    return table(head, rows)


def _report_row(number: str, name: str, figures: Figures, widths: list[float], *, bold: bool) -> Piece:
    cells = [Cell(number, bold=bold), Cell(name, LEFT, bold)]
    cells += [Cell(count_words(count), bold=bold) for count in figures.columns().values()]
    return table_row(cells, widths, TABLE_SIZE)


def _figures(summary: Summary, width: float) -> Piece:
    """Further figures in three columns."""
    lines = [*figure_lines(summary.figures), *rating_lines(summary.ratings)]
    high = -(-len(lines) // 3)
    column = (width - 20 * MM) / 3
    parts = (lines[:high], lines[high : 2 * high], lines[2 * high :])
    columns = []
    for place, part in enumerate(parts):
        rows = [_figure(label, f"{count_words(number)} {unit}", column) for label, number, unit in part]
        columns.append((place * (column + 10 * MM), stacked(rows)))
    return beside(columns)


def _figure(label: str, value: str, width: float) -> Piece:
    needed = text_width(Run(value, bold=True), SIZE) + 1 * MM
    return beside(
        [
            (0.0, stacked(paragraph([Run(label)], width - needed, SIZE))),
            (0.0, stacked(paragraph([Run(value, bold=True)], width, SIZE, align=RIGHT))),
        ]
    )
