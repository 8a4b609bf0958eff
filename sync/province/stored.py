"""From a row of the ledger back to the envelope that was sent."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from sync.wire.envelope import Envelope, Header


def envelope_of(row: Row[Any]) -> Envelope:
    """The envelope held in a whole row of `schema.event`, body bytes as they arrived."""
    header = Header(
        id=row.id,
        journal=row.journal,
        seq=row.seq,
        device=row.device,
        centre=row.centre,
        stream=row.stream,
        base=row.base,
        type=row.type,
        v=row.v,
        at=row.at,
        actor=row.actor,
    )
    return Envelope(header=header, body=bytes(row.body), body_hash=row.body_hash, prev=row.prev, hash=row.hash)
