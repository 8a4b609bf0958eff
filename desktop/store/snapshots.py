"""Reference data as versioned snapshots, replaced whole: catalogue, calendar, centre."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from desktop.domain.calendar import OFF_KINDS, WORK_KINDS
from desktop.domain.catalogue_layers import CatalogueImport, ImportedProcedure
from desktop.domain.centre import CalendarData, Centre, read_sessions
from desktop.domain.deadlines import Limit
from desktop.domain.procedures import Catalogue, Procedure
from desktop.store.errors import StoreDamaged
from sync.errors import BadMessage
from sync.journal.journal import Connection
from sync.wire.canonical import sha256_hex
from sync.wire.courier import REFERENCE as COURIER_REFERENCE
from sync.wire.courier import CourierKey, check_recipient
from sync.wire.recovery import REFERENCE, RecoveryKey, key_id

CATALOGUE: Final = "catalogue"
CALENDAR: Final = "calendar"
CENTRE: Final = "centre"
IMPORTED: Final = "catalogue_import"
"""What this machine imported itself; never published."""
RECOVERY: Final = REFERENCE
COURIER: Final = COURIER_REFERENCE

SHIPPED: Final = {CATALOGUE: "catalogue/procedures.json", CALENDAR: "calendar/calendar.json"}
"""Snapshots a new store starts with, by file under `resources`."""

Snapshot = Catalogue | CatalogueImport | CalendarData | Centre | RecoveryKey | CourierKey

_TYPES: Final[dict[str, type[Snapshot]]] = {
    CATALOGUE: Catalogue,
    IMPORTED: CatalogueImport,
    CALENDAR: CalendarData,
    CENTRE: Centre,
    RECOVERY: RecoveryKey,
    COURIER: CourierKey,
}


def decode(name: str, data: bytes) -> Snapshot:
    """A snapshot as its type.

    Raises:
        StoreDamaged: not the shape of this snapshot; nothing was applied.
    """
    try:
        value = msgspec.json.decode(data, type=_TYPES[name])
        _check(value)
    except (msgspec.DecodeError, BadMessage, ValueError, KeyError) as error:
        raise StoreDamaged(snapshot=name, detail=str(error)[:200]) from error
    return value


def _check(value: Snapshot) -> None:
    """Refuse what has the right shape and could not be worked with.

    Raises:
        ValueError, KeyError: with what is wrong.
    """
    if isinstance(value, CalendarData):
        calendar = value.calendar("UTC")
        if len(calendar.weekend) >= 7:
            raise ValueError("weekend")
        if not {day.kind for day in calendar.days.values()} <= OFF_KINDS | WORK_KINDS:
            raise ValueError("days")
    elif isinstance(value, Centre):
        ZoneInfo(value.zone)
        if value.habits.cutoff.tzinfo or value.day_end_time.tzinfo:
            raise ValueError("cutoff")
        if value.working_time:
            read_sessions(value.working_time)
        if any(not 0 < block.first <= block.last for block in value.number_blocks):
            raise ValueError("number_blocks")
    elif isinstance(value, RecoveryKey):
        key_id(value.key)
    elif isinstance(value, CourierKey):
        check_recipient(value.recipient)
    else:
        entries = [(p.code, p.valid_from) for p in value.procedures]
        if len(entries) != len(set(entries)):
            raise ValueError("procedures")
        limits = (limit for p in value.procedures for limit in (p.limit, *(p.limits or ()), *_case_limits(p)))
        if any(limit is not None and limit.value < 1 for limit in limits):
            raise ValueError("limit")


def _case_limits(procedure: Procedure | ImportedProcedure) -> Iterator[Limit | None]:
    return (case.limit for case in procedure.cases or ())


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
