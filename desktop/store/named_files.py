"""Which files the journal names: a read table, computed from events like the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop.domain import events as ev
from sync.journal.journal import Connection
from sync.wire.envelope import Envelope

TABLES: Final = (
    """
    CREATE TABLE attachment (
        event TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        dossier TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        own INTEGER NOT NULL,
        held INTEGER NOT NULL,
        PRIMARY KEY (event, sha256)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX attachment_dossier ON attachment (dossier, own, held)",
    "CREATE INDEX attachment_content ON attachment (sha256)",
    # What the province lacks is little, however many files there are.
    "CREATE INDEX attachment_owed ON attachment (sha256) WHERE own = 1 AND held = 0",
)
NAMES: Final = ("attachment",)

_ADDRESS: Final = re.compile(r"[0-9a-f]{64}")
_MARK: Final = b'"scan":'
"""Stands in the body of an event whose papers name their scans."""


class NamedFile(NamedTuple):
    """A file that events name.

    Attributes:
        sha256: its address.
        size_bytes: of its content; 0 if no event says it.
        own: whether this machine recorded one of them, so that the file must be here.
        dossiers: numbers of the dossiers concerned, in order.
    """

    sha256: str
    size_bytes: int
    own: bool
    dossiers: tuple[str, ...]


def names_files(envelope: Envelope) -> bool:
    """Whether an event may name files, told without reading its body."""
    return envelope.header.type == ev.FileAttached.__name__ or _MARK in (envelope.body or b"")


def note(db: Connection, envelope: Envelope, body: ev.EventBody | None, device: str) -> None:
    """Write down the files an event names; a detached or refused one is named still, so its bytes stay."""
    header = envelope.header
    for sha256, size_bytes in _named(body):
        if _ADDRESS.fullmatch(sha256):
            db.execute(
                "INSERT OR IGNORE INTO attachment (event, sha256, dossier, size_bytes, own, held)"
                " VALUES (?, ?, ?, ?, ?, EXISTS (SELECT 1 FROM province_file WHERE sha256 = ?))",
                (header.id, sha256, header.stream, size_bytes, int(header.device == device), sha256),
            )


def forget(db: Connection, dossier: str) -> None:
    """A dossier whose bodies were removed names nothing any more."""
    db.execute("DELETE FROM attachment WHERE dossier = ?", (dossier,))


def named_files(db: Connection) -> list[NamedFile]:
    """Every file that events name, by address."""
    found: dict[str, NamedFile] = {}
    for sha256, size_bytes, own, number in db.execute(
        "SELECT a.sha256, max(a.size_bytes), max(a.own), coalesce(d.number, a.dossier)"
        " FROM attachment a LEFT JOIN dossier d ON d.id = a.dossier GROUP BY a.sha256, a.dossier ORDER BY 1, 4"
    ):
        earlier = found.get(sha256, NamedFile(sha256, 0, own=False, dossiers=()))
        found[sha256] = NamedFile(
            sha256,
            max(size_bytes, earlier.size_bytes),
            own=bool(own) or earlier.own,
            dossiers=(*earlier.dossiers, number),
        )
    return list(found.values())


def _named(body: ev.EventBody | None) -> Iterator[tuple[str, int]]:
    if isinstance(body, ev.FileAttached):
        yield body.sha256, body.size_bytes
    for paper in getattr(body, "documents", None) or ():
        if scan := getattr(paper, "scan", ""):
            yield scan, 0
