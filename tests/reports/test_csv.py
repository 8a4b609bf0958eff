"""The register as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from desktop.reports.errors import ExportFailed
from desktop.reports.register import COLUMNS, rows_of
from desktop.reports.summary_csv import write_register_csv
from tests.printing.papers import register, row


def test_file_opens_with_its_letters_right(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    write_register_csv(register(), path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 4
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == [column.heading for column in COLUMNS]
    assert rows[1] == [
        "1",
        "H20.126.05-261123-2001",
        "2.000815",
        "Chứng thực bản sao từ bản chính",
        "Chứng thực",
        "Y Bhiŏ Niê",
        "0912345678",
        "Trực tiếp",
        "2026-11-23 08:12",
        "2026-11-23 17:00",
        "2026-11-23 09:12",
        "Tại quầy",
        "Đã xử lý xong",
        "10000",
        "",
    ]
    assert [left.name for left in tmp_path.iterdir()] == ["register.csv"]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", " =1+1", "\t=1"])
def test_formulas_are_guarded(tmp_path: Path, name: str) -> None:
    path = tmp_path / "register.csv"
    write_register_csv(rows_of((row(1, name=name, settled_at=None),), {}), path)
    [_, line] = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    assert line[5] == f"'{name}"
    assert line[10] == ""


def test_commas_quotes_and_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    reason = 'Thiếu "bản chính",\nhẹn lại'
    write_register_csv(rows_of((row(1, reason=reason),), {}), path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][14] == reason


def test_unwritable_place(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"kept")
    with pytest.raises(ExportFailed):
        write_register_csv(register(), blocked / "register.csv")
    assert blocked.read_bytes() == b"kept"
