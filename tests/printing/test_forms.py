"""Mẫu 02 to 07 and our own sheets: fields in the order of the circular."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from desktop.domain.dossier import Status
from desktop.domain.papers import (
    AskedFirst,
    AskedPaper,
    PaperFacts,
    PaperWanted,
    newest_paper,
    papers_of,
)
from desktop.printing.fields import keys_of
from desktop.printing.forms import form
from desktop.printing.papers import paper_pages
from desktop.printing.values import asked_values, dossier_values, hand_overs, list_values, register_entries, step_values
from tests.printing.papers import APPLICANT, detail
from tests.printing.worked import (
    CENTRE,
    HEAD,
    NOW,
    REASON,
    REFUSED,
    WITHDRAWN,
    happened,
    in_order,
    lines,
    listed,
    pages_of,
    texts,
    worked_on,
)

FORMS = ("01", "02", "03", "04", "05", "06", "07", "handover", "receipt")
WRITTEN_BY_HAND = {"register_book", "register_entry", "joined_by", "field", "paid_by"}
"""Fields no event tells: they get dots, or are left out."""


def test_form_02(tmp_path: Path) -> None:
    [text] = texts(tmp_path, pages_of("02", worked_on()))
    in_order(
        text,
        [
            *HEAD,
            "Số: 261127-2017/PBS-TTPVHCC",
            "ngày 28 tháng 11 năm 2026",
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            "Hồ sơ của: Đặng Thị Ửng",
            "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
            "Địa chỉ: Số 12",
            "Số điện thoại: 0912 345 678",
            "Email: ung.dang@example.vn",
            "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
            "1. Giấy chứng sinh",
            "2. Giấy chứng nhận kết hôn",
            "Lý do: Giấy chứng sinh bị tẩy xóa",
            "liên hệ với Võ Minh Trí, số điện thoại 0277 3821 234",
            "ngày 18 tháng 12 năm 2026",
            "NGƯỜI HƯỚNG DẪN",
            "Võ Minh Trí",
        ],
    )
    assert "Mã hồ sơ" not in text
    assert "NGƯỜI NỘP" not in text


def asked(*items: AskedPaper) -> PaperFacts:
    first = AskedFirst(applicant=APPLICANT, content="Đăng ký khai sinh", items=items)
    return PaperFacts(PaperWanted(form="02", asked=first), NOW, "Nguyễn Thị Hường")


def test_form_02_before_there_is_a_number(tmp_path: Path) -> None:
    items = (AskedPaper(name="Giấy chứng sinh", reason="chưa nộp"), AskedPaper(name="Tờ khai", reason="thiếu chữ ký"))
    [text] = texts(tmp_path, paper_pages(asked(*items), CENTRE))
    in_order(
        text,
        [
            "Số: …………/PBS-TTPVHCC",
            "ngày 01 tháng 12 năm 2026",
            "Hồ sơ của: Đặng Thị Ửng",
            "1. Giấy chứng sinh. Lý do: chưa nộp",
            "2. Tờ khai. Lý do: thiếu chữ ký",
            "Lý do: như ghi ở từng nội dung",
            "NGƯỜI HƯỚNG DẪN",
            "Nguyễn Thị Hường",
        ],
    )
    [text] = texts(tmp_path, paper_pages(asked(*(structs.replace(one, reason="chưa nộp") for one in items)), CENTRE))
    in_order(text, ["1. Giấy chứng sinh", "2. Tờ khai", "Lý do: chưa nộp"])
    assert text.count("chưa nộp") == 1


def test_nothing_asked_for_gives_lines_to_write_on(tmp_path: Path) -> None:
    [text] = texts(tmp_path, paper_pages(asked(), CENTRE))
    in_order(text, ["1. ......", "2. ......", "3. ......", "4. ......"])


def test_form_03(tmp_path: Path) -> None:
    [text] = texts(tmp_path, pages_of("03", worked_on(REFUSED)))
    in_order(
        text,
        [
            *HEAD,
            "Số: 261127-2017/PTC-TTPVHCC",
            "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
            CENTRE.name,
            "Tiếp nhận hồ sơ của: Đặng Thị Ửng",
            "Số định danh cá nhân/tổ chức: 087185001234",
            "Địa chỉ:",
            "Số điện thoại:",
            "Email:",
            "Mã hồ sơ (nếu có): H20.126.05-261127-2017",
            "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
            "không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
            "Không thuộc thẩm quyền của xã",
            "Xin thông báo",
            "NGƯỜI NỘP HỒ SƠ",
            "NGƯỜI TIẾP NHẬN HỒ SƠ",
            "Võ Minh Trí",
        ],
    )


def test_a_refusal_at_the_counter_has_the_instant_of_its_reception(tmp_path: Path) -> None:
    both = (happened("DossierReceived", 0), happened("DossierRefused", 0, reason="Không thuộc thẩm quyền"))
    [text] = texts(tmp_path, pages_of("03", replace(detail(), timeline=tuple(reversed(both)))))
    assert "Không thuộc thẩm quyền" in text


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("", "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT"),
        ("hen-lai", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ"),
    ],
)
def test_form_04_has_both_titles(tmp_path: Path, word: str, title: str) -> None:
    [text] = texts(tmp_path, pages_of("04", worked_on(), title=word))
    in_order(
        text,
        [
            "Số: 261127-2017/PXL",
            title,
            "Kính gửi: Đặng Thị Ửng",
            "Ngày 27 tháng 11 năm 2026",
            CENTRE.name,
            "Đăng ký khai sinh",
            "số định danh: 087185001234",
            "mã số hồ sơ: H20.126.05-261127-2017",
            # What was promised before the extension: the supplement had moved it already.
            "Thời gian hẹn trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 02 tháng 12 năm 2026",
            "chưa trả kết quả",
            f"Lý do: {REASON}",
            "xin lỗi",
            "17 giờ 00 phút, ngày 09 tháng 12 năm 2026",
            "thông cảm",
            "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",
        ],
    )
    assert "Nguyễn Thị Hường" not in text


def test_form_05_after_a_withdrawal_and_after_a_stop(tmp_path: Path) -> None:
    [text] = texts(tmp_path, pages_of("05", worked_on(WITHDRAWN)))
    lines = ["THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "Kính gửi: Đặng Thị Ửng", "Mã hồ sơ:", "Nội dung", "Thời gian nhận"]
    in_order(text, [*lines, "Ngày đề nghị dừng:", "Lý do dừng giải quyết: Đổi ý", "Dừng giải quyết từ: 13 giờ 12 phút"])
    [text] = texts(tmp_path, pages_of("05", worked_on(happened("DossierStopped", 50, reason="Chờ cấp trên"))))
    in_order(text, [*lines, "Lý do dừng giải quyết: Chờ cấp trên"])
    assert "Ngày đề nghị dừng" not in text
    assert form("05").own_layout


def test_form_06(tmp_path: Path) -> None:
    [text] = texts(tmp_path, pages_of("06", worked_on()))
    in_order(
        text,
        [
            "Số: 261127-2017PKS-TTPVHCC",
            "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
            "Mã số hồ sơ: H20.126.05-261127-2017",
            "Cơ quan (bộ phận) giải quyết hồ sơ: Bộ phận Tư pháp",
            "Cơ quan phối hợp giải quyết hồ sơ: ....",
            "Ngày nhận: 15 giờ 12 phút",
            "Hẹn trả kết quả vào: 17 giờ 00 phút",
            "Tên đơn vị",
            "Thời gian giao nhận hồ sơ",
            "Kết quả giải",
            "Ghi chú",
        ],
    )
    assert text.count("1. Giao:") == 5
    assert text.count("Người giao") == text.count("Người nhận") == 5
    entries = hand_overs(worked_on(), CENTRE)
    steps = [(one["from"], one["to"], one.get("standing", ""), one["note"]) for one in entries]
    unit = "Bộ phận Tư pháp"
    assert steps == [
        (CENTRE.name, unit, "", ""),
        (unit, CENTRE.name, "", "yêu cầu bổ sung"),
        (CENTRE.name, unit, "", "đã nhận bổ sung"),
        (unit, CENTRE.name, "Quá hạn", "112/TLKS"),
        (CENTRE.name, "Đặng Văn Nam", "", ""),
    ]


@pytest.mark.parametrize(("hours", "said"), [(24, "Trước hạn"), (72, "Đúng hạn"), (74, "Đúng hạn"), (96, "Quá hạn")])
def test_how_a_result_stands_goes_by_days(hours: int, said: str) -> None:
    """The promise is the afternoon of the third day after the reception at 15:12."""
    found = replace(detail(), timeline=(happened("ResultReady", hours),))
    assert [one["standing"] for one in hand_overs(found, CENTRE)] == [said]


def test_what_was_taken_back_is_on_no_paper() -> None:
    wrong = replace(happened("DossierRefused", 2, reason="x"), taken_back=True)
    assert newest_paper(replace(detail(), timeline=(wrong,)), "03") is None
    assert [one.form for one in papers_of(worked_on(WITHDRAWN))] == ["01", "02", "04", "05", "06", "receipt"]


def test_a_refused_dossier_has_no_slip() -> None:
    refused = worked_on(REFUSED)
    refused = replace(refused, dossier=structs.replace(refused.dossier, status=Status.REFUSED))
    assert [one.form for one in papers_of(refused)] == ["02", "03", "04", "06"]


def test_a_supplement_without_papers_asks_for_what_was_written(tmp_path: Path) -> None:
    asked = happened("SupplementRequested", 96, reason="Tờ khai chưa ký")
    [text] = texts(tmp_path, pages_of("02", worked_on(asked)))
    in_order(text, ["những nội dung sau", "1. Tờ khai chưa ký", "Lý do: như nội dung nêu trên", "Trong quá trình"])
    assert "2." not in text[text.index("nội dung sau") : text.index("Lý do")]


def test_each_receiver_has_a_list_of_its_own(tmp_path: Path) -> None:
    units = ["Bộ phận Tư pháp", "", "Phòng Kinh tế", "Bộ phận Tư pháp"] * 6
    taken = tuple(replace(line, settled_by=unit) for line, unit in zip(lines(24), units, strict=True))
    pages = paper_pages(PaperFacts(PaperWanted(form="handover"), NOW, "Nguyễn Thị Hường", lines=taken), CENTRE)
    found = texts(tmp_path, pages)
    first = next(n for n, text in enumerate(found) if "Cộng" in text)
    in_order(found[0], ["Bên nhận: Bộ phận Tư pháp", "STT"])
    assert "Phòng Kinh tế" not in " ".join(found[: first + 1])
    in_order(found[first], ["Cộng: 12 hồ sơ.", "BÊN NHẬN", f"Trang {first + 1}/{first + 1}"])
    in_order(found[first + 1], ["Bên nhận: Phòng Kinh tế", "Cộng: 6 hồ sơ.", "BÊN NHẬN"])
    in_order(found[-1], ["Bên nhận", "Cộng: 6 hồ sơ.", "BÊN NHẬN"])
    assert "Phòng Kinh tế" not in found[-1], "a unit nobody named is left to be written"
    assert [text.count("DANH SÁCH BÀN GIAO") for text in found] == [1, *[0] * first, 1, 1]


COLUMNS_07 = [
    "STT", "Mã hồ sơ", "Tên TTHC", "Tên tổ chức, cá nhân", "Địa chỉ/SĐT", "Cơ quan chủ trì giải quyết",
    "Nhận và trả kết quả", "Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả", "Phương thức nhận kết quả", "Ký nhận",
]  # fmt: skip


def test_form_07_has_its_head_on_every_page(tmp_path: Path) -> None:
    pages = listed("07", 60)
    found = texts(tmp_path, pages)
    assert len(found) > 3
    assert pages.paper.landscape
    assert [cell.text for row in form("07").table.head for cell in row] == COLUMNS_07  # type: ignore[union-attr]
    in_order(found[0], ["Số: …………STD-TTPVHCC", "SỔ THEO DÕI HỒ SƠ", "Từ ngày 01 tháng 11 năm 2026 đến ngày 27"])
    for text in found:
        for words in ("STT", "Mã hồ sơ", "Tên TTHC", "Địa chỉ/SĐT", "Nhận và trả kết quả", "Ký nhận"):
            assert words in text
    numbers = re.findall(r"H20\.126\.05-261127-(\d{4})", " ".join(found))
    assert numbers == [str(2000 + n) for n in range(60)]
    in_order(found[-1], ["Cộng: 60 hồ sơ.", "NGƯỜI GHI SỔ", "THỦ TRƯỞNG ĐƠN VỊ"])


def test_an_empty_register_is_a_page(tmp_path: Path) -> None:
    [text] = texts(tmp_path, listed("07", 0))
    in_order(text, ["Ký nhận", "Cộng: 0 hồ sơ."])


@pytest.mark.parametrize("count", range(4, 22))
def test_signatures_below_a_table_come_with_its_last_row(tmp_path: Path, count: int) -> None:
    found = texts(tmp_path, listed("handover", count))
    assert [("BÊN GIAO" in text) for text in found] == [False] * (len(found) - 1) + [True]
    assert f"-{2000 + count - 1}" in found[-1]
    assert "Nguyễn Thị Hường" in found[-1]


def patterns(value: object) -> Iterator[dict[str, Any]]:
    """Everything in a form's data that names values."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from patterns(part)
    elif isinstance(value, list):
        for part in value:
            yield from patterns(part)


