"""What the province signs, what a device signs, and how each is checked. Keys are Ed25519, base64 on the wire.

A signature is over a line that says what it is for and a canonical JSON array, or the line of a manifest, so that
none can be used for anything else.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.errors import BadMessage, SignatureWrong
from sync.wire.canonical import canonical, sha256_hex

SIGNATURE_HEADER: Final = "X-Reference-Signature"
"""Header of a reference snapshot: 64 bytes of Ed25519 in base64."""

SHARED: Final = ""
"""Scope of a snapshot that is meant for every centre."""

_KEY_BYTES: Final = 32
_REFERENCE: Final = b"motcua reference 1\n"
_TOKEN: Final = b"motcua token 1\n"
_BUNDLE: Final = b"motcua bundle 1\n"


def new_key() -> tuple[str, str]:
    """Make a key pair: private and public half."""
    key = Ed25519PrivateKey.generate()
    return _text(key.private_bytes_raw()), _text(key.public_key().public_bytes_raw())


def read_key(public_key: str) -> bytes:
    """The 32 bytes of a public key.

    Raises:
        BadMessage: `public_key`.
    """
    try:
        raw = base64.b64decode(public_key, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadMessage(reason="public_key") from error
    if len(raw) != _KEY_BYTES:
        raise BadMessage(reason="public_key")
    return raw


def key_id(public_key: str) -> str:
    """Short name of a key for people and logs: the first 16 hex digits of the SHA-256 of its bytes.

    Raises:
        BadMessage: `public_key`.
    """
    return hashlib.sha256(read_key(public_key)).hexdigest()[:16]


def sign_reference(private_key: str, server: str, name: str, scope: str, etag: str) -> str:
    """Sign a reference snapshot.

    Args:
        private_key: the province's.
        server: its id, see `ServerIdentity`.
        name: name of the snapshot.
        scope: agency code of the only centre it is meant for, or SHARED.
        etag: SHA-256 of its bytes, hex.
    """
    return _sign(private_key, _reference(server, name, scope, etag))


def verify_reference(
    signature: str, public_key: str, *, server: str, name: str, centre: str, etag: str, data: bytes
) -> None:
    """Hold a snapshot against the province's key, its name, the centre that reads it, and its ETag.

    Args:
        signature: what came with it; empty when nothing did.
        public_key: the province's, as pinned.
        server: id of the province, as pinned.
        name: what was asked for.
        centre: agency code of the centre that reads it.
        etag: what came with it.
        data: its bytes.

    Raises:
        SignatureWrong: unsigned, signed by another key, or for another province, name or centre, or altered.
    """
    if etag != sha256_hex(data):
        raise SignatureWrong(name=name, reason="altered")
    if not signature:
        raise SignatureWrong(name=name, reason="unsigned")
    if not any(_is_good(signature, public_key, _reference(server, name, scope, etag)) for scope in (centre, SHARED)):
        raise SignatureWrong(name=name, reason="signature")


def sign_token(private_key: bytes, server: str, device: str, token_hash: str, at: str) -> str:
    """Sign the request for a token that replaces another.

    Args:
        private_key: 32 bytes, the device's.
        server: id of the province that is asked.
        device: id of this device.
        token_hash: SHA-256 of the new token, hex.
        at: RFC 3339 instant of the request.
    """
    return _sign(_text(private_key), _token(server, device, token_hash, at))


def is_signed_token(signature: str, public_key: str, server: str, device: str, token_hash: str, at: str) -> bool:
    """Whether a request for a new token was made by the holder of the device's key."""
    return _is_good(signature, public_key, _token(server, device, token_hash, at))


def sign_bundle(private_key: str, manifest: bytes) -> str:
    """Sign what a bundle on USB says of itself, which holds the hash of all that it carries.

    Args:
        private_key: the device's or the province's.
        manifest: its line, as it is written.
    """
    return _sign(private_key, _BUNDLE + manifest)


def is_signed_bundle(signature: str, public_key: str, manifest: bytes) -> bool:
    """Whether the holder of a key signed a bundle."""
    return _is_good(signature, public_key, _BUNDLE + manifest)


def _reference(server: str, name: str, scope: str, etag: str) -> bytes:
    return _REFERENCE + canonical([server, name, scope, etag])


def _token(server: str, device: str, token_hash: str, at: str) -> bytes:
    return _TOKEN + canonical([server, device, token_hash, at])


def _sign(private_key: str, message: bytes) -> str:
    return _text(Ed25519PrivateKey.from_private_bytes(base64.b64decode(private_key)).sign(message))


def _is_good(signature: str, public_key: str, message: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(base64.b64decode(signature, validate=True), message)
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
