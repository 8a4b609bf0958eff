"""Identifiers made by the client."""

from __future__ import annotations

import os
import time


def uuid7(now_ms: int | None = None) -> str:
    """A UUIDv7: 48 bits of milliseconds since 1970, then random; sorts by the time it was made (RFC 9562)."""
    stamp = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    raw = bytearray(stamp.to_bytes(6, "big") + os.urandom(10))
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
