"""A server that says exactly the bytes it is given, to try what a link can do to an answer."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable

import msgspec

from sync.errors import SyncError
from sync.transport.http import HttpProvince
from sync.wire.answers import JournalAnswers, Run
from sync.wire.messages import Figures, JournalHead, Problem, PushAnswer

BATCH = b'{"journal":"x"}\n{}\n'

ANSWER = msgspec.json.encode(
    PushAnswer(
        answers=[JournalAnswers(journal="j", accepted=[Run(1, 1, 1, "0" * 64)])],
        figures=Figures(
            state="s",
            journals=[JournalHead(journal="j", count=1, last_hash="0" * 64, held=1)],
            feed_end=1,
            open_dossiers=0,
        ),
    )
)


class RawServer:
    """Answers each connection with the next bytes of a list, then hangs up."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers: list[bytes] = []
        self.asked: list[bytes] = []
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http{'s' if context else ''}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                link, _ = self._listener.accept()
            except OSError:
                return
            with link:
                try:
                    self._answer(link)
                except OSError:
                    pass

    def _answer(self, link: socket.socket) -> None:
        link.settimeout(10)
        if self._context is not None:
            link = self._context.wrap_socket(link, server_side=True)
        with link:
            request = b""
            while b"\r\n\r\n" not in request:
                piece = link.recv(65536)
                if not piece:
                    return
                request += piece
            head, _, body = request.partition(b"\r\n\r\n")
            length = next(
                (
                    int(line.split(b":")[1])
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"content-length")
                ),
                0,
            )
            streamed = b"transfer-encoding: chunked" in head.lower()
            while len(body) < length or (streamed and not body.endswith(b"0\r\n\r\n")):
                body += link.recv(65536)
            self.asked.append(head + b"\r\n\r\n" + body)
            link.sendall(self.answers.pop(0))
            link.shutdown(socket.SHUT_WR)
            # Until the other side has hung up: closing with bytes unread would reset the connection.
            while link.recv(65536):
                pass

    def close(self) -> None:
        # Closing alone does not wake a thread that waits in accept on every system.
        try:
            self._listener.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        self._listener.close()
        self._thread.join(timeout=10)


def message(status: str, body: bytes, media: str = "application/json", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", f"Content-Type: {media}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def problem(status: str, code: str, **headers: str) -> bytes:
    return message(status, msgspec.json.encode(Problem(code=code, facts={"n": 1})), **headers)


def outcome(server: RawServer, answer: bytes, call: Callable[[HttpProvince], object]) -> object:
    server.answers.append(answer)
    with HttpProvince(server.url, "t") as province:
        try:
            return call(province)
        except SyncError as error:
            return error


def push(province: HttpProvince) -> object:
    return province.push([BATCH])
