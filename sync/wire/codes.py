"""Words of the protocol: answers to events, reasons of refusal, and limits both sides keep."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

PROTOCOL: Final = 1
"""Version of the protocol spoken by this release."""

BATCH_EVENTS: Final = 500
BATCH_MOST_BYTES: Final = 256 * 1024
"""A push batch holds at most this many events and uncompressed bytes (one event may exceed the bytes alone)."""

BATCH_BYTES: Final = 128 * 1024
"""Uncompressed bytes of the batches a counter makes: some 30 KB on the wire, which is what a cut costs."""

PUSH_BYTES: Final = 2 * 1024 * 1024
"""Uncompressed bytes of batches a counter puts into one request, so that answers come every few seconds."""

EVENT_BYTES: Final = 64 * 1024
"""A single event line is never longer."""

MESSAGE_BYTES: Final = 8 * 1024 * 1024
"""Decompressed size either side is willing to parse."""

FEED_EVENTS: Final = 1000
"""Most events one feed page holds."""

REQUEST_ID_HEADER: Final = "X-Request-Id"
EVENTS_MEDIA_TYPE: Final = "application/x-ndjson"
JSON: Final = "application/json"
BYTES: Final = "application/octet-stream"

ENCODING: Final = "motcua1"
"""Content encoding of our own: zlib (RFC 1950) with the preset dictionary of `wire/dictionary.txt`."""


class Answer(StrEnum):
    """The one word the province gives each event, after commit."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    LATER = "later"


class Refusal(StrEnum):
    """Why the province refused one event."""

    STALE = "stale"
    FORKED = "forked"
    MALFORMED = "malformed"
