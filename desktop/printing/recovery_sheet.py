"""Phiếu khôi phục dữ liệu: the code that opens a store when every password is forgotten."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from desktop.domain.centre import Centre
from desktop.printing.fields import field_lines, signature_block
from desktop.printing.flow import Pages, Piece, beside, paginate, space, stacked
from desktop.printing.forms import FormLine, Signature
from desktop.printing.letterhead import letterhead
from desktop.printing.page import A4_PORTRAIT, MM, ensure_gui
from desktop.printing.paint import write_pdf
from desktop.printing.qr import qr_piece
from desktop.printing.text import MIDDLE, Run, paragraph, text_width

TITLE: Final = "PHIẾU KHÔI PHỤC DỮ LIỆU"
SUBTITLE: Final = "Dùng khi không còn ai nhớ mật khẩu của máy này"
LINES: Final = (
    FormLine("centre", "Trung tâm", strong=True),
    FormLine("counter", "Quầy"),
    FormLine("machine", "Mã máy"),
)
STEPS: Final = (
    "Mở chương trình trên máy này. Ở trang đăng nhập chọn “Quên mật khẩu”.",
    "Chọn tên mình, gõ hoặc quét mã trên phiếu, đặt mật khẩu mới rồi đăng nhập.",
    "Xong việc, vào Quản trị › Phiếu khôi phục lập phiếu mới và hủy phiếu này.",
)
WARNINGS: Final = (
    "Ai có phiếu này và máy này thì đọc được toàn bộ dữ liệu. Cất trong két, phong bì dán kín, không chụp ảnh.",
    "Chương trình không giữ lại mã; mất phiếu thì lập phiếu mới. Phiếu này hết giá trị ngay khi có phiếu mới hơn.",
    "Mã không có chữ I, L, O, U: nét đứng là số 1, vòng tròn là số 0. Gõ chữ hoa hay chữ thường đều được.",
)
SIGNATURES: Final = (
    Signature("NGƯỜI LẬP PHIẾU", "(Ký và ghi rõ họ tên)"),
    Signature("NGƯỜI GIỮ PHIẾU", "(Ký và ghi rõ họ tên)"),
)
SIZE: Final = 12.5
CODE_SIZE: Final = 24.0
A_LINE: Final = 3
"""Groups of the code on one line: short enough to keep the place while typing."""
QR_SIDE: Final = 44 * MM


@dataclass(frozen=True)
class RecoverySheet:
    """What stands on the sheet.

    Attributes:
        code: in groups of five; whoever has it opens the store.
        centre: profile of the centre.
        machine: id of the machine.
        made_on: day in the centre's zone.
        made_by: full name.
    """

    code: str = field(repr=False)
    centre: Centre
    machine: str
    made_on: date
    made_by: str


def render_recovery_sheet(sheet: RecoverySheet, path: Path) -> None:
    """Write the sheet as an A4 PDF with embedded fonts.

    Args:
        sheet: what stands on it.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        PaperNotWritten: full disk, missing or read-only folder; an older file stays.
    """
    write_pdf(recovery_sheet_pages(sheet), path)


def recovery_sheet_pages(sheet: RecoverySheet) -> Pages:
    """The sheet laid out, for the PDF and the printer alike; one page.

    The title of the document, which print queues show and keep, names the day and never the code.
    """
    ensure_gui()
    width, centre = A4_PORTRAIT.width, sheet.centre
    values = {"centre": centre.name, "counter": centre.counter_name or centre.counter, "machine": sheet.machine}
    pieces = [
        *letterhead(
            width,
            authority=centre.authority,
            centre=centre.name,
            number="",
            place=centre.place,
            day=sheet.made_on,
        ),
        space(8 * MM),
        *paragraph([Run(TITLE, bold=True)], width, 18.0, align=MIDDLE),
        *paragraph([Run(SUBTITLE, italic=True)], width, SIZE, align=MIDDLE, after=5 * MM),
        *field_lines(LINES, values, width, SIZE),
        space(4 * MM),
        _code(sheet.code, width),
        space(5 * MM),
        *paragraph([Run("Cách dùng", bold=True)], width, SIZE, after=1 * MM),
        *_numbered(STEPS, width),
        space(3 * MM),
        *paragraph([Run("Cần biết", bold=True)], width, SIZE, after=1 * MM),
        *_numbered(WARNINGS, width),
        space(8 * MM),
        signature_block(SIGNATURES, (sheet.made_by, ""), width, SIZE),
    ]
    return Pages(
        A4_PORTRAIT, f"{TITLE.capitalize()} {sheet.made_on:%d/%m/%Y}", paginate(pieces, A4_PORTRAIT.height), foot=TITLE
    )


def _code(code: str, width: float) -> Piece:
    """Code and QR side by side: one is typed, the other scanned."""
    groups = code.split("-")
    lines = ["-".join(groups[i : i + A_LINE]) for i in range(0, len(groups), A_LINE)]
    column = width - QR_SIDE
    letters = stacked(
        [piece for line in lines for piece in paragraph([Run(line, bold=True)], column, CODE_SIZE, after=2 * MM)]
    )
    lowered = stacked([space(max(QR_SIDE - letters.height, 0.0) / 2), letters])
    return beside([(0.0, lowered), (column, qr_piece(code, QR_SIDE))])


def _numbered(sentences: tuple[str, ...], width: float) -> list[Piece]:
    pieces: list[Piece] = []
    for number, sentence in enumerate(sentences, 1):
        lead = f"{number}. "
        hanging = text_width(Run(lead), SIZE)
        pieces += paragraph([Run(lead + sentence)], width, SIZE, hanging=hanging, after=1 * MM)
    return pieces
