"""One line in the log for each request, under the id both sides know it by. Bodies never reach it."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Final

import anyio
import msgspec
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.province.clock import Clock, stamp
from sync.wire.codes import MESSAGE_BYTES, REQUEST_ID_HEADER

LOG: Final = logging.getLogger("sync.province")
_ID: Final = re.compile(r"[0-9A-Za-z._-]{1,64}")
_DRAIN_BYTES: Final = 4 * MESSAGE_BYTES
_DRAIN_S: Final = 5.0


def note(at: str, **facts: str | int) -> None:
    """One line of ids about what an operator did, or was refused; `at` is a stamp."""
    level = logging.WARNING if "refused" in facts else logging.INFO
    LOG.log(level, "%s", msgspec.json.encode({"at": at, **facts}).decode())


Observe = Callable[[Mapping[str, str | int], int, float, int, int], None]
"""Takes what was noted of a request, its status (0: none), seconds, and bytes in and out."""


class Correspondence:
    """ASGI layer around the application: request id, log line, and unread bodies.

    A handler notes what the log line may say in `request.state.note`, a dict of ids, sizes and codes.
    """

    def __init__(self, app: ASGIApp, clock: Clock, observe: Observe) -> None:
        self._app = app
        self._clock = clock
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(scope, receive, send)
        started = time.monotonic()
        try:
            await self._app(scope, exchange.receive, exchange.send)
        finally:
            seconds = time.monotonic() - started
            self._observe(exchange.note, exchange.status, seconds, exchange.arrived, exchange.sent)
            line = {
                "at": stamp(self._clock()),
                "request": exchange.request_id,
                "method": scope["method"],
                "status": exchange.status,
                "in": exchange.arrived,
                "out": exchange.sent,
                "ms": round(seconds * 1000),
                **exchange.note,
            }
            LOG.info("%s", msgspec.json.encode(line).decode())


class _Exchange:
    """One request and its answer."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = Headers(scope=scope).get(REQUEST_ID_HEADER, "")
        self.request_id = given if _ID.fullmatch(given) else str(uuid.uuid4())
        self.note: dict[str, str | int] = {}
        self.status = 0
        self.arrived = 0
        self.sent = 0
        self._receive = receive
        self._send = send
        self._read_whole = False
        scope.setdefault("state", {})["note"] = self.note

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self.arrived += len(message.get("body", b""))
            self._read_whole = not message.get("more_body", False)
        else:
            self._read_whole = True
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers[REQUEST_ID_HEADER] = self.request_id
            if not self._read_whole and not await self._drain():
                headers["Connection"] = "close"
            self.status = message["status"]
        else:
            self.sent += len(message.get("body", b""))
        await self._send(message)

    async def _drain(self) -> bool:
        """Read away a body nobody wanted, within bounds.

        Closing a connection with bytes unread resets it, and the sender never sees why it was refused.
        """
        with anyio.move_on_after(_DRAIN_S):
            while not self._read_whole and self.arrived <= _DRAIN_BYTES:
                await self.receive()
        return self._read_whole
