"""Runs the gateway: inside this program on a loopback address, or in the foreground."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

import uvicorn

from sync.errors import SyncError
from sync.province.app import create_app
from sync.province.connections import HEAD_BYTES, MOST, Guard
from sync.province.ledger import Ledger
from sync.province.limits import Limits

LOOPBACK: Final = "127.0.0.1"
_START_S: Final = 10.0
_GRACE_S: Final = 5


class NotStarted(SyncError):
    """The gateway could not begin to serve: the port is taken, or the server failed."""

    code = "province_not_started"


class EmbeddedProvince:
    """A gateway on this machine only, in a thread of its own; any number of starts and stops.

    Attributes:
        url: address while it serves, empty otherwise.
    """

    def __init__(
        self, ledger: Ledger, port: int = 0, *, limits: Limits | None = None, guard: Guard | None = None
    ) -> None:
        """Prepare; nothing is served yet.

        Args:
            ledger: stays the caller's, who closes it after `stop`.
            port: 0 takes any free one.
            limits: how much one asker may ask; by default nothing is limited, since all askers are this machine.
            guard: what watches the connections.
        """
        self._limits = limits
        self._guard = guard or Guard()
        self.url = ""
        self._ledger = ledger
        self._port = port
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> str:
        """Begin to serve.

        Returns:
            The base URL, once requests are answered there.

        Raises:
            NotStarted: the port is taken, or the server did not come up.
        """
        if self._thread is not None:
            return self.url
        _silence()
        self._socket = bind(LOOPBACK, self._port)
        config = _config(self._ledger, Conditions(demonstration=True, limits=self._limits), self._guard)
        self._server = _Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],), name="province", daemon=True)
        self._thread.start()
        if not self._server.listening.wait(_START_S) or not self._server.started:
            self.stop()
            raise NotStarted(reason="server")
        self.url = _url(self._socket)
        return self.url

    def stop(self) -> None:
        """Finish the requests that are being answered, then close; returns when the thread has ended."""
        if self._server is not None:
            self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()
        if self._socket is not None:
            self._socket.close()
        self._server = self._thread = self._socket = None
        self.url = ""


@dataclass(frozen=True)
class Conditions:
    """What a gateway takes for granted about its place.

    Attributes:
        demonstration: whether reusable enrolment codes are good; only on a loopback address.
        behind_proxy: whether a proxy on this machine stands before it and says in X-Forwarded-For who asks.
        limits: how much one asker may ask; None: as much as they like.
        operator_token: opens the metrics to other machines; empty: closed to them.
    """

    demonstration: bool = False
    behind_proxy: bool = False
    limits: Limits | None = None
    operator_token: str = ""


def serve(ledger: Ledger, host: str, port: int, ready: Callable[[str], None], conditions: Conditions) -> None:
    """Serve in the foreground until interrupted.

    Args:
        ledger: stays the caller's.
        host: address to bind.
        port: 0 takes any free one.
        ready: called with the base URL once requests are answered.
        conditions: see there.

    Raises:
        NotStarted: the address cannot be bound.
    """
    _silence()
    _allow_files(2 * MOST)
    with bind(host, port) as listener:
        server = _Server(_config(ledger, conditions, Guard()), lambda: ready(_url(listener)))
        server.run([listener])


def bind(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        NotStarted: the address cannot be bound.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio switches Nagle's delay off only where the protocol is named: 40 ms on every answer otherwise.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            # On Windows the same option would let two programs share the port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        raise NotStarted(reason=type(error).__name__, port=port) from error
    return listener


class _Server(uvicorn.Server):
    """Tells when it listens, or that it never will."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None] | None = None) -> None:
        super().__init__(config)
        self.listening = threading.Event()
        self._ready = ready

    def run(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            super().run(sockets)
        finally:
            self.listening.set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()
        if self._ready is not None:
            self._ready()


def _allow_files(number: int) -> None:
    """Let this process have so many files open: every connection is one, and the usual limit is 1,024."""
    if os.name == "posix":
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = number if hard == resource.RLIM_INFINITY else min(number, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _config(ledger: Ledger, conditions: Conditions, guard: Guard) -> uvicorn.Config:
    options: dict[str, Any] = {"loop": "asyncio", "http": guard.protocol(), "ws": "none", "lifespan": "off"}
    app = create_app(
        ledger,
        demonstration=conditions.demonstration and not conditions.behind_proxy,
        limits=conditions.limits,
        guard=guard,
        operator_token=conditions.operator_token,
    )
    return uvicorn.Config(
        app,
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        # The address of the asker decides about limits and demonstration codes: no header of a stranger may change it.
        proxy_headers=conditions.behind_proxy,
        forwarded_allow_ips=LOOPBACK,
        h11_max_incomplete_event_size=HEAD_BYTES,
        timeout_graceful_shutdown=_GRACE_S,
        **options,
    )


def _silence() -> None:
    """Without any handler Python writes warnings to the console, which belongs to the program around us."""
    for name in ("uvicorn", "sync.province"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
