"""Proves that the files are what the ledger says: every byte hashed, every event read for what it names."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from sync.province import named_files, schema
from sync.province.files import Files
from sync.province.finding import Finding
from sync.wire.files import FileName

_FETCH = 500


def audit_files(conn: Connection, files: Files, finding: Finding) -> None:
    """Hash every file that a centre has sent, and compare what events name with what is noted.

    Args:
        conn: one consistent view.
        files: where they lie; without a folder only what is noted is looked at.
        finding: gets the figures and the faults.
    """
    event, noted, held = schema.event, schema.named_file, schema.held_file
    expected: set[tuple[str, str, str, str]] = set()
    query = (
        select(event.c.id, event.c.type, event.c.centre, event.c.stream, event.c.body)
        .where(event.c.position.is_not(None))
        .execution_options(yield_per=_FETCH)
    )
    with conn.execute(query) as rows:
        for row in rows:
            expected |= {
                (line["event"], line["sha256"], line["centre"], line["stream"])
                for line in named_files.lines(row.centre, row._asdict())
            }
    stated = {tuple(row) for row in conn.execute(select(noted.c.event, noted.c.sha256, noted.c.centre, noted.c.stream))}
    finding.faults += [f"named {line[0]} {line[1]}" for line in sorted(expected ^ stated)]
    sound: dict[FileName, bool] = {}
    for centre, sha256, size_bytes in conn.execute(
        select(held.c.centre, held.c.sha256, held.c.size_bytes).order_by(held.c.centre, held.c.sha256)
    ):
        finding.files += 1
        name = FileName(sha256, size_bytes)
        if files.kept and name not in sound:
            sound[name] = files.shelf.sound(name)
        if not sound.get(name, True):
            finding.faults.append(f"file {centre} {sha256}")
    pairs = select(noted.c.centre, noted.c.sha256).distinct().subquery()
    arrived = (held.c.centre == pairs.c.centre) & (held.c.sha256 == pairs.c.sha256)
    finding.awaited = (
        conn.scalar(select(func.count()).select_from(pairs.outerjoin(held, arrived)).where(held.c.sha256.is_(None)))
        or 0
    )
