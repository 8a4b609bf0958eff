"""Read tables computed from the journal. Never migrated: dropped and rebuilt when `VERSION` rises."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any, Final
from zlib import crc32
from zoneinfo import ZoneInfo

from desktop.domain import events as ev
from desktop.domain.dossier import Dossier, apply, begin
from desktop.domain.vietnamese import fold
from desktop.store import named_files, promises, ratings, reference_edits, results
from desktop.store.bodies import read_body
from desktop.store.dossier_row import row_of
from desktop.store.read_tables import INDEXES, NAMES, TABLES
from desktop.store.search import number_words
from sync.journal.journal import Connection, Delivery, Journal
from sync.wire.envelope import Envelope

VERSION: Final = 14

_YEARS: Final = (2, 9998)
"""Instants within them have a day in every zone."""

_AT_ONCE: Final = 500
"""Rows handed to SQLite together in a rebuild."""


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
        progress: told the number of events done and in all; what it raises ends the rebuild.
    """
    for name in NAMES:
        db.execute(f"DROP TABLE IF EXISTS {name}")
    for statement in TABLES:
        db.execute(statement)
    total, done = journal.count(), 0
    series: dict[str, int] = {}
    waiting: list[tuple[dict[str, Any], str]] = []
    progress(0, total)
    for stream, events in journal.every_stream():
        if not _write_besides(db, events, journal.device):
            _note_files(db, events, journal.device)
            dossier, unknown = fold_dossier(stream, events)
            if dossier is not None:
                row, words = row_of(dossier, unknown, events, journal.device, zone)
                promises.note(db, dossier, zone, empty=True)
                results.note(db, dossier, empty=True)
                ratings.note(db, dossier, zone, empty=True)
                waiting.append((row, words))
                _note_number(series, dossier.received.number, dossier.received.counter, row["own"])
        done += len(events)
        if len(waiting) >= _AT_ONCE:
            _write_rows(db, waiting)
            waiting.clear()
            progress(done, total)
    _write_rows(db, waiting)
    for statement in INDEXES:
        db.execute(statement)
    for item in series.items():
        _keep_number(db, *item)
    for (row_text,) in db.execute("SELECT row FROM removed_dossier").fetchall():
        place_removed(db, json.loads(row_text))
    db.execute("INSERT OR REPLACE INTO projection (name, version) VALUES ('all', ?)", (VERSION,))
    progress(total, total)


def place_removed(db: Connection, row: dict[str, Any]) -> None:
    """Write the row of a dossier whose bodies were removed; columns that came later have their empty value.

    Its number stays taken: the body that named it is gone, and a rebuild has only this row.
    """
    columns = {info[1]: 0 if info[2] == "INTEGER" else "" for info in db.execute("PRAGMA table_info(dossier)")}
    whole = {name: row.get(name, empty) for name, empty in columns.items() if name != "rowid"}
    words = fold(" ".join(number_words(row["number"])))
    _write_row(db, {**whole, "words_hash": crc32(words.encode())}, words)
    if row.get("rating"):
        ratings.place(db, row["id"], row["rating"])
    if "counter" in row:
        series: dict[str, int] = {}
        _note_number(series, row["first_number"], row["counter"], row["own"])
        for item in series.items():
            _keep_number(db, *item)


def refresh_stream(db: Connection, journal: Journal, stream: str, zone: ZoneInfo) -> None:
    """Fold one stream and write its row; gives what a rebuild would."""
    events = journal.stream(stream)
    if not events:
        return
    if _write_besides(db, events, journal.device):
        return
    _note_files(db, events, journal.device)
    dossier, unknown = fold_dossier(stream, events)
    if dossier is not None:
        row, words = row_of(dossier, unknown, events, journal.device, zone)
        promises.note(db, dossier, zone)
        results.note(db, dossier)
        ratings.note(db, dossier, zone)
        _write_row(db, row, words)
        series: dict[str, int] = {}
        _note_number(series, dossier.received.number, dossier.received.counter, row["own"])
        for item in series.items():
            _keep_number(db, *item)


def _write_besides(db: Connection, events: list[tuple[Envelope, Delivery]], device: str) -> bool:
    """Write what a stream that is no dossier says; whether it is one."""
    kind = events[0][0].header.type
    if kind == ev.DayClosed.__name__:
        _write_day(db, events, device)
    elif kind in reference_edits.EDITS:
        reference_edits.note(db, events)
    else:
        return False
    return True


