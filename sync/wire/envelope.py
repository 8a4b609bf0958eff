"""The event envelope: header fields, the body's own bytes, and the hash that chains a journal."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from sync.errors import BadMessage
from sync.wire.canonical import canonical, sha256_hex

GENESIS: Final = "0" * 64
"""`prev` of the first event of every journal."""


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to which dossier, and where it stands in its journal.

    Attributes:
        id: UUIDv7 made by the client, stable for ever.
        journal: UUID of the journal it was appended to.
        seq: 1, 2, 3 … without gaps within the journal.
        device: id of the machine.
        centre: agency code of the centre.
        stream: dossier id (UUIDv7), or the name of a stream of the centre itself.
        base: number of events of the stream this one was based on.
        type: business fact, for example `DossierReceived`.
        v: version of the body's shape, from 1.
        at: RFC 3339 instant with offset; never used for order.
        actor: user id.
    """

    id: str
    journal: str
    seq: int
    device: str
    centre: str
    stream: str
    base: int
    type: str
    v: int
    at: str
    actor: str


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is stored and sent.

    Attributes:
        header: the fields that are hashed one by one.
        body: the exact JSON bytes; None after the retention rule removed them at the counter.
        body_hash: SHA-256 of the body bytes, hex.
        prev: hash of the previous event of the journal.
        hash: SHA-256 over prev, header and body_hash.
    """

    header: Header
    body: bytes | None
    body_hash: str
    prev: str
    hash: str


def chain_hash(header: Header, body_hash: str, prev: str) -> str:
    """Hash that ties an event to its predecessor.

    The hashed bytes are the 32 bytes of `prev`, then the canonical JSON array of the header fields
    in their declared order followed by `body_hash`.
    """
    fields = [*msgspec.structs.astuple(header), body_hash]
    return hashlib.sha256(bytes.fromhex(prev) + canonical(fields)).hexdigest()


def seal(header: Header, body: bytes, prev: str) -> Envelope:
    """Make the envelope of a new event that follows `prev`."""
    body_hash = sha256_hex(body)
    return Envelope(header=header, body=body, body_hash=body_hash, prev=prev, hash=chain_hash(header, body_hash, prev))


def verify(envelope: Envelope) -> None:
    """Check an envelope against its own hashes.

    Raises:
        BadMessage: body or header do not give the stated hashes.
    """
    if envelope.body is not None and sha256_hex(envelope.body) != envelope.body_hash:
        raise BadMessage(reason="body_hash", id=envelope.header.id)
    if chain_hash(envelope.header, envelope.body_hash, envelope.prev) != envelope.hash:
        raise BadMessage(reason="hash", id=envelope.header.id)
