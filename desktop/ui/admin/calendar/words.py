"""Sentences of Lịch làm việc: how a day is worked, hours as typed."""

from __future__ import annotations

import re
from datetime import date, time

from PySide6.QtCore import QCoreApplication

from desktop.domain import calendar as days
from desktop.domain.calendar import SpecialDay, WorkingCalendar
from desktop.ui import language, text
from desktop.usecases.view_calendar import Hours

_TIME = re.compile(r"(\d{1,2})(?:[:.hg](\d{2})?)?")


def kind_word(kind: str) -> str:
    """How a special day is worked."""
    translate = QCoreApplication.translate
    return {
        days.HOLIDAY: translate("Calendar", "nghỉ lễ"),
        days.IN_LIEU: translate("Calendar", "nghỉ bù"),
        days.SWAP_OFF: translate("Calendar", "nghỉ hoán đổi"),
        days.SWAP_WORK: translate("Calendar", "làm bù"),
        days.OFF: translate("Calendar", "nghỉ"),
        days.WORK: translate("Calendar", "làm việc"),
        days.MORNING: translate("Calendar", "làm buổi sáng"),
        days.AFTERNOON: translate("Calendar", "làm buổi chiều"),
    }.get(kind, kind)


def usual_word(calendar: WorkingCalendar, day: date) -> str:
    """How a day without anything special is worked."""
    translate = QCoreApplication.translate
    if day.weekday() in calendar.weekend:
        return translate("Calendar", "nghỉ cuối tuần")
    return translate("Calendar", "làm việc")


def day_sentence(calendar: WorkingCalendar, day: date, *, own: bool = False) -> str:
    """A day, how it is worked and why, as in: Thứ Ba, 24/11/2026: nghỉ lễ, Ngày Văn hóa Việt Nam."""
    special = calendar.days.get(day)
    if special is None:
        return f"{text.long_day(day)}: {usual_word(calendar, day)}"
    parts = [kind_word(special.kind), special.name]
    if special.notice:
        parts.append(f"({special.notice})")
    if own:
        parts.append(QCoreApplication.translate("Calendar", "– trung tâm đặt"))
    return f"{text.long_day(day)}: {parts[0]}, {' '.join(part for part in parts[1:] if part)}"


def kind_choices(published: str) -> list[tuple[str, str]]:
    """What a centre can make of a day; `published` says how it is otherwise."""
    translate = QCoreApplication.translate
    usual = translate("Calendar", "Như lịch công bố ({kind})").format(kind=published)
    own = ((kind, kind_word(kind)) for kind in (days.OFF, days.WORK, days.MORNING, days.AFTERNOON))
    return [("", usual), *((kind, word[:1].upper() + word[1:]) for kind, word in own)]


def chosen_kind(special: SpecialDay | None) -> str:
    """The choice that a day the centre set stands for; swaps are told as work or rest."""
    if special is None:
        return ""
    if special.kind in {days.MORNING, days.AFTERNOON}:
        return special.kind
    return days.WORK if special.kind in days.WORK_KINDS else days.OFF


def months() -> list[str]:
    """Names of the months."""
    if language.english():
        return [language.locale().standaloneMonthName(month) for month in range(1, 13)]
    name = QCoreApplication.translate("Calendar", "Tháng {month}")
    return [name.format(month=month) for month in range(1, 13)]


def weekday_heads() -> list[str]:
    """Short names of the days of the week, from Monday."""
    translate = QCoreApplication.translate
    return [
        translate("Calendar", "T2"),
        translate("Calendar", "T3"),
        translate("Calendar", "T4"),
        translate("Calendar", "T5"),
        translate("Calendar", "T6"),
        translate("Calendar", "T7"),
        translate("Calendar", "CN"),
    ]


def read_time(typed: str) -> time | None:
    """A time of day as typed: 7, 7:30, 7h30, 7g30; None if it is none."""
    found = _TIME.fullmatch(typed.strip().lower())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def time_text(moment: time) -> str:
    """A time of day as fields and the store write it."""
    return f"{moment:%H:%M}"


def ends_choices() -> list[tuple[str, str]]:
    """When limits in days end."""
    translate = QCoreApplication.translate
    return [
        ("closing", translate("Calendar", "Hết giờ làm việc")),
        ("same_time", translate("Calendar", "Cùng giờ đã nhận")),
    ]


def hours_sentence(hours: Hours) -> str:
    """Sessions, as in: 07:30–11:30, 13:30–17:00."""
    return text.listed([f"{time_text(opens)}–{time_text(closes)}" for opens, closes in hours.sessions])
