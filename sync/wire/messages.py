"""Requests and answers around the batches: hello, enrolment, errors."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeVar

import msgspec

from sync.errors import BadMessage
from sync.wire.answers import JournalAnswers

BESIDE: Final = "."
"""Parts a state: before it the figures, behind it what only a Welcome says."""

_T = TypeVar("_T")


class JournalHead(msgspec.Struct, frozen=True, kw_only=True):
    """Where a journal ends, as one side sees it.

    Attributes:
        journal: its UUID.
        count: highest `seq` held without a gap before it.
        last_hash: hash of that event; 64 zeros when count is 0.
        held: number of events in the feed, whatever their place; refused ones do not count, since a province put
            back to an older copy may have lost the refusal and is not asked again.
    """

    journal: str
    count: int
    last_hash: str
    held: int


class Figures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the province holds of a device, all from one view.

    Attributes:
        state: stands for everything a Welcome says but its clock; the same as long as nothing changed. What
            follows BESIDE stands for what is no figure: the province's identity and the ETags of its snapshots.
        journals: every journal of the device.
        feed_end: highest visible position of the centre's feed.
        open_dossiers: dossiers that were received in these journals and are not closed.
        numbers: official numbers granted to dossiers of this device and not recorded by it yet, by dossier.
    """

    state: str
    journals: list[JournalHead]
    feed_end: int
    open_dossiers: int
    numbers: dict[str, str] = {}


class Hello(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """First request of a round.

    Attributes:
        protocols: versions the counter speaks.
        program: name and version, for the province's overview.
        clock: the counter's clock, RFC 3339; shown, never judged.
        cursor: last feed position applied.
        waiting: events without a terminal word.
        open_dossiers: dossiers of this counter that are not closed.
        known: `Figures.state` the counter last agreed with; empty asks for everything.
        unanswered: for each journal with events to be sent the number after which they begin, so that words whose
            answer was lost are said again; what a refusal holds back is not to be sent.
    """

    protocols: list[int]
    program: str
    clock: str
    cursor: int
    waiting: int = 0
    open_dossiers: int = 0
    known: str = ""
    unanswered: dict[str, int] = {}


class Unchanged(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to hello while the ledger is in the state the counter knows; 204 without a body on the wire.

    Only for a counter that asks for no words and has read its feed to the end.

    Attributes:
        clock: the province's clock, RFC 3339.
    """

    clock: str


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
        figures: what it holds of this device.
        feed_hash: hash of the feed up to `Hello.cursor` (`wire.feed_chain`), empty where the feed is shorter; another
            one than the counter made of what it read means that positions were given anew.
        answered: words on events after `Hello.unanswered` that the province holds.
        reference: ETag of each reference snapshot, by name.
    """

    protocol: int
    server: ServerIdentity
    clock: str
    figures: Figures
    feed_hash: str = ""
    answered: list[JournalAnswers] = []
    reference: dict[str, str]


class Snapshot(NamedTuple):
    """A reference snapshot.

    Attributes:
        etag: SHA-256 of the data, hex, without quotes.
        data: the bytes as published.
        signature: the province's, see `signing`; empty when there is none.
    """

    etag: str
    data: bytes
    signature: str


class PushAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Answer to the batches of one request; each was answered after its own commit."""

    answers: list[JournalAnswers]
    figures: Figures


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
    """What a device gets once: its id, its bearer token, and the profile of its centre.

    Attributes:
        signing_key: Ed25519 public key that reference snapshots are signed by, base64; empty from a province
            that does not sign.
    """

    device: str
    token: str
    server: ServerIdentity
    centre: msgspec.Raw
    signing_key: str = ""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Body of every answer that is not a success."""

    code: str
    facts: dict[str, str | int] = {}


def read_message(data: bytes, kind: type[_T]) -> _T:
    """Read a body of JSON.

    Raises:
        BadMessage: not JSON, or of another shape.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadMessage(reason="not_readable") from error
