"""The province's signing key: made with the ledger, kept in it, used when something is published.

Reference snapshots may pass through others (a hub of the centre, a proxy, a file on USB): the signature says that
they come from this ledger. Whoever can write the ledger needs no signature, so the private half is in it; gateways
that only serve never touch it.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from sync.province import schema
from sync.wire import signing


def make_key(conn: Connection, now: str) -> None:
    """Give a new ledger its key; `now` is the stamp it gets."""
    private, public = signing.new_key()
    conn.execute(insert(schema.signing_key), {"public_key": public, "private_key": private, "created_at": now})


def public_key(conn: Connection) -> str:
    """What counters pin, base64."""
    return str(conn.execute(select(schema.signing_key.c.public_key)).scalar_one())


def private_key(conn: Connection) -> str:
    """What the province signs with, base64."""
    return str(conn.execute(select(schema.signing_key.c.private_key)).scalar_one())


def sign_reference(conn: Connection, name: str, centre: str | None, etag: str) -> str:
    """Sign a snapshot; `centre` None means every centre."""
    server = conn.execute(select(schema.server.c.id)).scalar_one()
    return signing.sign_reference(private_key(conn), server, name, centre or signing.SHARED, etag)
