"""Event bodies as this program understands them."""

from __future__ import annotations

import msgspec

from desktop.domain import events as ev
from sync.wire.envelope import Envelope


def read_body(envelope: Envelope) -> ev.EventBody | None:
    """The body; None for a type or version this program does not know, and for a shape it cannot read.

    One event of another machine must never stop a feed.
    """
    try:
        return ev.decode(envelope.header.type, envelope.header.v, envelope.body or b"")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
