"""What waits for a person, by queries; each goes by an index over the small part of the store it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from desktop.domain import attention as kinds
from desktop.domain.attention import Bounds, Concern
from desktop.store import dossiers
from desktop.store.attachments import is_whole
from sync.journal.journal import Connection

_REFUSED: Final = (
    "SELECT d.rowid, v.code, e.at, r.many FROM"
    " (SELECT stream, min(ord) AS first, count(*) AS many FROM delivery INDEXED BY delivery_held_back"
    " WHERE state = 'refused' AND settled = 0 GROUP BY stream) r"
    " CROSS JOIN delivery v ON v.ord = r.first CROSS JOIN event e ON e.ord = r.first"
    " CROSS JOIN dossier d ON d.id = r.stream"
    " WHERE v.code {within} ('stale', 'forked') ORDER BY r.first"
)
_WORK: Final = "FROM dossier d INDEXED BY dossier_work WHERE d.open = 1 AND"
_NUMBER: Final = (
    "SELECT d.rowid, d.first_number, d.received_on, 1 FROM dossier d INDEXED BY dossier_first_number"
    " WHERE d.first_number <> d.number AND d.open = 1 AND d.first_number"
)


class _Query(NamedTuple):
    """Gives the row of a dossier or NULL, a code, a day and a count; `days` are the names of its values, in order."""

    sql: str
    days: tuple[str, ...] = ()


_QUERIES: Final = {
    kinds.SHUT_OUT: _Query("SELECT NULL, '', value, 1 FROM sync_state WHERE name = 'shut_out_at' AND value <> ''"),
    kinds.REFUSED: _Query(_REFUSED.format(within="NOT IN")),
    kinds.CONFLICT: _Query(_REFUSED.format(within="IN")),
    # Provisional numbers (`TAM-`) are replaced by the official ones as a matter of course.
    kinds.NUMBER: _Query(f"{_NUMBER} < 'TAM-' UNION ALL {_NUMBER} >= 'TAM.'"),
    kinds.UNREAD: _Query(
        "SELECT d.rowid, '', NULL, d.unknown FROM dossier d INDEXED BY dossier_attention"
        " WHERE (d.refused > 0 OR d.unknown > 0) AND d.unknown > 0 ORDER BY d.due_at"
    ),
    # Ids of events sort by time, and stand in the index: what is young is passed over inside it. Without a link the
    # records themselves wait, which is told elsewhere.
    kinds.FILES: _Query(
        "SELECT d.rowid, '', min(e.at), count(DISTINCT a.sha256)"
        " FROM attachment a INDEXED BY attachment_owed CROSS JOIN event e ON e.id = a.event"
        " CROSS JOIN delivery v ON v.ord = e.ord CROSS JOIN dossier d ON d.id = a.dossier"
        " WHERE a.own = 1 AND a.held = 0 AND a.event < ? AND v.state = 'stored'"
        " GROUP BY d.rowid ORDER BY min(e.at)",
        ("unsent",),
    ),
    kinds.SCANNED: _Query(
        "SELECT d.rowid, '', NULL, count(*) FROM scan_tray s CROSS JOIN dossier d ON d.id = s.dossier"
        " GROUP BY d.rowid ORDER BY d.rowid"
    ),
    kinds.LATE: _Query(
        f"SELECT d.rowid, '', d.due_on, 1 {_WORK} d.turn = 0 AND d.due_at < ? AND d.due_on < ? AND d.extended = 0"
        " ORDER BY d.due_at",
        ("tomorrow", "today"),
    ),
    kinds.LAST_DAY: _Query(
        f"SELECT d.rowid, '', d.due_on, 1 {_WORK} d.turn = 0 AND d.due_at >= ? AND d.due_on > ? AND d.due_on <= ?"
        " AND d.extended = 0 AND d.received_on < ? ORDER BY d.due_at",
        ("tomorrow", "today", "next_day", "today"),
    ),
    kinds.LAPSE: _Query(
        "SELECT d.rowid, '', d.lapses_on, 1 FROM dossier d INDEXED BY dossier_lapse"
        " WHERE d.lapses_on <> '' AND d.lapses_on <= ? ORDER BY d.lapses_on, d.rowid",
        ("lapse_by",),
    ),
    kinds.UNFETCHED: _Query(
        f"SELECT d.rowid, '', d.settled_on, 1 {_WORK} d.turn = 1 AND d.settled_on <= ? ORDER BY d.settled_on, d.rowid",
        ("settled_by",),
    ),
    # Whoever came again for the same thing needs no call.
    kinds.EXPIRING: _Query(
        "SELECT d.rowid, r.number, r.valid_until, 1 FROM issued_result r INDEXED BY issued_result_term"
        " CROSS JOIN dossier d ON d.id = r.dossier"
        " WHERE r.valid_until <> '' AND r.valid_until BETWEEN ? AND ? AND NOT EXISTS ("
        "SELECT 1 FROM dossier n INDEXED BY dossier_person WHERE n.id_number = d.id_number AND n.id_number <> ''"
        " AND n.procedure = d.procedure AND n.received_at > d.settled_at)"
        " ORDER BY r.valid_until, d.rowid",
        ("expired_since", "expire_by"),
    ),
}


def counts(db: Connection, bounds: Bounds, zone: ZoneInfo) -> dict[str, int]:
    """How many there are of each kind."""
    values = _values(bounds, zone)
    found = {}
    for kind, query in _QUERIES.items():
        told = [values[name] for name in query.days]
        found[kind] = int(db.execute(f"SELECT count(*) FROM ({query.sql})", told).fetchone()[0])
    return found


def concerns(
    db: Connection, wanted: Iterable[str], most: int, bounds: Bounds, zone: ZoneInfo, place: Callable[[str], Path]
) -> tuple[Concern, ...]:
    """Concerns of some kinds, those of one kind behind those of another.

    Args:
        db: connection.
        wanted: kinds, in order.
        most: how many at most.
        bounds: days that decide.
        zone: zone of the centre.
        place: where the file of an address lies.
    """
    values, left = _values(bounds, zone), most
    found: list[Concern] = []
    for kind in wanted:
        query = _QUERIES[kind]
        told = [values[name] for name in query.days]
        rows = db.execute(f"SELECT * FROM ({query.sql}) LIMIT ?", [*told, left]).fetchall()
        numbers = [row[0] for row in rows if row[0] is not None]
        by_number = dict(zip(numbers, dossiers.rows_of(db, numbers, zone), strict=True))
        for number, code, day, count in rows:
            dossier = by_number.get(number)
            lacking = kind == kinds.FILES and dossier is not None and _lacks_a_file(db, dossier.id, place)
            found.append(Concern(kind, dossier, code, _day(day, zone), count, lacking))
        left -= len(rows)
    return tuple(found)


def _day(text: str | None, zone: ZoneInfo) -> date | None:
    """The day of an ISO day or instant."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text).astimezone(zone).date()


