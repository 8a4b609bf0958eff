"""The shipped calendar, and short ways to write instants and limits."""

from __future__ import annotations

from datetime import datetime
from importlib import resources
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import strategies as st

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.centre import CalendarData
from desktop.domain.deadlines import Limit, Rule, Unit

ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")


def shipped_calendar() -> WorkingCalendar:
    """The calendar a new store starts with."""
    data = resources.files("resources").joinpath("calendar/calendar.json").read_bytes()
    return msgspec.json.decode(data, type=CalendarData).calendar("Asia/Ho_Chi_Minh")


CALENDAR: Final = shipped_calendar()
SAME_DAY: Final = Limit(1, Unit.WORKING_DAY, Rule.SAME_DAY)


def between(first: str, last: str) -> st.SearchStrategy[datetime]:
    """Any instant of the centre's zone from a day to a day."""
    ends = (datetime.fromisoformat(first), datetime.fromisoformat(last))
    return st.datetimes(*ends).map(lambda d: d.replace(tzinfo=ZONE))


def at(text: str) -> datetime:
    """An instant of the centre's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def limit(text: str) -> Limit:
    """A limit from "same day", "3 wd", "15 d" or "8 h"."""
    if text == "same day":
        return SAME_DAY
    value, _, unit = text.partition(" ")
    units = {"wd": Unit.WORKING_DAY, "d": Unit.CALENDAR_DAY, "h": Unit.WORKING_HOUR}
    return Limit(int(value), units[unit])
