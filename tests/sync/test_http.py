from __future__ import annotations

import gzip
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from sync.errors import (
    BadMessage,
    NotAllowed,
    Offline,
    ServerBusy,
    SyncError,
    TooLarge,
    WrongServer,
)
from sync.ports import ProvinceSide
from sync.province.serve import EmbeddedProvince
from sync.transport.compression import Inflow
from sync.transport.http import HttpProvince, enrol
from sync.wire.batch import write_batch, write_feed
from sync.wire.codes import ENCODING, EVENTS_MEDIA_TYPE, MESSAGE_BYTES
from sync.wire.messages import Enrol, Hello, PushAnswer, Unchanged
from tests.province.counters import CENTRE, Counter, open_ledger
from tests.province.raw_server import ANSWER, RawServer, message, outcome, problem, push

HELLO = Hello(
    protocols=[1],
    program="motcua",
    clock="2026-11-23T08:00:00+07:00",
    cursor=0,
)


@pytest.fixture
def raw() -> Iterator[RawServer]:
    server = RawServer()
    yield server
    server.close()


def test_it_is_the_province_side_of_a_round(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "p.db") as ledger, EmbeddedProvince(ledger) as served:
        with Counter(served.url, ledger.devices.issue_code(CENTRE)) as counter:
            province: ProvinceSide = counter.http
            counter.hello()
            envelope = counter.event(body="x" * 2000)
            assert province.push([write_batch([envelope])]).figures.feed_end == 1
            assert counter.whole_feed() == [(1, envelope)]


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1:8462",
        "http://example.vn",
        "http://127.0.0.1.example.vn",
        "http://127.0.0.1@example.vn",
        "https://user:secret@example.vn",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "127.0.0.1:8462",
        "https://",
        "https://example.vn:port",
        "https://[::1",
        "https://example.vn/?a=1",
        "",
    ],
)
def test_only_https_or_this_machine(url: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        HttpProvince(url)
    assert refused.value.facts == {"reason": "address"}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.vn",
        "https://example.vn/dong-bo/",
        "http://127.0.0.1:1",
        "http://[::1]:1",
        "http://localhost:1",
    ],
)
def test_addresses_that_may_be_used(url: str) -> None:
    with HttpProvince(url) as province:
        assert isinstance(province, HttpProvince)


def test_what_is_sent(raw: RawServer) -> None:
    parts = [b"a" * 100_000, b"b" * 7]
    outcome(raw, message("204 No Content", b"", Date="Mon, 23 Nov 2026 01:00:00 GMT"), lambda p: p.hello(HELLO))
    outcome(raw, message("200 OK", ANSWER), lambda p: p.push(iter(parts)))
    plain, packed = raw.asked
    for request in raw.asked:
        head = request.partition(b"\r\n\r\n")[0].decode().lower()
        assert "authorization: bearer t\r\n" in head + "\r\n"
        assert f"accept-encoding: {ENCODING}" in head
    ids = {r.lower().partition(b"x-request-id: ")[2].partition(b"\r\n")[0] for r in raw.asked}
    assert len(ids) == 2
    assert b"Content-Encoding" not in plain
    assert plain.endswith(b"\r\n\r\n" + msgspec.json.encode(HELLO))
    assert f"Content-Type: {EVENTS_MEDIA_TYPE}\r\n".encode() in packed + b"\r\n"
    rest, sent = packed.partition(b"\r\n\r\n")[2], b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        sent, rest = sent + rest[: int(size, 16)], rest[int(size, 16) + 2 :]
    inflow = Inflow(encoding=ENCODING, limit=10**6)
    inflow.feed(sent)
    assert inflow.finish() == b"".join(parts)


def test_unchanged_brings_the_clock_of_the_server(raw: RawServer) -> None:
    same = message("204 No Content", b"", Date="Mon, 23 Nov 2026 01:00:00 GMT")
    assert outcome(raw, same, lambda p: p.hello(HELLO)) == Unchanged(clock="2026-11-23T01:00:00+00:00")
    for date in ({}, {"Date": "hôm nay".encode().decode("latin-1")}):
        assert isinstance(outcome(raw, message("204 No Content", b"", **date), lambda p: p.hello(HELLO)), BadMessage)


