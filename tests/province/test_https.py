from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from sync.errors import (
    Offline,
    WrongServer,
)
from sync.transport.http import HttpProvince
from sync.wire.messages import PushAnswer
from tests.province.raw_server import ANSWER, RawServer, message, outcome, push


@pytest.fixture
def raw() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.close()


@contextmanager
def tls_server(folder: Path) -> Iterator[RawServer]:
    """A server on https with a certificate of an authority of its own, stored in `ca.pem`."""
    now = datetime.now(UTC)
    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CA thử")])
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])

    def certificate(subject: x509.Name, public: ec.EllipticCurvePublicKey, ca: bool) -> x509.Certificate:
        names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
        ca_id = x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key())
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(ca_name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(ca_id), critical=False)
        )
        if ca:
            usage = x509.KeyUsage(False, False, False, False, False, True, True, False, False)
            builder = builder.add_extension(usage, critical=True)
        else:
            builder = builder.add_extension(names, critical=False)
        return builder.sign(ca_key, hashes.SHA256())

    pem = serialization.Encoding.PEM
    (folder / "ca.pem").write_bytes(certificate(ca_name, ca_key.public_key(), True).public_bytes(pem))
    (folder / "server.pem").write_bytes(certificate(name, key.public_key(), False).public_bytes(pem))
    (folder / "server.key").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
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
