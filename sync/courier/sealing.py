"""Encryption of bundles in the age format (age-encryption.org/v1), to X25519 recipients."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sync.courier.errors import BundleRefused
from sync.errors import BadMessage
from sync.wire.courier import check_recipient

MAGIC: Final = b"age-encryption.org/v1\n"
"""How every encrypted file begins."""


class KeyPair(NamedTuple):
    """An X25519 key in the age format.

    Attributes:
        identity: the private half, `AGE-SECRET-KEY-1…`.
        recipient: the public half, `age1…`.
    """

    identity: str
    recipient: str


def new_key_pair() -> KeyPair:
    """Make a key pair."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return KeyPair(str(identity), str(identity.to_public()))


def encrypt(data: bytes, recipient: str) -> bytes:
    """Encrypt to one recipient.

    Raises:
        BadMessage: `courier_key`, the recipient is none.
    """
    import pyrage

    check_recipient(recipient)
    try:
        found = pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise BadMessage(reason="courier_key") from error
    return bytes(pyrage.encrypt(data, [found]))


def decrypt(data: bytes, identities: Iterable[str]) -> bytes:
    """Decrypt with any of some identities; what was cut or altered anywhere gives nothing.

    Raises:
        BundleRefused: `damaged`; `other_key`, encrypted to none of them (or altered in its first lines).
    """
    import pyrage

    keys = [pyrage.x25519.Identity.from_str(identity) for identity in identities]
    if not data.startswith(MAGIC):
        raise BundleRefused(reason="damaged")
    try:
        return bytes(pyrage.decrypt(data, keys))
    except pyrage.DecryptError as error:
        reason = "other_key" if "matching keys" in str(error) else "damaged"
        raise BundleRefused(reason=reason) from error
