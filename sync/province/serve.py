"""Runs the gateway: inside this program on a loopback address, or in the foreground."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Self

import uvicorn

from sync.errors import SyncError
from sync.province.app import create_app
from sync.province.ledger import Ledger
from sync.wire.address import is_loopback

LOOPBACK: Final = "127.0.0.1"
_START_S: Final = 10.0
_GRACE_S: Final = 5
_CONNECTIONS: Final = 1000
"""Above this number of open connections and tasks a request is answered 503 at once."""


class NotStarted(SyncError):
    """The gateway could not begin to serve: the port is taken, or the server failed."""

    code = "province_not_started"


class EmbeddedProvince:
    """A gateway on this machine only, in a thread of its own; any number of starts and stops.

    Attributes:
        url: address while it serves, empty otherwise.
    """

    def __init__(self, ledger: Ledger, port: int = 0) -> None:
        """Prepare; nothing is served yet.

        Args:
            ledger: stays the caller's, who closes it after `stop`.
            port: 0 takes any free one.
        """
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
        config = _config(self._ledger, LOOPBACK)
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


def serve(ledger: Ledger, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve in the foreground until interrupted.

    Args:
        ledger: stays the caller's.
        host: address to bind; reusable enrolment codes are good only on a loopback address.
        port: 0 takes any free one.
        ready: called with the base URL once requests are answered.

    Raises:
        NotStarted: the address cannot be bound.
    """
    _silence()
    with bind(host, port) as listener:
        server = _Server(_config(ledger, host), lambda: ready(_url(listener)))
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


def _config(ledger: Ledger, host: str) -> uvicorn.Config:
    options: dict[str, Any] = {"loop": "asyncio", "http": "h11", "ws": "none", "lifespan": "off"}
    return uvicorn.Config(
        create_app(ledger, demonstration=is_loopback(host)),
        interface="asgi3",
        log_config=None,
        access_log=False,
        server_header=False,
        # The address of the asker decides about demonstration codes: no header may change it.
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
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
