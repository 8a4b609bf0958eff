"""A store key sealed to the province, and the two files by which a forgotten last password is repaired.

The counter seals its store key to the province's recovery key and keeps the seal beside the store. Whoever has
forgotten the last password makes a request file; the province opens the seal and seals the key anew to the
request's own key, for which only the new password chosen with the request is good. Neither file gives a key away.

Sealing is HPKE (RFC 9180) with X25519, HKDF-SHA256 and AES-256-GCM.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sync.errors import BadMessage
from sync.wire.seal import Seal

REFERENCE: Final = "recovery"
"""Name of the reference snapshot that carries the province's recovery key."""

_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_KEY_BYTES: Final = 32


class RecoveryKey(msgspec.Struct, frozen=True, kw_only=True):
    """Reference snapshot `recovery`: the X25519 public key that store keys are sealed to, base64."""

    key: str


class RecoveryRequest(msgspec.Struct, frozen=True, kw_only=True, tag="motcua-recovery-request", tag_field="kind"):
    """Carried to the province.

    Attributes:
        store: UUID of the store.
        centre: agency code.
        device: machine id.
        seal: the store key, sealed to the province.
        reply_to: X25519 public key the answer is sealed to, base64.
        made_at: RFC 3339 instant.
    """

    store: str
    centre: str
    device: str
    seal: Seal
    reply_to: str
    made_at: str
    v: int = 1


class RecoveryAnswer(msgspec.Struct, frozen=True, kw_only=True, tag="motcua-recovery-answer", tag_field="kind"):
    """Carried back to the machine: the store key, sealed to `RecoveryRequest.reply_to`."""

    store: str
    device: str
    sealed: str
    v: int = 1


def key_id(public_key: str) -> str:
    """Short name of a recovery key: the first 16 hex digits of the SHA-256 of its 32 bytes."""
    return hashlib.sha256(_raw(public_key)).hexdigest()[:16]


def check_code(request: bytes) -> str:
    """What both ends read to each other over the telephone before the province answers, as `4F7K-Q2MD-XW6T-3HNA`.

    Args:
        request: the request file's bytes.
    """
    text = base64.b32encode(hashlib.sha256(request).digest()).decode("ascii")[:16]
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def seal(store_key: bytes, public_key: str, store: str, device: str) -> str:
    """Seal a store key to a public key, bound to the store and its machine; base64.

    Raises:
        BadMessage: the public key is not one.
    """
    try:
        public = X25519PublicKey.from_public_bytes(_raw(public_key))
        return base64.b64encode(_SUITE.encrypt(store_key, public, info=_info(store, device))).decode("ascii")
    except ValueError as error:
        raise BadMessage(reason="recovery_key") from error


def unseal(sealed: str, private_key: X25519PrivateKey, store: str, device: str) -> bytes:
    """The store key.

    Raises:
        BadMessage: altered, of another store or machine, or sealed to another key.
    """
    try:
        key = _SUITE.decrypt(base64.b64decode(sealed, validate=True), private_key, info=_info(store, device))
    except (ValueError, InvalidTag) as error:
        raise BadMessage(reason="seal") from error
    if len(key) != _KEY_BYTES:
        raise BadMessage(reason="seal")
    return key


def _info(store: str, device: str) -> bytes:
    return f"motcua store key 1 {store} {device}".encode()


def _raw(public_key: str) -> bytes:
    try:
        raw = base64.b64decode(public_key, validate=True)
    except ValueError as error:
        raise BadMessage(reason="recovery_key") from error
    if len(raw) != _KEY_BYTES:
        raise BadMessage(reason="recovery_key")
    return raw
