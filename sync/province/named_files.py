"""Which files the events of the feed name, read from bodies that are otherwise none of the province's business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, func, insert, select

from sync.province import schema
from sync.province.feeds import routes
from sync.wire.files import is_address

_ATTACHED: Final = "FileAttached"
_MARK: Final = b'"scan":'
"""Stands in the body of an event whose papers name their scans."""


class Standing(NamedTuple):
    """How far a dossier is at the province; its record is stored once its events are in the feed.

    Attributes:
        events: events of it in the feed.
        named: different files that these name.
        held: those of them that arrived whole.
    """

    events: int
    named: int
    held: int

    @property
    def record_stored(self) -> bool:
        """Whether the province has the record."""
        return self.events > 0

    @property
    def all_stored(self) -> bool:
        """Whether it has the record and every file that the record names."""
        return self.record_stored and self.held == self.named


def named(kind: str, body: bytes | None) -> list[str]:
    """Addresses that one event names, each once; none where the body has a shape this program does not know."""
    if body is None or (kind != _ATTACHED and _MARK not in body):
        return []
    try:
        read = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    if not isinstance(read, dict):
        return []
    papers = read.get("documents")
    found = [read.get("sha256")] if kind == _ATTACHED else []
    found += [paper.get("scan") for paper in papers if isinstance(paper, dict)] if isinstance(papers, list) else []
    return list(dict.fromkeys(text for text in found if isinstance(text, str) and is_address(text)))


def note(conn: Connection, centre: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write down the files that events name, in the transaction that stores the events.

    Args:
        conn: open writing transaction.
        centre: whose feed the events are in.
        rows: events as the ledger stores them; those outside the feed name nothing.
    """
    found = [line for row in rows if row["position"] is not None for line in lines(centre, row)]
    if found:
        conn.execute(insert(schema.named_file), found)


def lines(centre: str, row: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Rows of the table for one event."""
    for sha256 in named(row["type"], row["body"]):
        yield {"event": row["id"], "sha256": sha256, "centre": centre, "stream": row["stream"]}


def standing(conn: Connection, centre: str, stream: str) -> Standing:
    """How far a dossier is that is in a centre's feed; both ends of a route send files of theirs."""
    table, held = schema.named_file, schema.held_file
    home, other = routes(conn, centre, [stream]).get(stream, (centre, centre))
    events = conn.scalar(
        select(schema.stream.c.events).where(schema.stream.c.centre == home, schema.stream.c.stream == stream)
    )
    joined = table.outerjoin(held, (held.c.centre == table.c.centre) & (held.c.sha256 == table.c.sha256))
    counts = conn.execute(
        select(func.count(table.c.sha256.distinct()), func.count(held.c.sha256.distinct()))
        .select_from(joined)
        .where(table.c.centre.in_({home, other}), table.c.stream == stream)
    ).one()
    return Standing(events or 0, *counts)
