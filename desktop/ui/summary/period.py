"""Which days the page sums up: a day, a week from Monday, a month, a quarter, a year, or any days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum


class Span(IntEnum):
    """How long a period is; the order is that of the buttons."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    QUARTER = 3
    YEAR = 4
    FREE = 5


@dataclass(frozen=True)
class Period:
    """A period by one of its days; `begins` is the first one of free days, which end with `day`."""

    day: date
    span: Span = Span.DAY
    begins: date | None = None

    @property
    def first(self) -> date:
        """First day."""
        match self.span:
            case Span.WEEK:
                return self.day - timedelta(days=self.day.weekday())
            case Span.MONTH:
                return self.day.replace(day=1)
            case Span.QUARTER:
                return self.day.replace(month=self.day.month - (self.day.month - 1) % 3, day=1)
            case Span.YEAR:
                return self.day.replace(month=1, day=1)
            case Span.FREE:
                return min(self.begins or self.day, self.day)
        return self.day

    @property
    def last(self) -> date:
        """Last day."""
        match self.span:
            case Span.WEEK:
                return self.first + timedelta(days=6)
            case Span.MONTH:
                return _month_end(self.day)
            case Span.QUARTER:
                return _month_end(self.first.replace(month=self.first.month + 2))
            case Span.YEAR:
                return self.day.replace(month=12, day=31)
            case Span.FREE:
                return max(self.begins or self.day, self.day)
        return self.day

    def until(self, today: date) -> date:
        """Last day that has begun: what is open is judged as of then, not as of a day to come."""
        return max(self.first, min(self.last, today))

    def step(self, way: int) -> Period:
        """The next period (1) or the one before (-1); free days move by their number."""
        if self.span is Span.FREE:
            by = timedelta(days=((self.last - self.first).days + 1) * way)
            return Period(self.last + by, self.span, self.first + by)
        day = self.last + timedelta(days=1) if way > 0 else self.first - timedelta(days=1)
        if self.span in {Span.MONTH, Span.QUARTER, Span.YEAR}:
            day = day.replace(day=1)
        return Period(day, self.span)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
