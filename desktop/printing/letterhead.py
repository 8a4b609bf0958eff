"""The upper part of every official paper: who issues it, state and motto, number, place and day."""

from __future__ import annotations

from datetime import date
from typing import Final

from desktop.domain.words import day_words
from desktop.printing.flow import Piece, beside, stacked
from desktop.printing.page import MM
from desktop.printing.text import MIDDLE, Run, paragraph, rule, text_width

STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"

STATE_SIZE: Final = 12.0
MOTTO_SIZE: Final = 13.0
_GAP: Final = 4 * MM
_UNBROKEN: Final = "HÀNH CHÍNH CÔNG"


def letterhead(
    width: float,
    *,
    authority: str,
    centre: str,
    number: str,
    place: str,
    day: date,
    state_size: float = STATE_SIZE,
    motto_size: float = MOTTO_SIZE,
) -> tuple[Piece, ...]:
    """Both columns of the head.

    Args:
        width: width between the margins.
        authority: body above the centre; printed in capitals.
        centre: name of the centre; printed in capitals.
        number: line under the left column; may be empty.
        place: place of the date line; without one the line begins with the day.
        day: day of the date line.
        state_size: size of the issuer and of the state, in points; smaller paper takes smaller faces.
        motto_size: size of the motto, the number and the date.

    Source:
        Nghị định 30/2020/NĐ-CP, and the forms of Thông tư 03/2025/TT-VPCP (domain facts 2.2).
    """
    # A line that ends in half a word reads badly in a head.
    centre_line = centre.upper().replace(_UNBROKEN, _UNBROKEN.replace(" ", "\u00a0"))
    right = max(text_width(Run(STATE, bold=True), state_size) + 2 * MM, 0.45 * width)
    left = min(width - right - _GAP, 0.45 * width)
    issuer = [
        *paragraph([Run(authority.upper(), bold=True)], left, state_size, align=MIDDLE),
        *paragraph([Run(centre_line, bold=True)], left, state_size, align=MIDDLE, after=0.6 * MM),
        rule(left / 3, left / 3, 2 * MM),
    ]
    motto_width = text_width(Run(MOTTO, bold=True), motto_size)
    state = [
        *paragraph([Run(STATE, bold=True)], right, state_size, align=MIDDLE),
        *paragraph([Run(MOTTO, bold=True)], right, motto_size, align=MIDDLE, after=0.6 * MM),
        rule(motto_width, (right - motto_width) / 2, 2 * MM),
    ]
    day_line = ", ".join(part for part in (place, day_words(day)) if part)
    numbers = stacked(paragraph([Run(number)], left, motto_size, align=MIDDLE))
    days = stacked(paragraph([Run(day_line[:1].upper() + day_line[1:], italic=True)], right, motto_size, align=MIDDLE))
    at = width - right
    return (
        beside([(0.0, stacked(issuer)), (at, stacked(state))]),
        beside([(0.0, numbers), (at, days)]),
    )
