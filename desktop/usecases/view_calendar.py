"""The working calendar as published and as the centre has it, with its hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from desktop.domain.calendar import SpecialDay, WorkingCalendar
from desktop.domain.centre import Centre, read_sessions
from desktop.domain.next_year import year_not_settled
from desktop.store.view import View


@dataclass(frozen=True)
class Hours:
    """Sessions of a day, cut-off, and when limits in days end (`closing` or `same_time`)."""

    sessions: tuple[tuple[time, time], ...]
    cutoff: time
    ends: str


@dataclass(frozen=True)
class CalendarState:
    """Days and hours.

    Attributes:
        calendar: in force.
        published: without the days that the centre set itself.
        own: days that the centre set itself, in their order.
        hours: in force.
        published_hours: without those that the centre set itself.
        not_settled: the coming year, if its swaps should be in and are not.
    """

    today: date
    calendar: WorkingCalendar
    published: WorkingCalendar
    own: Mapping[date, SpecialDay]
    hours: Hours
    published_hours: Hours
    not_settled: int | None


def view_calendar(view: View) -> CalendarState:
    """Read days and hours of all years.

    Args:
        view: read access to the store.

    Returns:
        What is published, and what the centre set itself.
    """
    reference = view.reference
    own = own_days(view)
    usual = reference.calendar_data.working_time
    return CalendarState(
        today=view.today(),
        calendar=view.calendar,
        published=reference.published_calendar,
        own=own,
        hours=_hours(view.centre, usual),
        published_hours=_hours(reference.published_centre, usual),
        not_settled=year_not_settled(view.today(), view.calendar.provisional_from, own),
    )


def own_days(view: View) -> dict[date, SpecialDay]:
    """Days that the centre set itself.

    Args:
        view: read access to the store.

    Returns:
        In their order.
    """
    days = view.reference.set_days
    return {date.fromisoformat(day.day): SpecialDay(day.kind, day.name, day.notice) for day in days}


def _hours(centre: Centre, usual: tuple[tuple[str, str], ...]) -> Hours:
    return Hours(read_sessions(centre.working_time or usual), time.fromisoformat(centre.cutoff), centre.ends)
