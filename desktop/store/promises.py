"""How promises went: what was promised at the end of a day, and whether the clock stood still."""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from desktop.domain.dossier import Dossier, promises
from sync.journal.journal import Connection

NAME: Final = "promise"
TABLE: Final = """
    CREATE TABLE promise (
        dossier TEXT NOT NULL, since TEXT NOT NULL, due_on TEXT NOT NULL, paused INTEGER NOT NULL,
        PRIMARY KEY (dossier, since)
    ) STRICT, WITHOUT ROWID
    """
"""`since` is the first day at whose end it held. Only dossiers whose promise ever changed stand here."""


def note(db: Connection, dossier: Dossier, zone: ZoneInfo, *, empty: bool = False) -> None:
    """Write how the promise of a dossier went, instead of what stood there; `empty` says that nothing did."""
    if not empty:
        db.execute("DELETE FROM promise WHERE dossier = ?", (dossier.id,))
    gone = promises(dossier)
    if len(gone) == 1:
        return
    days: dict[str, tuple[str, int]] = {}
    latest = ""
    for one in gone:
        # A clock that was put back must not bring an older promise to the front.
        latest = max(latest, one.since.astimezone(zone).date().isoformat())
        days[latest] = (one.due_at.astimezone(zone).date().isoformat(), int(one.paused))
    db.executemany(
        "INSERT INTO promise (dossier, since, due_on, paused) VALUES (?, ?, ?, ?)",
        [(dossier.id, since, *promise) for since, promise in days.items()],
    )
