"""Requests and answers around the batches: hello, enrolment, errors."""

from __future__ import annotations

import msgspec

from sync.wire.batch import JournalHead


class Hello(msgspec.Struct, frozen=True, kw_only=True):
    """First request of a round.

    Attributes:
        protocols: versions the counter speaks.
        program: name and version, for the province's overview.
        clock: the counter's clock, RFC 3339; shown, never judged.
        journal: the counter's own journal head.
        cursor: last feed position applied.
        open_dossiers: dossiers of this counter's own journal that are not closed.
    """

    protocols: list[int]
    program: str
    clock: str
    journal: JournalHead
    cursor: int
    open_dossiers: int


class ServerIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Which province this is, and which life of its ledger.

    Attributes:
        id: UUID made when the ledger was created; another id is another server.
        epoch: UUID that changes when the ledger is put back from a backup.
    """

    id: str
    epoch: str


class Welcome(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to hello.

    Attributes:
        protocol: version to be spoken.
        server: identity of the province.
        clock: the province's clock, RFC 3339.
        journal: what the province holds of the counter's journal.
        feed_end: highest visible position of the centre's feed.
        feed_hash: hash of the event at the position of `Hello.cursor`, empty if there is none; another one than
            the counter holds there means that positions were given anew.
        open_dossiers: the province's own count for this journal.
        reference: ETag of each reference snapshot, by name.
    """

    protocol: int
    server: ServerIdentity
    clock: str
    journal: JournalHead
    feed_end: int
    feed_hash: str = ""
    open_dossiers: int
    reference: dict[str, str]


class Enrol(msgspec.Struct, frozen=True, kw_only=True):
    """Ask to be enrolled with a code that the province issued.

    Attributes:
        code: enrolment code.
        public_key: Ed25519 public key of the device, base64.
        name: what people call the machine.
        device: the machine's own id, which stands in the events it recorded before it was enrolled; empty to
            be given one. A device that is enrolled again keeps its id and gets a new token.
    """

    code: str
    public_key: str
    name: str
    device: str = ""


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """What a device gets once: its id, its bearer token, and the profile of its centre."""

    device: str
    token: str
    server: ServerIdentity
    centre: msgspec.Raw


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Body of every answer that is not a success."""

    code: str
    facts: dict[str, str | int] = {}
