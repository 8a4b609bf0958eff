"""When a result is owed, and why on that date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from desktop.domain.calendar import WorkingCalendar

CUTOFF: Final = time(15, 0)
"""Same-day results are owed the next working day when handed in after this; a setting of the centre."""


class Unit(StrEnum):
    """Unit of a limit."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKING_HOUR = "working_hour"


class Rule(StrEnum):
    """How a limit is read."""

    PLAIN = "plain"
    SAME_DAY = "same_day"


class Limit(msgspec.Struct, frozen=True):
    """Time a procedure may take.

    Attributes:
        value: number of units, at least 1.
        unit: working days, calendar days or working hours.
        rule: `same_day`: the working day of reception, or the next one after the cut-off.
    """

    value: int
    unit: Unit
    rule: Rule = Rule.PLAIN


@dataclass(frozen=True)
class DueStep:
    """One line of the answer to "why this date".

    Attributes:
        kind: `opening` (counts from the next working instant), `not_counted` (day of reception),
            `same_day`, `after_cutoff`, `day_off`, `weekend`, `counted`, `hours`, `moved` (last day is off),
            `end_of_day`.
        first: first day it speaks of.
        last: last day it speaks of; equals `first` for a single day.
        name: name of a day off, otherwise empty.
        count: number of days or hours counted.
    """

    kind: str
    first: date
    last: date
    name: str = ""
    count: int = 0


@dataclass(frozen=True)
class Due:
    """A due instant with its reasons, in order of time."""

    at: datetime
    steps: tuple[DueStep, ...]


def due(received_at: datetime, limit: Limit, calendar: WorkingCalendar, *, cutoff: time = CUTOFF) -> Due:
    """When the result is owed.

    Args:
        received_at: aware instant of reception.
        limit: the procedure's time.
        calendar: working time of the centre.
        cutoff: last moment for a same-day result; exactly this moment is still the same day.

    Returns:
        The instant, always within or at the end of working time, with the reasons.

    Source:
        Conventions 14.1 to 14.3; the 15:00 rule: portal text of 1.001193 and 2.000815 (domain facts 5.1).
    """
    received = calendar.local(received_at)
    start = calendar.next_working_instant(received)
    steps: list[DueStep] = []
    if start != received:
        steps.append(DueStep("opening", start.date(), start.date()))
    day = start.date()
    if limit.unit is Unit.WORKING_HOUR:
        end = calendar.add_working_time(start, timedelta(hours=limit.value))
        steps += _days_off(calendar, day, end.date())
        steps.append(DueStep("hours", day, end.date(), count=limit.value))
        return Due(end, tuple(steps))
    if limit.rule is Rule.SAME_DAY and limit.unit is Unit.WORKING_DAY and limit.value == 1:
        last = day
        if start.time() > cutoff:
            last = calendar.next_working_day(day)
            steps.append(DueStep("after_cutoff", day, last))
            steps += _days_off(calendar, day, last)
        else:
            steps.append(DueStep("same_day", day, day))
        return Due(calendar.closing(last), tuple(steps))
    steps.append(DueStep("not_counted", day, day))
    if limit.unit is Unit.WORKING_DAY:
        last = calendar.add_working_days(day, limit.value)
        steps += _days_off(calendar, day, last)
        steps.append(DueStep("counted", calendar.next_working_day(day), last, count=limit.value))
    else:
        last = day + timedelta(days=limit.value)
        steps.append(DueStep("counted", day + timedelta(days=1), last, count=limit.value))
        if not calendar.works_on(last):
            moved = calendar.next_working_day(last)
            steps += _days_off(calendar, last - timedelta(days=1), moved)
            steps.append(DueStep("moved", moved, moved))
            last = moved
    return Due(calendar.closing(last), tuple(steps))


def _days_off(calendar: WorkingCalendar, after: date, before: date) -> list[DueStep]:
    """Days off strictly between two days; neighbours of one kind and name are one step."""
    found: list[DueStep] = []
    day = after + timedelta(days=1)
    while day < before:
        if not calendar.works_on(day):
            special = calendar.days.get(day)
            kind, name = ("day_off", special.name) if special else ("weekend", "")
            last = found[-1] if found else None
            if last and (last.kind, last.name) == (kind, name) and last.last == day - timedelta(days=1):
                found[-1] = DueStep(kind, last.first, day, name)
            else:
                found.append(DueStep(kind, day, day, name))
        day += timedelta(days=1)
    return found


def resume(due_at: datetime, paused_at: datetime, resumed_at: datetime, calendar: WorkingCalendar) -> datetime:
    """The due instant after a pause: moved on by the working time in between.

    Source:
        Convention 14.4 (statuses 5, 6 and 8 stop the clock).
    """
    return calendar.extend(due_at, calendar.working_time_between(paused_at, resumed_at))


class Standing(StrEnum):
    """How a date compares with the due date; days are compared, not hours (convention 14.5)."""

    BEFORE = "before"
    ON_TIME = "on_time"
    LATE = "late"


def standing(on: date, due_on: date) -> Standing:
    """Before, on or after the due date."""
    if on < due_on:
        return Standing.BEFORE
    return Standing.ON_TIME if on == due_on else Standing.LATE
