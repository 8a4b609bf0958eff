"""Remove bodies of old closed dossiers at this machine. Headers and hashes stay, and every chain still verifies.

What reports count of a dossier stays too, without anything of the person: it could not be folded again.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from desktop.domain.events import DossierReceived
from desktop.store import named_files, ratings, results
from desktop.store.projections import place_removed
from sync.journal.journal import Connection

_RECEIVED: Final = DossierReceived.__name__
_OF_THE_PERSON: Final = ("name", "name_key", "id_number", "phone", "address", "reason", "delay_reason")

_DUE: Final = (
    "FROM dossier d WHERE d.open = 0 AND d.updated_at < ? AND d.waiting = 0 AND d.refused = 0 AND d.unknown = 0"
    " AND d.id NOT IN (SELECT id FROM removed_dossier)"
    # Until a file is known to be at the province, this machine holds the only copy of it.
    " AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.dossier = d.id AND a.own = 1 AND a.held = 0)"
    # A result in force is looked for, and its holder told before its last day.
    " AND NOT EXISTS (SELECT 1 FROM issued_result r WHERE r.dossier = d.id AND r.valid_until >= ?)"
)


class Removed(NamedTuple):
    """What was removed: dossiers, bodies of events, bytes of them."""

    dossiers: int
    bodies: int
    bytes: int


def due(db: Connection, before: datetime) -> int:
    """Dossiers that are closed, wholly at the province with their files, and untouched since before an instant.

    Nor may the term of a result have ended after it.
    """
    return int(db.execute(f"SELECT count(*) {_DUE}", _values(before)).fetchone()[0])


def remove(db: Connection, before: datetime, most: int) -> Removed:
    """Remove the bodies of the oldest of them.

    Args:
        db: connection in a transaction.
        before: aware instant.
        most: at most so many dossiers.
    """
    sql = f"SELECT d.id {_DUE} ORDER BY d.updated_at, d.rowid LIMIT ?"
    streams = [row[0] for row in db.execute(sql, (*_values(before), most))]
    bodies = size = 0
    # Otherwise the removed bytes would stay on the freed pages until something else is written there.
    db.execute("PRAGMA secure_delete = ON")
    for stream in streams:
        _keep_figures(db, stream)
        named_files.forget(db, stream)
        results.forget(db, stream)
        for ord_, length in db.execute(
            "SELECT ord, length(body) FROM event WHERE stream = ? AND body IS NOT NULL", (stream,)
        ).fetchall():
            db.execute("INSERT INTO body_removal (ord) VALUES (?)", (ord_,))
            db.execute("UPDATE event SET body = NULL WHERE ord = ?", (ord_,))
            bodies, size = bodies + 1, size + length
    db.execute("PRAGMA secure_delete = OFF")
    return Removed(len(streams), bodies, size)


def is_removed(db: Connection, stream: str) -> bool:
    """Whether the bodies of a dossier were removed."""
    return db.execute("SELECT 1 FROM removed_dossier WHERE id = ?", (stream,)).fetchone() is not None


def _keep_figures(db: Connection, stream: str) -> None:
    names = [row[1] for row in db.execute("PRAGMA table_info(dossier)")]
    values = db.execute(f"SELECT {', '.join(names)} FROM dossier WHERE id = ?", (stream,)).fetchone()
    row = {name: value for name, value in zip(names, values, strict=True) if name != "rowid"}
    row.update(dict.fromkeys(_OF_THE_PERSON, ""))
    (body,) = db.execute("SELECT body FROM event WHERE stream = ? AND type = ?", (stream, _RECEIVED)).fetchone()
    row["rating"] = ratings.figures_of(db, stream)
    row["counter"] = json.loads(body).get("counter", "")
    db.execute("INSERT INTO removed_dossier (id, row) VALUES (?, ?)", (stream, json.dumps(row, ensure_ascii=False)))
    place_removed(db, row)


def _values(before: datetime) -> tuple[str, str]:
    """Values of `_DUE`."""
    return _utc(before), before.date().isoformat()


def _utc(at: datetime) -> str:
    return at.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")
