"""Reference data as versioned snapshots, replaced whole: catalogue, calendar, centre."""

from __future__ import annotations

from importlib import resources
from typing import Final

import msgspec

from desktop.domain.centre import CalendarData, Centre
from desktop.domain.procedures import Catalogue
from desktop.store.errors import StoreDamaged
from sync.journal.journal import Connection
from sync.wire.canonical import sha256_hex

CATALOGUE: Final = "catalogue"
CALENDAR: Final = "calendar"
CENTRE: Final = "centre"

SHIPPED: Final = {CATALOGUE: "catalogue/procedures.json", CALENDAR: "calendar/calendar.json"}
"""Snapshots a new store starts with, by file under `resources`."""

_TYPES: Final[dict[str, type[Catalogue | CalendarData | Centre]]] = {
    CATALOGUE: Catalogue,
    CALENDAR: CalendarData,
    CENTRE: Centre,
}


def shipped(name: str) -> bytes:
    """A file of the data that is shipped with the program."""
    return resources.files("resources").joinpath(name).read_bytes()


def decode(name: str, data: bytes) -> Catalogue | CalendarData | Centre:
    """A snapshot as its type.

    Raises:
        StoreDamaged: not the shape of this snapshot; nothing was applied.
    """
    try:
        return msgspec.json.decode(data, type=_TYPES[name])
    except msgspec.DecodeError as error:
        raise StoreDamaged(snapshot=name, detail=str(error)[:200]) from error


def replace(db: Connection, name: str, data: bytes, etag: str = "") -> None:
    """Put a snapshot in force; older versions stay, since dossiers name them.

    Raises:
        StoreDamaged: not the shape of this snapshot; the one in force stays.
    """
    value = decode(name, data)
    version = getattr(value, "version", "") or sha256_hex(data)[:16]
    db.execute("UPDATE snapshot SET current = 0 WHERE name = ?", (name,))
    db.execute(
        "INSERT OR REPLACE INTO snapshot (name, version, etag, data, current) VALUES (?, ?, ?, ?, 1)",
        (name, version, etag or sha256_hex(data), data),
    )


def current(db: Connection, name: str) -> tuple[str, bytes] | None:
    """ETag and bytes of the snapshot in force, or None."""
    row = db.execute("SELECT etag, data FROM snapshot WHERE name = ? AND current = 1", (name,)).fetchone()
    return (row[0], row[1]) if row else None
