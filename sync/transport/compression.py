"""Compressed bodies, with the size after decompression bounded before anything is parsed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Final

from sync.errors import BadMessage, Offline, TooLarge
from sync.wire.codes import ENCODING

WORTH_BYTES: Final = 512
"""Bodies up to this size travel as they are."""

IDENTITY: Final = "identity"
GZIP: Final = "gzip"
ENCODINGS: Final = frozenset({IDENTITY, GZIP, ENCODING})

_GZIP_WINDOW: Final = 31
"""Window bits that make zlib expect a gzip header."""

_MANY_BYTES: Final = 8 * 1024
"""Beginning of a body of many events: there the codes and numbers in them make short repeats cost more than they
save, while a single event lives by what it shares with the dictionary."""

_PIECE_BYTES: Final = 8 * 1024
"""What is handed to the network at once: even a poor link takes it within the time a piece may need."""


@cache
def dictionary() -> bytes:
    """What both ends of `motcua1` know beforehand."""
    return resources.files("sync.wire").joinpath("dictionary.txt").read_bytes()


def compress(data: bytes, encoding: str = GZIP) -> bytes:
    """Compress without a time stamp: equal bodies give equal bytes.

    Args:
        data: the body.
        encoding: `gzip` or `motcua1`.
    """
    if encoding == GZIP:
        return gzip.compress(data, compresslevel=6, mtime=0)
    return b"".join(compressed([data]))


def compressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Compress parts as one `motcua1` body; each part can be read as soon as its pieces have arrived."""
    deflater = None
    for part in parts:
        if deflater is None:
            strategy = zlib.Z_FILTERED if len(part) > _MANY_BYTES else zlib.Z_DEFAULT_STRATEGY
            deflater = zlib.compressobj(8, wbits=15, memLevel=9, strategy=strategy, zdict=dictionary())
        yield from _pieces(deflater.compress(part) + deflater.flush(zlib.Z_SYNC_FLUSH))
    if deflater is not None:
        yield from _pieces(deflater.flush())


def _pieces(data: bytes) -> Iterator[bytes]:
    for start in range(0, len(data), _PIECE_BYTES):
        yield data[start : start + _PIECE_BYTES]


class Inflow:
    """Collects a body that arrives in pieces, plain or compressed, within a bound.

    Memory stays near `limit` whatever the sender claims or compresses.
    """

    def __init__(self, *, encoding: str, limit: int) -> None:
        """Start an empty body.

        Args:
            encoding: one of ENCODINGS.
            limit: most bytes that are held after decompression.
        """
        self._encoding = encoding
        self._inflater = None
        if encoding == GZIP:
            self._inflater = zlib.decompressobj(_GZIP_WINDOW)
        elif encoding == ENCODING:
            self._inflater = zlib.decompressobj(zdict=dictionary())
        self._limit = limit
        self._data = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            TooLarge: more is held than the limit.
            BadMessage: not what the encoding says, or something follows its end.
        """
        if self._inflater is None:
            self._data += piece
        elif piece:
            if self._inflater.eof:
                raise BadMessage(reason=self._encoding)
            try:
                # One byte of room more than allowed shows that there is more.
                self._data += self._inflater.decompress(piece, self._limit - len(self._data) + 1)
            except zlib.error as error:
                raise BadMessage(reason=self._encoding) from error
        if len(self._data) > self._limit:
            raise TooLarge(limit=self._limit)
        if self._inflater is not None and self._inflater.unused_data:
            raise BadMessage(reason=self._encoding)

    def take(self) -> bytes:
        """What has arrived since the last time; it is held no longer."""
        data = bytes(self._data)
        self._data.clear()
        return data

    def finish(self) -> bytes:
        """The rest of the body.

        Raises:
            Offline: the compressed stream ends early; the body was cut on its way.
        """
        if self._inflater is not None and not self._inflater.eof:
            raise Offline(reason="cut")
        return self.take()
