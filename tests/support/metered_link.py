"""A link that counts every byte sent over it, and is cut when so many have passed."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from urllib.parse import urlsplit


class MeteredLink:
    """Passes connections on to a gateway.

    Attributes:
        url: where to connect.
        sent: bytes that came from the asking side, headers and all; what was cut on its way counts.
        cuts: at these numbers of bytes sent, rising, every connection is cut.
        made: number of cuts so far.
    """

    def __init__(self, target: str, cuts: tuple[int, ...] = (), bytes_per_s: float = 0.0) -> None:
        place = urlsplit(target)
        self._target = (place.hostname or "", place.port or 0)
        self.cuts = list(cuts)
        self.sent = self.made = 0
        self._bytes_per_s = bytes_per_s
        self._turn = threading.Lock()
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def close(self) -> None:
        """Stop; returns when every thread has ended."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._hang_up()
        for thread in self._threads:
            thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._target)
            except OSError:
                return
            with self._turn:
                self._open += [client, server]
            for run, ends in ((self._up, (client, server)), (self._down, (server, client))):
                self._threads.append(threading.Thread(target=run, args=ends, daemon=True))
                self._threads[-1].start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := client.recv(8192):
                with self._turn:
                    room = self.cuts[0] - self.sent if self.cuts else len(data)
                    self.sent += len(data)
                if self._bytes_per_s:
                    time.sleep(len(data) / self._bytes_per_s)
                server.sendall(data[: max(0, room)])
                if room < len(data):
                    with self._turn:
                        del self.cuts[0]
                        self.made += 1
                    self._hang_up()
                    return
        self._close(client, server)

    def _down(self, server: socket.socket, client: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(65536):
                client.sendall(data)
        self._close(client, server)

    def _hang_up(self) -> None:
        with self._turn:
            ends, self._open = self._open, []
        self._close(*ends)

    @staticmethod
    def _close(*ends: socket.socket) -> None:
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
