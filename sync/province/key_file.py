"""The private recovery key in a file of its own: PKCS8 PEM under a passphrase, readable by any OpenSSL.

The library's own encryption of PKCS8 runs 2,048 rounds of PBKDF2, a millisecond a guess. This key opens every store
of a province, so the same structure (RFC 8018, PBES2 with PBKDF2-HMAC-SHA256 and AES-256-CBC) is written here with as
many rounds as a patient operator bears.
"""

from __future__ import annotations

import base64
import os
import unicodedata
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from sync.province.errors import KeyRefused

KEY_FILE_BYTES: Final = 16 * 1024
SHORTEST: Final = 12
ROUNDS: Final = 600_000

_SEQUENCE, _INTEGER, _OCTETS, _NULL, _OID = 0x30, 0x02, 0x04, 0x05, 0x06
_PBES2: Final = bytes.fromhex("2a864886f70d01050d")
_PBKDF2: Final = bytes.fromhex("2a864886f70d01050c")
_HMAC_SHA256: Final = bytes.fromhex("2a864886f70d0209")
_AES_256_CBC: Final = bytes.fromhex("60864801650304012a")
_BLOCK_BITS: Final = 128


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short to guard the key of all stores.

    Raises:
        KeyRefused: `passphrase_short`.
    """
    if len(passphrase.strip()) < SHORTEST:
        raise KeyRefused(reason="passphrase_short", least=SHORTEST)


def lock_key(key: X25519PrivateKey, passphrase: str) -> bytes:
    """The key as encrypted PKCS8 PEM.

    Raises:
        KeyRefused: `passphrase_short`.
    """
    check_passphrase(passphrase)
    salt, start = os.urandom(16), os.urandom(16)
    secret = PBKDF2HMAC(SHA256(), 32, salt, ROUNDS).derive(_bytes(passphrase))
    pad = PKCS7(_BLOCK_BITS).padder()
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    cipher = Cipher(algorithms.AES(secret), modes.CBC(start)).encryptor()
    sealed = cipher.update(pad.update(plain) + pad.finalize()) + cipher.finalize()
    rounds = ROUNDS.to_bytes(ROUNDS.bit_length() // 8 + 1, "big")
    random = _der(_SEQUENCE, _der(_OID, _HMAC_SHA256), _der(_NULL))
    stretching = _der(_SEQUENCE, _der(_OCTETS, salt), _der(_INTEGER, rounds), random)
    scheme = _der(
        _SEQUENCE,
        _der(_SEQUENCE, _der(_OID, _PBKDF2), stretching),
        _der(_SEQUENCE, _der(_OID, _AES_256_CBC), _der(_OCTETS, start)),
    )
    data = _der(_SEQUENCE, _der(_SEQUENCE, _der(_OID, _PBES2), scheme), _der(_OCTETS, sealed))
    text = base64.b64encode(data).decode("ascii")
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    return "\n".join(
        ["-----BEGIN ENCRYPTED PRIVATE KEY-----", *lines, "-----END ENCRYPTED PRIVATE KEY-----", ""]
    ).encode()


def unlock_key(pem: bytes, passphrase: str) -> X25519PrivateKey:
    """The key of such a file.

    Raises:
        KeyRefused: `passphrase_wrong` (or the file was altered inside), `passphrase_missing`, `not_a_key` (another
            kind of file).
    """
    if len(pem) > KEY_FILE_BYTES or b"-----BEGIN ENCRYPTED PRIVATE KEY-----" not in pem:
        raise KeyRefused(reason="not_a_key")
    if not passphrase:
        raise KeyRefused(reason="passphrase_missing")
    try:
        key = load_pem_private_key(pem, _bytes(passphrase))
    except ValueError as error:
        raise KeyRefused(reason="passphrase_wrong") from error
    except (TypeError, UnsupportedAlgorithm) as error:
        raise KeyRefused(reason="not_a_key") from error
    if not isinstance(key, X25519PrivateKey):
        raise KeyRefused(reason="not_a_key")
    return key


def _bytes(passphrase: str) -> bytes:
    # Keyboards write the same Vietnamese letter as one code point or as several.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")


def _der(tag: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    width = (size.bit_length() + 7) // 8
    return bytes([tag, 0x80 | width]) + size.to_bytes(width, "big") + content
