"""The only place that asks the machine for the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock; it may be wrong, and nothing orders by it."""

    def now(self) -> datetime:
        """The present instant, in UTC."""
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it was set; plays a day from a file of visitors."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The instant it was set to."""
        return self._at

    def set(self, at: datetime) -> None:
        """Set it; it may go back, since visitors of one file need not be in order."""
        self._at = at

    def tick(self, seconds: int = 1) -> None:
        """Let some time pass."""
        self._at += timedelta(seconds=seconds)
