"""One way to write JSON, so that two machines hash the same bytes."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder(order="deterministic")


def canonical(value: Any) -> bytes:
    """Write a value as UTF-8 JSON without spaces, object keys sorted."""
    return _ENCODER.encode(value)


def sha256_hex(data: bytes) -> str:
    """SHA-256 as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()
