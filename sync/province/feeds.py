"""Feeds of centres: positions given out under the centres' locks, and dossiers that reach more than one of them.

A dossier received at one centre for an agency elsewhere is *routed*: every event of it enters the feeds of both, each
at a position of that feed. Its home is the centre that received it; there its life cycle is judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, Select, insert, or_, select, union_all, update

from sync.province import schema


class Feeds:
    """The feeds that one batch may write to, locked until its commit."""

    def __init__(self, conn: Connection, centres: Collection[str]) -> None:
        """Lock the feeds, always in one order, so that no two batches wait for each other."""
        self._conn = conn
        table = schema.centre
        query = select(table.c.code, table.c.feed_position).where(table.c.code.in_(sorted(centres)))
        self._last = {
            row.code: row.feed_position for row in conn.execute(query.order_by(table.c.code).with_for_update())
        }
        self._given: set[str] = set()
        self._routed: list[dict[str, Any]] = []

    def has(self, centre: str) -> bool:
        """Whether this is a centre of the ledger."""
        return centre in self._last

    def give(self, centre: str) -> int:
        """The next position of a feed."""
        position: int = self._last[centre] + 1
        self._last[centre] = position
        self._given.add(centre)
        return position

    def route(self, event: str, centres: Iterable[str]) -> None:
        """Let an event enter further feeds."""
        for centre in centres:
            self._routed.append({"centre": centre, "position": self.give(centre), "event": event})

    def store(self) -> None:
        """Write what was given; the events stand in the ledger already."""
        if self._routed:
            self._conn.execute(insert(schema.routed), self._routed)
        for centre in sorted(self._given):
            change = update(schema.centre).where(schema.centre.c.code == centre)
            self._conn.execute(change.values(feed_position=self._last[centre]))


def routes(conn: Connection, centre: str, streams: Collection[str]) -> dict[str, tuple[str, str]]:
    """Home and other end of those dossiers that are routed from or to a centre."""
    table = schema.route
    mine = or_(table.c.home == centre, table.c.to == centre)
    query = select(table.c.stream, table.c.home, table.c.to).where(table.c.stream.in_(sorted(streams)), mine)
    return {row.stream: (row.home, row.to) for row in conn.execute(query)}


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
