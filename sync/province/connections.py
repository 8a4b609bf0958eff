"""Connections that hold nothing for long: no head that drips, no answer that nobody reads, no more than so many.

uvicorn waits for ever for the first byte of a request and for the last byte of an answer to be taken.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S: Final = 15.0
"""A request whose head is not whole by then is given up; also how long a connection may be open without one."""

SEND_S: Final = 120.0
"""An answer that is not taken by then is given up; counters wait as long."""

HEAD_BYTES: Final = 16 * 1024
MOST: Final = 2000
"""Connections of one process. Above it the one that waited longest for a request goes; then new ones do."""

_LOOK_S: Final = 5.0


class Guard:
    """What the connections of one server share.

    Attributes:
        waiting: connections without a request, the one that waited longest first.
        closed: how many were given up, by reason, for the metrics.
    """

    def __init__(self, *, head_s: float = HEAD_S, send_s: float = SEND_S, most: int = MOST) -> None:
        self.head_s, self.send_s, self.most = head_s, send_s, most
        self.look_s = min(_LOOK_S, head_s / 3, send_s / 3)
        self.open = 0
        self.waiting: dict[GuardedConnection, None] = {}
        self.closed = {"head": 0, "answer": 0, "number": 0}

    def protocol(self) -> type[H11Protocol]:
        """The class uvicorn makes connections of."""
        return type("Connection", (GuardedConnection,), {"guard": self})


class GuardedConnection(H11Protocol):
    """One connection; belongs to the `guard` of its server."""

    guard: Guard

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to watch it; make room if there are too many."""
        super().connection_made(transport)
        self._since = self.loop.time()
        self._sending_since = 0.0
        self._watch = self.loop.call_later(self.guard.look_s, self._look)
        self.guard.open += 1
        if self.guard.open > self.guard.most:
            longest = next(iter(self.guard.waiting), self)
            longest._give_up("number")
        if not transport.is_closing():
            self.guard.waiting[self] = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch it no longer."""
        self._watch.cancel()
        self.guard.open -= 1
        self.guard.waiting.pop(self, None)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Read on; whoever has a whole head waits no longer."""
        super().handle_events()
        if self._answering():
            self.guard.waiting.pop(self, None)

    def on_response_complete(self) -> None:
        """The next request is waited for from now on."""
        self._since = self.loop.time()
        if not self.transport.is_closing():
            self.guard.waiting[self] = None
        super().on_response_complete()

    def _answering(self) -> bool:
        """Whether the application is at work on a request; then it minds the body's time itself."""
        cycle: Any = self.cycle
        return cycle is not None and not cycle.response_complete

    def _look(self) -> None:
        now = self.loop.time()
        if not self.transport.get_write_buffer_size():
            self._sending_since = 0.0
            if not self._answering() and now - self._since > self.guard.head_s:
                self._give_up("head")
                return
        else:
            self._sending_since = self._sending_since or now
            if now - self._sending_since > self.guard.send_s:
                self._give_up("answer")
                return
        self._watch = self.loop.call_later(self.guard.look_s, self._look)

    def _give_up(self, reason: str) -> None:
        self._watch.cancel()
        self.guard.waiting.pop(self, None)
        self.guard.closed[reason] += 1
        self.transport.abort()
