"""New tokens for devices that prove themselves by their key; the old token is good until the new one was used."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Connection, or_, select, update

from sync.errors import BadMessage
from sync.province import figures, schema, signing
from sync.province.database import Database
from sync.province.errors import TokenUnknown
from sync.wire.renewal import Renew, Renewed
from sync.wire.signing import is_signed_token

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_LONGEST: Final = 200


def renew(database: Database, request: Renew) -> Renewed:
    """Make a new token good. Asking again, with the same or another hash, is always right.

    Raises:
        BadMessage: what is sent cannot be a hash, an id, an instant or a signature.
        TokenUnknown: no such device, a revoked one, or not signed by its key for this province.
    """
    texts = (request.device, request.at, request.signature)
    if not _HASH.fullmatch(request.token_hash) or not all(t.isprintable() and len(t) <= _LONGEST for t in texts):
        raise BadMessage(reason="renewal")
    table = schema.device

    def work(conn: Connection) -> Renewed:
        mine = (table.c.id == request.device) & table.c.revoked_at.is_(None)
        public_key = conn.scalar(select(table.c.public_key).where(mine).with_for_update())
        server = figures.identity(conn)
        said = (server.id, request.device, request.token_hash, request.at)
        if public_key is None or not is_signed_token(request.signature, public_key, *said):
            raise TokenUnknown
        in_use = or_(*(column == request.token_hash for column in (table.c.token_hash, table.c.next_token_hash)))
        owners = set(conn.scalars(select(table.c.id).where(in_use)))
        if owners - {request.device}:
            # Somebody who saw a hash must not make another device's token ambiguous.
            raise TokenUnknown
        if not owners:
            conn.execute(update(table).where(mine).values(next_token_hash=request.token_hash))
        return Renewed(server=server, signing_key=signing.public_key(conn))

    return database.write(work)
