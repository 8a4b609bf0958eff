"""What the ledger holds, in figures both ends compare. Each is one indexed look-up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select

from sync.province import numbers, schema
from sync.province.devices import Device
from sync.province.reference import etags
from sync.province.well_formed import is_uuid
from sync.wire.answers import EventAnswer, HeldEvent, JournalAnswers, runs
from sync.wire.canonical import sha256_hex
from sync.wire.codes import Answer
from sync.wire.envelope import GENESIS
from sync.wire.lifecycle import OPEN
from sync.wire.messages import BESIDE, Figures, JournalHead, ServerIdentity

_STATE_DIGITS: Final = 16
_BESIDE_DIGITS: Final = 8
_MOST_ANSWERED: Final = 5000
_MOST_JOURNALS: Final = 50


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


def figures(conn: Connection, device: Device) -> Figures:
    """What is held of a device. Its `state` stands for all that a Welcome says but its clock."""
    table = schema.journal
    heads = [
        JournalHead(journal=journal, count=count, last_hash=last_hash, held=held)
        for journal, count, last_hash, held in conn.execute(
            select(table.c.journal, table.c.count, table.c.last_hash, table.c.held)
            .where(table.c.device == device.id)
            .order_by(table.c.journal)
        )
    ]
    centre = schema.centre
    end, chain = conn.execute(
        select(centre.c.feed_position, centre.c.feed_hash).where(centre.c.code == device.centre)
    ).one()
    opened = open_dossiers(conn, device.id)
    granted = numbers.granted(conn, device.id)
    held = _digest(heads, end, chain, opened, granted)[:_STATE_DIGITS]
    beside = _digest(identity(conn), etags(conn, device.centre))[:_BESIDE_DIGITS]
    state = f"{held}{BESIDE}{beside}"
    return Figures(state=state, journals=heads, feed_end=end, open_dossiers=opened, numbers=granted)


def _digest(*said: object) -> str:
    return sha256_hex(msgspec.json.encode(said, order="sorted"))


def answered(conn: Connection, device: Device, unanswered: Mapping[str, int]) -> list[JournalAnswers]:
    """Words on events after given numbers of the device's journals, as far as they are held; at most some thousand."""
    found = []
    table = schema.event
    columns = (table.c.id, table.c.seq, table.c.prev, table.c.hash, table.c.position, table.c.code, table.c.facts)
    for journal, after in sorted(unanswered.items())[:_MOST_JOURNALS]:
        if not is_uuid(journal) or journal_owner(conn, journal) != device.id:
            continue
        rows = conn.execute(
            select(*columns)
            .where(table.c.journal == journal, table.c.seq > max(after, 0))
            .order_by(table.c.seq)
            .limit(_MOST_ANSWERED)
        ).all()
        held = runs(HeldEvent(row.seq, row.position, row.prev, row.hash) for row in rows if row.position is not None)
        refused = [refused_before(row.id, row.code, row.facts) for row in rows if row.position is None]
        if held or refused:
            found.append(JournalAnswers(journal=journal, duplicate=held, events=refused))
    return found


def refused_before(event_id: str, code: str, facts: str) -> EventAnswer:
    """The refusal that was said the first time; `facts` as they are kept."""
    kept = msgspec.json.decode(facts, type=dict[str, str | int])
    return EventAnswer(id=event_id, answer=Answer.REFUSED, code=code, facts=kept)


def identity(conn: Connection) -> ServerIdentity:
    """Which province this is."""
    row = conn.execute(select(schema.server.c.id, schema.server.c.epoch)).one()
    return ServerIdentity(id=row.id, epoch=row.epoch)


def open_dossiers(conn: Connection, device: str) -> int:
    """Dossiers that were received by a device and are not closed.

    Streams that never had a status (day closings, notes) are no dossiers and do not count.
    """
    table, journal = schema.stream, schema.journal
    own = select(journal.c.journal).where(journal.c.device == device)
    counted = select(func.count()).select_from(table).where(table.c.journal.in_(own), table.c.status.in_(sorted(OPEN)))
    return conn.scalar(counted) or 0
