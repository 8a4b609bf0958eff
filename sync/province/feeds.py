"""Feeds of centres: positions given out under the centres' locks, and dossiers that reach more than one of them.

A dossier received at one centre for an agency elsewhere is *routed*: every event of it enters the feeds of both, each
at a position of that feed. Its home is the centre that received it; there its life cycle is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, insert, or_, select, union_all, update

from sync.province import schema
from sync.wire.envelope import Envelope
from sync.wire.feed_chain import EMPTY, extend_chain


class Feeds:
    """The feeds that one batch may write to, locked until its commit."""

    def __init__(self, conn: Connection, centres: Collection[str]) -> None:
        """Lock the feeds, always in one order, so that no two batches wait for each other."""
        self._conn = conn
        table = schema.centre
        query = select(table.c.code, table.c.feed_position, table.c.feed_hash)
        query = query.where(table.c.code.in_(sorted(centres))).order_by(table.c.code)
        held = conn.execute(query.with_for_update()).all()
        self._last = {row.code: row.feed_position for row in held}
        self._chain = {row.code: row.feed_hash for row in held}
        self._given: dict[str, list[str]] = {}
        self._routed: list[dict[str, Any]] = []

    def has(self, centre: str) -> bool:
        """Whether this is a centre of the ledger."""
        return centre in self._last

    def give(self, centre: str, event_hash: str) -> int:
        """The next position of a feed, for an event of this hash."""
        position: int = self._last[centre] + 1
        self._last[centre] = position
        self._given.setdefault(centre, []).append(event_hash)
        return position

    def route(self, envelope: Envelope, centres: Iterable[str]) -> None:
        """Let an event enter further feeds."""
        for centre in centres:
            position = self.give(centre, envelope.hash)
            self._routed.append({"centre": centre, "position": position, "event": envelope.header.id})

    def store(self) -> None:
        """Write what was given; the events stand in the ledger already."""
        if self._routed:
            self._conn.execute(insert(schema.routed), self._routed)
        for centre, hashes in sorted(self._given.items()):
            end, chain = self._last[centre], extend_chain(self._chain[centre], hashes)
            change = update(schema.centre).where(schema.centre.c.code == centre)
            self._conn.execute(change.values(feed_position=end, feed_hash=chain))
            self._conn.execute(insert(schema.feed_mark), {"centre": centre, "position": end, "hash": chain})


def routes(conn: Connection, centre: str, streams: Collection[str]) -> dict[str, tuple[str, str]]:
    """Home and other end of those dossiers that are routed from or to a centre."""
    table = schema.route
    mine = or_(table.c.home == centre, table.c.to == centre)
    query = select(table.c.stream, table.c.home, table.c.to).where(table.c.stream.in_(sorted(streams)), mine)
    return {row.stream: (row.home, row.to) for row in conn.execute(query)}


def hash_up_to(conn: Connection, centre: str, position: int) -> str:
    """Hash of a feed up to a position; empty where the feed is shorter."""
    if position == 0:
        return EMPTY
    mark = schema.feed_mark
    before = (
        select(mark.c.position, mark.c.hash)
        .where(mark.c.centre == centre, mark.c.position <= position)
        .order_by(mark.c.position.desc())
        .limit(1)
    )
    row = conn.execute(before).one_or_none()
    start, chain = (row.position, row.hash) if row else (0, EMPTY)
    found = entries("hash").subquery()
    query = select(found.c.hash).where(found.c.centre == centre, found.c.position > start, found.c.position <= position)
    hashes = conn.scalars(query.order_by(found.c.position)).all() if start < position else ()
    return extend_chain(chain, hashes) if start + len(hashes) == position else ""


def entries(*columns: str) -> Select[Any]:
    """Every place of every feed: `centre`, `position` and columns of its event."""
    event, routed = schema.event, schema.routed
    own = select(event.c.centre, event.c.position, *(event.c[name] for name in columns)).where(
        event.c.position.is_not(None)
    )
    others = select(routed.c.centre, routed.c.position, *(event.c[name] for name in columns)).join_from(
        routed, event, routed.c.event == event.c.id
    )
    found = union_all(own, others).subquery()
    return select(found)
