"""Whether the days off and swaps of the coming year are still missing when they should be in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from desktop.domain.calendar import SWAP_OFF, SWAP_WORK, SpecialDay

REMINDS_FROM: Final = (10, 1)
"""Month and day from which next year is asked about; the notices come out in autumn."""


def year_not_settled(today: date, provisional_from: date | None, own: Mapping[date, SpecialDay]) -> int | None:
    """The coming year, if its swaps should be in and are not.

    Args:
        today: the present day.
        provisional_from: day from which the published calendar's swaps are not settled.
        own: days that the centre set itself.

    Returns:
        The year to enter; None before October, once the calendar settles it, or once the centre entered a swap or a
        day by a notice in it.

    Source:
        Labour Code 2019 art. 112; yearly notices (domain facts 5.2).
    """
    year = today.year + 1
    if today < date(today.year, *REMINDS_FROM):
        return None
    if provisional_from is None or provisional_from > date(year, 1, 1):
        return None
    if any(day.year == year and (set_.notice or set_.kind in {SWAP_OFF, SWAP_WORK}) for day, set_ in own.items()):
        return None
    return year
