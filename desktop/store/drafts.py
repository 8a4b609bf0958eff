"""Half-filled forms: mutable, local, never synced, gone when saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sync.journal.journal import Connection


@dataclass(frozen=True)
class Draft:
    """A half-filled form.

    Attributes:
        data: the form's own JSON.
    """

    id: str
    saved_at: datetime
    user: str
    data: bytes


def save(db: Connection, draft_id: str, at: datetime, user: str, data: bytes) -> None:
    """Keep the newest state of a form."""
    db.execute(
        "INSERT OR REPLACE INTO draft (id, saved_at, user, data) VALUES (?, ?, ?, ?)",
        (draft_id, at.isoformat(), user, data),
    )


def drop(db: Connection, draft_id: str) -> None:
    """Forget a form."""
    db.execute("DELETE FROM draft WHERE id = ?", (draft_id,))


def load(db: Connection, user: str) -> list[Draft]:
    """Forms of a user, newest first."""
    rows = db.execute("SELECT id, saved_at, user, data FROM draft WHERE user = ? ORDER BY saved_at DESC", (user,))
    return [Draft(r[0], datetime.fromisoformat(r[1]), r[2], r[3]) for r in rows]
