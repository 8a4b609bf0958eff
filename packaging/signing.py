"""Sums of what is handed out, and a signature over them that stands apart."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"


def write_sums(folder: Path, files: list[Path]) -> Path:
    """Write the SHA-256 of files of a folder, as `sha256sum --check` reads them."""
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in sorted(files)]
    target = folder / SUMS
    target.write_text("".join(lines), encoding="utf-8")
    # An old one would not fit the new sums.
    (folder / SIGNATURE).unlink(missing_ok=True)
    return target


def sign(file: Path, key: Path) -> Path:
    """Sign a file with an Ed25519 key.

    Args:
        file: what is signed; the signature lies beside it, with `.sig` after its name.
        key: private key, PEM without a password.

    Returns:
        File with the 64 bytes of the signature, as `openssl pkeyutl -verify -rawin` reads it.

    Raises:
        ValueError: the file holds no such key.
    """
    target = file.with_name(f"{file.name}.sig")
    target.write_bytes(_private(key).sign(file.read_bytes()))
    return target


def require(key: Path) -> None:
    """Look whether a file can sign.

    Raises:
        ValueError, OSError: it holds no such key, or is not there.
    """
    _private(key)


def trust(keys: Path, key: Path) -> None:
    """Write the public half of a key as the only one whose releases a built program takes.

    Args:
        keys: the file in the built program.
        key: private key of the publisher.

    Raises:
        ValueError: the file holds no such key.
    """
    keys.write_text(json.dumps([_private(key).public_key().public_bytes_raw().hex()]) + "\n", encoding="ascii")


def _private(key: Path) -> Ed25519PrivateKey:
    # The program's own library; loaded late, since the other verbs do without it.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(key.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{key} is no Ed25519 key")
    return private
