from __future__ import annotations

import socket
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sync.errors import (
    Offline,
    WrongServer,
)
from sync.transport.http import HttpProvince
from sync.wire.messages import PushAnswer
from tests.province.raw_server import ANSWER, RawServer, message, outcome, push
from tests.support.certificates import make_certificates


@pytest.fixture
def raw() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.close()


@contextmanager
def tls_server(folder: Path) -> Iterator[RawServer]:
    """A server on https with a certificate of an authority of its own, stored in `ca.pem`."""
    make_certificates(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    server = RawServer(context)
    try:
        yield server
    finally:
        server.close()


def test_certificate_nobody_trusts_is_another_server(tmp_path: Path) -> None:
    with tls_server(tmp_path) as server:
        error = outcome(server, message("200 OK", ANSWER), push)
        assert type(error) is WrongServer
        assert error.facts == {"reason": "certificate"}
        assert server.asked == []


@pytest.mark.skipif(sys.platform == "win32", reason="its own store of authorities; no variable names a file instead")
def test_authority_of_the_system_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tls_server(tmp_path) as server:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        assert isinstance(outcome(server, message("200 OK", ANSWER), push), PushAnswer)


def test_handshake_that_is_cut_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            link, _ = listener.accept()
            with link:
                link.recv(65536)

        thread = threading.Thread(target=hang_up)
        thread.start()
        with HttpProvince(f"https://127.0.0.1:{listener.getsockname()[1]}", "t") as province:
            with pytest.raises(Offline):
                province.feed(0)
        thread.join(timeout=10)


def test_plain_http_behind_https_is_another_server(raw: RawServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def speak() -> None:
            link, _ = listener.accept()
            with link:
                link.recv(65536)
                link.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=speak)
        thread.start()
        with HttpProvince(f"https://127.0.0.1:{listener.getsockname()[1]}", "t") as province:
            with pytest.raises(WrongServer):
                province.feed(0)
        thread.join(timeout=10)
