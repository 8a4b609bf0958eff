"""The present as a list or page was read: what is late, due today, soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from desktop.domain.calendar import WorkingCalendar
from desktop.domain.deadlines import Standing, standing
from desktop.domain.dossier import Status

_SOON_DAYS = 2


class Promised(Protocol):
    """What a deadline is judged by; rows of lists and whole dossiers both have it."""

    @property
    def status(self) -> Status: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def settled_at(self) -> datetime | None: ...
    @property
    def paused(self) -> bool: ...
    @property
    def open(self) -> bool: ...


@dataclass(frozen=True)
class Moment:
    """An instant in the centre's zone, with its calendar."""

    now: datetime
    calendar: WorkingCalendar

    @classmethod
    def of(cls, view: Any) -> Moment:
        """The moment of a read, taken on the reader thread together with what is read."""
        return cls(view.now(), view.calendar)

    @property
    def today(self) -> date:
        """The present day."""
        return self.now.date()

    def working_days(self, after: date, until: date) -> int:
        """Working days after one day and up to another; 0 if `until` is not later."""
        return self.calendar.working_days_between(after, until)

    def deadline(self, dossier: Promised) -> str:
        """How a dossier stands with its promise.

        Returns:
            `late`, `today`, `soon`, `in_time` or `paused` while the clock matters; `before`, `on_time` or
            `after` once it is settled; `none` where nothing is promised any more.
        """
        if dossier.status in {Status.REFUSED, Status.WITHDRAWN}:
            return "none"
        due = dossier.due_at.date()
        if dossier.settled_at is not None:
            found = standing(dossier.settled_at.date(), due)
            return {Standing.BEFORE: "before", Standing.ON_TIME: "on_time", Standing.LATE: "after"}[found]
        if dossier.paused:
            return "paused"
        if due < self.today:
            return "late"
        if due == self.today:
            return "today"
        return "soon" if due <= self.calendar.add_working_days(self.today, _SOON_DAYS) else "in_time"
