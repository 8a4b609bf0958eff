"""Which days the page sums up: a day, a week from Monday, or a month."""

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


@dataclass(frozen=True)
class Period:
    """A period by one of its days."""

    day: date
    span: Span = Span.DAY

    @property
    def first(self) -> date:
        """First day."""
        if self.span is Span.WEEK:
            return self.day - timedelta(days=self.day.weekday())
        return self.day.replace(day=1) if self.span is Span.MONTH else self.day

    @property
    def last(self) -> date:
        """Last day."""
        if self.span is Span.WEEK:
            return self.first + timedelta(days=6)
        if self.span is Span.MONTH:
            return self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1])
        return self.day

    def until(self, today: date) -> date:
        """Last day that has begun: what is open is judged as of then, not as of a day to come."""
        return max(self.first, min(self.last, today))

    def step(self, way: int) -> Period:
        """The next period (1) or the one before (-1)."""
        day = self.last + timedelta(days=1) if way > 0 else self.first - timedelta(days=1)
        if self.span is Span.MONTH:
            day = day.replace(day=1)
        return Period(day, self.span)
