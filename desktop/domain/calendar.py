"""The working calendar of a centre: which days and hours count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

HOLIDAY, IN_LIEU, SWAP_OFF, SWAP_WORK = "holiday", "in-lieu", "swap-off", "swap-work"
OFF, WORK, MORNING, AFTERNOON = "off", "work", "morning", "afternoon"

OFF_KINDS: Final = frozenset({HOLIDAY, IN_LIEU, SWAP_OFF, OFF})
"""Kinds of days off; `off` is the centre's own."""

WORK_KINDS: Final = frozenset({SWAP_WORK, WORK, MORNING, AFTERNOON})
"""Kinds of working days; `work`, and half days worked in the first or last session only, are the centre's own."""


@dataclass(frozen=True)
class SpecialDay:
    """A day that differs from its weekday.

    Attributes:
        kind: one of OFF_KINDS or WORK_KINDS.
        name: what it is called.
        notice: number of the notice that sets it; empty where there is none.
    """

    kind: str
    name: str
    notice: str = ""


@dataclass(frozen=True)
class WorkingCalendar:
    """Working time of a centre. All instants it takes and gives are aware, in `zone`.

    Attributes:
        zone: zone of the centre.
        sessions: working sessions of a day, in order, not overlapping.
        weekend: weekday numbers off by rule (Monday is 0).
        days: days that differ.
        provisional_from: from this day on swaps are not settled yet.

    Source:
        Convention 14.1; Labour Code 2019 art. 111, 112; yearly notices (domain facts 5.2).
    """

    zone: ZoneInfo
    sessions: tuple[tuple[time, time], ...] = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
    weekend: frozenset[int] = frozenset({5, 6})
    days: Mapping[date, SpecialDay] = field(default_factory=dict)
    provisional_from: date | None = None

    def local(self, instant: datetime) -> datetime:
        """The instant in the centre's zone, to the second.

        Raises:
            ValueError: the instant has no offset.
        """
        if instant.tzinfo is None:
            raise ValueError("instant without offset")
        return instant.astimezone(self.zone).replace(microsecond=0)

    def works_on(self, day: date) -> bool:
        """Whether the centre works on a day."""
        special = self.days.get(day)
        if special is not None:
            return special.kind in WORK_KINDS
        return day.weekday() not in self.weekend

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        day += timedelta(days=1)
        while not self.works_on(day):
            day += timedelta(days=1)
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; `day` itself is not counted."""
        for _ in range(count):
            day = self.next_working_day(day)
        return day

    def working_days_between(self, after: date, until: date) -> int:
        """Working days after one day, up to and with another; 0 if `until` is not later. Counts a delay."""
        days = (until - after).days
        return sum(self.works_on(after + timedelta(days=n)) for n in range(1, days + 1))

    def sessions_of(self, day: date) -> tuple[tuple[time, time], ...]:
        """Working sessions of a day; a half day has one, a day off none."""
        if not self.works_on(day):
            return ()
        special = self.days.get(day)
        if special is not None and special.kind == MORNING:
            return self.sessions[:1]
        if special is not None and special.kind == AFTERNOON:
            return self.sessions[-1:]
        return self.sessions

    def opening(self, day: date) -> datetime:
        """First working instant of a day; as on any other day if it is off."""
        return self.at(day, (self.sessions_of(day) or self.sessions)[0][0])

    def closing(self, day: date) -> datetime:
        """End of working time of a day; as on any other day if it is off."""
        return self.at(day, (self.sessions_of(day) or self.sessions)[-1][1])

    def same_time(self, day: date, moment: time) -> datetime:
        """A time of a working day, or the next instant of that day that is worked; its closing where none is."""
        for opens, closes in self.sessions_of(day):
            if moment <= closes:
                return self.at(day, max(moment, opens))
        return self.closing(day)

    def at(self, day: date, moment: time) -> datetime:
        """An instant of a day in the centre's zone."""
        return datetime.combine(day, moment, tzinfo=self.zone)

    def next_working_instant(self, instant: datetime) -> datetime:
        """The instant itself in working time, otherwise when work starts next.

        The end of a session is outside it: 17:00:00 counts as the next morning.
        """
        instant = self.local(instant)
        for start, end in self._sessions_from(instant.date()):
            if instant < end:
                return max(instant, start)
        raise AssertionError("sessions never end")

    def in_working_time(self, instant: datetime) -> datetime:
        """The instant itself in working time or at the end of a session, otherwise when work starts next."""
        instant = self.local(instant)
        if self.works_on(instant.date()):
            for opens, closes in self.sessions_of(instant.date()):
                if self.at(instant.date(), opens) <= instant <= self.at(instant.date(), closes):
                    return instant
        return self.next_working_instant(instant)

    def add_working_time(self, instant: datetime, amount: timedelta) -> datetime:
        """The instant after an amount of working time; it may be the end of a session."""
        at = self.next_working_instant(instant)
        if amount <= timedelta(0):
            return at
        for start, end in self._sessions_from(at.date()):
            begin = max(at, start)
            if end <= at:
                continue
            if begin + amount <= end:
                return begin + amount
            amount -= end - begin
        raise AssertionError("sessions never end")

    def extend(self, due_at: datetime, amount: timedelta) -> datetime:
        """A due instant moved on by working time; the end of a session stays an end where it can."""
        due_at = self.local(due_at)
        if amount <= timedelta(0):
            return due_at
        return self.add_working_time(due_at, amount)

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Working time from one instant to a later one; zero if `end` is not later."""
        start, end = self.local(start), self.local(end)
        total = timedelta(0)
        day = start.date()
        while day <= end.date():
            for opens, closes in self.sessions_of(day):
                begin = max(start, self.at(day, opens))
                stop = min(end, self.at(day, closes))
                total += max(stop - begin, timedelta(0))
            day += timedelta(days=1)
        return total

    def _sessions_from(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if not self.works_on(day):
            day = self.next_working_day(day)
        while True:
            for opens, closes in self.sessions_of(day):
                yield self.at(day, opens), self.at(day, closes)
            day = self.next_working_day(day)
