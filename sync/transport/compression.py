"""Compressed bodies, with the size after decompression bounded before anything is parsed."""

from __future__ import annotations

import gzip
import zlib
from typing import Final

from sync.errors import BadMessage, Offline, TooLarge

WORTH_BYTES: Final = 512
"""Bodies up to this size travel as they are."""

_GZIP: Final = 31
"""Window bits that make zlib expect a gzip header."""


def compress(data: bytes) -> bytes:
    """Gzip without a time stamp: equal bodies give equal bytes."""
    return gzip.compress(data, compresslevel=6, mtime=0)


class Inflow:
    """Collects a body that arrives in pieces, plain or gzip, within a bound.

    Memory stays near `limit` whatever the sender claims or compresses.
    """

    def __init__(self, *, gzipped: bool, limit: int) -> None:
        """Start an empty body.

        Args:
            gzipped: whether the pieces are gzip.
            limit: most bytes the body may have after decompression.
        """
        self._inflater = zlib.decompressobj(_GZIP) if gzipped else None
        self._limit = limit
        self._data = bytearray()

    def feed(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            TooLarge: the body is over the limit.
            BadMessage: not gzip, or something follows the gzip stream.
        """
        if self._inflater is None:
            self._data += piece
        elif piece:
            if self._inflater.eof:
                raise BadMessage(reason="gzip")
            try:
                # One byte of room more than allowed shows that there is more.
                self._data += self._inflater.decompress(piece, self._limit - len(self._data) + 1)
            except zlib.error as error:
                raise BadMessage(reason="gzip") from error
        if len(self._data) > self._limit:
            raise TooLarge(limit=self._limit)
        if self._inflater is not None and self._inflater.unused_data:
            raise BadMessage(reason="gzip")

    def finish(self) -> bytes:
        """The whole body.

        Raises:
            Offline: the gzip stream ends early; the body was cut on its way.
        """
        if self._inflater is not None and not self._inflater.eof:
            raise Offline(reason="cut")
        return bytes(self._data)
