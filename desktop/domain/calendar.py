"""The working calendar of a centre: which days and hours count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OFF_KINDS = frozenset({"holiday", "in-lieu", "swap-off"})
WORK_KINDS = frozenset({"swap-work"})


@dataclass(frozen=True)
class SpecialDay:
    """A day that differs from its weekday.

    Attributes:
        kind: `holiday`, `in-lieu`, `swap-off` (all off) or `swap-work` (a working day).
        name: what it is called.
    """

    kind: str
    name: str


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

    def opening(self, day: date) -> datetime:
        """First working instant of a day."""
        return self.at(day, self.sessions[0][0])

    def closing(self, day: date) -> datetime:
        """End of working time of a day."""
        return self.at(day, self.sessions[-1][1])

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
            for opens, closes in self.sessions:
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
            if self.works_on(day):
                for opens, closes in self.sessions:
                    begin = max(start, self.at(day, opens))
                    stop = min(end, self.at(day, closes))
                    total += max(stop - begin, timedelta(0))
            day += timedelta(days=1)
        return total

    def _sessions_from(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if not self.works_on(day):
            day = self.next_working_day(day)
        while True:
            for opens, closes in self.sessions:
                yield self.at(day, opens), self.at(day, closes)
            day = self.next_working_day(day)
