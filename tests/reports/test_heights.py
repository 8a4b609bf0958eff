"""Rows are as high as their texts: programs that do not find out by themselves paint lines over one another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from desktop.domain.report_tables import Cell, Column, Kind
from desktop.reports.book import Formats, list_sheet, new_sheet, pattern_row, write_book, write_cells
from desktop.reports.heights import LINE, SLIM, height, lines_in

COLUMNS = (Column("STT", 5, Kind.COUNT), Column("Tên TTHC", 12))
LONG = "Chứng thực bản sao từ bản chính giấy tờ, văn bản"


@given(st.text(max_size=200), st.integers(3, 40))
def test_a_text_never_needs_more_room_than_it_gets(text: str, width: int) -> None:
    (lines,) = lines_in(Column("", width), [text])
    assert lines >= 1
    assert lines * round(width * SLIM) >= len(" ".join(text.split()))


def test_a_height_has_an_end_and_a_beginning() -> None:
    assert height([]) == height([1]) == LINE
    assert height([1, 3, 2]) == 3 * LINE
    assert height([10_000]) <= 409


def test_rows_are_as_high_one_by_one_as_cell_by_cell(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[1, "Khai sinh"], [2, LONG], [3, None]]

    def streamed(book: Any, formats: Formats) -> int:
        list_sheet(new_sheet(book, "a"), COLUMNS, formats)
        return 1

    def by_cell(book: Any, formats: Formats) -> int:
        sheet = new_sheet(book, "a")
        pattern_row(sheet, 0, COLUMNS, formats)
        for place, cells in enumerate(rows, 1):
            write_cells(sheet, place, COLUMNS, cells, formats)
        return 0

    write_book(tmp_path / "one.xlsx", streamed, COLUMNS, rows)
    write_book(tmp_path / "two.xlsx", by_cell)
    for name in ("one", "two"):
        sheet = load_workbook(tmp_path / f"{name}.xlsx")["a"]
        heights = [sheet.row_dimensions[place].height or LINE for place in (2, 3, 4)]
        assert heights == [LINE, 4 * LINE, LINE], name
