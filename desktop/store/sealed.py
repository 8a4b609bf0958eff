"""One sealed file: chunks of authenticated cipher, so that any change of it is found, and where.

Layout: magic, salt, size of the plain content, then chunks of 64 KiB, each followed by its tag (AES-256-GCM). The key
is the file's own: derived from the attachment key, the salt and the SHA-256 of the content, so that a file under
another's name opens as little as one that was altered. The nonce counts the chunks and marks the last one, the header
is authenticated with each: chunks that were moved, left out or added do not open.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator
from os import urandom
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.store.errors import AttachmentDamaged, FileSourceChanged

CHUNK_BYTES: Final = 64 * 1024
TAG_BYTES: Final = 16
KEY_BYTES: Final = 32

_MAGIC: Final = b"MCF1"
_SALT_BYTES: Final = 32
_HEADER: Final = struct.Struct(f">4s{_SALT_BYTES}sQ")
HEADER_BYTES: Final = _HEADER.size
_FILE_LABEL: Final = b"motcua attachment file v1"


def derived(key: bytes, label: bytes, salt: bytes | None = None) -> bytes:
    """A key for one purpose (HKDF-SHA256)."""
    return HKDF(SHA256(), KEY_BYTES, salt, label).derive(key)


def sealed_size(size_bytes: int) -> int:
    """Bytes on disk of so much content."""
    return HEADER_BYTES + size_bytes + _chunks(size_bytes) * TAG_BYTES


def chunk_at(offset: int) -> int:
    """Which chunk, counted from 1, an offset in a sealed file lies in; the header belongs to the first."""
    return max(0, offset - HEADER_BYTES) // (CHUNK_BYTES + TAG_BYTES) + 1


def seal(content: Iterable[bytes], writing: BinaryIO, key: bytes, digest: bytes, size_bytes: int) -> None:
    """Write content sealed.

    Args:
        content: in pieces of `CHUNK_BYTES`, the last one shorter.
        writing: the file to be.
        key: attachment key of the store.
        digest: SHA-256 of the content, as measured before.
        size_bytes: its size, as measured before; at least 1.

    Raises:
        FileSourceChanged: the content is no longer what was measured.
    """
    header = _HEADER.pack(_MAGIC, urandom(_SALT_BYTES), size_bytes)
    cipher, count, found = _cipher(key, header, digest), _chunks(size_bytes), hashlib.sha256()
    writing.write(header)
    left = size_bytes
    for index, piece in enumerate(content):
        left -= len(piece)
        if left < 0:
            raise FileSourceChanged
        found.update(piece)
        writing.write(cipher.encrypt(_nonce(index, last=index == count - 1), piece, header))
    if left or found.digest() != digest:
        raise FileSourceChanged


def unseal(reading: BinaryIO, key: bytes, digest: bytes) -> Iterator[bytes]:
    """The content, chunk by chunk; each was authenticated before it is given.

    Args:
        reading: a sealed file.
        key: attachment key of the store.
        digest: SHA-256 of the content that is asked for.

    Raises:
        AttachmentDamaged: not this content, altered, cut or grown; carries the `chunk`, from 1, and `chunks`.
    """
    header = _read(reading, HEADER_BYTES, 0, 1)
    size_bytes = _stated(header)
    cipher, count, found = _cipher(key, header, digest), _chunks(size_bytes), hashlib.sha256()
    for index in range(count):
        last = index == count - 1
        length = size_bytes - index * CHUNK_BYTES if last else CHUNK_BYTES
        sealed = _read(reading, length + TAG_BYTES, index, count)
        try:
            piece = cipher.decrypt(_nonce(index, last=last), sealed, header)
        except InvalidTag:
            raise AttachmentDamaged(chunk=index + 1, chunks=count) from None
        found.update(piece)
        yield piece
    if reading.read(1) or found.digest() != digest:
        raise AttachmentDamaged(chunk=count, chunks=count)


def unseal_part(reading: BinaryIO, key: bytes, digest: bytes, start: int, length: int) -> bytes:
    """Bytes from the middle of the content; only the chunks they lie in are read, and each was authenticated.

    Args:
        reading: a sealed file.
        key: attachment key of the store.
        digest: SHA-256 of the content that is asked for.
        start: offset in the content.
        length: number of bytes; fewer are given at the end of the content.

    Raises:
        AttachmentDamaged: as `unseal`; a change elsewhere in the file is not found.
    """
    header = _read(reading, HEADER_BYTES, 0, 1)
    size_bytes = _stated(header)
    cipher, count = _cipher(key, header, digest), _chunks(size_bytes)
    end = min(start + length, size_bytes)
    first, found = start // CHUNK_BYTES, bytearray()
    for index in range(first, -(-end // CHUNK_BYTES)):
        last = index == count - 1
        size = size_bytes - index * CHUNK_BYTES if last else CHUNK_BYTES
        reading.seek(HEADER_BYTES + index * (CHUNK_BYTES + TAG_BYTES))
        sealed = _read(reading, size + TAG_BYTES, index, count)
        try:
            found += cipher.decrypt(_nonce(index, last=last), sealed, header)
        except InvalidTag:
            raise AttachmentDamaged(chunk=index + 1, chunks=count) from None
    skipped = start - first * CHUNK_BYTES
    return bytes(found[skipped : skipped + max(0, end - start)])


def stated_size(header: bytes) -> int | None:
    """Size of the content as a sealed file states it, readable without a key; None if it is no sealed file."""
    try:
        return _stated(header)
    except AttachmentDamaged:
        return None


def _stated(header: bytes) -> int:
    if len(header) == HEADER_BYTES:
        magic, _, size_bytes = _HEADER.unpack(header)
        if magic == _MAGIC and size_bytes > 0:
            return int(size_bytes)
    raise AttachmentDamaged(chunk=1, chunks=1)


def _read(reading: BinaryIO, length: int, index: int, count: int) -> bytes:
    try:
        data = reading.read(length)
    except OSError as error:
        raise AttachmentDamaged(chunk=index + 1, chunks=count) from error
    if len(data) != length:
        raise AttachmentDamaged(chunk=index + 1, chunks=count)
    return data


def _cipher(key: bytes, header: bytes, digest: bytes) -> AESGCM:
    _, salt, _ = _HEADER.unpack(header)
    return AESGCM(derived(key, _FILE_LABEL + digest, salt))


def _nonce(index: int, *, last: bool) -> bytes:
    return index.to_bytes(11, "big") + bytes([last])


def _chunks(size_bytes: int) -> int:
    return -(-size_bytes // CHUNK_BYTES)
