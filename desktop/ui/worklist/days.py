"""Days of reception as they are typed: one day, from one to another, from or until one."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.vietnamese import fold
from desktop.ui import text
from desktop.ui.dossier.day_edit import read_day

Days = tuple[date | None, date | None]
_BETWEEN: Final = ("–", "—", " den ", " to ", " - ", "-")
_FROM: Final = ("tu ", "from ", ">=", ">")
_UNTIL: Final = ("den ", "to ", "<=", "<")


def read_days(typed: str, year: int) -> Days | None:
    """First and last day of a typed text; None if it names no days.

    Args:
        typed: as in 23/11, 1/11–23/11, từ 1/11, đến 23/11.
        year: of a day that names none.
    """
    words = fold(typed).strip()
    if one := read_day(words, year):
        return one, one
    for mark in _FROM:
        if words.startswith(mark) and not any(between in words for between in _BETWEEN[:5]):
            return _open(read_day(words.removeprefix(mark), year), last=False)
    for mark in _UNTIL:
        if words.startswith(mark):
            return _open(read_day(words.removeprefix(mark), year), last=True)
    for between in _BETWEEN:
        before, found, after = words.removeprefix("tu ").removeprefix("from ").partition(between)
        if not found:
            continue
        first, last = read_day(before, year), read_day(after, year)
        if not after.strip() or not before.strip():
            return _open(first or last, last=not before.strip())
        if first and last:
            # Over the turn of a year: 20/12–10/1.
            return (first.replace(year=first.year - 1) if first > last and _turns(first) else first), last
    return None


def told_days(first: str, last: str) -> str:
    """ISO days as they would be typed; empty for none."""
    begin, end = (text.day(date.fromisoformat(one)) if one else "" for one in (first, last))
    if begin and end:
        return begin if begin == end else f"{begin}–{end}"
    if begin:
        return QCoreApplication.translate("Days", "từ {day}").format(day=begin)
    return QCoreApplication.translate("Days", "đến {day}").format(day=end) if end else ""


def _open(day: date | None, *, last: bool) -> Days | None:
    if day is None:
        return None
    return (None, day) if last else (day, None)


def _turns(day: date) -> bool:
    return (day.month, day.day) != (2, 29)
