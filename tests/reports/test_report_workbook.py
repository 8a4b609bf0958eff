"""Any report as a workbook and as CSV, read again: heads, types, filters, streamed rows."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.domain.report_lines import COLUMNS
from desktop.domain.report_tables import REPORTS, Cell, Kind, ReportTable
from desktop.reports.book import list_sheet, new_sheet, write_book
from desktop.reports.bulk_sheet import letters
from desktop.reports.report_workbook import write_report_xlsx
from desktop.reports.summary_csv import write_report_csv
from tests.printing.papers import CENTRE, HANOI

AT = datetime(2026, 11, 23, 16, 40, 30, tzinfo=HANOI)
STRANGE = ("=1+1", "+84", "-1", "@x", "<b>&amp;</b>", " có dấu cách ", "xuống\ndòng", "\x01\x1f", "_x0041_", "Êban 𠀀")


def table(name: str, rows: Sequence[Sequence[Cell]], total: Sequence[Cell] | None = None) -> ReportTable:
    return ReportTable(
        name=name,
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        columns=COLUMNS[name],
        rows=rows,
        total=total,
        notes=("Ghi chú cuối bảng",),
        form="Biểu số II.06a/VPCP/KSTT" if name == "form" else "",
        count=len(rows),
        centre=CENTRE.name,
        authority=CENTRE.authority,
        place=CENTRE.place,
        made_at=AT,
        officer="Nguyễn Thị Hường",
    )


def sample(name: str, number: int = 1) -> list[Cell]:
    values: dict[Kind, Cell] = {
        Kind.TEXT: f"Dòng {number}",
        Kind.COUNT: number,
        Kind.AMOUNT: 10_000 * number,
        Kind.SHARE: 0.125,
        Kind.INSTANT: AT,
    }
    return [values[column.kind] for column in COLUMNS[name]]


def opened(path: Path) -> Any:
    [sheet] = openpyxl.load_workbook(path)
    return sheet


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_has_heads_types_and_print_setup(tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.xlsx"
    write_report_xlsx(table(name, [sample(name), sample(name, 2)], sample(name, 3)), path)
    sheet = opened(path)
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "UBND XÃ MỸ THỌ"
    assert rows[2][0] == REPORTS[name].title.upper()
    assert rows[3][0] == "Từ ngày 01 tháng 11 năm 2026 đến ngày 30 tháng 11 năm 2026"
    top = int(re.sub(r"\D", "", sheet.freeze_panes)) - 1
    heads = rows[top - 2 if name == "form" else top - 1]
    assert list(heads) == [column.heading for column in COLUMNS[name]]
    for column, cell in zip(COLUMNS[name], rows[top], strict=True):
        kinds = {Kind.TEXT: str, Kind.INSTANT: datetime, Kind.SHARE: float}
        assert isinstance(cell, kinds.get(column.kind, int)), column
        assert cell == (AT.replace(tzinfo=None) if isinstance(cell, datetime) else cell)
    assert rows[top + 3][0] == "Ghi chú cuối bảng"
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.print_title_rows is not None
    filtered = None if name == "form" else f"A{top}:{letters(len(heads) - 1)}{top + 2}"
    assert sheet.auto_filter.ref == filtered
    assert sheet.column_dimensions["B"].width == pytest.approx(COLUMNS[name][1].width, abs=1)


def test_rows_that_are_read_one_by_one_are_the_same(tmp_path: Path) -> None:
    rows = [sample("register", number) for number in range(1, 1234)]
    write_report_xlsx(table("register", rows), tmp_path / "whole.xlsx")
    write_report_xlsx(table("register", rows[:1]), tmp_path / "streamed.xlsx", iter(rows))
    whole, streamed = opened(tmp_path / "whole.xlsx"), opened(tmp_path / "streamed.xlsx")
    read = [list(sheet.iter_rows(min_row=8, max_row=7 + len(rows), values_only=True)) for sheet in (whole, streamed)]
    assert read[0] == read[1] == [tuple(None if c == "" else c for c in _plain(row)) for row in rows]
    assert whole.auto_filter.ref == streamed.auto_filter.ref == "A7:K1240"
    formats = [[cell.number_format for cell in sheet[9]] for sheet in (whole, streamed)]
    assert formats[0] == formats[1]
    assert [cell.border.left.style for cell in streamed[9]] == ["thin"] * 11


def _plain(row: Sequence[Cell]) -> Iterator[Cell]:
    return (cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell for cell in row)


def test_the_filter_of_a_workbook_names_the_last_row(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report_xlsx(table("register", []), path, (sample("register", n) for n in range(1, 41)))
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
        assert "$A$7:$K$47<" in parts.read("xl/workbook.xml").decode()


def test_no_rows_at_all(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_report_xlsx(table("register", []), path, iter(()))
    sheet = opened(path)
    assert sheet.max_row == 7
    assert sheet.auto_filter.ref == "A7:K7"


def test_text_stays_text_whatever_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    columns = COLUMNS["causes"][1:3]

    def fill(book: Any, formats: Any) -> int:
        list_sheet(new_sheet(book, "Một"), columns, formats)
        return 1

    write_book(path, fill, columns, [(text, text) for text in STRANGE])
    sheet = opened(path)
    for line, text in enumerate(STRANGE, 2):
        cell = sheet.cell(line, 1)
        assert cell.data_type in {"s", "inlineStr"}
        assert cell.hyperlink is None
        read = re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), cell.value)
        assert read == re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_csv_of_a_report(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    write_report_csv(table("fields", [sample("fields")], sample("fields", 2)), path)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows[0][4] == "Đã giải quyết: Trước hạn"
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert rows[1][14] == "0.125"


def test_names_of_columns() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
