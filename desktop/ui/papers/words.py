"""Names of papers: those of the circular, Vietnamese whatever the screens speak, since they stand on the paper."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.domain.papers import PaperWanted
from desktop.printing.forms import form
from desktop.ui.paper_services import Printed


def paper_name(wanted: PaperWanted) -> str:
    """What a paper is called: "Mẫu 03 · Phiếu từ chối tiếp nhận giải quyết hồ sơ"."""
    described = form(wanted.form)
    number = f"Mẫu {described.form}" if described.form.isdigit() else ""
    return " · ".join(part for part in (number, described.name) if part)


def listed_name(wanted: PaperWanted) -> str:
    """The same for a list: "Mẫu 03 · Từ chối tiếp nhận"."""
    described = form(wanted.form)
    number = f"Mẫu {described.form}" if described.form.isdigit() else ""
    return " · ".join(part for part in (number, described.short) if part)


def short_name(wanted: PaperWanted) -> str:
    """The same for a button: "Mẫu 03"; in words for a sheet of our own."""
    described = form(wanted.form)
    return f"Mẫu {described.form}" if described.form.isdigit() else described.short


def paper_day(wanted: PaperWanted) -> str:
    """Day of the step a paper goes with; empty for none."""
    return f"{datetime.fromisoformat(wanted.at):%d/%m/%Y}" if wanted.at else ""


def slip_words(number: str, printed: Printed) -> str:
    """Where a slip went: to a printer, or into a file where there is none."""
    translate = QCoreApplication.translate
    if printed.on_paper:
        return translate("Papers", "Đã gửi giấy hẹn {number} đến máy in").format(number=number)
    told = translate("Papers", "Máy này chưa có máy in: giấy hẹn {number} lưu thành tệp PDF trong {folder}")
    return told.format(number=number, folder=printed.path.parent if printed.path else "")
