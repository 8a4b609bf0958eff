"""Official numbers: for dossiers that were received under a provisional one, or under one that was taken.

The province only grants a number; the counter that received the dossier records it as an event of its own journal. So
the number survives a ledger that is put back, and reaches every other counter like any event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from sync.province import schema
from sync.wire.envelope import Envelope

RECEIVED: Final = "DossierReceived"
GIVEN: Final = "OfficialNumberGiven"
_DAY: Final = re.compile(r"20(\d\d)-(\d\d)-(\d\d)")
_MOST: Final = 60
_AT_ONCE: Final = 100
"""Numbers that are looked up together."""


class Received(msgspec.Struct, frozen=True):
    """What the gateway reads of a reception, and of a number that was given."""

    number: str = ""
    provisional: bool = False
    received_at: str = ""
    settles: str = ""


class _Block(msgspec.Struct):
    last: int = 0


class _Profile(msgspec.Struct):
    """What the gateway reads of a centre's profile: its own numbers begin above the counters' blocks."""

    number_blocks: list[_Block] = []


def read_received(envelope: Envelope) -> Received:
    """The body of a reception as far as it is understood; nothing of it is needed for taking the event in."""
    try:
        found = msgspec.json.decode(envelope.body or b"", type=Received)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Received()
    # PostgreSQL is asked for these, and takes no zero character: the event would be refused for ever.
    return msgspec.structs.replace(found, number=_plain(found.number), settles=_plain(found.settles))


def _plain(text: str) -> str:
    return text if text.isprintable() else ""


class Claims(NamedTuple):
    """What the events of a batch say about numbers.

    Attributes:
        held: number that each dossier goes under now.
        owed: instant of reception of each dossier that needs another one.
        recorded: dossiers whose counter has recorded the number it was granted.
    """

    held: dict[str, str]
    owed: dict[str, str]
    recorded: list[str]


def claims(conn: Connection, centre: str, envelopes: Sequence[Envelope]) -> Claims:
    """Read the numbers that accepted events of a centre's own dossiers bring, before their streams are stored.

    Args:
        conn: open writing transaction that holds the centre's lock.
        centre: agency code.
        envelopes: accepted just now, in their order.
    """
    found = Claims({}, {}, [])
    named = [(e.header, read_received(e)) for e in envelopes if e.header.type in {RECEIVED, GIVEN}]
    if not named:
        return found
    table = schema.stream
    query = select(table.c.number, table.c.stream).where(
        table.c.centre == centre, table.c.number.in_(sorted({body.number for _, body in named}))
    )
    holders = {row.number: row.stream for row in conn.execute(query)}
    for header, body in named:
        number = body.number[:_MOST]
        if header.type == GIVEN:
            found.recorded.append(header.stream)
        if not number:
            continue
        if body.provisional or holders.setdefault(number, header.stream) != header.stream:
            found.owed[header.stream] = body.received_at or header.at
        elif header.type == GIVEN:
            # A ledger that was put back gets the number with the reception.
            found.owed.pop(header.stream, None)
        if not body.provisional:
            found.held[header.stream] = number
    return found


def settle(conn: Connection, centre: str, device: str, found: Claims, now: str) -> None:
    """Grant what is owed, once the streams are stored.

    Args:
        conn: the same transaction.
        centre: agency code.
        device: who sent the events.
        found: what they said.
        now: stamp of the present instant.
    """
    table = schema.official_number
    if found.recorded:
        mine = (table.c.centre == centre, table.c.stream.in_(sorted(set(found.recorded))))
        conn.execute(update(table).where(*mine).values(seen=1))
    if not found.owed:
        return
    # What another centre has under the same id is not touched; who took it from there goes without.
    others = select(table.c.stream).where(table.c.centre != centre, table.c.stream.in_(sorted(found.owed)))
    taken = set(conn.scalars(others))
    profile = conn.scalar(select(schema.centre.c.profile).where(schema.centre.c.code == centre))
    try:
        blocks = msgspec.json.decode(str(profile).encode(), type=_Profile).number_blocks
    except msgspec.DecodeError:
        blocks = []
    above = max((block.last for block in blocks), default=0)
    rows = []
    for date, streams in _by_day({name: at for name, at in found.owed.items() if name not in taken}).items():
        for (sequence, number), stream in zip(_free(conn, centre, date, above), streams, strict=False):
            row = {"device": device, "number": number, "date": date, "sequence": sequence}
            rows.append({**row, "stream": stream, "centre": centre, "granted_at": now, "seen": 0})
    # A dossier that was granted one before, and came with another that is taken as well, gets the new one.
    conn.execute(delete(table).where(table.c.centre == centre, table.c.stream.in_(sorted(found.owed))))
    if rows:
        conn.execute(insert(table), rows)


def _by_day(owed: Mapping[str, str]) -> dict[str, list[str]]:
    """Dossiers by the day of their reception, YYMMDD; empty for an instant that is none."""
    days: dict[str, list[str]] = {}
    for stream, at in owed.items():
        day = _DAY.match(at)
        days.setdefault("".join(day.groups()) if day else "", []).append(stream)
    return days


def _free(conn: Connection, centre: str, date: str, above: int) -> Iterator[tuple[int, str]]:
    """Sequences and numbers of a day that nobody has, rising, without end."""
    table, stream = schema.official_number, schema.stream
    last = select(func.max(table.c.sequence)).where(table.c.centre == centre, table.c.date == date)
    sequence = max(above, conn.scalar(last) or 0)
    while True:
        numbers = {sequence + n: f"{centre}-{date}-{sequence + n:04d}" for n in range(1, _AT_ONCE + 1)}
        held = select(stream.c.number).where(stream.c.centre == centre, stream.c.number.in_(list(numbers.values())))
        taken = set(conn.scalars(held))
        yield from ((n, number) for n, number in numbers.items() if number not in taken)
        sequence += _AT_ONCE


def granted(conn: Connection, device: str) -> dict[str, str]:
    """Numbers granted to dossiers of a device that it has not recorded yet, by dossier."""
    table = schema.official_number
    query = select(table.c.stream, table.c.number).where(table.c.device == device, table.c.seen == 0)
    return {row.stream: row.number for row in conn.execute(query.order_by(table.c.stream).limit(500))}
