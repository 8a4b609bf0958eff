"""When a result is owed, and why on that date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from msgspec.structs import replace

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.validity import Dated

CUTOFF: Final = time(15, 0)
"""Same-day results are owed the next working day when handed in after this; a setting of the centre."""

LAST_HOUR: Final = timedelta(hours=1)


class Unit(StrEnum):
    """Unit of a limit."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    WORKING_HOUR = "working_hour"


class Rule(StrEnum):
    """How a limit is read."""

    PLAIN = "plain"
    SAME_DAY = "same_day"


class Late(StrEnum):
    """From when on a day reception counts as that of the next working day."""

    NEVER = "never"
    CUTOFF = "cutoff"
    LAST_HOUR = "last_hour"


class Ends(StrEnum):
    """When on its last day a limit in days ends; `centre` leaves it to the centre."""

    CENTRE = "centre"
    CLOSING = "closing"
    SAME_TIME = "same_time"


class Pause(StrEnum):
    """What the wait for a supplement does to a promise."""

    SHIFT = "shift"
    RESTART = "restart"


class Limit(Dated, frozen=True):
    """Time a procedure may take.

    Attributes:
        value: number of units, at least 1.
        unit: working days, calendar days or working hours.
        rule: `same_day`: the working day of reception, or the next one after the cut-off.
        late: a limit in days that is handed in after the cut-off, or in the last working hour, counts from the next
            working day. Same-day limits have the cut-off by their rule.
        ends: at closing, or at the same time of day.
        pause: whether a supplement moves the promise by the wait, or begins the whole limit anew.
        lapse: working days after which a supplement that did not come ends the dossier; 0 where no text says.
        longest_extension: most working days of the one extension; 0 where no text says.

    Source:
        Domain facts 5.1; conventions 14.2 to 14.4.
    """

    value: int
    unit: Unit
    rule: Rule = Rule.PLAIN
    late: Late = Late.NEVER
    ends: Ends = Ends.CENTRE
    pause: Pause = Pause.SHIFT
    lapse: int = 0
    longest_extension: int = 0


@dataclass(frozen=True)
class Habits:
    """How a centre reads limits.

    Attributes:
        cutoff: last moment for a same-day result; exactly this moment is still the same day.
        ends: when limits in days end.
    """

    cutoff: time = CUTOFF
    ends: Ends = Ends.CLOSING


@dataclass(frozen=True)
class DueStep:
    """One line of the answer to "why this date".

    Attributes:
        kind: `opening` (counts from the next working instant), `not_counted` (day of reception),
            `same_day`, `after_cutoff`, `last_hour`, `day_off`, `half_day`, `weekend`, `counted`, `hours`, `moved`
            (last day is off), `same_time`, `paused`, `shifted`, `restarted`, `extended`, `set` (by hand).
        first: first day it speaks of.
        last: last day it speaks of; equals `first` for a single day.
        name: name of a day off, otherwise empty.
        count: number of days or hours counted; of `shifted` minutes of working time.
        at: the time of day it speaks of: the cut-off, or the instant it leads to.
    """

    kind: str
    first: date
    last: date
    name: str = ""
    count: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class Due:
    """A due instant with its reasons, in order of time."""

    at: datetime
    steps: tuple[DueStep, ...]


def due(received_at: datetime, limit: Limit, calendar: WorkingCalendar, habits: Habits = Habits()) -> Due:
    """When the result is owed.

    Args:
        received_at: aware instant of reception.
        limit: the procedure's time.
        calendar: working time of the centre.
        habits: how the centre reads limits.

    Returns:
        The instant, always within or at the end of working time, with the reasons.

    Source:
        Conventions 14.1 to 14.3; the 15:00 rule: portal text of 1.001193 and 2.000815; the last hour: the decree on
        joined procedures (domain facts 5.1).
    """
    received = calendar.local(received_at)
    start = calendar.next_working_instant(received)
    steps: list[DueStep] = []
    if start != received:
        steps.append(DueStep("opening", start.date(), start.date()))
    if limit.unit is Unit.WORKING_HOUR:
        end = calendar.add_working_time(start, timedelta(hours=limit.value))
        steps += _days_off(calendar, start.date(), end.date())
        steps.append(DueStep("hours", start.date(), end.date(), count=limit.value))
        return Due(end, tuple(steps))
    if limit.rule is Rule.SAME_DAY and limit.unit is Unit.WORKING_DAY and limit.value == 1:
        return _same_day(start, calendar, habits, steps)
    moved = _counts_later(start, limit, calendar, habits)
    if moved:
        after = calendar.next_working_day(start.date())
        steps.append(DueStep(moved, start.date(), after, at=calendar.at(start.date(), habits.cutoff)))
        steps += _days_off(calendar, start.date(), after)
        start = calendar.opening(after)
    day = start.date()
    steps.append(DueStep("not_counted", day, day))
    if limit.unit is Unit.WORKING_DAY:
        last = calendar.add_working_days(day, limit.value)
        steps += _days_off(calendar, day, last)
        steps.append(DueStep("counted", calendar.next_working_day(day), last, count=limit.value))
    else:
        last = day + timedelta(days=limit.value)
        steps.append(DueStep("counted", day + timedelta(days=1), last, count=limit.value))
        if not calendar.works_on(last):
            after = calendar.next_working_day(last)
            steps += _days_off(calendar, last - timedelta(days=1), after)
            steps.append(DueStep("moved", after, after))
            last = after
    return _ended(start, last, limit, calendar, habits, steps)


