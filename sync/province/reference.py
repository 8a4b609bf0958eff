"""Reference snapshots: published whole, fetched whole, told apart by their ETag."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from sync.errors import BadMessage, TooLarge
from sync.province import schema, signing
from sync.province.database import Database
from sync.province.errors import NameUnknown
from sync.wire.canonical import sha256_hex
from sync.wire.codes import MESSAGE_BYTES
from sync.wire.messages import Snapshot

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")


class Reference:
    """The snapshots of one ledger."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def publish(self, name: str, data: bytes, centre: str | None = None) -> str:
        """Replace a snapshot whole.

        Args:
            name: lower-case letters, digits, `_`, `.` and `-`; at most 64.
            data: what every counter fetches, at most codes.MESSAGE_BYTES.
            centre: only for this centre, instead of the snapshot shared by all.

        Returns:
            The new ETag; publishing the same bytes again gives the same.

        Raises:
            BadMessage: the name is not allowed.
            TooLarge: no counter would take it.
        """
        now = self._database.now()
        return self._database.write(lambda conn: put(conn, name, data, centre, now))

    def fetch(self, name: str, centre: str) -> Snapshot:
        """The snapshot a centre is to use: its own, else the shared one.

        Raises:
            NameUnknown: neither exists.
        """
        if not _NAME.fullmatch(name):
            raise NameUnknown
        table = schema.reference
        # False sorts before true on both databases: the centre's own comes first.
        query = (
            select(table.c.etag, table.c.data, table.c.signature)
            .where(table.c.name == name, _visible(centre))
            .order_by(table.c.centre.is_(None))
            .limit(1)
        )
        row = self._database.read(lambda conn: conn.execute(query).one_or_none())
        if row is None:
            raise NameUnknown
        return Snapshot(etag=row.etag, data=bytes(row.data), signature=row.signature)

    def etags(self, centre: str) -> dict[str, str]:
        """ETag of every snapshot a centre is to use, by name; empty when nothing was published."""
        return self._database.read(lambda conn: etags(conn, centre))


def put(conn: Connection, name: str, data: bytes, centre: str | None, now: str) -> str:
    """As `Reference.publish`, inside the caller's transaction; `now` is the stamp it gets."""
    if not _NAME.fullmatch(name):
        raise BadMessage(reason="name")
    if len(data) > MESSAGE_BYTES:
        raise TooLarge(bytes=len(data))
    etag = sha256_hex(data)
    table = schema.reference
    owner = table.c.centre.is_(None) if centre is None else table.c.centre == centre
    conn.execute(delete(table).where(table.c.name == name, owner))
    row: dict[str, object] = {"name": name, "centre": centre, "etag": etag, "data": data, "published_at": now}
    row["signature"] = signing.sign_reference(conn, name, centre, etag)
    conn.execute(insert(table), row)
    return etag


def etags(conn: Connection, centre: str) -> dict[str, str]:
    """As `Reference.etags`, inside the caller's transaction."""
    table = schema.reference
    query = select(table.c.name, table.c.etag).where(_visible(centre)).order_by(table.c.centre.is_not(None))
    return {row.name: row.etag for row in conn.execute(query)}


def _visible(centre: str) -> ColumnElement[bool]:
    return or_(schema.reference.c.centre.is_(None), schema.reference.c.centre == centre)
