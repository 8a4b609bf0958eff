"""The province's courier keys: what counters encrypt their bundles to, and how the gateway opens them unattended.

The private halves are in the ledger. Whoever reads the ledger has every event in plain already, so they give away
nothing more; and any gateway of a province opens any bundle, also after the ledger was put back from its backup.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, insert, select

from sync.courier.errors import CourierKeyMissing
from sync.courier.sealing import new_key_pair
from sync.province import reference, schema
from sync.province.errors import NameUnknown
from sync.province.ledger import Ledger
from sync.wire.courier import REFERENCE, CourierKey


def make_key(ledger: Ledger) -> str:
    """Make a key and let every centre fetch its public half; older keys still open bundles.

    Returns:
        The recipient.
    """
    pair = new_key_pair()
    now = ledger.database.now()

    def work(conn: Connection) -> None:
        row = {"recipient": pair.recipient, "identity": pair.identity, "created_at": now}
        conn.execute(insert(schema.courier_key), row)
        data = msgspec.json.encode(CourierKey(recipient=pair.recipient))
        reference.put(conn, REFERENCE, data, None, now)

    ledger.database.write(work)
    return pair.recipient


def published_key(ledger: Ledger) -> str:
    """The recipient that counters are given; empty before the first key was made."""
    try:
        data = ledger.reference.fetch(REFERENCE, "").data
    except NameUnknown:
        return ""
    return msgspec.json.decode(data, type=CourierKey).recipient


def identities(ledger: Ledger) -> list[str]:
    """The private halves of all keys.

    Raises:
        CourierKeyMissing: none was made.
    """
    found = ledger.database.read(lambda conn: list(conn.scalars(select(schema.courier_key.c.identity))))
    if not found:
        raise CourierKeyMissing
    return found
