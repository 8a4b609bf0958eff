"""Go on in a new journal: after a restore, and when a copy was put in the store's place by hand.

Beside the database lies the number of the last event that was committed to it. It is written after COMMIT and never
before, so it can lag behind the database and never run ahead of it: a database that holds less was put back.
"""

from __future__ import annotations

import contextlib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from desktop.domain.events import StoreRestored, encode
from desktop.store.settings import set_setting, setting
from sync.journal.journal import Connection, Journal

HEAD: Final = "journal.head"
_UUID_LENGTH: Final = 36
_AGREES_S: Final = 24 * 3600
RESTORED_ON: Final = "restored_on"
"""Setting: ISO day in the centre's zone on which this store was last put back; `NOBODY_KNOWS` under a wrong clock."""

NOBODY_KNOWS: Final = "9999-12-31"
"""The clock stood before what had been recorded: which days had numbers is open until it agrees with the province's."""


class _Head(NamedTuple):
    """What lies beside the database: the journal and number of its last event, and the latest day it had one."""

    journal: str
    seq: int
    day: str


def begin_anew(db: Connection, folder: Path, name: str, user: str, at: datetime) -> None:
    """End the journal of a store that was put back, and begin the next with the record of it.

    Args:
        db: connection in a transaction.
        folder: the store's.
        name: of the backup; empty for a copy that was put there by hand.
        user: who did it, or signed in first since.
        at: the present instant, in the centre's zone.
    """
    journal = Journal(db)
    ended = journal.id
    journal.begin_anew()
    beside = _read_head(folder)
    note_restored(db, journal, ended, name, user, at, beside.day if beside else "")


def note_restored(
    db: Connection, journal: Journal, ended: str, name: str, user: str, at: datetime, latest: str = ""
) -> None:
    """Record that a journal ended; args as `begin_anew`, and the latest day that is known to have been worked on."""
    seq = db.execute("SELECT coalesce(max(seq), 0) FROM event WHERE journal = ?", (ended,)).fetchone()[0]
    recorded = db.execute("SELECT max(at) FROM event JOIN delivery USING (ord) WHERE own = 1").fetchone()[0] or ""
    journal.append(
        stream=f"machine:{journal.device}",
        event_type=StoreRestored.__name__,
        v=1,
        at=at.isoformat(),
        actor=user,
        body=encode(StoreRestored(journal=ended, seq=seq, backup=name)),
    )
    day = at.date().isoformat()
    known = max(latest, recorded[: len(day)], setting(db, RESTORED_ON))
    set_setting(db, RESTORED_ON, day if day >= known else NOBODY_KNOWS)


def date_restore(db: Connection, now: datetime, offset_s: int) -> None:
    """Once our clock agrees with the province's, days to come had no numbers: a wrong one had dated the restore.

    Args:
        db: connection in a transaction, after a whole round.
        now: our clock, in the centre's zone.
        offset_s: province's clock minus ours.
    """
    today = max(now, now + timedelta(seconds=offset_s)).date().isoformat()
    if abs(offset_s) < _AGREES_S and setting(db, RESTORED_ON) > today:
        set_setting(db, RESTORED_ON, today)


def note_head(folder: Path, journal: str, seq: int, day: date) -> None:
    """Remember how far a journal got, and when; a disk that takes no more loses only this memory."""
    before = _read_head(folder)
    # A clock that went back takes no day with it.
    latest = max(day.isoformat(), before.day if before else "")
    with contextlib.suppress(OSError):
        (folder / HEAD).write_text(f"{journal} {seq} {latest}", encoding="ascii")


def was_put_back(folder: Path, db: Connection) -> bool:
    """Whether the database holds less of its journal than was once committed to it."""
    beside = _read_head(folder)
    if beside is None:
        return False
    here = Journal(db)
    # A journal that the database does not know began in one that was newer.
    return beside.journal not in here.own() or (beside.journal == here.id and beside.seq > here.head()[0])


def _read_head(folder: Path) -> _Head | None:
    """What lies beside the database; None where nothing does that can be read."""
    try:
        # Earlier programs noted no day.
        journal, seq, day = [*(folder / HEAD).read_text(encoding="ascii").split(" "), ""][:3]
        return _Head(journal, int(seq), day) if len(journal) == _UUID_LENGTH else None
    except (OSError, ValueError):
        return None