def mark_answered(db: Connection, streams: Iterable[str]) -> None:
    """Note that nothing of these dossiers waits any more; the order of their events stayed, so no fold is needed."""
    db.executemany("UPDATE dossier SET waiting = 0 WHERE id = ?", [(stream,) for stream in sorted(streams)])


def fold_dossier(stream: str, events: list[tuple[Envelope, Delivery]]) -> tuple[Dossier | None, int]:
    """The state of a dossier, and the number of events this program does not understand.

    Reception comes first whatever the province answered for it: the applicant holds the slip. Other refused
    events are left out: the province's ledger does not count them. An event of an unknown type or shape stops
    the fold there, since what follows may rest on it.
    """
    dossier: Dossier | None = None
    if events and events[0][0].header.type != ev.DossierReceived.__name__:
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
                following = begin(ev.DossierId(stream), body)
            else:
                following = apply(dossier, body, datetime.fromisoformat(envelope.header.at), envelope.header.id)
        except ValueError:
            return dossier, len(events) - index
        if not all(_YEARS[0] <= at.year <= _YEARS[1] for at in _moved_to(following)):
            # Another zone's calendar may have no such day, and no table takes it.
            return dossier, len(events) - index
        dossier = following
    return dossier, 0


def _moved_to(dossier: Dossier) -> tuple[datetime, ...]:
    """Instants that the newest event may have set."""
    return dossier.received_at, dossier.due_at, dossier.updated_at


def _note_files(db: Connection, events: list[tuple[Envelope, Delivery]], device: str) -> None:
    for envelope, _ in events:
        if named_files.names_files(envelope):
            named_files.note(db, envelope, read_body(envelope), device)


def _write_row(db: Connection, row: dict[str, Any], words: str) -> None:
    """Write the row of one dossier, and its words where they are not what they were."""
    known = db.execute("SELECT rowid, words_hash FROM dossier WHERE id = ?", (row["id"],)).fetchone()
    names = list(row)
    if known is None:
        rowid = db.execute(_insert(*names), tuple(row.values())).lastrowid
    else:
        rowid = known[0]
        changes = ", ".join(f"{name} = ?" for name in names)
        db.execute(f"UPDATE dossier SET {changes} WHERE rowid = ?", (*row.values(), rowid))
    if known is None or known[1] != row["words_hash"]:
        db.execute("INSERT OR REPLACE INTO dossier_search (rowid, words) VALUES (?, ?)", (rowid, words))


def _write_rows(db: Connection, rows: list[tuple[dict[str, Any], str]]) -> None:
    """Append rows of dossiers that are not there yet."""
    if not rows:
        return
    last = db.execute("SELECT coalesce(max(rowid), 0) FROM dossier").fetchone()[0]
    db.executemany(_insert(*rows[0][0]), [tuple(row.values()) for row, _ in rows])
    db.executemany(
        "INSERT INTO dossier_search (rowid, words) VALUES (?, ?)",
        [(last + n, words) for n, (_, words) in enumerate(rows, 1)],
    )


@cache
def _insert(*names: str) -> str:
    return f"INSERT INTO dossier ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


def _note_number(series: dict[str, int], number: str, counter: str, own: int) -> None:
    """Remember the greatest sequence of each series, so that a number is never given twice."""
    name, _, sequence = number.rpartition("-")
    if (own or counter) and sequence.isascii() and sequence.isdigit() and len(sequence) < 18:
        key = f"{name}/{counter}"
        series[key] = max(series.get(key, 0), int(sequence))


def _keep_number(db: Connection, series: str, last: int) -> None:
    db.execute(
        "INSERT INTO number_series (series, last) VALUES (?, ?)"
        " ON CONFLICT (series) DO UPDATE SET last = max(last, excluded.last)",
        (series, last),
    )


def _write_day(db: Connection, events: list[tuple[Envelope, Delivery]], device: str) -> None:
    for envelope, _ in events:
        header = envelope.header
        body = read_body(envelope)
        if isinstance(body, ev.DayClosed):
            db.execute(
                "INSERT OR REPLACE INTO day_closing (stream, own, day, at, actor, head) VALUES (?, ?, ?, ?, ?, ?)",
                (header.stream, int(header.device == device), body.day, header.at, header.actor, body.head),
            )
