"""A page to try a printer with: whether letters, margins and the code come out whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop.domain.centre import Centre
from desktop.domain.devices import PrintSettings
from desktop.printing.flow import Pages, Piece, paginate, space
from desktop.printing.letterhead import letterhead
from desktop.printing.page import A4_PORTRAIT, MM, ensure_gui
from desktop.printing.qr import qr_piece
from desktop.printing.text import MIDDLE, Run, paragraph, rule

TITLE: Final = "TRANG IN THỬ"
LETTERS: Final = (
    "ẮẰẲẴẶ ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ÝỲỶỸỴ Đ",
    "ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ đ",
    "0123456789  1.000.000 đồng  17 giờ 00 phút, 30/11/2026",
)
LOOK: Final = (
    "Hai vạch ngang trên và dưới phải chạm hai lề và không bị cắt.",
    "Mã vuông phải quét được: máy đọc hiện ra chữ “{code}”.",
    "Chữ nhỏ nhất của giấy hẹn cỡ này; đọc được thì dùng được.",
)
CODE: Final = "IN-THU"
QR_SIDE: Final = 27 * MM
SIZE: Final = 12.5
SMALL: Final = 9.0


@dataclass(frozen=True)
class TrialPage:
    """What stands on the page.

    Attributes:
        centre: profile of the centre.
        settings: how it is printed.
        at: now, in the centre's zone.
    """

    centre: Centre
    settings: PrintSettings
    at: datetime


def trial_pages(trial: TrialPage) -> Pages:
    """The page laid out as a slip is."""
    ensure_gui()
    width, centre, settings = A4_PORTRAIT.width, trial.centre, trial.settings
    said = [f"Máy in: {settings.printer or 'mặc định'}", f"Khổ giấy: {settings.paper}", f"Số bản: {settings.copies}"]
    pieces: list[Piece] = [
        rule(width, 0.0, 4 * MM),
        *letterhead(
            width, authority=centre.authority, centre=centre.name, number="", place=centre.place, day=trial.at.date()
        ),
        space(8 * MM),
        *paragraph([Run(TITLE, bold=True)], width, 18.0, align=MIDDLE),
        *paragraph([Run(f"{trial.at:%H:%M %d/%m/%Y}")], width, SIZE, align=MIDDLE, after=5 * MM),
        *[piece for line in said for piece in paragraph([Run(line)], width, SIZE, after=1 * MM)],
        space(4 * MM),
        *[piece for line in LETTERS for piece in paragraph([Run(line)], width, SIZE, after=1 * MM)],
        space(4 * MM),
        qr_piece(CODE, QR_SIDE),
        space(2 * MM),
        *[p for line in LOOK for p in paragraph([Run(line.format(code=CODE))], width, SMALL, after=0.5 * MM)],
        space(6 * MM),
        rule(width, 0.0, 4 * MM),
    ]
    return Pages(A4_PORTRAIT, TITLE.capitalize(), paginate(pieces, A4_PORTRAIT.height))
