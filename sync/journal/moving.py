"""Events that lost their place: the store's whole folder was put back to an older copy, and worked on.

The province holds other events at their numbers, recorded before the copy came back. Nothing that was recorded is
given up: what waits goes on in a new journal under its own ids, and where it stood is kept beside it.
"""

from __future__ import annotations

from typing import Final

import msgspec

from sync.journal.journal import Journal
from sync.journal.rows import E_COLUMNS, envelope_of
from sync.wire.envelope import Envelope, chain_hash, seal
from sync.wire.ids import uuid7

NOT_IN_FEED: Final = "not_in_feed"
"""Code of an event that the province held, and does not since its ledger was put back."""


def move_waiting(journal: Journal, name: str) -> list[str]:
    """Give every waiting event of a journal a place in a new journal of this store, in their order.

    All of them: those before the first place that is taken may belong to the same dossiers, and order counts.

    Args:
        journal: of this store.
        name: journal in which places are taken.

    Returns:
        Stream of each event that moved.
    """
    rows = journal.db.execute(
        f"SELECT {E_COLUMNS}, ord FROM event JOIN delivery USING (ord)"
        " WHERE journal = ? AND delivery.state = 'waiting' ORDER BY seq",
        (name,),
    ).fetchall()
    if not rows:
        return []
    if journal.id == name:
        journal.begin_anew()
    last, prev = journal.head()
    moved = []
    for row in rows:
        last += 1
        envelope = _at(envelope_of(row), journal.id, last, prev)
        put_at(journal, row[15], envelope)
        prev = envelope.hash
        moved.append(envelope.header.stream)
    return moved


def displace(journal: Journal, name: str, seq: int, prev: str) -> list[str]:
    """Make room for an event of another machine where one stands that the feed no longer holds.

    The ledger and that machine were put back to copies that both lacked it, and the machine gave its number again.
    What stands here from there on is kept in a journal of its own and counts for nothing, until the feed holds it.

    Args:
        journal: of this store.
        name: journal of the other machine.
        seq: number that is needed.
        prev: hash that its predecessor must have, if it is here.

    Returns:
        Streams of what was displaced.
    """
    first = seq if journal.hash_at(name, seq - 1) in {None, prev} else seq - 1
    rows = journal.db.execute(
        f"SELECT {E_COLUMNS}, ord FROM event JOIN delivery USING (ord) WHERE journal = ? AND position IS NULL"
        " AND own = 0 AND seq >= ? ORDER BY seq",
        (name, first),
    ).fetchall()
    apart, last = uuid7(), None
    for row in rows:
        envelope = envelope_of(row)
        follows = last is not None and envelope.header.seq == last.header.seq + 1
        last = _at(envelope, apart, envelope.header.seq, last.hash if last and follows else envelope.prev)
        put_at(journal, row[15], last)
        journal.db.execute(
            "UPDATE delivery SET state = 'refused', settled = 1, code = ? WHERE ord = ?", (NOT_IN_FEED, row[15])
        )
    return [row[5] for row in rows]


def append_waiting(journal: Journal, envelope: Envelope) -> None:
    """Append a waiting event of another copy of this store whose place is taken here; its id stays."""
    last, prev = journal.head()
    journal.insert(_at(envelope, journal.id, last + 1, prev), own=True, state="waiting", position=None)


def put_at(journal: Journal, ord_: int, envelope: Envelope) -> None:
    """Give an event of this store the place that an envelope of it states, and keep where it stood."""
    journal.db.execute(
        "INSERT OR REPLACE INTO moved_event (journal, seq, ord, prev, hash)"
        " SELECT journal, seq, ord, prev, hash FROM event WHERE ord = ?",
        (ord_,),
    )
    journal.db.execute(
        "UPDATE event SET journal = ?, seq = ?, prev = ?, hash = ? WHERE ord = ?",
        (envelope.header.journal, envelope.header.seq, envelope.prev, envelope.hash, ord_),
    )


def _at(envelope: Envelope, name: str, seq: int, prev: str) -> Envelope:
    header = msgspec.structs.replace(envelope.header, journal=name, seq=seq)
    if envelope.body is not None:
        return seal(header, envelope.body, prev)
    new = chain_hash(header, envelope.body_hash, prev)
    return msgspec.structs.replace(envelope, header=header, prev=prev, hash=new)
