"""Say how the centre works on a day: its own holidays, working Saturdays, half days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.calendar import OFF_KINDS, WORK_KINDS
from desktop.domain.errors import FieldRefused
from desktop.domain.events import DaySet
from desktop.domain.vietnamese import clean_line
from desktop.store.reference_edits import day_stream
from desktop.store.users import Role
from desktop.store.work import Work

_YEARS = (2000, 2199)


@dataclass(frozen=True)
class SetDay:
    """A day, its kind as `calendar.SpecialDay` (empty: as the published calendar has it), its name, its notice."""

    day: date
    kind: str = ""
    name: str = ""
    notice: str = ""


def set_day(work: Work, request: SetDay) -> bool:
    """Change a day for every counter of the centre; promises already made stay.

    Args:
        work: open transaction of the store; this function never commits.
        request: which day, and how it is from now on.

    Returns:
        Whether that is another state than before; otherwise nothing is recorded.

    Raises:
        NotPermitted: only leaders and administrators change the calendar.
        FieldRefused: unknown kind, a day out of range, or no name for a day that differs.
    """
    work.need(Role.LEADER, Role.ADMINISTRATOR)
    if request.kind not in {"", *OFF_KINDS, *WORK_KINDS}:
        raise FieldRefused(field="kind", reason="choice")
    if not _YEARS[0] <= request.day.year <= _YEARS[1]:
        raise FieldRefused(field="day", reason="date")
    name = clean_line(request.name, field="name", most=100)
    if request.kind and not name:
        raise FieldRefused(field="name", reason="empty")
    event = DaySet(
        day=request.day.isoformat(),
        kind=request.kind,
        name=name if request.kind else "",
        notice=clean_line(request.notice, field="notice", most=100) if request.kind else "",
    )
    held = {day.day: day for day in work.reference.set_days}
    if event == held.get(event.day, DaySet(day=event.day)):
        return False
    work.record(day_stream(work.centre.agency_code, request.day), event, work.clock.now())
    return True
