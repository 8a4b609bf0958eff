"""What an HTTP answer means: a success, a refusal by the province, or somebody else's page."""

from __future__ import annotations

import ssl
import time
from email.utils import parsedate_to_datetime
from typing import Final

import msgspec
import requests

from sync.errors import BadMessage, NotAllowed, Offline, ServerBusy, SyncError, TooLarge, WrongServer
from sync.transport.compression import ENCODINGS, IDENTITY, Inflow
from sync.wire.codes import MESSAGE_BYTES
from sync.wire.messages import Problem

WHOLE_S: Final = 120.0
"""Longest time for a whole answer, however steadily it drips."""

_CHUNK: Final = 64 * 1024


def read_answer(response: requests.Response, answer: str) -> tuple[str | None, bytes]:
    """Read one answer whole and judge it.

    Args:
        response: opened with `stream=True`, nothing of it read yet.
        answer: content type a success must have.

    Returns:
        The ETag, empty when there is none, and the body; None and no body for "nothing changed".

    Raises:
        Offline: cut, or too slow.
        WrongServer: a redirect, an HTML page, another content type: not the province.
        NotAllowed: 401 or 403 with a code.
        TooLarge: 413.
        ServerBusy: 429 or 5xx.
        BadMessage: any other refusal with a code, or an answer that is not readable or over the limit.
    """
    status = response.status_code
    media = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    passing = (status == 429 or status >= 500) and status != 511
    if status in {204, 304}:
        return None, b""
    if status == 413:
        # Proxies in front of the province say it too, with a page of their own.
        raise TooLarge
    if 300 <= status < 400 or status == 511 or (media == "text/html" and not passing):
        raise WrongServer(status=status)
    # The body first: an answer that was cut anywhere, even inside its headers, says nothing.
    data = _whole_body(response)
    if passing:
        raise ServerBusy(status=status, **_retry_after(response))
    if status != 200:
        raise _refusal(status, data)
    if media != answer:
        raise WrongServer(status=status)
    return response.headers.get("ETag", "").strip().removeprefix("W/").strip('"'), data


def server_clock(response: requests.Response) -> str:
    """The `Date` of an answer as RFC 3339.

    Raises:
        BadMessage: there is none, or it is no date.
    """
    try:
        return parsedate_to_datetime(response.headers.get("Date", "")).isoformat()
    except ValueError as error:
        raise BadMessage(reason="date") from error


def _whole_body(response: requests.Response) -> bytes:
    length = response.headers.get("Content-Length", "")
    chunked = response.headers.get("Transfer-Encoding", "").lower() == "chunked"
    if not chunked and not (length.isascii() and length.isdigit()):
        # Without a stated end nobody can tell a whole answer from a cut one.
        raise Offline(reason="cut")
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    inflow = Inflow(encoding=encoding if encoding in ENCODINGS else IDENTITY, limit=MESSAGE_BYTES)
    deadline = time.monotonic() + WHOLE_S
    try:
        for piece in response.raw.stream(_CHUNK, decode_content=False):
            inflow.feed(piece)
            if time.monotonic() > deadline:
                raise Offline(reason="slow")
    except TooLarge as error:
        raise BadMessage(reason="answer_too_large") from error
    if encoding not in ENCODINGS:
        # Judged only now: the header itself may have been cut.
        raise BadMessage(reason="encoding")
    return inflow.finish()


def _refusal(status: int, data: bytes) -> SyncError:
    try:
        problem = msgspec.json.decode(data, type=Problem)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return WrongServer(status=status)
    if status == 408:
        return Offline(reason="slow")
    kind = NotAllowed if status in {401, 403} else BadMessage
    return kind(**{**problem.facts, "code": problem.code, "status": status})


def _retry_after(response: requests.Response) -> dict[str, int]:
    text = response.headers.get("Retry-After", "")
    return {"retry_after_s": min(int(text), 3600)} if text.isascii() and text.isdigit() else {}


def tls_fault(error: Exception) -> SyncError:
    """A handshake that was cut is the link's fault; every other TLS failure is another server's."""
    cause: BaseException | None = error
    seen: set[int] = set()
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        if isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError | ConnectionError | TimeoutError):
            return Offline(reason=type(cause).__name__)
        reason = getattr(cause, "reason", None)
        following = reason if isinstance(reason, BaseException) else None
        if following is None:
            following = next((item for item in cause.args if isinstance(item, BaseException)), None)
        cause = following or cause.__cause__ or cause.__context__
    return WrongServer(reason="certificate")
