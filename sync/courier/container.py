"""The inside of a bundle: what it is, who signed it, and its parts, checked in this order before anything is used."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple, TypeVar

import msgspec

from sync.courier.errors import BundleRefused
from sync.courier.manifest import AnswerManifest, CounterManifest
from sync.errors import BadMessage, Offline, TooLarge
from sync.transport.compression import Inflow, compressed
from sync.wire.canonical import sha256_hex
from sync.wire.carried import read_carried
from sync.wire.codes import ENCODING
from sync.wire.signing import is_signed_bundle, sign_bundle

BODY_BYTES: Final = 64 * 1024 * 1024
"""Most bytes the parts of a bundle have when they are unpacked."""

_FIRST_LINE: Final = b"motcua-bundle 1"
_LONGEST_LINE: Final = 64 * 1024
_PIECE: Final = 64 * 1024
_REASONS: Final[dict[object, str]] = {"file_kind": "kind", "file_version": "version"}
_M = TypeVar("_M", CounterManifest, AnswerManifest)
_T = TypeVar("_T")


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Line before the bytes of a part.

    Attributes:
        part: what it is.
        bytes: how many bytes follow.
        name: of a reference snapshot.
        etag: its ETag.
        signature: the province's, see `wire.signing`.
    """

    part: str
    bytes: int
    name: str = ""
    etag: str = ""
    signature: str = ""


class Opened(NamedTuple):
    """A bundle whose first lines were read; nothing of it is trusted yet.

    Attributes:
        manifest: its line, which is signed.
        signature: base64.
        body: compressed parts.
    """

    manifest: bytes
    signature: str
    body: bytes


def write_container(manifest: _M, parts: Iterable[tuple[Part, bytes]], private_key: str) -> bytes:
    """Write a signed bundle, still to be encrypted; sizes and hash in the manifest are set here.

    Raises:
        TooLarge: the parts are more than a bundle holds.
    """
    lines: list[bytes] = []
    for part, data in parts:
        lines += [msgspec.json.encode(part), b"\n", data]
    size = sum(len(line) for line in lines)
    if size > BODY_BYTES:
        raise TooLarge(bytes=size)
    body = b"".join(compressed([b"".join(lines)]))
    line = msgspec.json.encode(msgspec.structs.replace(manifest, bytes=size, sha256=sha256_hex(body)))
    signature = sign_bundle(private_key, line).encode("ascii")
    return b"\n".join((_FIRST_LINE, line, signature, body))


def open_container(data: bytes) -> Opened:
    """Take the first lines apart.

    Raises:
        BundleRefused: `damaged`, no bundle; `version`, of a newer program.
    """
    parts = data[: 2 * _LONGEST_LINE].split(b"\n", 3)
    if len(parts) < 4 or not parts[0].startswith(b"motcua-bundle "):
        raise BundleRefused(reason="damaged")
    if parts[0] != _FIRST_LINE:
        raise BundleRefused(reason="version")
    start = sum(len(part) + 1 for part in parts[:3])
    return Opened(parts[1], parts[2].decode("ascii", "replace"), data[start:])


def read_manifest(opened: Opened, shape: type[_M]) -> _M:
    """The manifest, if it is of the direction that is read here.

    Raises:
        BundleRefused: `kind`, `version` or `damaged`.
    """
    try:
        return read_carried(opened.manifest, shape)
    except BadMessage as error:
        raise BundleRefused(reason=_REASONS.get(error.facts["reason"], "damaged")) from error


def check_signature(opened: Opened, public_key: str) -> None:
    """Hold manifest and body against a key.

    Raises:
        BundleRefused: `signature`, another key signed; `damaged`, the body is not the signed one.
    """
    if not is_signed_bundle(opened.signature, public_key, opened.manifest):
        raise BundleRefused(reason="signature")
    if _decode(opened.manifest, _Sum).sha256 != sha256_hex(opened.body):
        raise BundleRefused(reason="damaged")


def read_parts(opened: Opened) -> list[tuple[Part, bytes]]:
    """Unpack the parts; memory stays near what the manifest says, and that within BODY_BYTES.

    Raises:
        BundleRefused: `too_large`; `damaged`, not what the manifest says.
    """
    size = _decode(opened.manifest, _Sum).bytes
    if not 0 <= size <= BODY_BYTES:
        raise BundleRefused(reason="too_large")
    inflow = Inflow(encoding=ENCODING, limit=size)
    try:
        for start in range(0, len(opened.body), _PIECE):
            inflow.feed(opened.body[start : start + _PIECE])
        data = inflow.finish()
    except TooLarge as error:
        raise BundleRefused(reason="too_large") from error
    except (BadMessage, Offline) as error:
        raise BundleRefused(reason="damaged") from error
    if len(data) != size:
        raise BundleRefused(reason="damaged")
    return _split(data)


def _split(data: bytes) -> list[tuple[Part, bytes]]:
    found: list[tuple[Part, bytes]] = []
    at = 0
    while at < len(data):
        end = data.find(b"\n", at, at + _LONGEST_LINE)
        if end < 0:
            raise BundleRefused(reason="damaged")
        part = _decode(data[at:end], Part)
        at = end + 1 + part.bytes
        if part.bytes < 0 or at > len(data):
            raise BundleRefused(reason="damaged")
        found.append((part, data[end + 1 : at]))
    return found


class _Sum(msgspec.Struct):
    bytes: int
    sha256: str


def _decode(data: bytes, shape: type[_T]) -> _T:
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BundleRefused(reason="damaged") from error
