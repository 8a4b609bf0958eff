"""Dossiers as reports list them: lean rows, read some days at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from desktop.domain.indicators import Sent
from desktop.domain.report_models import RegisterLine, ReportedDossier, Travel
from desktop.store.dossier_counts import SEEN, period_days
from sync.journal.journal import Connection

_COLUMNS: Final = (
    "d.id, d.number, d.procedure, d.title, d.field, d.name, d.phone, d.address, d.channel, d.return_by, d.returned_by,"
    " d.status, d.actor, d.settles_name, d.forwarded_to, d.fee_vnd, d.extended, d.reason, d.delay_reason,"
    " d.received_at, d.forwarded_at, d.due_at, d.settled_at, d.returned_at"
)
_INSTANTS: Final = 19
"""Place of the first instant."""

_REGISTER: Final = (
    "d.number, d.procedure, d.title, d.field, d.name, d.phone, d.channel, d.return_by, d.status, d.fee_vnd, d.reason,"
    " d.received_at, d.due_at, d.settled_at"
)

BY: Final[Mapping[str, tuple[str, str]]] = {
    "received": ("dossier_received", "d.received_on BETWEEN ? AND ? ORDER BY d.received_on, d.received_at, d.rowid"),
    "forwarded": (
        "dossier_forwarded",
        "d.forwarded_on BETWEEN ? AND ? AND d.status <> 3 ORDER BY d.forwarded_on, d.forwarded_at, d.rowid",
    ),
    "posted": (
        "dossier_posted",
        "d.settled_on BETWEEN ? AND ? AND d.return_by = 'post' AND d.status IN (9, 10)"
        " ORDER BY d.settled_on, d.settled_at, d.rowid",
    ),
}
"""What a list goes by: its index, and which dossiers of some days in what order."""

_LATE: Final = f"""
    SELECT {_COLUMNS} FROM ({SEEN}) s CROSS JOIN dossier d ON d.rowid = s.place
    WHERE s.status <> 3 AND (
        (s.done_on IS NOT NULL AND s.status <> 7 AND s.due_then < s.done_on AND s.done_on >= :first)
        OR (s.done_on IS NULL AND NOT s.paused_then AND s.due_then < :last)
    )
    ORDER BY d.due_at, d.rowid
"""
_UNHEARD: Final = f"""
    SELECT {_COLUMNS} FROM dossier d INDEXED BY dossier_settled
    CROSS JOIN event e ON e.stream = d.id AND e.type = 'ResultReady' JOIN delivery v USING (ord)
    WHERE d.settled_on BETWEEN :first AND :last AND d.status IN (9, 10) AND d.due_on >= d.settled_on AND (
        (v.state = 'waiting' AND d.due_on < :last)
        OR v.answered_at >= strftime('%Y-%m-%dT%H:%M', d.due_on, '+1 day', :back)
    )
    GROUP BY d.rowid ORDER BY d.due_at, d.rowid
"""
_SENT: Final = (
    "SELECT d.received_on, v.state, v.own, v.answered_at FROM dossier d INDEXED BY dossier_received"
    " CROSS JOIN event e ON e.stream = d.id AND e.type = 'DossierReceived' JOIN delivery v USING (ord)"
    " WHERE d.received_on BETWEEN ? AND ? AND d.status <> 3"
)
_TRAVELS: Final = (
    "SELECT e.type, e.at, v.state, v.answered_at FROM event e JOIN delivery v USING (ord)"
    " WHERE e.stream = ? ORDER BY e.ord"
)


def of_days(db: Connection, by: str, first: date, last: date, zone: ZoneInfo) -> list[ReportedDossier]:
    """Dossiers received, forwarded or settled for the post (`BY`) on some days, in order of that instant."""
    return _reported(_of_days(db, _COLUMNS, by, first, last), zone)


def register(db: Connection, first: date, last: date, zone: ZoneInfo) -> list[RegisterLine]:
    """Dossiers received on some days as the register shows them: a year of them in half the time of `of_days`."""
    read = datetime.fromisoformat
    return [
        RegisterLine._make(
            (
                *row[:-3],
                read(row[-3]).astimezone(zone),
                read(row[-2]).astimezone(zone),
                read(row[-1]).astimezone(zone) if row[-1] else None,
            )
        )
        for row in _of_days(db, _REGISTER, "received", first, last)
    ]


def _of_days(db: Connection, columns: str, by: str, first: date, last: date) -> Iterable[tuple[Any, ...]]:
    index, where = BY[by]
    sql = f"SELECT {columns} FROM dossier d INDEXED BY {index} WHERE {where}"
    found: Iterable[tuple[Any, ...]] = db.execute(sql, (first.isoformat(), last.isoformat()))
    return found


def late(db: Connection, first: date, last: date, zone: ZoneInfo) -> list[ReportedDossier]:
    """Dossiers settled late in a period, and those open and late at its end; oldest promise first."""
    return _reported(db.execute(_LATE, period_days(first, last)), zone)


def unheard(db: Connection, first: date, last: date, zone: ZoneInfo) -> list[ReportedDossier]:
    """Dossiers settled in time in a period whose result the province learnt of after the due day, or not yet."""
    noon = datetime.combine(last, time(12), zone).utcoffset() or timedelta()
    back = f"{-round(noon.total_seconds() / 60)} minutes"
    days = {"first": first.isoformat(), "last": last.isoformat(), "back": back}
    return _reported(db.execute(_UNHEARD, days), zone)


def count(db: Connection, by: str, first: date, last: date) -> int:
    """Number of dossiers of a list (`BY`)."""
    index, where = BY[by]
    where = where.partition(" ORDER BY")[0]
    sql = f"SELECT count(*) FROM dossier d INDEXED BY {index} WHERE {where}"
    return int(db.execute(sql, (first.isoformat(), last.isoformat())).fetchone()[0])


def stored(db: Connection, first: date, last: date) -> int:
    """Dossiers received in a period, refused ones too."""
    sql = "SELECT count(*) FROM dossier WHERE received_on BETWEEN ? AND ?"
    return int(db.execute(sql, (first.isoformat(), last.isoformat())).fetchone()[0])


def sent(db: Connection, first: date, last: date, zone: ZoneInfo) -> Sent:
    """What the province has of the receptions of a period, and how long settling took."""
    days = (first.isoformat(), last.isoformat())
    held = known = same = 0
    for received_on, state, own, answered in db.execute(_SENT, days):
        if state == "stored" or not own:
            held += 1
            known += bool(answered)
            same += bool(answered) and _local(answered, zone).date().isoformat() == received_on
    (average,) = db.execute(
        "SELECT avg(julianday(settled_at) - julianday(received_at)) FROM dossier INDEXED BY dossier_settled"
        " WHERE settled_on BETWEEN ? AND ? AND status IN (9, 10)",
        days,
    ).fetchone()
    return Sent(held, known, same, average)


def travels(db: Connection, dossier: str, zone: ZoneInfo) -> dict[str, Travel]:
    """How the events of a dossier came to the province, by type; of several of a type the last one."""
    return {
        kind: Travel(_local(at, zone), state, _local(answered, zone) if answered else None)
        for kind, at, state, answered in db.execute(_TRAVELS, (dossier,))
    }


def _reported(rows: Iterable[tuple[Any, ...]], zone: ZoneInfo) -> list[ReportedDossier]:
    return [
        ReportedDossier._make([*row[:_INSTANTS], *[_local(text, zone) if text else None for text in row[_INSTANTS:]]])
        for row in rows
    ]


def _local(text: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).astimezone(zone)
