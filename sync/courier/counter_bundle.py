"""The bundle that a counter writes: its hello, the ETags it holds, and its waiting batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

from sync.courier.container import Opened, Part, open_container, read_manifest, read_parts, write_container
from sync.courier.errors import BundleRefused
from sync.courier.manifest import CounterManifest
from sync.courier.sealing import decrypt, encrypt
from sync.errors import BadMessage, ChainBroken, TooLarge
from sync.wire.batch import BatchHead, BatchSplitter, read_batch
from sync.wire.envelope import Envelope
from sync.wire.messages import Hello

HELLO: Final = "hello"
HOLDS: Final = "holds"
BATCHES: Final = "batches"

_PIECE: Final = 64 * 1024


@dataclass(frozen=True)
class CounterBundle:
    """A bundle of a counter, whole and proved by its signature.

    Attributes:
        manifest: what it says of itself.
        hello: as in a round.
        holds: ETag of each reference snapshot that the counter holds, by name.
        batches: in the order written, hashes recomputed.
    """

    manifest: CounterManifest
    hello: Hello
    holds: dict[str, str]
    batches: list[tuple[BatchHead, list[Envelope]]]


def write_counter_bundle(
    manifest: CounterManifest,
    hello: Hello,
    holds: dict[str, str],
    batches: Sequence[bytes],
    *,
    private_key: str,
    recipient: str,
) -> bytes:
    """Write, sign and encrypt.

    Args:
        manifest: without sizes and hash.
        hello: as in a round.
        holds: ETags of the reference snapshots held.
        batches: as written by `wire.batch.write_batch`.
        private_key: Ed25519, the device's, base64.
        recipient: the province's courier key.

    Raises:
        BadMessage: `courier_key`.
    """
    joined = b"".join(batches)
    said = msgspec.json.encode(hello)
    held = msgspec.json.encode(holds)
    parts = ((HELLO, said), (HOLDS, held), (BATCHES, joined))
    plain = write_container(manifest, [(Part(part=p, bytes=len(d)), d) for p, d in parts], private_key)
    return encrypt(plain, recipient)


def open_counter_bundle(data: bytes, identities: Iterable[str]) -> tuple[Opened, CounterManifest]:
    """Decrypt a counter's bundle and read what it says of itself; nothing is proved yet.

    Raises:
        BundleRefused: `damaged`, `other_key`, `kind` or `version`.
    """
    opened = open_container(decrypt(data, identities))
    return opened, read_manifest(opened, CounterManifest)


def read_counter_bundle(opened: Opened, manifest: CounterManifest) -> CounterBundle:
    """Read the parts of a bundle whose signature was checked; all of them, before any is used.

    Raises:
        BundleRefused: `too_large`, or `damaged`: not what the manifest says, or no batches of this machine.
    """
    parts = {part.part: data for part, data in read_parts(opened)}
    try:
        hello = msgspec.json.decode(parts[HELLO], type=Hello)
        holds = msgspec.json.decode(parts[HOLDS], type=dict[str, str])
        batches = [read_batch(batch) for batch in _batches(parts[BATCHES])]
    except (KeyError, msgspec.DecodeError, UnicodeDecodeError, RecursionError, BadMessage, ChainBroken, TooLarge) as e:
        raise BundleRefused(reason="damaged", detail=type(e).__name__) from e
    owner = (manifest.centre, manifest.device)
    counts = (len(batches), sum(len(events) for _, events in batches))
    if counts != (manifest.batches, manifest.events) or any((h.centre, h.device) != owner for h, _ in batches):
        raise BundleRefused(reason="damaged", detail="counts")
    return CounterBundle(manifest, hello, holds, batches)


def _batches(data: bytes) -> Iterator[bytes]:
    """Batches that follow each other; in pieces, since the splitter moves what it still holds."""
    splitter = BatchSplitter()
    for start in range(0, len(data), _PIECE):
        yield from splitter.feed(data[start : start + _PIECE])
    splitter.finish()
