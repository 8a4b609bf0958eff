"""Phiếu khôi phục on paper: what it says, and that its code can be typed and scanned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from msgspec import structs
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QImage

from desktop.printing.errors import PaperNotWritten
from desktop.printing.paint import page_image
from desktop.printing.recovery_sheet import RecoverySheet, recovery_sheet_pages, render_recovery_sheet
from desktop.store.recovery import new_sheet_code, read_sheet_code
from tests.printing.papers import CENTRE

MACHINE = "0198d1c2-7a40-7bc1-9a55-3f1f6d0e2b11"
CODE = new_sheet_code()


def sheet(code: str = CODE) -> RecoverySheet:
    return RecoverySheet(code, CENTRE, MACHINE, date(2026, 11, 27), "Lê Văn Thành")


def test_what_stands_on_it_in_order(tmp_path: Path) -> None:
    path = tmp_path / "phieu.pdf"
    render_recovery_sheet(sheet(), path)
    reader = PdfReader(path)
    [page] = reader.pages
    text = " ".join(page.extract_text().split())
    place = 0
    for part in (
        "UBND XÃ MỸ THỌ",
        "Mỹ Thọ, ngày 27 tháng 11 năm 2026",
        "PHIẾU KHÔI PHỤC DỮ LIỆU",
        "Trung tâm: Trung tâm Phục vụ hành chính công xã Mỹ Thọ",
        "Quầy: 1",
        f"Mã máy: {MACHINE}",
        CODE[:17],
        CODE[18:],
        "Cách dùng",
        "chọn “Quên mật khẩu”",
        "Cất trong két",
        "hết giá trị ngay khi có phiếu mới hơn",
        "NGƯỜI LẬP PHIẾU",
        "Lê Văn Thành",
        "NGƯỜI GIỮ PHIẾU",
    ):
        assert part in text[place:], f"{part!r} missing or out of order"
        place = text.index(part, place)
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    assert reader.metadata is not None
    assert reader.metadata.title == "Phiếu khôi phục dữ liệu 27/11/2026"
    assert [left.name for left in tmp_path.iterdir()] == ["phieu.pdf"]


@pytest.mark.parametrize("dpi", [120, 200])
def test_the_code_is_scanned_as_it_is_typed(dpi: int) -> None:
    for _ in range(5):
        code = new_sheet_code()
        grey = page_image(recovery_sheet_pages(sheet(code)), dpi=dpi).convertToFormat(QImage.Format.Format_Grayscale8)
        data, stride = bytes(grey.constBits()), grey.bytesPerLine()
        picture = Image.frombytes("L", (grey.width(), grey.height()), data, "raw", "L", stride)
        [found] = zxingcpp.read_barcodes(picture)
        assert read_sheet_code(found.text) == code


def test_the_code_stays_out_of_tracebacks() -> None:
    assert CODE not in repr(sheet())


def test_it_is_one_page_for_long_names() -> None:
    name = "Trung tâm Phục vụ hành chính công xã Mỹ Thọ và các xã lân cận, tỉnh Đồng Tháp"
    long = structs.replace(CENTRE, name=name, counter_name="Quầy tiếp nhận và trả kết quả số hai")
    assert len(recovery_sheet_pages(replace(sheet(), centre=long, made_by="Nguyễn " * 6)).sheets) == 1


def test_unwritable_place(tmp_path: Path) -> None:
    with pytest.raises(PaperNotWritten):
        render_recovery_sheet(sheet(), tmp_path / "missing" / "phieu.pdf")
