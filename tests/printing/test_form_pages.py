"""Any form on its pages: breaks, small paper, copies, what is kept of a PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from desktop.domain.fees import Charge
from desktop.domain.papers import (
    PaperFacts,
    PaperWanted,
    papers_of,
)
from desktop.domain.people import Applicant
from desktop.domain.procedures import HandedDocument
from desktop.domain.vietqr import FeeAccount, payment_code
from desktop.printing.flow import Pages
from desktop.printing.forms import form
from desktop.printing.paint import page_image, write_pdf
from desktop.printing.papers import paper_pages
from desktop.printing.watermark import TRAINING, set_watermark
from tests.printing.worked import (
    CENTRE,
    HEAD,
    NOW,
    REFUSED,
    WITHDRAWN,
    in_order,
    listed,
    pages_of,
    texts,
    worked_on,
)

LONG = Applicant(
    name="Nguyễn Phúc Bảo Trân Châu Ngọc " * 4,
    id_number="087185001234",
    address="Tổ 4, Ấp Mỹ Đông Hai, xã Mỹ Xương " * 8,
    email="x" * 120,
    phone="0912 345 678",
)


@pytest.mark.parametrize("size", ["A4", "A5"])
@pytest.mark.parametrize("name", ["01", "02", "03", "04", "05", "06"])
def test_long_names_stay_inside_the_margins(name: str, size: str) -> None:
    found = worked_on(REFUSED, WITHDRAWN, applicant=LONG)
    pages = pages_of(name, found, size)
    for sheet in pages.sheets:
        assert all(placed.y + placed.piece.height <= pages.paper.height + 1 for placed in sheet)


@pytest.mark.parametrize("name", ["01", "02", "03", "04", "05"])
def test_short_papers_fit_one_a5_page_and_are_read_off_it(tmp_path: Path, name: str) -> None:
    found = worked_on(REFUSED, WITHDRAWN)
    pages = pages_of(name, found, "A5")
    write_pdf(pages, tmp_path / "a5.pdf")
    [page] = PdfReader(tmp_path / "a5.pdf").pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [148, 210]
    in_order(" ".join(page.extract_text().split()), [*HEAD, *form(name).title])
    page_image(pages, dpi=150).save(str(tmp_path / "a5.png"))
    codes = [code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "a5.png"))]
    assert codes == ["H20.126.05-261127-2017"]


def test_what_grows_too_long_for_small_paper_takes_the_usual_one() -> None:
    many = tuple(HandedDocument(name=f"Giấy tờ số {n} kèm theo đơn đề nghị", originals=1) for n in range(40))
    found = worked_on(documents=many)
    assert pages_of("01", found, "A5").paper.wide < 15000
    assert len(pages_of("01", found, "A5").sheets) == 2
    many *= 2
    assert pages_of("01", worked_on(documents=many), "A5").paper.wide > 20000
    assert pages_of("06", found, "A5").paper.wide > 20000


ACCOUNT = FeeAccount("970436", "0071001234567", "UBND XA MY THO")


def codes(pages: Pages, folder: Path) -> list[str]:
    page_image(pages, dpi=200).save(str(folder / "codes.png"))
    return sorted(code.text for code in zxingcpp.read_barcodes(Image.open(folder / "codes.png")))


def test_a_fee_can_be_paid_by_the_code_on_the_slip(tmp_path: Path) -> None:
    wanted = PaperWanted(form="01", dossier="d1")
    facts = PaperFacts(wanted, NOW, "Nguyễn Thị Hường", worked_on(), account=ACCOUNT)
    pages = paper_pages(facts, CENTRE)
    paid = payment_code("970436", "0071001234567", vnd=10_000, purpose="HS2611272017")
    assert codes(pages, tmp_path) == sorted([paid, "H20.126.05-261127-2017"])
    [text] = texts(tmp_path, pages)
    in_order(text, ["Quét mã để nộp phí, lệ phí: 10.000 đ", "Vietcombank, số tài khoản 0071001234567", "HS2611272017"])


@pytest.mark.parametrize(
    ("account", "charge"), [(None, Charge(10_000)), (ACCOUNT, Charge(0)), (ACCOUNT, Charge(0, known=False))]
)
def test_without_an_account_or_a_fee_there_is_no_payment_code(
    tmp_path: Path, account: FeeAccount | None, charge: Charge
) -> None:
    wanted = PaperWanted(form="01", dossier="d1")
    facts = PaperFacts(wanted, NOW, "Nguyễn Thị Hường", worked_on(charge=charge), account=account)
    assert codes(paper_pages(facts, CENTRE), tmp_path) == ["H20.126.05-261127-2017"]
    assert ("receipt" in {one.form for one in papers_of(worked_on(charge=charge))}) is bool(charge.vnd)


def test_a_slip_on_small_paper_takes_no_second_sheet_for_the_code() -> None:
    wanted = PaperWanted(form="01", dossier="d1")
    facts = PaperFacts(wanted, NOW, "Nguyễn Thị Hường", worked_on(), account=ACCOUNT)
    assert len(paper_pages(facts, CENTRE, "A5").sheets) == 1


def test_what_says_that_money_was_taken_asks_for_none(tmp_path: Path) -> None:
    facts = PaperFacts(PaperWanted(form="receipt", dossier="d1"), NOW, "x", worked_on(), account=ACCOUNT)
    assert codes(paper_pages(facts, CENTRE), tmp_path) == ["H20.126.05-261127-2017"]


def test_receipt(tmp_path: Path) -> None:
    [text] = texts(tmp_path, pages_of("receipt", worked_on()))
    in_order(
        text,
        [
            *HEAD,
            "Số: 261127-2017/PTT-TTPVHCC",
            "PHIẾU THU TẠM PHÍ, LỆ PHÍ",
            f"Đơn vị thu: {CENTRE.name}",
            "Mã số thuế: ....",
            "Người nộp tiền: Đặng Thị Ửng",
            "Số định danh cá nhân/tổ chức: 087185001234",
            "Địa chỉ:",
            "Mã hồ sơ: H20.126.05-261127-2017",
            "Nội dung thu: Đăng ký khai sinh",
            "Số tiền: 10.000 đ",
            "Bằng chữ: Mười nghìn đồng",
            "Hình thức nộp:",
            "không thay biên lai",
            "NGƯỜI NỘP TIỀN",
            "NGƯỜI THU TIỀN",
        ],
    )


def test_a_copy_says_so_on_every_page(tmp_path: Path) -> None:
    many = tuple(HandedDocument(name=f"Giấy tờ số {n} kèm theo đơn đề nghị", originals=1) for n in range(60))
    found = worked_on(documents=many)
    facts = PaperFacts(PaperWanted(form="01", dossier="d1"), NOW, "Nguyễn Thị Hường", found, printed=1)
    pages = texts(tmp_path, paper_pages(facts, CENTRE))
    assert len(pages) > 1
    assert all("BẢN IN LẠI lúc 09:05 ngày 01/12/2026" in text for text in pages)
    first = texts(tmp_path, paper_pages(replace(facts, printed=0), CENTRE))
    assert not any("BẢN IN LẠI" in text for text in first)
    assert len(first) == len(pages)


def test_training_marks_every_form(tmp_path: Path) -> None:
    set_watermark(TRAINING)
    try:
        for name in ("02", "03", "04", "05", "06"):
            for text in texts(tmp_path, pages_of(name, worked_on(REFUSED, WITHDRAWN))):
                assert TRAINING in text
        assert all(TRAINING in text for text in texts(tmp_path, listed("07", 30)))
    finally:
        set_watermark("")


def test_pdfs_are_made_to_be_kept(tmp_path: Path) -> None:
    """PDF/A-1b as far as it can be seen without a validator: its mark, an output profile, all faces inside."""
    write_pdf(pages_of("03", worked_on(REFUSED)), tmp_path / "03.pdf")
    reader = PdfReader(tmp_path / "03.pdf")
    root: Any = reader.trailer["/Root"].get_object()
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r'pdfaid:part(>|=")1', xmp)
    assert re.search(r'pdfaid:conformance(>|=")B', xmp)
    intent = root["/OutputIntents"][0].get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    assert "/DestOutputProfile" in intent
    assert "/Encrypt" not in reader.trailer
    for page in reader.pages:
        for entry in page["/Resources"]["/Font"].values():  # type: ignore[index]
            described = entry.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)
    assert (tmp_path / "03.pdf").stat().st_size < 80_000
