"""Bodies in and out of the gateway: bounded on the way in, compressed on the way out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Final

import anyio
import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from sync.errors import BadMessage, Offline, TooLarge
from sync.province.errors import BodyTooLarge, BodyTooSlow, MediaTypeRefused, Refused
from sync.transport.compression import ENCODINGS, GZIP, IDENTITY, WORTH_BYTES, Inflow, compress
from sync.wire.batch import BatchSplitter
from sync.wire.codes import ENCODING, EVENTS_MEDIA_TYPE, JSON, MESSAGE_BYTES
from sync.wire.messages import Problem

BODY_S: Final = 30.0
"""A body that takes longer is given up, so that slow senders hold nothing for long."""

_AHEAD: Final = 16
"""Pieces of a body, each some 64 KB at most, that wait while a batch is judged."""


async def read_body(request: Request, media: str, most: int = MESSAGE_BYTES) -> bytes:
    """Read a request's body, decompressed.

    Args:
        request: its body must not have been read yet.
        media: the only content type taken.
        most: bytes it may have, before and after decompression.

    Raises:
        MediaTypeRefused: another content type or encoding.
        BodyTooLarge: over `most`.
        BodyTooSlow: it did not arrive in BODY_S seconds.
        BadMessage: cut, or not what the encoding says.
    """
    inflow = _inflow(request, media, most)
    arrived = 0
    with _reading():
        with anyio.fail_after(BODY_S):
            async for piece in request.stream():
                arrived += len(piece)
                if arrived > most:
                    raise BodyTooLarge(limit=most)
                inflow.feed(piece)
        return inflow.finish()
    raise AssertionError  # the context lets nothing fall through


@contextlib.asynccontextmanager
async def _ahead(request: Request) -> AsyncIterator[asyncio.Queue[bytes | ClientDisconnect | None]]:
    """A body's pieces, taken from the connection while earlier ones are worked on; None at its end.

    The server drops what nobody has taken when a connection is cut. What arrived is to count.
    """
    pieces: asyncio.Queue[bytes | ClientDisconnect | None] = asyncio.Queue(_AHEAD)

    async def take() -> None:
        try:
            async for piece in request.stream():
                await pieces.put(piece)
            await pieces.put(None)
        except ClientDisconnect as cut:
            await pieces.put(cut)

    task = asyncio.create_task(take())
    try:
        with _reading():
            yield pieces
    finally:
        task.cancel()
        await asyncio.wait([task])


async def read_batches(request: Request) -> AsyncIterator[list[bytes]]:
    """Read a body of push batches, giving those that are whole as they arrive.

    Raises:
        MediaTypeRefused, BodyTooLarge: as `read_body`.
        BodyTooSlow: no batch became whole for BODY_S seconds.
        BadMessage: cut, empty, or not batches; those that were whole were given.
    """
    inflow, splitter, found, arrived = _inflow(request, EVENTS_MEDIA_TYPE), BatchSplitter(), 0, 0
    async with _ahead(request) as pieces:
        deadline = anyio.current_time() + BODY_S
        while True:
            with anyio.fail_at(deadline):
                piece = await pieces.get()
            whole: list[bytes] = []
            while isinstance(piece, bytes):
                inflow.feed(piece)
                data = inflow.take()
                arrived += len(data)
                if arrived > MESSAGE_BYTES:
                    # A few compressed bytes may be very many events, and each is answered at the end.
                    raise TooLarge(limit=MESSAGE_BYTES)
                whole += splitter.feed(data)
                if pieces.empty():
                    break
                piece = pieces.get_nowait()
            if piece is None:
                whole += splitter.feed(inflow.finish())
            if whole:
                found += len(whole)
                yield whole
                deadline = anyio.current_time() + BODY_S
            if isinstance(piece, ClientDisconnect):
                raise piece
            if piece is None:
                break
        splitter.finish()
        if not found:
            raise BadMessage(reason="not_a_batch")


def _inflow(request: Request, media: str, most: int = MESSAGE_BYTES) -> Inflow:
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", IDENTITY).strip().lower()
    if given != media or encoding not in ENCODINGS:
        raise MediaTypeRefused(expected=media)
    return Inflow(encoding=encoding, limit=most)


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Turn what can go wrong with a body into its refusal."""
    try:
        yield
    except TooLarge as error:
        raise BodyTooLarge(**{"limit": MESSAGE_BYTES, **error.facts}) from error
    except TimeoutError as error:
        raise BodyTooSlow from error
    except (Offline, ClientDisconnect) as error:
        raise BadMessage(reason="cut") from error


def success(data: bytes, media: str, *, encoding: str = IDENTITY, headers: Mapping[str, str] | None = None) -> Response:
    """A 200 answer, compressed if the asker reads an encoding and it is worth it."""
    every = {**(headers or {}), "Vary": "Accept-Encoding", "Cache-Control": "no-store"}
    if encoding != IDENTITY and len(data) > WORTH_BYTES:
        every["Content-Encoding"] = encoding
        data = compress(data, encoding)
    return Response(data, media_type=media, headers=every)


def best_encoding(request: Request) -> str:
    """The best encoding the asker reads: `motcua1`, `gzip`, else `identity`."""
    offers = {}
    for offer in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = offer.partition(";")
        offers[name.strip()] = weight.replace(" ", "") not in {"q=0", "q=0.0"}
    return next((name for name in (ENCODING, GZIP) if offers.get(name)), IDENTITY)


def problem(refused: Refused) -> Response:
    """The answer that is not a success."""
    facts = {key: value for key, value in refused.facts.items() if isinstance(value, str | int)}
    headers = {"Cache-Control": "no-store", **refused.headers}
    if refused.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if refused.status in {429, 503}:
        headers["Retry-After"] = str(facts.get("retry_after_s", 5))
    body = msgspec.json.encode(Problem(code=refused.code, facts=facts))
    return Response(body, status_code=refused.status, media_type=JSON, headers=headers)
