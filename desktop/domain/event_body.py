"""The root of all event bodies."""

from __future__ import annotations

import msgspec


class EventBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Root of all bodies; the event type is the class name, `V` its version."""
