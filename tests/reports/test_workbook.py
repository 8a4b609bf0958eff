"""The workbook, read again: typed cells, sums, text that stays text, old files kept."""

from __future__ import annotations

import errno
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop.reports.errors import ExportFailed
from desktop.reports.export_file import file_name
from desktop.reports.register import COLUMNS
from desktop.reports.summary_workbook import write_summary_xlsx
from tests.printing.papers import register, summary


@pytest.fixture
def book(tmp_path: Path) -> Any:
    path = tmp_path / "summary.xlsx"
    write_summary_xlsx(summary(fields=6), register(), path)
    assert [left.name for left in tmp_path.iterdir()] == ["summary.xlsx"]
    return openpyxl.load_workbook(path)


def test_sheets_and_print_setup(book: Any) -> None:
    assert book.sheetnames == ["II.06a", "Tổng hợp", "Lĩnh vực", "Cán bộ", "Sổ theo dõi"]
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
        assert sheet.freeze_panes


def test_sums_agree_when_added_again(book: Any) -> None:
    rows = list(book["II.06a"].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "(1)")
    assert rows[head][:13] == tuple(f"({n})" for n in range(1, 14))
    total = next(place for place, row in enumerate(rows) if row[1] == "Tổng số")
    lines = [row[2:13] for row in rows[head + 1 : total]]
    assert len(lines) == 8
    assert rows[head + 1][:3] == (1, "Chứng thực", 31)
    for line in lines:
        assert all(isinstance(count, int) for count in line)
        assert line[0] == sum(line[1:4])
        assert line[4] == sum(line[5:8])
        assert line[8] == sum(line[9:11])
        assert line[0] == line[4] + line[8]
    assert rows[total][2:13] == tuple(sum(column) for column in zip(*lines, strict=True))
    assert rows[total + 1][0].startswith("Kiểm tra (3) = (7) + (11):")


def test_head_has_two_levels(book: Any) -> None:
    sheet = book["II.06a"]
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert {"C6:F6", "G6:J6", "K6:M6"} <= merged
    assert [sheet.cell(6, column).value for column in (3, 7, 11)] == [
        "Số hồ sơ nhận giải quyết",
        "Số hồ sơ đã giải quyết",
        "Số hồ sơ đang giải quyết",
    ]
    assert [sheet.cell(7, column).value for column in (1, 2)] == ["STT", "Lĩnh vực, công việc giải quyết theo cấp"]
    assert sheet["A6"].border.bottom.style is None
    assert sheet["A7"].border.top.style is None
    assert sheet.cell(7, 3).value == "Tổng số"
    assert sheet.cell(7, 13).value == "Quá hạn"


def test_further_figures(book: Any) -> None:
    found = {row[0]: row[1] for row in book["Tổng hợp"].iter_rows(values_only=True) if row[0]}
    assert found["Phí, lệ phí của hồ sơ tiếp nhận"] == 1_250_000
    assert found["Hồ sơ tiếp nhận trong kỳ"] == 53
    assert found["Đầu chuỗi nhật ký"] == "0123456789abcdef" * 4


def test_register_is_typed_and_filtered(book: Any) -> None:
    sheet = book["Sổ theo dõi"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == tuple(column.heading for column in COLUMNS)
    assert sheet.auto_filter.ref == "A1:O4"
    assert sheet.freeze_panes == "C2"
    first = rows[1]
    assert first[0] == 1
    assert first[8] == datetime.fromisoformat("2026-11-23T08:12:00")
    assert first[13] == 10_000
    assert first[5] == "Y Bhiŏ Niê"
    assert sheet.column_dimensions["D"].width > 30


def test_text_that_looks_like_a_formula_stays_text(book: Any) -> None:
    sheet = book["Sổ theo dõi"]
    for cell, value in (("F3", '=HYPERLINK("http://x";"y")'), ("G3", "+84 912"), ("F4", "-1+1")):
        assert sheet[cell].value == value
        assert sheet[cell].data_type != "f"
    assert sheet["F3"].hyperlink is None


def test_empty_period(tmp_path: Path) -> None:
    write_summary_xlsx(summary(), (), tmp_path / "empty.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "empty.xlsx")["Sổ theo dõi"]
    assert sheet.max_row == 1


def test_unwritable_place_keeps_what_was_there(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"kept")
    with pytest.raises(ExportFailed) as caught:
        write_summary_xlsx(summary(), register(), blocked / "summary.xlsx")
    assert caught.value.code == "export_failed"
    assert set(caught.value.facts) == {"path", "reason"}
    assert blocked.read_bytes() == b"kept"


def test_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "summary.xlsx"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("desktop.store.files.os.fsync", full)
    with pytest.raises(ExportFailed) as caught:
        write_summary_xlsx(summary(), register(), path)
    assert caught.value.facts["reason"] == "store_full"
    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir()] == ["summary.xlsx"]


@pytest.mark.parametrize(
    ("agency", "last", "name"),
    [
        ("H20.126.05", date(2026, 11, 23), "motcua_H20.126.05_2026-11-23_tong-hop-ngay.xlsx"),
        ("H20.126.05", date(2026, 11, 30), "motcua_H20.126.05_2026-11-23_2026-11-30_tong-hop-ky.xlsx"),
        ("../H20/05", date(2026, 11, 23), "motcua_H20-05_2026-11-23_tong-hop-ngay.xlsx"),
    ],
)
def test_file_names(agency: str, last: date, name: str) -> None:
    assert file_name(agency, date(2026, 11, 23), last, "xlsx") == name
