"""Go on in a new journal: after a restore, and when a copy was put in the store's place by hand.

Beside the database lies the number of the last event that was committed to it. It is written after COMMIT and never
before, so it can lag behind the database and never run ahead of it: a database that holds less was put back.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.domain.events import StoreRestored, encode
from desktop.store.settings import set_setting
from sync.journal.journal import Connection, Journal

HEAD: Final = "journal.head"
_UUID_LENGTH: Final = 36
RESTORED_ON: Final = "restored_on"
"""Setting: ISO day in the centre's zone on which this store was last put back."""


def begin_anew(db: Connection, name: str, user: str, at: datetime) -> None:
    """End the journal of a store that was put back, and begin the next with the record of it.

    Args:
        db: connection in a transaction.
        name: of the backup; empty for a copy that was put there by hand.
        user: who did it, or signed in first since.
        at: the present instant, in the centre's zone.
    """
    journal = Journal(db)
    ended = journal.id
    journal.begin_anew()
    note_restored(db, journal, ended, name, user, at)


def note_restored(db: Connection, journal: Journal, ended: str, name: str, user: str, at: datetime) -> None:
    """Record that a journal ended; args as `begin_anew`."""
    seq = db.execute("SELECT coalesce(max(seq), 0) FROM event WHERE journal = ?", (ended,)).fetchone()[0]
    journal.append(
        stream=f"machine:{journal.device}",
        event_type=StoreRestored.__name__,
        v=1,
        at=at.isoformat(),
        actor=user,
        body=encode(StoreRestored(journal=ended, seq=seq, backup=name)),
    )
    set_setting(db, RESTORED_ON, at.date().isoformat())


def note_head(folder: Path, journal: str, seq: int) -> None:
    """Remember how far a journal got; a disk that takes no more loses only this memory."""
    with contextlib.suppress(OSError):
        (folder / HEAD).write_text(f"{journal} {seq}", encoding="ascii")


def was_put_back(folder: Path, db: Connection) -> bool:
    """Whether the database holds less of its journal than was once committed to it."""
    try:
        journal, seq = (folder / HEAD).read_text(encoding="ascii").split(" ")
        known = int(seq)
    except (OSError, ValueError):
        return False
    if len(journal) != _UUID_LENGTH:
        return False
    here = Journal(db)
    # A journal that the database does not know began in one that was newer.
    return journal not in here.own() or (journal == here.id and known > here.head()[0])
