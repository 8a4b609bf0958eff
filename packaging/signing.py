"""Sums of what is handed out, and a signature over them that stands apart."""

from __future__ import annotations

import hashlib
from pathlib import Path

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


def sign(sums: Path, key: Path) -> Path:
    """Sign sums with an Ed25519 key.

    Args:
        sums: the file.
        key: private key, PEM without a password.

    Returns:
        File with the 64 bytes of the signature, as `openssl pkeyutl -verify -rawin` reads it.

    Raises:
        ValueError: the file holds no such key.
    """
    # The program's own library; loaded late, since the other verbs do without it.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    private = load_pem_private_key(key.read_bytes(), None)
    if not isinstance(private, Ed25519PrivateKey):
        raise ValueError(f"{key} is no Ed25519 key")
    target = sums.with_name(SIGNATURE)
    target.write_bytes(private.sign(sums.read_bytes()))
    return target
