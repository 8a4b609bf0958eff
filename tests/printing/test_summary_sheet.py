"""The summary on paper: form II.06a, figures, closing line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from desktop.printing.errors import PaperNotWritten
from desktop.printing.summary_sheet import closing_lines, render_summary_pdf
from tests.printing.papers import summary


def texts(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_day_sheet(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    render_summary_pdf(summary(), path)
    [text] = texts(path)
    place = 0
    for part in (
        "UBND XÃ MỸ THỌ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Biểu số II.06a/VPCP/KSTT",
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        "Ngày 23 tháng 11 năm 2026",
        "Số hồ sơ nhận giải quyết",
        " ".join(f"({n})" for n in range(1, 14)),
        "1 Chứng thực 31 0 28 3 24 10 14 0 7 7 0",
        "2 Hộ tịch 27 5 20 2 17 3 14 0 10 10 0",
        "Tổng số 58 5 48 5 41 13 28 0 17 17 0",
        "58 = 41 + 17 – khớp",
        "Phí, lệ phí của hồ sơ tiếp nhận 1.250.000 đồng",
        "Đã chốt ngày lúc 16 giờ 40 phút, ngày 23 tháng 11 năm 2026.",
        "Đầu chuỗi nhật ký: 0123456789abcdef",
        "NGƯỜI LẬP BIỂU",
        "THỦ TRƯỞNG ĐƠN VỊ",
    ):
        assert part in text[place:], f"{part!r} missing or out of order"
        place = text.index(part, place)
    assert "0123456789abcdef0" not in text
    assert "Nguyễn Thị Hường" in text


def test_sheet_lies_on_its_side_with_its_fonts_inside(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    render_summary_pdf(summary(), path)
    [page] = PdfReader(path).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 210]
    for entry in page["/Resources"]["/Font"].values():  # type: ignore[index]
        described = entry.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)


@pytest.mark.parametrize("fields", [8, 12, 16, 40])
def test_head_returns_and_signatures_stay_whole(tmp_path: Path, fields: int) -> None:
    path = tmp_path / "period.pdf"
    render_summary_pdf(summary(fields=fields, last=date(2026, 11, 30)), path)
    pages = texts(path)
    assert len(pages) > 1
    for number, text in enumerate(pages):
        assert f"Trang {number + 1}/{len(pages)}" in text
        if "Lĩnh vực số" in text:
            assert text.index("(1) (2) (3)") < text.index("Lĩnh vực số")
    for part in ("Đầu chuỗi nhật ký", "NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", "Nguyễn Thị Hường"):
        assert part in pages[-1]
    assert "Từ ngày 23 tháng 11 năm 2026 đến ngày 30 tháng 11 năm 2026" in pages[0]


def test_open_day_is_said() -> None:
    taken = "Số liệu lấy lúc 16 giờ 41 phút, ngày 23 tháng 11 năm 2026."
    assert closing_lines(summary(closed=False))[0] == f"{taken} Ngày này chưa chốt."
    assert closing_lines(summary(closed=False, last=date(2026, 11, 30)))[0] == taken


def test_unwritable_place(tmp_path: Path) -> None:
    with pytest.raises(PaperNotWritten):
        render_summary_pdf(summary(), tmp_path / "missing" / "day.pdf")
