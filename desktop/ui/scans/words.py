"""Words of the page Quét giấy tờ."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from desktop.domain.page_quality import BLANK, DARK, SKEWED, SMALL
from desktop.domain.scanned_pages import ScannedPage
from desktop.ui import text


def finding(code: str) -> str:
    """What is wrong with a page, in two words."""
    translate = QCoreApplication.translate
    return {
        BLANK: translate("Scans", "Trang trắng"),
        DARK: translate("Scans", "Quá tối"),
        SKEWED: translate("Scans", "Nghiêng"),
        SMALL: translate("Scans", "Quá nhỏ"),
    }.get(code, code)


def advice(code: str) -> str:
    """What is wrong with a page and what to do, in a sentence."""
    translate = QCoreApplication.translate
    return {
        BLANK: translate("Scans", "Trang trắng, không có chữ. Mặt sau để trống thì bỏ trang này."),
        DARK: translate("Scans", "Quá tối, chữ khó đọc. Quét lại cho sáng hơn, đậy kín nắp máy."),
        SKEWED: translate("Scans", "Nghiêng. Đặt giấy thẳng theo mép kính rồi quét lại."),
        SMALL: translate("Scans", "Quá nhỏ, chưa đến 200 dpi. Quét lại ở 200 dpi trở lên, hoặc chụp gần hơn."),
    }.get(code, code)


def findings(codes: Iterable[str]) -> str:
    """All that is wrong with a page, as in: Nghiêng, quá nhỏ."""
    words = [finding(code) for code in codes]
    return ", ".join(word if number == 0 else word[:1].lower() + word[1:] for number, word in enumerate(words))


def hint(folder: str) -> str:
    """How pages come to an empty desk; `folder` is the watched one, empty for none."""
    translate = QCoreApplication.translate
    said = translate(
        "Scans",
        "Chưa có trang nào. Ctrl+D quét một mặt giấy trên kính, Ctrl+Shift+D quét cả khay, Ctrl+O thêm tệp, "
        "hoặc kéo tệp thả vào đây.",
    )
    if folder:
        watched = translate("Scans", "Tệp mới trong thư mục quét {folder} được nhận tự động.")
        said = f"{said}\n\n{watched.format(folder=folder)}"
    return said


def page_line(number: int, page: ScannedPage) -> str:
    """A page for screen readers and the line below its picture, as in: Trang 2, 148 KB."""
    translate = QCoreApplication.translate
    head = translate("Scans", "Tệp PDF") if page.is_document else translate("Scans", "Trang {number}")
    return f"{head.format(number=number)}, {text.size(page.size_bytes)}"


def spoken(number: int, page: ScannedPage) -> str:
    """A page with all that can be seen of it."""
    translate = QCoreApplication.translate
    parts = [page_line(number, page)]
    if page.turned:
        parts.append(translate("Scans", "xoay {degrees} độ").format(degrees=page.turned))
    parts.append(findings(page.findings) or translate("Scans", "không thấy lỗi"))
    return ", ".join(parts)
