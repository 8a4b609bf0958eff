"""Lists kept by hand: what each state says, in every encoding a spreadsheet writes, and what is refused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.catalogue_layers import CatalogueImport, ImportedProcedure, with_import
from desktop.domain.deadlines import Limit, Rule, Unit
from desktop.domain.fees import CASE, FREE, PROVINCE, Fee
from desktop.domain.procedures import Catalogue, Decision, Procedure
from desktop.imports.handmade_csv import COLUMNS
from desktop.imports.read_import import read_import
from desktop.store.shipped import shipped
from tests.imports.files import faults, text, workbook

HEADINGS = tuple(COLUMNS.values())
PLACE = {name: place for place, name in enumerate(COLUMNS)}


def row(code: str = "1.115001", **cells: Any) -> list[Any]:
    told = {"code": code, "name": "Đăng ký khai sinh", "field": "Hộ tịch", **cells}
    return [told.get(name, "") for name in COLUMNS]


def read(folder: Path, *rows: list[Any], **how: str) -> CatalogueImport:
    return read_import(text(folder / "a.csv", [HEADINGS, *rows], **how))


def one(folder: Path, **cells: Any) -> ImportedProcedure:
    (said,) = read(folder, row(**cells)).procedures
    return said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_encodings_and_separators(tmp_path: Path, encoding: str, separator: str) -> None:
    read_ = read(tmp_path, row(), row("1.115002", name="Việc khác"), encoding=encoding, separator=separator)
    assert [(p.code, p.name) for p in read_.procedures] == [
        ("1.115001", "Đăng ký khai sinh"),
        ("1.115002", "Việc khác"),
    ]


def test_the_template_is_a_list_with_the_columns_of_the_program(tmp_path: Path) -> None:
    path = tmp_path / "mau.csv"
    path.write_bytes(shipped("samples/catalogue_template.csv"))
    assert path.read_text(encoding="utf-8-sig").splitlines()[0].split(";") == list(HEADINGS)
    assert len(read_import(path).procedures) == 4


def test_a_whole_row(tmp_path: Path) -> None:
    said = one(
        tmp_path, short="Khai sinh", limit="5", unit="ngày làm việc", fee="8.000 đ",
        documents="Tờ khai | Giấy chứng sinh|", valid_from="01/07/2026",
        valid_to="2026-12-31", decision="123/QĐ-UBND", state="Ban hành",
    )  # fmt: skip
    assert said.limit == Limit(5, Unit.WORKING_DAY)
    assert said.fee == Fee(CASE, vnd=8000)
    assert [(d.id, d.name, d.originals) for d in said.documents or ()] == [
        ("to-khai", "Tờ khai", 1),
        ("giay-chung-sinh", "Giấy chứng sinh", 1),
    ]
    assert (said.valid_from, said.valid_to) == (date(2026, 7, 1), date(2026, 12, 31))
    assert (said.short, said.decision) == ("Khai sinh", Decision("123/QĐ-UBND"))


def test_empty_cells_say_nothing(tmp_path: Path) -> None:
    said = one(tmp_path)
    assert said == ImportedProcedure(code="1.115001", name="Đăng ký khai sinh", field="Hộ tịch", source="a.csv")


@pytest.mark.parametrize(
    ("limit", "unit", "meant"),
    [
        ("15", "ngày", Limit(15, Unit.CALENDAR_DAY)),
        ("8 giờ làm việc", "", Limit(8, Unit.WORKING_HOUR)),
        ("3", "NGAY LAM VIEC", Limit(3, Unit.WORKING_DAY)),
        ("Trong ngày", "", Limit(1, Unit.WORKING_DAY, Rule.SAME_DAY)),
    ],
)
def test_times(tmp_path: Path, limit: str, unit: str, meant: Limit) -> None:
    assert one(tmp_path, limit=limit, unit=unit).limit == meant


@pytest.mark.parametrize(
    ("fee", "meant"),
    [
        ("0", Fee(FREE)), ("Miễn phí", Fee(FREE)), ("HĐND tỉnh", Fee(PROVINCE)), ("150000", Fee(CASE, vnd=150000)),
        ("1.500.000 đồng", Fee(CASE, vnd=1_500_000)),
    ],
)  # fmt: skip
def test_fees(tmp_path: Path, fee: str, meant: Fee) -> None:
    assert one(tmp_path, fee=fee).fee == meant


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"limit": "5", "unit": "tuần"}, "cột E (Thời hạn): có “5 tuần”"),
        ({"limit": "5"}, "cột E (Thời hạn): có “5”"),
        ({"limit": "0", "unit": "ngày"}, "cột E (Thời hạn): có “0 ngày”"),
        ({"limit": "8 giờ"}, "cột E (Thời hạn): có “8 giờ”"),
        ({"fee": "8.000/bản"}, "cột G (Lệ phí): có “8.000/bản”"),
        ({"fee": "8,5"}, "cột G (Lệ phí): có “8,5”"),
        ({"fee": "-5"}, "cột G (Lệ phí): có “-5”"),
        ({"documents": "Tờ khai|tờ  khai"}, "cột H (Giấy tờ (tách bằng |))"),
        ({"valid_from": "31/02/2026"}, "cột I (Từ ngày): có “31/02/2026”"),
        ({"valid_from": "7/2026"}, "cột I (Từ ngày): có “7/2026”"),
        ({"valid_from": "02/07/2026", "valid_to": "01/07/2026"}, "cột J (Đến ngày)"),
        ({"state": "hủy"}, "cột L (Tình trạng (ban hành/sửa đổi/thay thế/bãi bỏ)): có “hủy”"),
        ({"state": "sửa đổi"}, "cột I (Từ ngày): để trống"),
        ({"state": "bãi bỏ"}, "cột I (Từ ngày): để trống"),
        ({"state": "bãi bỏ", "valid_from": "01/07/2026", "valid_to": "01/07/2026"}, "cột J (Đến ngày)"),
        ({"state": "thay thế", "valid_from": "01/07/2026"}, "cột M (Thay bằng): để trống"),
        ({"state": "thay thế", "valid_from": "01/07/2026", "replaced_by": "1.115001"}, "cột M (Thay bằng)"),
        ({"state": "bãi bỏ", "valid_from": "01/07/2026", "replaced_by": "1.115002"}, "cột M (Thay bằng)"),
        ({"replaced_by": "1.115002"}, "cột M (Thay bằng): có “1.115002”"),
        ({"name": ""}, "cột B (Tên): để trống"),
        ({"code": "1.11500"}, "cột A (Mã số): có “1.11500”"),
    ],
)
def test_faults_are_named(tmp_path: Path, cells: dict[str, str], told: str) -> None:
    said = faults(text(tmp_path / "a.csv", [HEADINGS, row("1.115009"), row(**cells)]))
    assert said.startswith(f"dòng 3, {told}")
    assert "; " not in said


def test_half_a_file_is_not_half_a_list(tmp_path: Path) -> None:
    path = text(tmp_path / "a.csv", [HEADINGS, *(row(f"1.{n:06d}") for n in range(50))])
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"khai sinh")])
    assert faults(path) == "dòng 51: có “2 ô”, cần 13 ô như dòng tiêu đề"


def test_unknown_and_doubled_columns(tmp_path: Path) -> None:
    header = [*HEADINGS[:3], "Linh vuc", "Ghi chú", "Tên"]
    said = faults(text(tmp_path / "a.csv", [header, [*row()[:4], "", ""]]))
    assert "dòng 1, cột E: có “Ghi chú”" in said
    assert "dòng 1, cột F: có “Tên”, cần mỗi cột một lần (đã có ở cột B)" in said


def test_the_same_columns_in_a_workbook(tmp_path: Path) -> None:
    rows = [row(limit=5, unit="ngày", fee=8000, valid_from=datetime(2026, 7, 1), state="ban hành")]  # noqa: DTZ001
    (said,) = read_import(workbook(tmp_path / "a.xlsx", rows, header=HEADINGS)).procedures
    assert (said.valid_from, said.limit) == (date(2026, 7, 1), Limit(5, Unit.CALENDAR_DAY))
    assert said.fee == Fee(CASE, vnd=8000)


# ---------------------------------------------------------------- what states come to


HELD = Procedure(
    code="1.115001", name="Cũ", short="Cũ", field="G15-TP07", limit=Limit(1, Unit.WORKING_DAY, Rule.SAME_DAY),
    fee=Fee(FREE), valid_from=date(2025, 7, 1), note="Mang bản chính.",
)  # fmt: skip
PUBLISHED = Catalogue(version="1", procedures=(HELD,))


def after(folder: Path, *rows: list[Any]) -> dict[str, list[Procedure]]:
    found: dict[str, list[Procedure]] = {}
    for entry in with_import(PUBLISHED, read(folder, *rows)).procedures:
        found.setdefault(entry.code, []).append(entry)
    return found


def test_abolished_is_offered_until_the_day_before(tmp_path: Path) -> None:
    (entry,) = after(tmp_path, row(state="bãi bỏ", valid_from="01/08/2026", decision="9/QĐ-UBND"))["1.115001"]
    assert entry.valid_to == date(2026, 7, 31)
    assert entry.note == "Mang bản chính. Bãi bỏ từ 01/08/2026, theo 9/QĐ-UBND"
    assert (entry.name, entry.decision, entry.limit) == (HELD.name, HELD.decision, HELD.limit)


def test_a_last_day_may_be_told_instead(tmp_path: Path) -> None:
    (entry,) = after(tmp_path, row(state="bãi bỏ", valid_to="31/07/2026"))["1.115001"]
    assert entry.valid_to == date(2026, 7, 31)


def test_replaced_names_its_follower(tmp_path: Path) -> None:
    rows = (row(state="thay thế", valid_from="01/08/2026", replaced_by="1.115002"), row("1.115002", name="Mới"))
    found = after(tmp_path, *rows)
    assert found["1.115001"][0].note.endswith("Thay bằng 1.115002 từ 01/08/2026")
    assert found["1.115002"][0].valid_to is None


def test_amended_keeps_what_held_before(tmp_path: Path) -> None:
    rows = (row(state="sửa đổi", valid_from="01/08/2026", limit="3", unit="ngày", name="", field=""),)
    before, since = after(tmp_path, *rows)["1.115001"]
    assert (before.valid_to, before.limit) == (date(2026, 7, 31), HELD.limit)
    assert (since.valid_from, since.limit, since.name) == (date(2026, 8, 1), Limit(3, Unit.CALENDAR_DAY), "Cũ")


def test_rows_of_a_procedure_are_taken_by_their_days(tmp_path: Path) -> None:
    rows = (
        row(state="bãi bỏ", valid_from="01/01/2027"),
        row(state="sửa đổi", valid_from="01/10/2026", name="Sau"),
        row(state="sửa đổi", valid_from="01/08/2026", name="Trước"),
    )
    found = after(tmp_path, *rows)["1.115001"]
    assert [(p.name, p.valid_to) for p in found] == [
        ("Cũ", date(2026, 7, 31)), ("Trước", date(2026, 9, 30)), ("Sau", date(2026, 12, 31)),
    ]  # fmt: skip


def test_an_amendment_that_comes_after_the_end_was_told_keeps_the_end(tmp_path: Path) -> None:
    ends = read(tmp_path, row(state="bãi bỏ", valid_from="01/01/2027"))
    amended = read(tmp_path, row(state="sửa đổi", valid_from="01/08/2026", name="Sau"))
    found = with_import(with_import(PUBLISHED, ends), amended).procedures
    assert [p.valid_to for p in found] == [date(2026, 7, 31), date(2026, 12, 31)]


def test_the_end_of_what_nobody_holds_is_nothing(tmp_path: Path) -> None:
    assert set(after(tmp_path, row("9.999999", state="bãi bỏ", valid_from="01/08/2026"))) == {"1.115001"}


def test_the_bare_time_leaves_the_rule_of_the_same_day(tmp_path: Path) -> None:
    assert after(tmp_path, row(limit="1", unit="ngày làm việc"))["1.115001"][0].limit == HELD.limit
    other = after(tmp_path, row(limit="2", unit="ngày làm việc"))["1.115001"][0].limit
    assert other == Limit(2, Unit.WORKING_DAY)


DAYS = st.dates(date(2025, 1, 1), date(2030, 12, 31))


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.integers(0, 999_999).map(lambda n: f"1.{n:06d}"),
        st.tuples(st.integers(1, 999), st.sampled_from(["ngày", "ngày làm việc"]), st.none() | DAYS),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_any_list_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory,
    told: dict[str, tuple[int, str, date | None]],
    separator: str,
    encoding: str,
) -> None:
    rows = [
        row(code, limit=str(value), unit=unit, valid_from=f"{day:%d/%m/%Y}" if day else "")
        for code, (value, unit, day) in told.items()
    ]
    read_ = read(tmp_path_factory.mktemp("lists"), *rows, separator=separator, encoding=encoding)
    units = {Unit.CALENDAR_DAY: "ngày", Unit.WORKING_DAY: "ngày làm việc"}
    assert {
        p.code: (p.limit.value, units[p.limit.unit], p.valid_from) for p in read_.procedures if p.limit is not None
    } == told
