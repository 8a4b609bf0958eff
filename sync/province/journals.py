"""Journals as the ledger knows them: whose they are, and where each ends.

Both are kept with every batch, so that comparing figures never scans a journal.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from sync.errors import BadMessage
from sync.province import figures, schema
from sync.province.devices import Device
from sync.province.errors import WrongDevice
from sync.wire.envelope import GENESIS

MOST: Final = 1000
"""Journals of one device; it begins one when it is put back. All of them stand in every Welcome."""

_CHUNK: Final = 1000
"""Events looked at in one query while a filled gap is passed."""


def claim(conn: Connection, device: Device, journal: str) -> None:
    """Note whose journal this is: it belongs to the first device that pushes it.

    Raises:
        BadMessage: the device has too many.
        WrongDevice: it belongs to another device.
    """
    owner = figures.journal_owner(conn, journal)
    if owner is None:
        table = schema.journal
        if (conn.scalar(select(func.count()).where(table.c.device == device.id)) or 0) >= MOST:
            raise BadMessage(reason="journals")
        first = {"journal": journal, "centre": device.centre, "device": device.id}
        conn.execute(insert(schema.journal), {**first, "count": 0, "last_hash": GENESIS, "held": 0})
    elif owner != device.id:
        raise WrongDevice


def advance(conn: Connection, journal: str, kept: int, accepted: int) -> None:
    """Move the journal's head over the events that now follow it without a gap.

    Args:
        conn: open writing transaction in which the events were stored.
        journal: its UUID.
        kept: number of events that were added to it, refused ones included.
        accepted: number of those that entered the feed.
    """
    if not kept:
        return
    table = schema.event
    head = figures.journal_head(conn, journal)
    count, last_hash = head.count, head.last_hash
    whole = True
    while whole:
        following = conn.execute(
            select(table.c.seq, table.c.hash)
            .where(table.c.journal == journal, table.c.seq > count)
            .order_by(table.c.seq)
            .limit(_CHUNK)
        ).all()
        start = count
        for seq, event_hash in following:
            if seq != count + 1:
                break
            count, last_hash = seq, event_hash
        whole = count - start == _CHUNK
    conn.execute(
        update(schema.journal)
        .where(schema.journal.c.journal == journal)
        .values(count=count, last_hash=last_hash, held=head.held + accepted)
    )
