"""The body of one PATCH, written as it arrives: bounded memory, and whatever arrived before a cut stays."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from typing import Final, Self

import anyio
import anyio.to_thread
from starlette.requests import Request

from sync.errors import BadMessage
from sync.province.errors import BodyTooLarge, BodyTooSlow, Refused
from sync.province.file_errors import DiskFull, FileDamaged, FilesUnavailable
from sync.province.shelf import Writing
from sync.wire.files import FileName

WRITERS: Final = 32
"""Parts written at one time in one process; others wait their turn, unread."""

SILENCE_S: Final = 20.0
"""Without a byte for so long, a sender is given up."""

SLOWEST_BYTES_S: Final = 256
"""So is one that is slower on the whole, once `SILENCE_S` have passed: a byte now and then holds nothing for long."""

YIELD_S: Final = 1.0
"""A sender that was silent for so long yields to another request for the same upload."""

_AT_ONCE: Final = 128 * 1024


class Checksum:
    """What a part must hash to, as its sender says."""

    ALGORITHMS: Final = ("sha1", "sha256")

    def __init__(self, algorithm: str, expected: bytes) -> None:
        self._found = hashlib.new(algorithm, usedforsecurity=False)
        self._expected = expected

    @classmethod
    def read(cls, header: str | None) -> Self | None:
        """From `Upload-Checksum`; None without one.

        Raises:
            BadMessage: an algorithm that is not spoken here, or not base64.
        """
        if header is None:
            return None
        algorithm, _, value = header.strip().partition(" ")
        if algorithm not in cls.ALGORITHMS:
            raise BadMessage(reason="checksum")
        try:
            return cls(algorithm, base64.b64decode(value, validate=True))
        except (binascii.Error, ValueError) as error:
            raise BadMessage(reason="checksum") from error

    def update(self, data: bytes) -> None:
        """Take the next piece."""
        self._found.update(data)

    def matches(self) -> bool:
        """Whether the pieces were the ones meant."""
        return hmac.compare_digest(self._found.digest(), self._expected)


async def take_in(
    request: Request, writing: Writing, name: FileName, checksum: Checksum | None, threads: anyio.CapacityLimiter
) -> int:
    """Read a body to its end and add it to an upload.

    Args:
        request: its body was not read yet.
        writing: the upload, at the offset the request names.
        name: what it will hold.
        checksum: of this body; without one, what arrived before a cut stays.
        threads: for what waits for the disk.

    Returns:
        How many bytes are here for good.

    Raises:
        BodyTooLarge: more than the file is long; nothing of this body stays.
        FileDamaged: not what `checksum` says; nothing of this body stays.
        BadMessage: cut. BodyTooSlow: silent or too slow. Both keep what arrived, unless there is a checksum.
        DiskFull, FilesUnavailable.
    """
    began_at = writing.offset
    body = _Body(request, writing, name.size_bytes - began_at, checksum)
    ended: Refused | BadMessage | None = None
    try:
        while (data := await body.next()) is not None:
            await anyio.to_thread.run_sync(writing.write, data, limiter=threads)
    except (BadMessage, BodyTooLarge, BodyTooSlow) as error:
        ended = error
        if body.left and not isinstance(error, BodyTooLarge):
            await anyio.to_thread.run_sync(writing.write, body.take(), limiter=threads)
    except (DiskFull, FilesUnavailable):
        writing.take_back(began_at)
        raise
    wrong = isinstance(ended, BodyTooLarge) or (checksum is not None and (ended is not None or not checksum.matches()))
    if wrong:
        writing.take_back(began_at)
    offset = await anyio.to_thread.run_sync(writing.sync, began_at, limiter=threads)
    if ended is not None:
        raise ended
    if wrong:
        raise FileDamaged
    return offset


class _Body:
    """Pieces of a body, gathered to a size that is worth a write."""

    def __init__(self, request: Request, writing: Writing, room: int, checksum: Checksum | None) -> None:
        self._request, self._writing, self._room, self._checksum = request, writing, room, checksum
        self._gathered = bytearray()
        self._more = True
        self._arrived = 0
        self._began_at = time.monotonic()

    @property
    def left(self) -> int:
        """Bytes that arrived and were not taken yet."""
        return len(self._gathered)

    def take(self) -> bytes:
        """Those bytes."""
        data, self._gathered = bytes(self._gathered), bytearray()
        return data

    async def next(self) -> bytes | None:
        """The next bytes to write; None at the end.

        Raises:
            BadMessage, BodyTooLarge, BodyTooSlow: what arrived before is in `take`.
        """
        while self._more and self.left < _AT_ONCE:
            piece = await self._piece()
            self._arrived += len(piece)
            if self._arrived > self._room:
                raise BodyTooLarge(limit=self._room)
            if self._checksum is not None:
                self._checksum.update(piece)
            self._gathered += piece
        return self.take() if self.left else None

    async def _piece(self) -> bytes:
        silent_since = time.monotonic()
        while True:
            message = None
            with anyio.move_on_after(YIELD_S):
                message = await self._request.receive()
            now = time.monotonic()
            if message is None:
                if now - silent_since > SILENCE_S or self._writing.wanted():
                    raise BodyTooSlow
                continue
            if message["type"] != "http.request":
                raise BadMessage(reason="cut")
            elapsed = now - self._began_at
            if elapsed > SILENCE_S and self._arrived < elapsed * SLOWEST_BYTES_S:
                raise BodyTooSlow
            self._more = bool(message.get("more_body", False))
            return bytes(message.get("body", b""))
