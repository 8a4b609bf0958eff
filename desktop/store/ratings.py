"""How people rated what was done for them: a read table, computed from events like the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from desktop.domain.dossier import Dossier
from desktop.domain.report_models import Ratings
from sync.journal.journal import Connection

TABLES: Final = (
    """
    CREATE TABLE rating (
        dossier TEXT PRIMARY KEY, rated_on TEXT NOT NULL, score INTEGER NOT NULL, level TEXT NOT NULL,
        satisfied INTEGER NOT NULL, reasons TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX rating_day ON rating (rated_on, score, level, satisfied, reasons)",
)
NAMES: Final = ("rating",)


def note(db: Connection, dossier: Dossier, zone: ZoneInfo, *, empty: bool = False) -> None:
    """Write the rating of a dossier instead of what stood there; `empty` says that nothing did."""
    if not empty:
        forget(db, dossier.id)
    rating = dossier.rating
    if rating is not None and dossier.rated_at is not None:
        on = dossier.rated_at.astimezone(zone).date().isoformat()
        reasons = msgspec.json.encode(rating.reasons).decode()
        db.execute(
            "INSERT INTO rating (dossier, rated_on, score, level, satisfied, reasons) VALUES (?, ?, ?, ?, ?, ?)",
            (dossier.id, on, rating.score, rating.level, int(rating.satisfied), reasons),
        )


def forget(db: Connection, dossier: str) -> None:
    """A dossier was not rated."""
    db.execute("DELETE FROM rating WHERE dossier = ?", (dossier,))


def figures_of(db: Connection, dossier: str) -> tuple[str, int, str, int] | None:
    """What reports count of a rating, without its reasons, which the person may have worded; None for no rating."""
    found: tuple[str, int, str, int] | None = db.execute(
        "SELECT rated_on, score, level, satisfied FROM rating WHERE dossier = ?", (dossier,)
    ).fetchone()
    return found


def place(db: Connection, dossier: str, figures: Sequence[str | int]) -> None:
    """Write the `figures_of` a dossier whose bodies were removed."""
    db.execute(
        "INSERT OR REPLACE INTO rating (dossier, rated_on, score, level, satisfied, reasons)"
        " VALUES (?, ?, ?, ?, ?, '[]')",
        (dossier, *figures),
    )


def ratings(db: Connection, first: date, last: date) -> Ratings:
    """Ratings of some days."""
    levels: dict[tuple[int, str], int] = {}
    reasons: Counter[str] = Counter()
    satisfied = 0
    for score, level, good, told, many in db.execute(
        "SELECT score, level, satisfied, reasons, count(*) FROM rating WHERE rated_on BETWEEN ? AND ?"
        " GROUP BY score, level, satisfied, reasons",
        (first.isoformat(), last.isoformat()),
    ):
        levels[score, level] = levels.get((score, level), 0) + many
        satisfied += many if good else 0
        for reason in msgspec.json.decode(told, type=list[str]):
            reasons[reason] += many
    by_level = tuple((level, many) for (_, level), many in sorted(levels.items(), reverse=True))
    by_reason = tuple(sorted(reasons.items(), key=lambda found: (-found[1], found[0])))
    return Ratings(sum(levels.values()), satisfied, by_level, by_reason)
