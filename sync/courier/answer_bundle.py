"""The bundle that a province answers with: its welcome, its words, pages of the feed, reference snapshots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final

import msgspec

from sync.courier.container import (
    Opened,
    Part,
    check_signature,
    open_container,
    read_manifest,
    read_parts,
    write_container,
)
from sync.courier.errors import BundleRefused
from sync.courier.manifest import AnswerManifest
from sync.courier.sealing import decrypt, encrypt
from sync.errors import BadMessage, SignatureWrong
from sync.wire.answers import JournalAnswers
from sync.wire.batch import FeedHead, read_feed
from sync.wire.envelope import Envelope
from sync.wire.messages import Snapshot, Welcome
from sync.wire.signing import verify_reference

WELCOME: Final = "welcome"
ANSWERS: Final = "answers"
FEED: Final = "feed"
SNAPSHOT: Final = "reference"


@dataclass(frozen=True)
class AnswerBundle:
    """An answer, whole and proved by its signature.

    Attributes:
        manifest: what it says of itself.
        welcome: as in a round, made after the batches were taken in.
        answers: words on the events of the counter's bundle.
        pages: of the feed, following each other after the cursor of the counter's hello.
        references: snapshots that differ from those the counter holds, by name.
    """

    manifest: AnswerManifest
    welcome: Welcome
    answers: list[JournalAnswers]
    pages: list[tuple[FeedHead, list[tuple[int, Envelope]]]]
    references: dict[str, Snapshot]

    @property
    def after(self) -> int:
        """Position after which the feed in here begins."""
        return self.pages[0][0].after

    @property
    def end(self) -> int:
        """Last position of the feed in here."""
        return self.pages[-1][0].next


def write_answer_bundle(
    manifest: AnswerManifest,
    welcome: Welcome,
    answers: Sequence[JournalAnswers],
    pages: Sequence[bytes],
    references: dict[str, Snapshot],
    *,
    private_key: str,
    recipient: str,
) -> bytes:
    """Write, sign and encrypt.

    Args:
        manifest: without sizes and hash.
        welcome: answer to the hello of the counter's bundle.
        answers: words on its events.
        pages: at least one, as written by `wire.batch.write_feed`.
        references: snapshots that differ.
        private_key: Ed25519, the province's, base64.
        recipient: `CounterManifest.reply_to`.

    Raises:
        BadMessage: `courier_key`.
    """
    parts = [_part(WELCOME, msgspec.json.encode(welcome)), _part(ANSWERS, msgspec.json.encode(answers))]
    parts += [_part(FEED, page) for page in pages]
    for name, (etag, data, signature) in references.items():
        parts.append((Part(part=SNAPSHOT, bytes=len(data), name=name, etag=etag, signature=signature), data))
    return encrypt(write_container(manifest, parts, private_key), recipient)


def open_answer_bundle(data: bytes, identities: Iterable[str]) -> tuple[Opened, AnswerManifest]:
    """Decrypt an answer and read what it says of itself; nothing is proved yet.

    Raises:
        BundleRefused: `damaged`, `other_key`, `kind` or `version`.
    """
    opened = open_container(decrypt(data, identities))
    return opened, read_manifest(opened, AnswerManifest)


def read_answer_bundle(opened: Opened, manifest: AnswerManifest, public_key: str) -> AnswerBundle:
    """Prove an answer and read all of it, before any of it is used.

    Args:
        opened: as `open_answer_bundle` gives it.
        manifest: the same.
        public_key: the province's, as pinned.

    Raises:
        BundleRefused: `signature`, `too_large`, or `damaged`: not what the manifest says.
    """
    check_signature(opened, public_key)
    found: dict[str, bytes] = {}
    pages: list[tuple[FeedHead, list[tuple[int, Envelope]]]] = []
    references: dict[str, Snapshot] = {}
    try:
        for part, data in read_parts(opened):
            if part.part == FEED:
                pages.append(read_feed(data))
            elif part.part == SNAPSHOT:
                references[part.name] = Snapshot(part.etag, data, part.signature)
            else:
                found[part.part] = data
        welcome = msgspec.json.decode(found[WELCOME], type=Welcome)
        answers = msgspec.json.decode(found[ANSWERS], type=list[JournalAnswers])
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError, RecursionError, BadMessage) as error:
        raise BundleRefused(reason="damaged", detail=type(error).__name__) from error
    bundle = AnswerBundle(manifest, welcome, answers, pages, references)
    _check(bundle, public_key)
    return bundle


def _check(bundle: AnswerBundle, public_key: str) -> None:
    manifest, pages = bundle.manifest, bundle.pages
    if (
        not _is_instant(manifest.made_at)
        or not pages
        or len(pages) != manifest.pages
        or bundle.welcome.server != manifest.server
    ):
        raise BundleRefused(reason="damaged", detail="counts")
    if any(before[0].next != after[0].after for before, after in pairwise(pages)):
        raise BundleRefused(reason="damaged", detail="pages")
    for name, (etag, data, signature) in bundle.references.items():
        try:
            verify_reference(
                signature,
                public_key,
                server=manifest.server.id,
                name=name,
                centre=manifest.centre,
                etag=etag,
                data=data,
            )
        except SignatureWrong as error:
            raise BundleRefused(reason="signature", name=name) from error


def _is_instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _part(part: str, data: bytes) -> tuple[Part, bytes]:
    return Part(part=part, bytes=len(data)), data
