"""Centres come into the ledger, and change, by their profile; their counters get it as a reference snapshot."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from sync.province import reference, schema
from sync.province.ledger import Ledger
from sync.province.readable import CENTRE, Profile, read_profile


class Put(NamedTuple):
    """What came of a profile.

    Attributes:
        profile: as read.
        new: whether the ledger did not know the centre.
    """

    profile: Profile
    new: bool


def put_centre(ledger: Ledger, data: bytes) -> Put:
    """Take a centre in, or replace its profile; its counters get it with their next round.

    Args:
        ledger: open ledger.
        data: JSON profile; its bytes are kept and published as they are.

    Raises:
        BadMessage: see `readable.read_profile`.
    """
    profile = read_profile(data)
    now = ledger.database.now()
    values = {"name": profile.name, "profile": data.decode("utf-8")}

    def work(conn: Connection) -> bool:
        table = schema.centre
        mine = table.c.code == profile.agency_code
        known = conn.scalar(select(table.c.code).where(mine).with_for_update()) is not None
        if known:
            conn.execute(update(table).where(mine).values(**values))
        else:
            row = {"code": profile.agency_code, **values, "feed_position": 0, "created_at": now}
            conn.execute(insert(table), row)
        reference.put(conn, CENTRE, data, profile.agency_code, now)
        return not known

    return Put(profile, ledger.database.write(work))
