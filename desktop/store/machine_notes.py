"""What a store remembers of the machine it is on: its last whole check."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Final

from desktop.domain.health import StoreCheck
from desktop.store.settings import setting
from sync.journal.journal import Connection

if TYPE_CHECKING:
    from desktop.store.work import Work

LAST_CHECK: Final = "last_whole_check"


def keep_check(work: Work, check: StoreCheck) -> StoreCheck:
    """Remember a whole check."""
    work.set_setting(LAST_CHECK, json.dumps([check.at.isoformat(), check.sound, check.events]))
    return check


def last_check(db: Connection) -> StoreCheck | None:
    """The last whole check; None if there was none."""
    text = setting(db, LAST_CHECK)
    if not text:
        return None
    at, sound, events = json.loads(text)
    return StoreCheck(datetime.fromisoformat(at), bool(sound), int(events))


def last_own_event_at(db: Connection, journal: str) -> datetime | None:
    """Instant of the newest event of a journal."""
    row = db.execute("SELECT at FROM event WHERE journal = ? ORDER BY seq DESC LIMIT 1", (journal,)).fetchone()
    return datetime.fromisoformat(row[0]) if row else None
