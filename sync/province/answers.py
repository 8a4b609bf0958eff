"""Bodies in and out of the gateway: bounded on the way in, compressed on the way out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

import anyio
import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from sync.errors import BadMessage, Offline, TooLarge
from sync.province.errors import BodyTooLarge, BodyTooSlow, MediaTypeRefused, Refused
from sync.transport.compression import WORTH_BYTES, Inflow, compress
from sync.wire.codes import MESSAGE_BYTES
from sync.wire.messages import Problem

JSON: Final = "application/json"
BODY_S: Final = 30.0
"""A body that takes longer is given up, so that slow senders hold nothing for long."""

_T = TypeVar("_T")


async def read_body(request: Request, media: str) -> bytes:
    """Read a request's body, decompressed.

    Args:
        request: its body must not have been read yet.
        media: the only content type taken.

    Raises:
        MediaTypeRefused: another content type or encoding.
        BodyTooLarge: over codes.MESSAGE_BYTES, before or after decompression.
        BodyTooSlow: it did not arrive in BODY_S seconds.
        BadMessage: cut, or not what the encoding says.
    """
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if given != media or encoding not in {"identity", "gzip"}:
        raise MediaTypeRefused(expected=media)
    inflow = Inflow(gzipped=encoding == "gzip", limit=MESSAGE_BYTES)
    arrived = 0
    try:
        with anyio.fail_after(BODY_S):
            async for piece in request.stream():
                arrived += len(piece)
                if arrived > MESSAGE_BYTES:
                    raise BodyTooLarge(limit=MESSAGE_BYTES)
                inflow.feed(piece)
        return inflow.finish()
    except TooLarge as error:
        raise BodyTooLarge(limit=MESSAGE_BYTES) from error
    except TimeoutError as error:
        raise BodyTooSlow from error
    except (Offline, ClientDisconnect) as error:
        raise BadMessage(reason="cut") from error


def decode(data: bytes, kind: type[_T]) -> _T:
    """Read a JSON request.

    Raises:
        BadMessage: not JSON, or of another shape.
    """
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadMessage(reason="not_readable") from error


def success(data: bytes, media: str, *, gzipped: bool = False, headers: Mapping[str, str] | None = None) -> Response:
    """A 200 answer, compressed if the asker reads gzip and it is worth it."""
    every = {**(headers or {}), "Vary": "Accept-Encoding", "Cache-Control": "no-store"}
    if gzipped and len(data) > WORTH_BYTES:
        every["Content-Encoding"] = "gzip"
        data = compress(data)
    return Response(data, media_type=media, headers=every)


def reads_gzip(request: Request) -> bool:
    """Whether the asker accepts gzip."""
    offers = request.headers.get("accept-encoding", "").lower().split(",")
    return any(
        offer.partition(";")[0].strip() == "gzip" and offer.replace(" ", "") not in {"gzip;q=0", "gzip;q=0.0"}
        for offer in offers
    )


def problem(refused: Refused) -> Response:
    """The answer that is not a success."""
    facts = {key: value for key, value in refused.facts.items() if isinstance(value, str | int)}
    headers = {"Cache-Control": "no-store"}
    if refused.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if refused.status == 503:
        headers["Retry-After"] = "5"
    body = msgspec.json.encode(Problem(code=refused.code, facts=facts))
    return Response(body, status_code=refused.status, media_type=JSON, headers=headers)
