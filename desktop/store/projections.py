"""Read tables computed from the journal. Never migrated: dropped and rebuilt when `VERSION` rises."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from desktop.domain import events as ev
from desktop.domain.dossier import CLOSED, PAUSED, Dossier, Status, apply, begin
from desktop.domain.vietnamese import fold
from sync.journal.journal import Connection, Delivery, Journal
from sync.wire.envelope import Envelope

VERSION: Final = 4

_TABLES: Final = (
    """
    CREATE TABLE dossier (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        number TEXT NOT NULL,
        first_number TEXT NOT NULL,
        own INTEGER NOT NULL,
        status INTEGER NOT NULL,
        procedure TEXT NOT NULL,
        title TEXT NOT NULL,
        short TEXT NOT NULL,
        field TEXT NOT NULL,
        channel TEXT NOT NULL,
        return_by TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        id_number TEXT NOT NULL,
        phone TEXT NOT NULL,
        actor TEXT NOT NULL,
        received_at TEXT NOT NULL,
        received_on TEXT NOT NULL,
        due_at TEXT NOT NULL,
        due_on TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        settled_at TEXT,
        settled_on TEXT,
        returned_at TEXT,
        returned_on TEXT,
        open INTEGER NOT NULL,
        paused INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        extended INTEGER NOT NULL,
        fee_vnd INTEGER NOT NULL,
        papers INTEGER NOT NULL,
        scanned INTEGER NOT NULL,
        reused INTEGER NOT NULL,
        events INTEGER NOT NULL,
        waiting INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        unknown INTEGER NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX dossier_number ON dossier (number)",
    "CREATE INDEX dossier_first_number ON dossier (first_number)",
    "CREATE INDEX dossier_work ON dossier (open, turn, due_at, rowid)",
    "CREATE INDEX dossier_status ON dossier (status, due_at, rowid)",
    "CREATE INDEX dossier_received ON dossier (received_on, rowid)",
    "CREATE INDEX dossier_settled ON dossier (settled_on)",
    "CREATE INDEX dossier_returned ON dossier (returned_on)",
    "CREATE INDEX dossier_person ON dossier (id_number, received_at)",
    "CREATE INDEX dossier_updated ON dossier (updated_at)",
    "CREATE INDEX dossier_attention ON dossier (due_at) WHERE (refused > 0 OR unknown > 0)",
    """
    CREATE VIRTUAL TABLE dossier_search USING fts5 (
        words, content = '', contentless_delete = 1, prefix = '2 3 4', detail = 'none',
        tokenize = "unicode61 remove_diacritics 0 tokenchars '.-'"
    )
    """,
    "CREATE TABLE number_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT",
    """
    CREATE TABLE day_closing (
        stream TEXT PRIMARY KEY, own INTEGER NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
        head TEXT NOT NULL
    ) STRICT
    """,
)
_NAMES: Final = ("dossier", "dossier_search", "number_series", "day_closing")


def needs_rebuild(db: Connection) -> bool:
    """Whether the read tables are missing or of another version."""
    row = db.execute("SELECT version FROM projection WHERE name = 'all'").fetchone()
    return row is None or row[0] != VERSION


def rebuild(
    db: Connection, journal: Journal, zone: ZoneInfo, progress: Callable[[int, int], None] = lambda a, b: None
) -> None:
    """Drop the read tables and fold every stream anew, inside the caller's transaction.

    Args:
        db: connection in a transaction.
        journal: the events.
        zone: zone of the centre, for days.
        progress: told the number of streams done and in all.
    """
    for name in _NAMES:
        db.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in _TABLES:
        db.execute(statement)
    streams = journal.streams()
    for done, stream in enumerate(streams, 1):
        refresh_stream(db, journal, stream, zone)
        if done % 500 == 0 or done == len(streams):
            progress(done, len(streams))
    for (row,) in db.execute("SELECT row FROM removed_dossier").fetchall():
        place_removed(db, json.loads(row))
    db.execute("INSERT OR REPLACE INTO projection (name, version) VALUES ('all', ?)", (VERSION,))


def place_removed(db: Connection, row: dict[str, Any]) -> None:
    """Write the row of a dossier whose bodies were removed; columns that came later have their empty value."""
    columns = {info[1]: 0 if info[2] == "INTEGER" else "" for info in db.execute("PRAGMA table_info(dossier)")}
    _write_row(
        db, {name: row.get(name, empty) for name, empty in columns.items() if name != "rowid"}, fold(row["number"])
    )


def refresh_stream(db: Connection, journal: Journal, stream: str, zone: ZoneInfo) -> None:
    """Fold one stream and write its row; the same path for one new event and for a rebuild."""
    events = journal.stream(stream)
    if not events:
        return
    if events[0][0].header.type == "DayClosed":
        _write_day(db, events, journal.id)
        return
    dossier, unknown = fold_dossier(stream, events)
    if dossier is not None:
        _write_dossier(db, dossier, unknown, events, journal.id, zone)


def fold_dossier(stream: str, events: list[tuple[Envelope, Delivery]]) -> tuple[Dossier | None, int]:
    """The state of a dossier, and the number of events this program does not understand.

    Reception comes first whatever the province answered for it: the applicant holds the slip. Other refused
    events are left out: the province's ledger does not count them. An event of an unknown type or shape stops
    the fold there, since what follows may rest on it.
    """
    dossier: Dossier | None = None
    events = sorted(events, key=lambda event: event[0].header.type != ev.DossierReceived.__name__)
    for index, (envelope, delivery) in enumerate(events):
        if delivery.state == "refused" and dossier is not None:
            continue
        body = read_body(envelope)
        if body is None or (dossier is None and not isinstance(body, ev.DossierReceived)):
            return dossier, len(events) - index
        try:
            if dossier is None:
                assert isinstance(body, ev.DossierReceived)
                dossier = begin(ev.DossierId(stream), body)
            else:
                dossier = apply(dossier, body, datetime.fromisoformat(envelope.header.at), envelope.header.id)
        except ValueError:
            return dossier, len(events) - index
    return dossier, 0


