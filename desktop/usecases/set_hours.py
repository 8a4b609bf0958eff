"""Set the working hours of the centre, its cut-off, and when limits in days end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from desktop.domain.centre import read_sessions
from desktop.domain.deadlines import Ends
from desktop.domain.errors import FieldRefused
from desktop.domain.events import HoursSet
from desktop.store.reference_edits import hours, hours_stream
from desktop.store.users import Role
from desktop.store.work import Work


@dataclass(frozen=True)
class SetHours:
    """Sessions as ("HH:MM", "HH:MM"), cut-off as HH:MM, `closing` or `same_time`; empty: as published."""

    working_time: tuple[tuple[str, str], ...] = ()
    cutoff: str = ""
    ends: str = ""


def set_hours(work: Work, request: SetHours) -> bool:
    """Change the hours for every counter of the centre; promises already made stay.

    Args:
        work: open transaction of the store; this function never commits.
        request: the hours from now on.

    Returns:
        Whether that is another state than before; otherwise nothing is recorded.

    Raises:
        NotPermitted: only leaders and administrators change the hours.
        FieldRefused: sessions that overlap or end before they begin, or no time of day.
    """
    work.need(Role.LEADER, Role.ADMINISTRATOR)
    try:
        if request.working_time:
            read_sessions(request.working_time)
    except ValueError as error:
        raise FieldRefused(field="working_time", reason="order") from error
    try:
        if request.cutoff and time.fromisoformat(request.cutoff).tzinfo:
            raise ValueError
    except ValueError as error:
        raise FieldRefused(field="cutoff", reason="time") from error
    if request.ends not in {"", Ends.CLOSING, Ends.SAME_TIME}:
        raise FieldRefused(field="ends", reason="choice")
    event = HoursSet(working_time=request.working_time, cutoff=request.cutoff, ends=request.ends)
    if event == (hours(work.journal.db) or HoursSet()):
        return False
    work.record(hours_stream(work.centre.agency_code), event, work.clock.now())
    return True
