"""Rows of the journal's tables, and the envelopes they hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from sync.wire.envelope import Envelope, Header

COLUMNS: Final = "id, journal, seq, device, centre, stream, base, type, v, at, actor, body, body_hash, prev, hash"
"""Columns of `event` that make an envelope, in the order `envelope_of` takes them."""

E_COLUMNS: Final = ", ".join(f"event.{column}" for column in COLUMNS.split(", "))
"""The same for a query over more tables."""


def facts_of(text: str) -> dict[str, str | int]:
    """Facts of a refusal, as they are kept."""
    facts: dict[str, str | int] = json.loads(text) if text != "{}" else {}
    return facts


def envelope_of(row: Sequence[Any]) -> Envelope:
    """The event of a row that begins with `COLUMNS`."""
    header = Header(
        id=row[0],
        journal=row[1],
        seq=row[2],
        device=row[3],
        centre=row[4],
        stream=row[5],
        base=row[6],
        type=row[7],
        v=row[8],
        at=row[9],
        actor=row[10],
    )
    return Envelope(header=header, body=row[11], body_hash=row[12], prev=row[13], hash=row[14])