def test_proxies_and_netrc_of_the_machine_are_not_used_here(
    raw: RawServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login a password b\n")
    (tmp_path / "netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert isinstance(outcome(raw, message("200 OK", ANSWER), push), PushAnswer)
    assert b"Authorization: Bearer t" in raw.asked[0]


@pytest.mark.parametrize(
    ("answer", "kind", "facts"),
    [
        (problem("401 Unauthorized", "token"), NotAllowed, {"code": "token", "status": 401, "n": 1}),
        (
            problem("403 Forbidden", "wrong_centre"),
            NotAllowed,
            {"code": "wrong_centre", "status": 403, "n": 1},
        ),
        (problem("413 Too Large", "too_large"), TooLarge, {}),
        (message("413 Too Large", b"<html>nginx", "text/html"), TooLarge, {}),
        (problem("429 Slow", "busy", Retry_After="7"), ServerBusy, {"status": 429, "retry_after_s": 7}),
        (
            problem("503 Busy", "busy", Retry_After="999999"),
            ServerBusy,
            {"status": 503, "retry_after_s": 3600},
        ),
        (problem("503 Busy", "busy", Retry_After="soon"), ServerBusy, {"status": 503}),
        (message("502 Bad Gateway", b"<html>nginx", "text/html"), ServerBusy, {"status": 502}),
        (problem("400 Bad", "bad_message"), BadMessage, {"code": "bad_message", "status": 400, "n": 1}),
        (problem("409 Conflict", "protocol"), BadMessage, {"code": "protocol", "status": 409, "n": 1}),
        (problem("408 Timeout", "timeout"), Offline, {"reason": "slow"}),
        (message("404 Not Found", b"no such page", "text/plain"), WrongServer, {"status": 404}),
        (message("403 Forbidden", b"<html>portal", "text/html"), WrongServer, {"status": 403}),
        (message("200 OK", b"<html>Wi-Fi", "text/html; charset=utf-8"), WrongServer, {"status": 200}),
        (b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<html>Wi-Fi", WrongServer, {"status": 200}),
        (message("200 OK", ANSWER, "text/plain"), WrongServer, {"status": 200}),
        (message("200 OK", b"a\n", EVENTS_MEDIA_TYPE), WrongServer, {"status": 200}),
        (message("302 Found", b"", Location="http://127.0.0.1:9/login"), WrongServer, {"status": 302}),
        (message("307 Temporary", b"", Location="/v1/events"), WrongServer, {"status": 307}),
        (message("511 Network Authentication Required", b"{}"), WrongServer, {"status": 511}),
        (message("200 OK", b"{"), BadMessage, {"reason": "not_readable"}),
        (message("200 OK", b"[" * 100_000), BadMessage, {"reason": "not_readable"}),
        (message("200 OK", b"\xff"), BadMessage, {"reason": "not_readable"}),
        (message("200 OK", b"x", Content_Encoding="br"), BadMessage, {"reason": "encoding"}),
        (message("200 OK", b"plain", Content_Encoding="gzip"), BadMessage, {"reason": "gzip"}),
        (message("200 OK", gzip.compress(ANSWER)[:-3], Content_Encoding="gzip"), Offline, {"reason": "cut"}),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Offline, {"reason": "ConnectionError"}),
        (b"", Offline, {"reason": "ConnectionError"}),
    ],
)
def test_every_answer_has_one_meaning(
    raw: RawServer, answer: bytes, kind: type[SyncError], facts: dict[str, object]
) -> None:
    error = outcome(raw, answer, push)
    assert type(error) is kind
    assert isinstance(error, SyncError)
    assert error.facts == facts
    assert len(raw.asked) == 1


def test_too_long_answers_are_not_taken_in(raw: RawServer) -> None:
    long = message("200 OK", bytes(MESSAGE_BYTES + 1), EVENTS_MEDIA_TYPE)
    bomb = message("200 OK", gzip.compress(bytes(50_000_000)), EVENTS_MEDIA_TYPE, Content_Encoding="gzip")
    for answer in (long, bomb):
        error = outcome(raw, answer, lambda p: p.feed(0))
        assert type(error) is BadMessage
        assert error.facts == {"reason": "answer_too_large"}


def test_chunked_answers_are_read(raw: RawServer) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n"
    whole = head + f"{len(ANSWER):x}\r\n".encode() + ANSWER + b"\r\n0\r\n\r\n"
    assert isinstance(outcome(raw, whole, push), PushAnswer)
    assert type(outcome(raw, whole[:-10], push)) is Offline


def test_not_modified_and_missing_tag(raw: RawServer) -> None:
    assert outcome(raw, b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n', lambda p: p.reference("n", "a")) is None
    media = "application/octet-stream"
    answer = message("200 OK", b"x", media, ETag='W/"b"')
    assert outcome(raw, answer, lambda p: p.reference("n", "a")) == ("b", b"x", "")
    assert type(outcome(raw, message("200 OK", b"x", media), lambda p: p.reference("n", ""))) is BadMessage
    assert b'If-None-Match: "a"' in raw.asked[0]
    assert b"If-None-Match" not in raw.asked[2]


def whole_answers(tmp_path: Path) -> dict[str, bytes]:
    """A feed page and an answer exactly as the gateway writes them, headers and all."""
    with open_ledger(tmp_path / "p.db") as ledger, EmbeddedProvince(ledger) as served:
        with Counter(served.url, ledger.devices.issue_code(CENTRE)) as counter:
            batch = write_batch([counter.event(), counter.event()])
            asked = {
                "answer": _request("POST", "/v1/events", counter, batch),
                "feed": _request("GET", "/v1/feed?after=0", counter),
                "packed": _request("GET", "/v1/feed?after=0", counter, gzipped=True),
            }
            return {name: _exchange(served.url, request) for name, request in asked.items()}


def _request(method: str, path: str, counter: Counter, body: bytes = b"", *, gzipped: bool = False) -> bytes:
    head = [
        f"{method} {path} HTTP/1.1",
        "Host: a",
        "Connection: close",
        f"Authorization: Bearer {counter.enrolled.token}",
        f"Content-Type: {EVENTS_MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
        f"Accept-Encoding: {'gzip' if gzipped else 'identity'}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body


def _exchange(url: str, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", int(url.rsplit(":", 1)[1])), timeout=10) as link:
        link.sendall(request)
        answer = b""
        while piece := link.recv(65536):
            answer += piece
    return answer


def test_answer_cut_at_every_byte_is_offline(raw: RawServer, tmp_path: Path) -> None:
    calls: dict[str, Callable[[HttpProvince], object]] = {
        "answer": push,
        "feed": lambda p: p.feed(0),
        "packed": lambda p: p.feed(0),
    }
    for name, whole in whole_answers(tmp_path).items():
        assert whole.startswith(b"HTTP/1.1 200")
        for end in range(len(whole)):
            error = outcome(raw, whole[:end], calls[name])
            assert type(error) is Offline, (name, end, whole[:end], error)
        assert not isinstance(outcome(raw, whole, calls[name]), SyncError)


def test_refused_connection_is_offline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with HttpProvince(f"http://127.0.0.1:{port}", "t") as province, pytest.raises(Offline):
        province.hello(HELLO)
    with pytest.raises(Offline):
        enrol(f"http://localhost:{port}", Enrol(code="a", public_key="b", name="c"))


def test_silence_is_offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.transport.http.READ_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        with HttpProvince(f"http://127.0.0.1:{silent.getsockname()[1]}", "t") as province:
            with pytest.raises(Offline):
                province.feed(0)


def test_dripping_answer_is_given_up(raw: RawServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.transport.http_answers.WHOLE_S", -1.0)
    page = write_feed(0, [], more=False)
    error = outcome(raw, message("200 OK", page, EVENTS_MEDIA_TYPE), lambda p: p.feed(0))
    assert type(error) is Offline
