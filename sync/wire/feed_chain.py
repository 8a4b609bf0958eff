"""The hash of a whole feed: two feeds of one hash hold the same events in the same order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from sync.wire.envelope import GENESIS

EMPTY: Final = GENESIS
"""Of a feed without events."""


def extend_chain(before: str, hashes: Iterable[str]) -> str:
    """Hash of a feed that goes on: for each event SHA-256 over the 32 bytes of the hash so far and those of its own.

    Args:
        before: hash of the feed up to there, 64 hex digits.
        hashes: of the events that follow, in the order of the feed.
    """
    chain = bytes.fromhex(before)
    for one in hashes:
        chain = hashlib.sha256(chain + bytes.fromhex(one)).digest()
    return chain.hex()
