"""Mẫu 01 on paper: order of its lines, letters, code, pages."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import zxingcpp
from msgspec import structs
from PIL import Image
from pypdf import PdfReader
from PySide6.QtGui import QFontMetricsF, QImage, QRawFont
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.devices import PrintSettings
from desktop.domain.fees import Charge
from desktop.domain.people import Applicant
from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import DossierDetail
from desktop.domain.vietnamese import clean_line
from desktop.printing import printer
from desktop.printing.errors import PaperNotWritten, PrinterUnavailable
from desktop.printing.flow import Pages
from desktop.printing.page import family, font
from desktop.printing.paint import page_image, paint_all, set_paper, write_pdf
from desktop.printing.papers import render_slip, slip_pages
from desktop.printing.trial_page import TrialPage, trial_pages
from desktop.printing.values import dossier_values
from tests.printing.papers import APPLICANT, CENTRE, DOCUMENTS, HANOI, detail

VIETNAMESE = "ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
HIGHLANDS = "ŏŎĭĬčČñÑ"


def texts(path: Path) -> list[str]:
    """Words of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def render(folder: Path, found: DossierDetail) -> list[str]:
    path = folder / "slip.pdf"
    render_slip(found, CENTRE, path)
    return texts(path)


def codes(image: QImage) -> list[str]:
    """What a scanner reads off a page."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    picture = Image.frombytes(
        "L", (grey.width(), grey.height()), bytes(grey.constBits()), "raw", "L", grey.bytesPerLine()
    )
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def papers(count: int) -> tuple[HandedDocument, ...]:
    name = "Giấy tờ số {} kèm theo đơn đề nghị của hộ gia đình, cá nhân theo mẫu quy định"
    return tuple(HandedDocument(name=name.format(n), originals=1, copies=2) for n in range(1, count + 1))


def test_lines_stand_in_the_order_of_the_circular(tmp_path: Path) -> None:
    [text] = render(tmp_path, detail())
    expected = [
        "UBND XÃ MỸ THỌ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 261127-2017/-TTPVHCC",
        "Mỹ Thọ, ngày 27 tháng 11 năm 2026",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: H20.126.05-261127-2017",
        "Trung tâm Phục vụ hành chính công xã Mỹ Thọ",
        "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Đặng Thị Ửng",
        "Số định danh cá nhân/tổ chức: 087185001234",
        "Địa chỉ: Số 12, Ấp 1, xã Mỹ Thọ, huyện Cao Lãnh, tỉnh Đồng Tháp",
        "Số điện thoại: 0912 345 678",
        "Email: ung.dang@example.vn",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
        "Thành phần hồ sơ nộp gồm:",
        "1. Tờ khai đăng ký khai sinh: 1 bản chính",
        "2. Giấy chứng sinh: 1 bản chính",
        "3. Căn cước của cha, mẹ: xuất trình 1 bản chính",
        "4. Giấy chứng nhận kết hôn: dùng lại dữ liệu đã có",
        "Số lượng hồ sơ: 1 bộ",
        "Thời gian giải quyết hồ sơ theo quy định là: 1 ngày làm việc",
        "Thời gian nhận hồ sơ: 15 giờ 12 phút, ngày 27 tháng 11 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 30 tháng 11 năm 2026",
        "Đăng ký nhận kết quả tại: Trung tâm Phục vụ hành chính công xã Mỹ Thọ",
        "Vào Sổ theo dõi hồ sơ, Quyển số: ....",
        "Số thứ tự (nếu có): ....",
        "Mã xác nhận: K7QX-M2RA",
        "Phí, lệ phí: 10.000 đ (mười nghìn đồng)",
        "NGƯỜI NỘP HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Nguyễn Thị Hường",
    ]
    place = 0
    for line in expected:
        assert line in text[place:], f"{line!r} missing or out of order"
        place = text.index(line, place)
    assert "ủy quyền" not in text
    assert "SỐ TẠM" not in text


def test_pdf_is_a4_with_title_and_embedded_fonts(tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    render_slip(detail(), CENTRE, path)
    reader = PdfReader(path)
    [page] = reader.pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
    assert reader.metadata is not None
    assert reader.metadata.title == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả H20.126.05-261127-2017"
    fonts = [entry.get_object() for entry in page["/Resources"]["/Font"].values()]  # type: ignore[index]
    assert len(fonts) == 3
    for entry in fonts:
        described = entry["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)
    assert [left.name for left in tmp_path.iterdir()] == ["slip.pdf"]


def test_typeface_has_every_letter() -> None:
    raw = QRawFont.fromFont(font(12))
    assert raw.familyName() == family()
    letters = VIETNAMESE + VIETNAMESE.upper() + HIGHLANDS
    assert [c for c in letters if not raw.supportsCharacter(ord(c))] == []
    for letter in "ŏỬễ":
        assert QFontMetricsF(font(12)).horizontalAdvance(letter) > 0


@pytest.mark.parametrize("name", ["Y Bhiŏ Niê", "H'Hen Niê", "Đặng Thị Ửng", "Nguyễn Phúc " * 14 + "Ửng"])
def test_names_print_right(tmp_path: Path, name: str) -> None:
    apart = Applicant(name=clean_line(name, field="name"))
    [text] = render(tmp_path, detail(applicant=apart))
    assert f"Tổ chức: {name}" in text


def test_marks_typed_apart_are_joined(tmp_path: Path) -> None:
    [text] = render(tmp_path, detail(applicant=Applicant(name="Đă\u0323ng Thi\u0323 U\u031b\u0309ng")))
    assert "Tổ chức: Đặng Thị Ửng" in text


def test_markup_is_literal(tmp_path: Path) -> None:
    name = "<b>An</b> &amp; <img src=x>"
    [text] = render(tmp_path, detail(applicant=Applicant(name=name), title="<h1>Đơn</h1>"))
    assert f"Tổ chức: {name}" in text
    assert "giải quyết: <h1>Đơn</h1>" in text


def test_unread_name_leaves_a_line_to_write_on(tmp_path: Path) -> None:
    applicant = Applicant(name="", unread=("name",), id_number="066085001234")
    [text] = render(tmp_path, detail(applicant=applicant))
    assert "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: ...................." in text
    assert "Địa chỉ: ...................." in text


@pytest.mark.parametrize("number", ["H20.126.05-261127-2017", "TAM-2-261127-001"])
@pytest.mark.parametrize("dpi", [120, 200])
def test_code_holds_the_plain_number(number: str, dpi: int) -> None:
    found = detail(number=number, provisional=number.startswith("TAM"))
    assert codes(page_image(slip_pages(found, CENTRE), dpi=dpi)) == [number]


def test_provisional_number_is_marked(tmp_path: Path) -> None:
    [text] = render(tmp_path, detail(number="TAM-2-261127-001", provisional=True))
    assert "Mã hồ sơ: TAM-2-261127-001 (SỐ TẠM)" in text
    assert text.count("SỐ TẠM") == 2
    assert "Mã hồ sơ trên giấy này là số tạm" in text


def test_official_number_given_later_is_not_marked(tmp_path: Path) -> None:
    found = detail(number="TAM-2-261127-001", provisional=True)
    given = replace(found, dossier=structs.replace(found.dossier, number="H20.126.05-261127-2017"))
    [text] = render(tmp_path, given)
    assert "Mã hồ sơ: H20.126.05-261127-2017" in text
    assert "SỐ TẠM" not in text


def test_forty_papers_flow_to_further_pages(tmp_path: Path) -> None:
    pages = render(tmp_path, detail(documents=papers(40)))
    assert len(pages) > 1
    whole = " ".join(pages)
    for number, paper in enumerate(papers(40), 1):
        assert f"{number}. {paper.name}: 1 bản chính, 2 bản sao" in whole
    for number, text in enumerate(pages, 1):
        foot = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả – H20.126.05-261127-2017"
        assert f"{foot} Trang {number}/{len(pages)}" in text


@pytest.mark.parametrize("count", range(8, 26))
def test_signatures_are_whole_wherever_the_page_ends(tmp_path: Path, count: int) -> None:
    pages = render(tmp_path, detail(documents=papers(count)))
    assert [("NGƯỜI NỘP HỒ SƠ" in text) for text in pages][:-1] == [False] * (len(pages) - 1)
    for part in ("NGƯỜI NỘP", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Nguyễn Thị Hường", "Mã xác nhận"):
        assert part in pages[-1]


def test_nothing_is_painted_outside_the_margins() -> None:
    long = Applicant(name="Nguyễn" * 33, address="Đ" * 400, email="x" * 190, phone="0912 345 678 - 0912 345 67")
    for found in (detail(), detail(applicant=long, documents=papers(40))):
        pages = slip_pages(found, CENTRE)
        for number, sheet in enumerate(pages.sheets):
            assert all(placed.y + placed.piece.height <= pages.paper.height + 1 for placed in sheet)
            assert inked_sides(pages, number) == (0, 0)


def inked_sides(pages: Pages, number: int) -> tuple[int, int]:
    """Dark points left and right of the margins."""
    image = page_image(pages, number, dpi=72).convertToFormat(QImage.Format.Format_Grayscale8)
    left = int(pages.paper.left / 2540 * 72) - 2
    right = int((pages.paper.wide - pages.paper.right) / 2540 * 72) + 3
    rows = range(image.height())
    return (
        sum(image.pixelColor(x, y).value() < 128 for y in rows for x in range(left)),
        sum(image.pixelColor(x, y).value() < 128 for y in rows for x in range(right, image.width())),
    )


@pytest.mark.parametrize(
    ("charge", "words"),
    [
        (Charge(0), ""),
        (Charge(0, known=False), "theo mức do tỉnh quy định, chưa tính"),
        (Charge(8_000), "8.000 đ (tám nghìn đồng)"),
    ],
)
def test_fee(charge: Charge, words: str) -> None:
    assert dossier_values(detail(charge=charge), CENTRE)["fee"] == words


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("desk", CENTRE.name),
        ("post", "Địa chỉ nêu trên, qua dịch vụ bưu chính"),
        ("electronic", "Kho dữ liệu điện tử của người nộp (bản điện tử)"),
    ],
)
def test_place_of_return(way: str, words: str) -> None:
    assert dossier_values(detail(return_by=way), CENTRE)["returned_at_place"] == words


def test_times_are_of_the_centre_whatever_the_offset() -> None:
    found = detail(received_at="2026-11-27T08:12:00+00:00")
    assert dossier_values(found, CENTRE)["received_at"] == "15 giờ 12 phút, ngày 27 tháng 11 năm 2026"


def test_no_papers_is_said() -> None:
    assert dossier_values(detail(documents=()), CENTRE)["documents"] == "không phải nộp giấy tờ"
    assert len(dossier_values(detail(documents=DOCUMENTS), CENTRE)["documents"]) == 4


def test_unwritable_place_keeps_what_was_there(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"kept")
    with pytest.raises(PaperNotWritten) as caught:
        render_slip(detail(), CENTRE, blocked / "slip.pdf")
    assert caught.value.facts["path"] == str(blocked / "slip.pdf")
    assert blocked.read_bytes() == b"kept"


def test_no_printer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "printer_names", list)
    with pytest.raises(PrinterUnavailable):
        printer.print_pages(slip_pages(detail(), CENTRE))


def test_other_printer_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "printer_names", lambda: ["Quầy 2"])
    with pytest.raises(PrinterUnavailable) as caught:
        printer.print_pages(slip_pages(detail(), CENTRE), "Quầy 9")
    assert caught.value.facts == {"printer": "Quầy 9"}


def test_printer_gets_the_same_pages(tmp_path: Path) -> None:
    pages = slip_pages(detail(documents=papers(40)), CENTRE)
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "printed.pdf"))
    set_paper(device, pages)
    assert paint_all(device, pages)
    render_slip(detail(documents=papers(40)), CENTRE, tmp_path / "slip.pdf")
    assert texts(tmp_path / "printed.pdf") == texts(tmp_path / "slip.pdf")


def test_console_program_prints_without_an_application(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from desktop.printing.papers import render_slip\n"
        "from tests.printing.papers import CENTRE, detail\n"
        "render_slip(detail(), CENTRE, Path(sys.argv[1]))\n"
    )
    path = tmp_path / "slip.pdf"
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=Path(__file__).resolve().parents[2],
        env={name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert "Đặng Thị Ửng" in texts(path)[0]


def test_papers_are_made_off_the_main_thread(tmp_path: Path) -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        for number in range(5):
            pool.submit(render_slip, detail(), CENTRE, tmp_path / f"{number}.pdf").result(timeout=60)
    assert {texts(path)[0] for path in tmp_path.iterdir()} == set(render(tmp_path, detail()))


def test_applicant_is_never_altered() -> None:
    values = dossier_values(detail(), CENTRE)
    assert values["address"] == APPLICANT.address


def test_another_size_than_its_own_makes_a_page_smaller(tmp_path: Path) -> None:
    pages = slip_pages(detail(), CENTRE)
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "a5.pdf"))
    set_paper(device, pages, "A5")
    assert paint_all(device, pages)
    page = PdfReader(tmp_path / "a5.pdf").pages[0]
    assert [round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)] == [148, 210]
    assert texts(tmp_path / "a5.pdf") == render(tmp_path, detail())


@pytest.mark.parametrize("copies", [1, 3])
def test_copies_are_whole_slips_one_after_the_other(tmp_path: Path, copies: int) -> None:
    pages = slip_pages(detail(documents=papers(40)), CENTRE)
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(tmp_path / "copies.pdf"))
    set_paper(device, pages)
    assert paint_all(device, pages, copies)
    assert texts(tmp_path / "copies.pdf") == texts_of(tmp_path, pages) * copies


def texts_of(tmp_path: Path, pages: Pages) -> list[str]:
    write_pdf(pages, tmp_path / "once.pdf")
    return texts(tmp_path / "once.pdf")


@pytest.mark.parametrize("settings", [PrintSettings(), PrintSettings("Máy in của quầy 2, tầng 1", 5, "A5")])
def test_the_trial_page_is_one_page_with_a_code(tmp_path: Path, settings: PrintSettings) -> None:
    at = datetime(2026, 11, 27, 8, 5, tzinfo=HANOI)
    pages = trial_pages(TrialPage(CENTRE, settings, at))
    assert len(pages.sheets) == 1
    [text] = texts_of(tmp_path, pages)
    assert "08:05 27/11/2026" in text
    assert "ẮẰẲẴẶ" in text
    picture = page_image(pages, dpi=120)
    picture.save(str(tmp_path / "trial.png"))
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(tmp_path / "trial.png"))] == ["IN-THU"]