def _lacks_a_file(db: Connection, dossier: str, place: Callable[[str], Path]) -> bool:
    """Whether an owed file of a dossier is missing here, or has another length than it states."""
    owed = db.execute("SELECT sha256 FROM attachment WHERE dossier = ? AND own = 1 AND held = 0", (dossier,))
    for (sha256,) in owed.fetchall():
        try:
            if not is_whole(place(sha256)):
                return True
        except OSError:
            return True
    return False


def _values(bounds: Bounds, zone: ZoneInfo) -> dict[str, str]:
    tomorrow = datetime.combine(bounds.today, time.max, zone).astimezone(UTC)
    unsent = int(datetime.combine(bounds.unsent_by, time.min, zone).timestamp() * 1000).to_bytes(6, "big").hex()
    return {
        "today": bounds.today.isoformat(),
        "tomorrow": tomorrow.isoformat(timespec="seconds")[:19] + "Z",
        "next_day": bounds.next_day.isoformat(),
        "lapse_by": bounds.lapse_by.isoformat(),
        "settled_by": bounds.settled_by.isoformat(),
        "expired_since": bounds.expired_since.isoformat(),
        "expire_by": bounds.expire_by.isoformat(),
        "unsent": f"{unsent[:8]}-{unsent[8:]}",
    }
