"""What a bundle says of itself, before anything else of it is read; this is what is signed."""

from __future__ import annotations

import msgspec

from sync.wire.messages import Enrol, ServerIdentity


class CounterManifest(msgspec.Struct, frozen=True, kw_only=True, tag="motcua-bundle-counter", tag_field="kind"):
    """Of a bundle that a counter writes; signed by the device's key.

    Attributes:
        id: UUIDv7 of this bundle.
        server: id of the province it is meant for.
        centre: agency code.
        device: machine id.
        made_at: RFC 3339 instant by the counter's clock; shown, never judged.
        reply_to: age recipient that the answer is encrypted to.
        batches: push batches in it.
        events: events in those.
        bytes: size of the parts when they are unpacked.
        sha256: of the compressed parts, hex.
        enrol: what enrols a machine that has never reached its province; its key signs.
    """

    id: str
    server: str
    centre: str
    device: str
    made_at: str
    reply_to: str
    batches: int = 0
    events: int = 0
    bytes: int = 0
    sha256: str = ""
    enrol: Enrol | None = None
    v: int = 1


class AnswerManifest(msgspec.Struct, frozen=True, kw_only=True, tag="motcua-bundle-answer", tag_field="kind"):
    """Of a bundle that a province writes; signed by its signing key.

    Attributes:
        answers: id of the counter's bundle.
        server: identity of the province.
        centre: agency code of the centre it is meant for.
        device: machine it is meant for.
        made_at: RFC 3339 instant by the province's clock; shown, never judged.
        signing_key: the province's public key, base64; a machine that has none yet pins this one, since only who
            could open its bundle knows where to encrypt the answer to.
        enrolled: whether the machine was enrolled by its bundle.
        more: whether the feed goes on behind what is in here.
        pages: feed pages in it.
        bytes: size of the parts when they are unpacked.
        sha256: of the compressed parts, hex.
    """

    answers: str
    server: ServerIdentity
    centre: str
    device: str
    made_at: str
    signing_key: str
    enrolled: bool = False
    more: bool = False
    pages: int = 0
    bytes: int = 0
    sha256: str = ""
    v: int = 1
