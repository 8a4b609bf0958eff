"""What the ledger holds, in figures both ends compare. Each is one indexed look-up."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from sync.province import schema
from sync.wire.batch import JournalHead
from sync.wire.envelope import GENESIS
from sync.wire.lifecycle import CLOSED, NOTHING


def journal_head(conn: Connection, journal: str) -> JournalHead:
    """Where a journal ends here; a journal never heard of has count 0 and 64 zeros."""
    table = schema.journal
    row = conn.execute(
        select(table.c.count, table.c.last_hash, table.c.held).where(table.c.journal == journal)
    ).one_or_none()
    if row is None:
        return JournalHead(journal=journal, count=0, last_hash=GENESIS, held=0)
    count, last_hash, held = row
    return JournalHead(journal=journal, count=count, last_hash=last_hash, held=held)


def journal_owner(conn: Connection, journal: str) -> str | None:
    """Id of the device a journal belongs to, None while nobody has pushed it."""
    return conn.scalar(select(schema.journal.c.device).where(schema.journal.c.journal == journal))


def feed_end(conn: Connection, centre: str) -> int:
    """Highest visible position of a centre's feed, 0 when it is empty."""
    return conn.scalar(select(schema.centre.c.feed_position).where(schema.centre.c.code == centre)) or 0


def hash_at(conn: Connection, centre: str, position: int) -> str:
    """Hash of the event at a position of a centre's feed, empty if there is none."""
    table = schema.event
    query = select(table.c.hash).where(table.c.centre == centre, table.c.position == position)
    return conn.scalar(query) or ""


def open_dossiers(conn: Connection, journal: str) -> int:
    """Dossiers that were received in this journal and are not closed.

    Streams that never had a status (day closings, notes) are no dossiers and do not count.
    """
    table = schema.stream
    return (
        conn.scalar(
            select(func.count())
            .select_from(table)
            .where(
                table.c.journal == journal,
                table.c.status > NOTHING,
                table.c.status.not_in(sorted(CLOSED)),
            )
        )
        or 0
    )
