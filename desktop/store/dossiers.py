"""Queries over the read tables; every list query has an index in its plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.dossier import Status
from desktop.domain.read_models import DayCount, DossierFilter, DossierPage, DossierRow
from desktop.domain.reports import DossierFigures
from desktop.domain.vietnamese import fold
from sync.journal.journal import Connection

_ROW: Final = (
    "d.id, d.number, d.name, d.phone, d.procedure, d.title, d.short, d.field, d.channel, d.return_by, d.status,"
    " d.received_at, d.due_at, d.updated_at, d.settled_at, d.open, d.paused, d.reason, d.fee_vnd, d.waiting,"
    " d.refused, d.unknown"
)
_SORTS: Final = {
    "due": "d.due_at",
    "received": "d.received_at",
    "number": "d.number",
    "name": "d.name_key",
    "updated": "d.updated_at",
}
PAGE: Final = 50


def view_condition(view: str, today: date, soon: date) -> tuple[str, list[Any]]:
    """SQL condition of a saved view.

    Args:
        view: name as in DossierFilter.
        today: the day in the centre's zone.
        soon: last day that counts as soon.
    """
    running = "d.open = 1 AND d.turn = 0"
    match view:
        case "open":
            return "d.open = 1", []
        case "late":
            return f"{running} AND d.due_on < ?", [today.isoformat()]
        case "due_today":
            return f"{running} AND d.due_on = ?", [today.isoformat()]
        case "soon":
            return f"{running} AND d.due_on > ? AND d.due_on <= ?", [today.isoformat(), soon.isoformat()]
        case "waiting":
            return "d.status IN (5, 6)", []
        case "to_return":
            return "d.status = 9", []
        case "closed":
            return "d.open = 0", []
        case "attention":
            return "(d.refused > 0 OR d.unknown > 0)", []
    return "1 = 1", []


def page(
    db: Connection, wanted: DossierFilter, *, offset: int, limit: int, today: date, soon: date, zone: ZoneInfo
) -> DossierPage:
    """One page of a list, with the number of dossiers that match."""
    where, values = view_condition(wanted.view, today, soon)
    for column in ("field", "channel", "received_on"):
        if value := getattr(wanted, column):
            where += f" AND d.{column} = ?"
            values.append(value)
    source = "dossier d"
    if match := search_expression(wanted.text):
        source = "dossier_search JOIN dossier d ON d.rowid = dossier_search.rowid"
        where = f"dossier_search MATCH ? AND {where}"
        values.insert(0, match)
    elif wanted.text.strip():
        return DossierPage((), 0, 0)
    total = int(db.execute(f"SELECT count(*) FROM {source} WHERE {where}", values).fetchone()[0])
    direction = "DESC" if wanted.descending else "ASC"
    # What still runs comes first, then what only has to be fetched, then what waits for somebody else.
    first = "d.turn, " if wanted.sort == "due" and wanted.view == "open" else ""
    order = f"{first}{_SORTS[wanted.sort]} {direction}, d.rowid {direction}"
    rows = db.execute(
        f"SELECT {_ROW} FROM {source} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        [*values, limit, offset],
    )
    return DossierPage(tuple(_row(r, zone) for r in rows), total, offset)


def search_expression(text: str) -> str:
    """FTS5 expression: every word by its beginning; empty if the text holds no word."""
    kept = "".join(c if c.isalnum() or c in ".-" else " " for c in fold(text)).split()
    return " AND ".join(f'"{word}"*' for word in kept if word.strip(".-"))


def count(db: Connection, view: str, today: date, soon: date) -> int:
    """Number of dossiers of a saved view."""
    where, values = view_condition(view, today, soon)
    return int(db.execute(f"SELECT count(*) FROM dossier d WHERE {where}", values).fetchone()[0])


def rows(
    db: Connection, condition: str, values: Sequence[Any], order: str, limit: int, zone: ZoneInfo
) -> tuple[DossierRow, ...]:
    """Dossiers of a fixed condition of this room."""
    found = db.execute(f"SELECT {_ROW} FROM dossier d WHERE {condition} ORDER BY {order} LIMIT ?", [*values, limit])
    return tuple(_row(r, zone) for r in found)


def by_number(db: Connection, number: str) -> str | None:
    """Id of the dossier with this number, official or provisional, now or before."""
    row = db.execute(
        "SELECT id, own FROM dossier WHERE number = ? UNION SELECT id, own FROM dossier WHERE first_number = ?"
        " ORDER BY own DESC",
        (number, number),
    ).fetchone()
    return row[0] if row else None


def days(db: Connection, first: date, last: date) -> dict[date, tuple[int, int]]:
    """Dossiers received (refused ones left out) and settled, by day."""
    counts: dict[date, tuple[int, int]] = {}
    day = first
    while day <= last:
        counts[day] = (0, 0)
        day += timedelta(days=1)
    span = (first.isoformat(), last.isoformat())
    for on, number in db.execute(
        "SELECT received_on, count(*) FROM dossier WHERE received_on BETWEEN ? AND ? AND status <> 3 GROUP BY 1",
        span,
    ):
        counts[date.fromisoformat(on)] = (number, 0)
    for on, number in db.execute(
        "SELECT settled_on, count(*) FROM dossier WHERE settled_on BETWEEN ? AND ? GROUP BY 1", span
    ):
        received, _ = counts[date.fromisoformat(on)]
        counts[date.fromisoformat(on)] = (received, number)
    return counts


def figures(db: Connection, first: date, last: date) -> list[DossierFigures]:
    """Every dossier that matters for a period: received in it, settled in it, or open at its start."""
    found = db.execute(
        "SELECT field, channel, status, received_on, due_on, settled_on, fee_vnd, extended, papers, scanned, reused"
        " FROM dossier WHERE received_on <= ?1 AND (received_on >= ?2 OR settled_on IS NULL OR settled_on >= ?2)",
        (last.isoformat(), first.isoformat()),
    )
    return [
        DossierFigures(
            field=r[0],
            channel=r[1],
            status=Status(r[2]),
            received_on=date.fromisoformat(r[3]),
            due_on=date.fromisoformat(r[4]),
            settled_on=date.fromisoformat(r[5]) if r[5] else None,
            withdrawn=r[2] == Status.WITHDRAWN,
            fee_vnd=r[6],
            extended=bool(r[7]),
            papers=r[8],
            scanned=r[9],
            reused=r[10],
        )
        for r in found
    ]


def chart(counts: dict[date, tuple[int, int]], off: dict[date, str]) -> tuple[DayCount, ...]:
    """Days of the chart in order."""
    return tuple(DayCount(day, a, b, off.get(day, "")) for day, (a, b) in sorted(counts.items()))


def _row(r: Sequence[Any], zone: ZoneInfo) -> DossierRow:
    def at(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text).astimezone(zone) if text else None

    received, due, updated = at(r[11]), at(r[12]), at(r[13])
    assert received
    assert due
    assert updated
    return DossierRow(
        id=r[0],
        number=r[1],
        name=r[2],
        phone=r[3],
        procedure=r[4],
        title=r[5],
        short=r[6],
        field=r[7],
        channel=r[8],
        return_by=r[9],
        status=Status(r[10]),
        received_at=received,
        due_at=due,
        updated_at=updated,
        settled_at=at(r[14]),
        open=bool(r[15]),
        paused=bool(r[16]),
        reason=r[17],
        fee_vnd=r[18],
        waiting=r[19],
        refused=r[20],
        unknown=r[21],
    )
