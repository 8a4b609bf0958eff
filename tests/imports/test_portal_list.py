"""The portal's list: taken as it comes, refused with the place of each damage."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.catalogue_layers import ImportedProcedure
from desktop.imports.read_import import read_import
from desktop.imports.table import split_code
from tests.imports.files import FIELDS, HEADER, TITLES, faults, lines, reason, workbook


@pytest.mark.parametrize("count", [1, 260, 706])
def test_a_whole_list(tmp_path: Path, count: int) -> None:
    read = read_import(workbook(tmp_path / "danh-muc.xlsx", lines(count)))
    assert read.source == "danh-muc.xlsx"
    assert read.version.startswith("nhap-")
    assert len(read.version) == 13
    assert read.procedures == tuple(
        ImportedProcedure(code=code, name=name, field=field, source="danh-muc.xlsx")
        for code, name, _, _, field in lines(count)
    )


@pytest.mark.parametrize(
    "header",
    [
        ("MÃ SỐ", "TÊN", "CƠ QUAN BAN HÀNH", "CƠ QUAN THỰC HIỆN", "LĨNH VỰC"),
        ("ma so", " ten ", "co quan  ban hanh", "co quan\nthuc hien", "linh\u00a0vuc"),
        tuple(unicodedata.normalize("NFD", name) for name in HEADER),
    ],
)
def test_a_header_in_any_spelling(tmp_path: Path, header: tuple[str, ...]) -> None:
    assert len(read_import(workbook(tmp_path / "a.xlsx", lines(5), header=header)).procedures) == 5


def test_a_column_of_numbers_columns_of_others_and_another_order(tmp_path: Path) -> None:
    rows = [(n, "mức 4", field, code, name, a, b) for n, (code, name, a, b, field) in enumerate(lines(5), 1)]
    header = ("STT", "Mức độ", "Lĩnh vực", "Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện")
    numbers = tuple(f"({n})" for n in range(1, 8))
    read = read_import(workbook(tmp_path / "a.xlsx", [numbers, *rows], header=header))
    assert [p.code for p in read.procedures] == [code for code, *_ in lines(5)]


def test_titles_up_to_the_header_in_row_twenty(tmp_path: Path) -> None:
    title = (("Danh mục",),)
    assert len(read_import(workbook(tmp_path / "a.xlsx", lines(3), titles=title * 19)).procedures) == 3
    assert reason(workbook(tmp_path / "b.xlsx", lines(3), titles=title * 20)) == "no_header"


def test_blank_rows_merged_titles_and_notes_below(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.active.merge_cells("A1:E1")

    rows = [*lines(3), (), (None, "", "  "), *lines(2, 50), (), ("Ghi chú: số liệu đến 30/11/2026",), ("Tổng số: 5",)]
    assert len(read_import(workbook(tmp_path / "a.xlsx", rows, change=change)).procedures) == 5


def test_cells_with_line_breaks_hard_spaces_and_split_letters(tmp_path: Path) -> None:
    row = (" 8.000001\n", unicodedata.normalize("NFD", "Đăng\u00a0ký\nkhai  sinh_x000D_\n"), "a", "b", "Hộ\u00a0tịch ")
    (said,) = read_import(workbook(tmp_path / "a.xlsx", [row])).procedures
    assert (said.code, said.name, said.field) == ("8.000001", "Đăng ký khai sinh", "Hộ tịch")


def test_a_local_code_is_its_procedure_and_is_kept(tmp_path: Path) -> None:
    row = ("2.000908.000.00.00.H61", "Cấp bản sao từ sổ gốc", "a", "b", "Chứng thực")
    (said,) = read_import(workbook(tmp_path / "a.xlsx", [row])).procedures
    assert said.code == "2.000908"
    assert said.remark == "Mã tại địa phương: 2.000908.000.00.00.H61"


def test_equal_rows_are_one_and_different_ones_are_named(tmp_path: Path) -> None:
    once = lines(3)
    assert len(read_import(workbook(tmp_path / "a.xlsx", [*once, once[1]])).procedures) == 3
    other = (once[1][0], "Việc khác", "a", "b", "Hộ tịch")
    said = faults(workbook(tmp_path / "b.xlsx", [*once, other]))
    assert said.startswith("dòng 8, cột A (Mã số): có “8.000001”")
    assert "dòng 6 có mã này" in said


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (0, 1.00119, "cột A (Mã số): có “1.00119”"),
        (0, 1001193, "cột A (Mã số): có “1001193”"),
        (0, "1.00119", "cột A (Mã số): có “1.00119”"),
        (0, "1,001193", "cột A (Mã số): có “1,001193”"),
        (0, "1.001193.01", "cột A (Mã số): có “1.001193.01”"),
        (0, "l.001193", "cột A (Mã số): có “l.001193”"),
        (0, None, "cột A (Mã số): để trống"),
        (1, None, "cột B (Tên): để trống"),
        (1, 12.5, "cột B (Tên): có “12.5”"),
        (1, "#REF!", "cột B (Tên): có “#REF!”"),
        (1, "Đăng k\ufffd", "cột B (Tên)"),
        (1, "Đăng\u202eký", "cột B (Tên)"),
        (1, "x" * 2001, "tối đa 2000 ký tự"),
        (1, "=A1", "cột B (Tên): để trống"),
        (4, " ", "cột E (Lĩnh vực): để trống"),
    ],
)
def test_damage_is_named_with_row_and_column(tmp_path: Path, place: int, value: object, told: str) -> None:
    rows: list[list[object]] = [list(row) for row in lines(300)]
    rows[200][place] = value
    said = faults(workbook(tmp_path / "a.xlsx", rows))
    assert said.startswith("dòng 205, cột ")
    assert told in said
    assert "; " not in said


def test_a_number_that_kept_all_six_decimals_is_the_code(tmp_path: Path) -> None:
    rows = [(1.001193, "Đăng ký khai sinh", "a", "b", "Hộ tịch")]
    assert read_import(workbook(tmp_path / "a.xlsx", rows)).procedures[0].code == "1.001193"


def test_twenty_faults_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    rows = [("?", *row[1:]) for row in lines(33)]
    path = workbook(tmp_path / "a.xlsx", rows)
    said = faults(path)
    assert said.count("dòng") == 20
    assert said.endswith("; và 13 chỗ nữa")


@pytest.mark.parametrize("merged", ["E8:E10", "A9:E9"])
def test_merged_cells_among_the_rows_are_named(tmp_path: Path, merged: str) -> None:
    def change(book: Any) -> None:
        book.active.merge_cells(merged)

    said = faults(workbook(tmp_path / "a.xlsx", lines(20), change=change))
    assert f"ô gộp {merged}" in said


def test_a_heading_among_the_rows_is_no_procedure(tmp_path: Path) -> None:
    rows = [*lines(3), ("I. LĨNH VỰC HỘ TỊCH",), *lines(3, 10)]
    assert "dòng 8, cột A (Mã số): có “I. LĨNH VỰC HỘ TỊCH”" in faults(workbook(tmp_path / "a.xlsx", rows))


def test_missing_and_doubled_columns_are_named(tmp_path: Path) -> None:
    short = [row[:4] for row in lines(3)]
    assert faults(workbook(tmp_path / "a.xlsx", short, header=HEADER[:4])) == "dòng 4: để trống, cần cột “Lĩnh vực”"
    doubled = [(*row, row[4]) for row in lines(3)]
    said = faults(workbook(tmp_path / "b.xlsx", doubled, header=(*HEADER, "LĨNH VỰC")))
    assert said.startswith("dòng 4, cột F: có “LĨNH VỰC”")


def test_another_sheet_is_passed_over_unless_it_is_a_list_too(tmp_path: Path) -> None:
    def beside(book: Any) -> None:
        book.create_sheet("Hướng dẫn", 0).append(["Cách dùng"])

    def second(book: Any) -> None:
        sheet = book.create_sheet("Cũ")
        sheet.append(HEADER)
        sheet.sheet_state = "hidden"

    assert len(read_import(workbook(tmp_path / "a.xlsx", lines(3), change=beside)).procedures) == 3
    assert reason(workbook(tmp_path / "b.xlsx", lines(3), change=second)) == "two_lists"


def test_a_far_corner_costs_nothing(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.active["XFD1048576"] = " "

    assert len(read_import(workbook(tmp_path / "a.xlsx", lines(3), change=change)).procedures) == 3


WORDS = st.text(
    st.characters(codec="utf-8", categories=("Lu", "Ll", "Nd", "Po"), exclude_characters="_\ufffd"), min_size=1
).map(lambda text: unicodedata.normalize("NFC", f"Việc {text}"))


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.integers(0, 9_999_999).map(lambda n: f"{n // 1_000_000}.{n % 1_000_000:06d}"),
        st.tuples(WORDS, st.sampled_from(FIELDS)),
        min_size=1,
        max_size=30,
    ),
    st.randoms(use_true_random=False),
)
def test_any_list_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, names: dict[str, tuple[str, str]], chance: random.Random
) -> None:
    rows: list[tuple[str, ...]] = [(code, name, "a", "b", field) for code, (name, field) in names.items()]
    for _ in range(chance.randint(0, 5)):
        rows.insert(chance.randint(0, len(rows)), ())
    path = workbook(tmp_path_factory.mktemp("lists") / "a.xlsx", rows, titles=TITLES[: chance.randint(0, 3)])
    assert {p.code: (p.name, p.field) for p in read_import(path).procedures} == names


@given(st.text(max_size=24))
def test_only_a_code_is_a_code(text: str) -> None:
    code, _ = split_code(text)
    assert code == "" or (text.startswith(code) and code[0].isdigit() and len(code) == 8)
