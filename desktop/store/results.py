"""Results that were issued, with their number and term: a read table, computed from events like the others."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from desktop.domain.dossier import Dossier
from desktop.domain.report_models import IssuedResult
from sync.journal.journal import Connection

TABLES: Final = (
    """
    CREATE TABLE issued_result (
        dossier TEXT PRIMARY KEY, kind TEXT NOT NULL, number TEXT NOT NULL, holder TEXT NOT NULL,
        valid_until TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX issued_result_term ON issued_result (valid_until) WHERE valid_until <> ''",
)
NAMES: Final = ("issued_result",)

BY: Final = "issued"
"""What the report of results goes by, among those of `report_rows.BY`."""

_ISSUED: Final = (
    "SELECT d.number, d.title, r.kind, r.number, r.holder, d.settled_at, r.valid_until, d.returned_at"
    " FROM dossier d INDEXED BY dossier_settled CROSS JOIN issued_result r ON r.dossier = d.id"
    " WHERE d.settled_on BETWEEN ? AND ? ORDER BY d.settled_on, d.settled_at, d.rowid"
)


def note(db: Connection, dossier: Dossier, *, empty: bool = False) -> None:
    """Write the result of a dossier instead of what stood there; `empty` says that nothing did."""
    if not empty:
        forget(db, dossier.id)
    result = dossier.result
    if result is not None and (result.result or result.valid_until or result.holder):
        db.execute(
            "INSERT INTO issued_result (dossier, kind, number, holder, valid_until) VALUES (?, ?, ?, ?, ?)",
            (dossier.id, result.kind, result.result, result.holder or dossier.applicant.name, result.valid_until),
        )


def forget(db: Connection, dossier: str) -> None:
    """A dossier has no result, or its bodies were removed."""
    db.execute("DELETE FROM issued_result WHERE dossier = ?", (dossier,))


def issued(db: Connection, first: date, last: date, zone: ZoneInfo) -> list[IssuedResult]:
    """Results that came on some days, in order of that instant."""
    found = db.execute(_ISSUED, (first.isoformat(), last.isoformat()))

    def local(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text).astimezone(zone) if text else None

    return [
        IssuedResult(number, title, kind, result, holder, local(settled), until, local(returned))
        for number, title, kind, result, holder, settled, until, returned in found
    ]


def count(db: Connection, first: date, last: date) -> int:
    """Number of `issued`."""
    found = db.execute(f"SELECT count(*) FROM ({_ISSUED})", (first.isoformat(), last.isoformat()))
    return int(found.fetchone()[0])