@pytest.mark.parametrize("name", FORMS)
def test_every_value_a_form_names_is_known(name: str) -> None:
    """A misspelt key would print dots for ever."""
    data = json.loads(resources.files("resources").joinpath(f"forms/form_{name}.json").read_text(encoding="utf-8"))
    found = worked_on(REFUSED, WITHDRAWN)
    known = set(dossier_values(found, CENTRE)) | set(list_values((), PaperWanted(form=name), CENTRE, "x"))
    for one in papers_of(found):
        known |= set(step_values(found, one, CENTRE))
    known |= set(hand_overs(found, CENTRE)[3]) | set(register_entries(lines(1))[0])
    known |= {*WRITTEN_BY_HAND, "handed_at", "mark", "maker"}
    known |= {f"principal_{key}" for key in ("name", "address", "id_number", "phone", "email")} | {"authorisation"}
    named: set[str] = set()
    for part in patterns({key: value for key, value in data.items() if key not in {"name", "title", "titles"}}):
        named |= {part[key] for key in ("key", "name") if isinstance(part.get(key), str) and part[key]}
        named |= {key for text in (part.get("text"), part.get("number")) if text for key in keys_of(text)}
    assert named - known == set()


def test_reception_tells_what_mau_02_shows_at_intake() -> None:
    shown = {line.key for line in form("02").lines if line.key} | set(keys_of(form("02").lines[-1].text))
    known = set(asked_values(AskedFirst(applicant=APPLICANT, content="x", items=()), CENTRE, "y"))
    assert shown - known == set()