def _same_day(start: datetime, calendar: WorkingCalendar, habits: Habits, steps: list[DueStep]) -> Due:
    last = day = start.date()
    at = calendar.at(day, habits.cutoff)
    if start.time() > habits.cutoff:
        last = calendar.next_working_day(day)
        steps.append(DueStep("after_cutoff", day, last, at=at))
        steps += _days_off(calendar, day, last)
    else:
        steps.append(DueStep("same_day", day, day, at=at))
    steps += _half_day(calendar, last)
    return Due(calendar.closing(last), tuple(steps))


def _counts_later(start: datetime, limit: Limit, calendar: WorkingCalendar, habits: Habits) -> str:
    """Kind of the step by which reception counts as that of the next working day; empty where it does not."""
    if limit.late is Late.CUTOFF and start.time() > habits.cutoff:
        return "after_cutoff"
    if limit.late is Late.LAST_HOUR and start > calendar.closing(start.date()) - LAST_HOUR:
        return "last_hour"
    return ""


def _ended(
    start: datetime, last: date, limit: Limit, calendar: WorkingCalendar, habits: Habits, steps: list[DueStep]
) -> Due:
    """The instant of the last day at which a limit in days ends."""
    ends = habits.ends if limit.ends is Ends.CENTRE else limit.ends
    steps += _half_day(calendar, last)
    if ends is Ends.SAME_TIME:
        at = calendar.same_time(last, start.time())
        return Due(at, (*steps, DueStep("same_time", last, last, at=at)))
    return Due(calendar.closing(last), tuple(steps))


def _half_day(calendar: WorkingCalendar, day: date) -> list[DueStep]:
    special = calendar.days.get(day)
    if special is None or len(calendar.sessions_of(day)) == len(calendar.sessions):
        return []
    return [DueStep("half_day", day, day, special.name, at=calendar.closing(day))]


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


def resume(due_at: datetime, paused_at: datetime, resumed_at: datetime, calendar: WorkingCalendar) -> Due:
    """The promise after a pause: moved on by the working time in between.

    Source:
        Convention 14.4 (statuses 5, 6 and 8 stop the clock).
    """
    passed = calendar.working_time_between(paused_at, resumed_at)
    at = calendar.extend(due_at, passed)
    first, last = calendar.local(paused_at).date(), calendar.local(resumed_at).date()
    minutes = int(passed / timedelta(minutes=1))
    steps = (DueStep("paused", first, last), DueStep("shifted", at.date(), at.date(), count=minutes, at=at))
    return Due(at, steps)


def supplemented(
    due_at: datetime,
    paused_at: datetime,
    resumed_at: datetime,
    limit: Limit,
    calendar: WorkingCalendar,
    habits: Habits = Habits(),
) -> Due:
    """The promise after a supplement came: moved on by the wait, or the whole limit anew where the text says so.

    Source:
        Convention 14.4; "restart": the decree on joined procedures (domain facts 5.1, Pause).
    """
    if limit.pause is Pause.SHIFT:
        return resume(due_at, paused_at, resumed_at, calendar)
    # "Anew" never takes back what was promised already.
    begun = due(resumed_at, limit, calendar, habits)
    day = calendar.local(resumed_at).date()
    steps = (DueStep("paused", calendar.local(paused_at).date(), day), DueStep("restarted", day, day), *begun.steps)
    return Due(max(begun.at, calendar.local(due_at)), steps)


def lapses_on(asked_at: datetime, limit: Limit | None, calendar: WorkingCalendar) -> date | None:
    """Last day on which a supplement may come; None where no text says.

    Source:
        Domain facts 5.1, Lapse (15 working days in joined procedures; other fields differ).
    """
    if limit is None or not limit.lapse:
        return None
    return calendar.add_working_days(calendar.local(asked_at).date(), limit.lapse)


def apologise_by(due_on: date, calendar: WorkingCalendar) -> date:
    """Last working day on which an extension can be told with its apology: one day before the due date at the latest.

    Source:
        Domain facts 5.1, Late; Mẫu 04.
    """
    day = due_on - timedelta(days=1)
    while not calendar.works_on(day):
        day -= timedelta(days=1)
    return day


def of_a_dossier(limit: Limit | None, value: int, unit: str) -> Limit:
    """The time that one dossier was given, with the rules of its procedure."""
    given = Limit(value, Unit(unit))
    if limit is None:
        return given
    if (limit.value, limit.unit) == (given.value, given.unit):
        return limit
    # A time given for one dossier takes the place of the catalogue's rule too; the pause is the procedure's.
    return replace(given, pause=limit.pause, lapse=limit.lapse, longest_extension=limit.longest_extension)


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
