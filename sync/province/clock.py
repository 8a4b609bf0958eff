"""The gateway's only source of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present instant, timezone-aware."""


def system_clock() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)  # noqa: TID251


def stamp(instant: datetime) -> str:
    """Write an instant as RFC 3339 text in UTC with milliseconds.

    All stamps have one width, so that they sort as text on every database.
    """
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{instant.microsecond // 1000:03d}Z"
