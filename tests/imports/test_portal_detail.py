"""The portal's detail of a procedure, with the traps that were seen in it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.catalogue_layers import ImportedProcedure
from desktop.domain.deadlines import Limit, Unit
from desktop.domain.fees import CASE, CHANNEL, FREE, Fee
from desktop.domain.procedures import Decision, Field, Result
from desktop.imports.read_import import read_import
from tests.imports.files import as_json, days, detail, faults, method, paper, reason


def one(folder: Path, value: Any = None, **changes: Any) -> ImportedProcedure:
    (said,) = read_import(as_json(folder / "a.json", value or detail(**changes))).procedures
    return said


def case(number: int, name: str, count: int, unit: str = "WORKING_DAY") -> dict[str, Any]:
    return {"code": f"1.001193.{number:02d}", "name": name, "processingDay": days(count, unit)}


def group(name: str, *papers: Any) -> dict[str, Any]:
    return {"name": name, "profileComponents": list(papers)}


def test_a_whole_record(tmp_path: Path) -> None:
    read = read_import(as_json(tmp_path / "a.json", detail()))
    (said,) = read.procedures
    assert (said.code, said.name, said.field) == ("1.001193", "Đăng ký khai sinh", "G15-TP07")
    assert read.fields == (Field("G15-TP07", "Hộ tịch"),)
    assert said.decision == Decision("858/QĐ-BTP", "2026-07-01")
    assert said.limit == Limit(1, Unit.WORKING_DAY)
    assert said.cases is None
    assert said.result == Result("KQ.G15.000031", "Giấy khai sinh")
    assert said.channels == ("direct", "online", "post")
    assert [d.id for d in said.documents or ()] == ["giay-chung-sinh", "g15-kq003204"]
    assert not any(d.required for d in said.documents or ())
    assert said.source == "a.json; cơ quan công bố G15"
    assert said.remark == "Đối tượng thực hiện: Công dân Việt Nam"


def test_one_a_list_or_a_folder(tmp_path: Path) -> None:
    several = [detail(), detail("1.000894", name="Kết hôn")["data"]]
    listed = read_import(as_json(tmp_path / "a.json", several))
    folder = tmp_path / "cong"
    folder.mkdir()
    for n, value in enumerate(several):
        as_json(folder / f"{n}.json", value)
    (folder / "doc.txt").write_text("?", encoding="utf-8")
    of_folder = read_import(folder)
    assert [p.code for p in listed.procedures] == [p.code for p in of_folder.procedures] == ["1.001193", "1.000894"]
    assert of_folder.source == "cong"
    as_json(folder / "2.json", {"a": 1})
    assert reason(folder) == "unknown"


def test_a_case_settles_a_time_without_a_unit(tmp_path: Path) -> None:
    said = one(tmp_path, executionMethods=[method("DIRECT", 5, "OTHER")], cases=[case(1, "Chung", 1)])
    assert said.limit == Limit(1, Unit.WORKING_DAY)


def test_a_time_without_a_unit_that_nothing_settles_is_only_told(tmp_path: Path) -> None:
    ways = [{**method("DIRECT", 15, "OTHER"), "description": "15 ngày kể từ ngày nhận"}]
    said = one(tmp_path, executionMethods=ways, cases=[])
    assert said.limit is None
    assert "Thời hạn ghi trên Cổng: 15 (không có đơn vị) 15 ngày kể từ ngày nhận" in (said.remark or "")


def test_different_times_by_channel_are_cases_to_choose(tmp_path: Path) -> None:
    ways = [method("DIRECT", 5, "WORKING_DAY"), method("ONLINE", 3, "WORKING_DAY"), method("POSTAL", 5, "WORKING_DAY")]
    said = one(tmp_path, executionMethods=ways, cases=[])
    assert [(c.code, c.name, c.limit) for c in said.cases or ()] == [
        ("1.001193.91", "Thời hạn 3 ngày làm việc", Limit(3, Unit.WORKING_DAY)),
        ("1.001193.92", "Thời hạn 5 ngày làm việc", Limit(5, Unit.WORKING_DAY)),
    ]
    assert said.limit == Limit(5, Unit.WORKING_DAY)


def test_equal_times_by_channel_are_one_time(tmp_path: Path) -> None:
    ways = [method("DIRECT", 5, "WORKING_DAY"), method("ONLINE", 5, "WORKING_DAY")]
    said = one(tmp_path, executionMethods=ways, cases=[])
    assert (said.cases, said.limit) == (None, Limit(5, Unit.WORKING_DAY))


def test_cases_with_times_and_papers_of_their_own(tmp_path: Path) -> None:
    shared, own = paper("Tờ khai", required=True), paper("Giấy ủy quyền", "000.00.00.G15-KQ1", 0, 2)
    said = one(
        tmp_path,
        cases=[case(2, "Quá hạn", 5), case(1, "Đúng hạn", 1)],
        executionCases=[group("ĐÚNG HẠN", shared), group("Quá  hạn", own, shared)],
    )
    assert [(c.code, c.limit) for c in said.cases or ()] == [
        ("1.001193.01", Limit(1, Unit.WORKING_DAY)),
        ("1.001193.02", Limit(5, Unit.WORKING_DAY)),
    ]
    assert said.limit == Limit(5, Unit.WORKING_DAY)
    assert [(d.name, d.cases, d.required, d.originals, d.copies) for d in said.documents or ()] == [
        ("Tờ khai", (), True, 1, 0),
        ("Giấy ủy quyền", ("1.001193.02",), False, 0, 2),
    ]


def test_papers_of_an_unknown_case_are_for_all_and_say_so(tmp_path: Path) -> None:
    groups = [group("Đúng hạn", paper("Tờ khai")), group("Người nước ngoài", paper("Hộ chiếu"))]
    said = one(tmp_path, cases=[case(1, "Đúng hạn", 1), case(2, "Quá hạn", 5)], executionCases=groups)
    assert [(d.name, d.cases, d.note) for d in said.documents or ()] == [
        ("Hộ chiếu", (), "Trường hợp: Người nước ngoài"),
        ("Tờ khai", ("1.001193.01",), ""),
    ]


def test_guidance_among_the_papers_is_a_note(tmp_path: Path) -> None:
    said = one(tmp_path, executionCases=[group("", paper("Tờ khai"), paper("Người nộp xuất trình thẻ", "", 0, 0))])
    assert [d.name for d in said.documents or ()] == ["Tờ khai"]
    assert "Lưu ý về hồ sơ: Người nộp xuất trình thẻ" in (said.remark or "")


def test_the_order_of_a_record_means_nothing(tmp_path: Path) -> None:
    papers = [paper(f"Giấy số {n}", f"000.00.00.G15-KQ{n}", n % 2, 1) for n in range(20)]
    cases = [case(1, "Một", 1), case(2, "Hai", 5)]
    said = one(tmp_path, cases=cases, executionCases=[group("Một", *papers), group("Hai", *papers[:5])])
    chance = random.Random(7)
    for _ in range(10):
        chance.shuffle(papers)
        chance.shuffle(cases)
        groups = [group("Hai", *(p for p in papers if int(p["name"].split()[-1]) < 5)), group("Một", *papers)]
        assert one(tmp_path, cases=cases, executionCases=groups) == said


def test_a_long_name_is_kept_whole_in_the_note(tmp_path: Path) -> None:
    long = "Giấy tờ " * 40
    (document,) = one(tmp_path, executionCases=[group("", paper(long))]).documents or ()
    assert len(document.name) <= 120
    assert document.note == long.strip()


def fee(value: Any, description: str = "", **changes: Any) -> dict[str, Any]:
    return {"type": "FEE", "value": value, "currencyName": "VND", "description": description, **changes}


@pytest.mark.parametrize(
    ("direct", "online", "meant"),
    [
        ([fee(0)], [fee(0)], Fee(FREE)),
        ([fee(8000)], [fee(8000)], Fee(CASE, vnd=8000)),
        ([fee(20000)], [fee(10000)], Fee(CHANNEL, vnd={"direct": 20000, "online": 10000})),
        ([], [], None),
    ],
)
def test_one_amount_a_channel_is_a_fee(tmp_path: Path, direct: Any, online: Any, meant: Fee | None) -> None:
    ways = [method("DIRECT", fees=direct), method("ONLINE", fees=online)]
    assert one(tmp_path, executionMethods=ways).fee == meant


@pytest.mark.parametrize("fees", [[fee(2000, "2.000 đồng/trang")], [fee(8000), fee(5000, "", type="SERVICE_FEE")]])
def test_an_unclear_fee_is_only_told(tmp_path: Path, fees: Any) -> None:
    said = one(tmp_path, executionMethods=[method("DIRECT", fees=fees)])
    assert said.fee is None
    assert "Phí, lệ phí ghi trên Cổng: " in (said.remark or "")


def test_subject_types_of_both_spellings_are_one(tmp_path: Path) -> None:
    subjects = [
        {"code": "DT12", "name": "Kiều bào"},
        {"code": "ĐT1", "name": "Công dân"},
        {"code": "DT1", "name": "Công dân"},
    ]
    assert one(tmp_path, subjectTypesDetails=subjects).remark == "Đối tượng thực hiện: Công dân, Kiều bào"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"cases": [case(1, "A", 2, "FORTNIGHT")]}, 'cases[0].processingDay.type: có “"FORTNIGHT"”'),
        ({"cases": [case(1, "A", 0)]}, "cases[0].processingDay.qty: có “0”"),
        ({"cases": [case(1, "A", -1)]}, "cases[0].processingDay.qty: có “-1”"),
        ({"cases": [{**case(1, "A", 2), "code": "2.000815.01"}]}, 'cases[0].code: có “"2.000815.01"”'),
        ({"executionMethods": [method("DIRECT", 2, "DAY")]}, 'executionMethods[0].processingTimeUnit: có “"DAY"”'),
        ({"executionMethods": [method("FAX")]}, 'executionMethods[0].submissionMethod: có “"FAX"”'),
        (
            {"executionMethods": [method("ONLINE", fees=[fee("8000")])]},
            'executionMethods[0].fees[0].value: có “"8000"”',
        ),
        ({"executionMethods": [method("ONLINE", fees=[fee(1, type="TIP")])]}, 'fees[0].type: có “"TIP"”'),
        ({"executionMethods": [method("ONLINE", fees=[fee(1, currencyName="USD")])]}, "fees[0].currencyName"),
        ({"executionMethods": {}}, "executionMethods: có “{}”"),
        ({"executionCases": [group("", paper("A", "", 1.5))]}, "profileComponents[0].originalQty: có “1.5”"),  # type: ignore[arg-type]
        ({"executionCases": [group("", paper("A", required="no"))]}, "profileComponents[0].required"),  # type: ignore[arg-type]
        ({"executionCases": [group("", paper(""))]}, 'profileComponents[0].name: có “""”'),
        ({"procedureProposal": {"decisionDate": "01/07/2026"}}, "procedureProposal.decisionDate"),
        ({"name": None}, "name: để trống"),
        ({"name": 5}, "name: có “5”"),
        ({"code": "1.00119"}, 'code: có “"1.00119"”'),
    ],
)
def test_what_is_not_understood_is_named(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    said = faults(
        as_json(tmp_path / "a.json", [detail("1.000894"), {**detail(), "data": {**detail()["data"], **changes}}])
    )
    assert said.startswith("a.json, mục 2.data.")
    assert told in said


def test_an_answer_that_is_an_error_is_named(tmp_path: Path) -> None:
    said = faults(as_json(tmp_path / "a.json", {"code": "NOT_FOUND", "data": None, "message": "?"}))
    assert said.startswith('a.json.code: có “"NOT_FOUND"”')


def test_the_same_code_twice_is_one_or_refused(tmp_path: Path) -> None:
    assert one(tmp_path, [detail(), detail()]).code == "1.001193"
    said = faults(as_json(tmp_path / "b.json", [detail(), detail(name="Khác")]))
    assert "mỗi mã một lần (b.json, mục 1.data có mã này" in said
