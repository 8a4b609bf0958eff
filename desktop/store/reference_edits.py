"""What a centre changed of its reference data, and entries of the catalogue that were replaced since."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec

from desktop.domain import events as ev
from desktop.domain.catalogue_layers import ProcedureEdit, fingerprint
from desktop.domain.procedures import Catalogue, Procedure
from desktop.store.bodies import read_body
from sync.journal.journal import Connection, Delivery
from sync.wire.envelope import Envelope

TABLES: Final = (
    # The newest word on each piece of reference data that a centre changed.
    """
    CREATE TABLE reference_edit (
        stream TEXT PRIMARY KEY, type TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, body BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)
NAMES: Final = ("reference_edit",)

EDITS: Final = frozenset(kind.__name__ for kind in (ev.ProcedureEdited, ev.DaySet, ev.HoursSet))
"""Types of events by which a centre changes reference data."""

_MARK: Final = "#"


def note(db: Connection, events: list[tuple[Envelope, Delivery]]) -> None:
    """Keep the newest word on a piece of reference data; what this program cannot read is passed over."""
    for envelope, delivery in reversed(events):
        header = envelope.header
        if delivery.state != "refused" and header.type in EDITS and read_body(envelope) is not None:
            row = (header.stream, header.type, header.at, header.actor, envelope.body)
            db.execute("INSERT OR REPLACE INTO reference_edit VALUES (?, ?, ?, ?, ?)", row)
            return


def procedure_stream(centre: str, code: str) -> str:
    """Stream of what a centre says of a procedure."""
    return f"procedure:{centre}:{code}"


def day_stream(centre: str, day: date) -> str:
    """Stream of what a centre says of a day."""
    return f"calendar:{centre}:{day.isoformat()}"


def hours_stream(centre: str) -> str:
    """Stream of a centre's hours."""
    return f"hours:{centre}"


def is_edit(stream: str) -> bool:
    """Whether a stream is one of these."""
    return stream.startswith(("procedure:", "calendar:", "hours:"))


def of_procedures(db: Connection) -> dict[str, ProcedureEdit]:
    """The clean-up of each procedure, by its code."""
    bodies = (body for body in _bodies(db, ev.ProcedureEdited) if isinstance(body, ev.ProcedureEdited))
    return {body.procedure: body.edit for body in bodies if body.edit is not None}


def days(db: Connection) -> tuple[ev.DaySet, ...]:
    """Days that the centre set itself, in their order."""
    found = [body for body in _bodies(db, ev.DaySet) if isinstance(body, ev.DaySet) and body.kind]
    return tuple(sorted(found, key=lambda body: body.day))


def hours(db: Connection) -> ev.HoursSet | None:
    """The hours that the centre set itself."""
    return next((body for body in _bodies(db, ev.HoursSet) if isinstance(body, ev.HoursSet)), None)


def _bodies(db: Connection, kind: type[ev.EventBody]) -> list[ev.EventBody | None]:
    rows = db.execute("SELECT body FROM reference_edit WHERE type = ?", (kind.__name__,))
    return [ev.decode(kind.__name__, 1, body) for (body,) in rows]


def version_of(catalogue: Catalogue, procedure: Procedure) -> str:
    """What a dossier keeps, so that the entry it was received under is found again."""
    return f"{catalogue.version}{_MARK}{fingerprint(procedure)}"


def keep_replaced(db: Connection, before: Catalogue, after: Catalogue) -> None:
    """Keep the entries that a change took out of force: dossiers were received under them."""
    held = {fingerprint(entry) for entry in after.procedures}
    rows = [
        (print_, msgspec.json.encode(entry))
        for entry in before.procedures
        if (print_ := fingerprint(entry)) not in held
    ]
    db.executemany("INSERT OR IGNORE INTO procedure_kept (fingerprint, data) VALUES (?, ?)", rows)


def received_under(db: Connection, catalogue: Catalogue, code: str, version: str, on: date) -> Procedure | None:
    """The entry that a dossier was received under.

    Args:
        db: any connection of the store.
        catalogue: in force now.
        code: of the procedure.
        version: as the dossier keeps it.
        on: day of reception.

    Returns:
        That entry; where no store of this machine ever had it, the one in force that day by today's catalogue; None
        where there is none at all.
    """
    print_ = version.rpartition(_MARK)[2]
    entries = [entry for entry in catalogue.procedures if entry.code == code]
    for entry in entries:
        if fingerprint(entry) == print_:
            return entry
    row = db.execute("SELECT data FROM procedure_kept WHERE fingerprint = ?", (print_,)).fetchone()
    if row is not None:
        return msgspec.json.decode(row[0], type=Procedure)
    return next((entry for entry in entries if entry.holds(on)), None)
