"""Which events the ledger is willing to hold: whatever it accepts, every counter must be able to read."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from typing import Final

from sync.wire.envelope import GENESIS, Envelope

_MOST: Final = 2**53
"""Numbers above are not exact in every JSON reader."""

_VERSIONS: Final = 2**15
_DEPTH: Final = 64
"""Nesting of a body; readers stop at some depth, and one event must not stop a whole feed."""

_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


def is_uuid(text: str) -> bool:
    """Whether this is a UUID in its usual lower-case form."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def fault(envelope: Envelope) -> str:
    """Name of the first field that makes an event malformed, empty when there is none."""
    header = envelope.header
    checks = {
        "id": is_uuid(header.id),
        "seq": 1 <= header.seq < _MOST,
        "base": 0 <= header.base < _MOST,
        "v": 1 <= header.v < _VERSIONS,
        "stream": _plain(header.stream),
        "type": _plain(header.type),
        "actor": _plain(header.actor),
        "at": len(header.at) <= 40 and _is_instant(header.at),
        "prev": header.seq != 1 or envelope.prev == GENESIS,
        "body": _is_readable(envelope.body or b""),
    }
    return next((field for field, good in checks.items() if not good), "")


def _plain(text: str) -> bool:
    return 1 <= len(text) <= 120 and text.isprintable()


def _is_instant(text: str) -> bool:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return False
    # Between date and time any character may stand, and the first and last year have no day in some zones.
    return at.tzinfo is not None and text.isprintable() and 1 < at.year < 9999


def _is_readable(body: bytes) -> bool:
    # The batch reader has checked the JSON; it leaves encoding and depth of a raw value open.
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    if body.count(b"[") + body.count(b"{") <= _DEPTH:
        return True
    depth = 0
    for byte in _STRING.sub(b"", body):
        if byte in b"[{":
            depth += 1
            if depth > _DEPTH:
                return False
        elif byte in b"]}":
            depth -= 1
    return True
