"""Remove what this machine need not keep of old closed dossiers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.domain.errors import FieldRefused
from desktop.domain.events import BodiesRemoved
from desktop.store.settings import RETENTION_MONTHS
from desktop.store.users import Role
from desktop.store.work import Work

MOST = 500
"""Dossiers in one transaction; the counter must not wait for more."""


@dataclass(frozen=True)
class RemoveOldBodies:
    """Dossiers closed before this day, at most so many at once."""

    before: date
    most: int = MOST


@dataclass(frozen=True)
class RemovedBodies:
    """What was removed, and how many dossiers of that age are left."""

    dossiers: int
    bodies: int
    bytes: int
    left: int


def remove_old_bodies(work: Work, request: RemoveOldBodies) -> RemovedBodies:
    """Remove bodies of dossiers that are closed, wholly at the province, and older than the retention period.

    Numbers, dates, statuses and hashes stay: reports of the past stay true and every chain verifies. The removal
    itself is an event.

    Args:
        work: open transaction of the store; this function never commits.
        request: how old, and how many at once.

    Returns:
        What was removed, and how many are left; call again while any are.

    Raises:
        NotPermitted: only an administrator or a leader removes.
        FieldRefused: the day is younger than the retention period of this machine.

    Source:
        Own rule; legal periods are not settled, so the period is a setting (24 months by default).
    """
    work.need(Role.ADMINISTRATOR, Role.LEADER)
    if request.before > oldest_kept(work.view.today(), work.number_setting(RETENTION_MONTHS)):
        raise FieldRefused(field="before", reason="range")
    instant = datetime.combine(request.before, time(), tzinfo=work.centre.zone_info)
    removed, files = work.remove_bodies(instant, request.most)
    left = work.removable(instant)
    if removed.dossiers:
        event = BodiesRemoved(
            before=request.before.isoformat(),
            dossiers=removed.dossiers,
            bodies=removed.bodies,
            files=files,
            bytes=removed.bytes,
        )
        work.record(f"machine:{work.journal.device}", event, work.clock.now())
    return RemovedBodies(removed.dossiers, removed.bodies, removed.bytes, left)


def oldest_kept(today: date, months: int) -> date:
    """The day so many months before; the last of the month where that month is shorter.

    Args:
        today: the present day.
        months: whole months.

    Returns:
        Day from which on everything is kept.
    """
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    day = today.day
    while True:
        try:
            return date(year, month + 1, day)
        except ValueError:
            day -= 1