def read_body(envelope: Envelope) -> ev.EventBody | None:
    """The body; None for a type or version this program does not know, and for a shape it cannot read.

    One event of another machine must never stop a feed.
    """
    try:
        return ev.decode(envelope.header.type, envelope.header.v, envelope.body or b"")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def search_words(dossier: Dossier) -> str:
    """What a dossier is found by: numbers, name without accents, personal number, phone, procedure."""
    received = dossier.received
    number = dossier.number
    parts = [number, received.number, *number.split("-"), *received.number.split("-")[1:]]
    parts.append("-".join(number.split("-")[-2:]))
    parts += [received.applicant.id_number, "".join(c for c in received.applicant.phone if c.isdigit())]
    parts += [fold(received.applicant.name), fold(received.short), fold(received.title)]
    return fold(" ".join(parts))


def _write_dossier(
    db: Connection,
    dossier: Dossier,
    unknown: int,
    events: list[tuple[Envelope, Delivery]],
    own_journal: str,
    zone: ZoneInfo,
) -> None:
    received, first = dossier.received, events[0][0].header
    waiting = sum(delivery.state == "waiting" for _, delivery in events)
    refused = sum(delivery.state == "refused" for _, delivery in events)
    papers = [d for d in received.documents if d.kind != "present"]
    row: dict[str, Any] = {
        "id": dossier.id,
        "number": dossier.number,
        "first_number": received.number,
        "own": int(first.journal == own_journal),
        "status": int(dossier.status),
        "procedure": received.procedure,
        "title": received.title,
        "short": received.short or received.title,
        "field": received.field,
        "channel": received.channel,
        "return_by": received.return_by,
        "name": dossier.applicant.name,
        "name_key": fold(dossier.applicant.name),
        "id_number": dossier.applicant.id_number,
        "phone": dossier.applicant.phone,
        "actor": first.actor,
        **_instant("received", dossier.received_at, zone),
        **_instant("due", dossier.due_at, zone),
        "updated_at": _utc(dossier.updated_at),
        **_instant("settled", dossier.settled_at, zone),
        **_instant("returned", dossier.returned_at, zone),
        "open": int(dossier.status not in CLOSED),
        "paused": int(dossier.status in PAUSED),
        "turn": _turn(dossier),
        "extended": int(dossier.extended),
        "fee_vnd": 0 if dossier.status is Status.REFUSED else received.charge.vnd,
        "papers": len(papers),
        "scanned": sum(bool(d.scan) for d in papers),
        "reused": sum(d.kind == "reused" for d in papers),
        "events": dossier.events,
        "waiting": waiting,
        "refused": refused,
        "unknown": unknown,
        "reason": dossier.reason,
    }
    _write_row(db, row, search_words(dossier))
    if first.journal == own_journal or received.counter:
        _note_number(db, received)


def _write_row(db: Connection, row: dict[str, Any], words: str) -> None:
    columns = ", ".join(row)
    updates = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
    db.execute(
        f"INSERT INTO dossier ({columns}) VALUES ({', '.join('?' * len(row))})"
        f" ON CONFLICT (id) DO UPDATE SET {updates}",
        tuple(row.values()),
    )
    rowid = db.execute("SELECT rowid FROM dossier WHERE id = ?", (row["id"],)).fetchone()[0]
    db.execute("INSERT OR REPLACE INTO dossier_search (rowid, words) VALUES (?, ?)", (rowid, words))


def _turn(dossier: Dossier) -> int:
    """Place in the worklist: 0 while its clock runs, 1 once settled, 2 while paused, 3 closed."""
    if dossier.status in CLOSED:
        return 3
    if dossier.status in PAUSED:
        return 2
    return 1 if dossier.settled_at else 0


def _note_number(db: Connection, received: ev.DossierReceived) -> None:
    """Remember the greatest sequence of each series, so that a number is never given twice."""
    series, _, sequence = received.number.rpartition("-")
    if not (sequence.isascii() and sequence.isdigit() and len(sequence) < 18):
        return
    db.execute(
        "INSERT INTO number_series (series, last) VALUES (?, ?)"
        " ON CONFLICT (series) DO UPDATE SET last = max(last, excluded.last)",
        (f"{series}/{received.counter}", int(sequence)),
    )


def _write_day(db: Connection, events: list[tuple[Envelope, Delivery]], own_journal: str) -> None:
    for envelope, _ in events:
        header = envelope.header
        body = read_body(envelope)
        if isinstance(body, ev.DayClosed):
            db.execute(
                "INSERT OR REPLACE INTO day_closing (stream, own, day, at, actor, head) VALUES (?, ?, ?, ?, ?, ?)",
                (header.stream, int(header.journal == own_journal), body.day, header.at, header.actor, body.head),
            )


def _instant(name: str, at: datetime | None, zone: ZoneInfo) -> dict[str, str | None]:
    if at is None:
        return {f"{name}_at": None, f"{name}_on": None}
    return {f"{name}_at": _utc(at), f"{name}_on": at.astimezone(zone).date().isoformat()}


def _utc(at: datetime) -> str:
    """UTC text that sorts as time does."""
    return at.astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")
