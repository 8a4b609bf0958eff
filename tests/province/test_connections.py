"""Connections that drip, hang, pile up or carry bombs: they are given up, memory stays bounded, others are served."""

from __future__ import annotations

import gzip
import os
import socket
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from sync.province import answers
from sync.province.connections import HEAD_BYTES, Guard
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.wire.codes import EVENTS_MEDIA_TYPE
from tests.province.counters import CENTRE, Counter, open_ledger
from tests.province.test_several_gateways import gateway

HEAD_S = 0.6
SEND_S = 1.5
MOST = 40
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """What is tried here never reaches the database: one kind is enough."""
    with open_ledger(tmp_path / "province.db") as opened:
        yield opened


@pytest.fixture
def guard() -> Guard:
    return Guard(head_s=HEAD_S, send_s=SEND_S, most=MOST)


@pytest.fixture
def strict(ledger: Ledger, guard: Guard) -> Iterator[EmbeddedProvince]:
    """A gateway without patience."""
    with EmbeddedProvince(ledger, guard=guard) as province:
        yield province


def connect(url: str) -> socket.socket:
    address = urlsplit(url)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=30)


def hung_up(link: socket.socket) -> bool:
    """Whether the other side has ended it; waits for that."""
    try:
        while link.recv(65536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return False
    return True


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def is_served(url: str) -> bool:
    return requests.get(f"{url}/v1/health", timeout=30).status_code == 200


@pytest.mark.parametrize("sent", [b"", b"GET /v1/health HTTP/1.1\r\nHost: x\r\n", b"G"])
def test_head_that_is_never_whole_is_given_up(strict: EmbeddedProvince, guard: Guard, sent: bytes) -> None:
    with connect(strict.url) as link:
        link.sendall(sent)
        assert hung_up(link)
    assert guard.closed["head"] == 1
    assert is_served(strict.url)


def test_head_that_drips_is_given_up(strict: EmbeddedProvince, guard: Guard) -> None:
    with connect(strict.url) as link:
        link.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\n")
        for number in range(600):
            try:
                link.sendall(b"X-%d: x\r\n" % number)
            except ConnectionError:
                break
            time.sleep(0.05)
    assert guard.closed["head"] == 1


def test_second_request_on_a_kept_connection_is_minded_too(strict: EmbeddedProvince, guard: Guard) -> None:
    with connect(strict.url) as link:
        link.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n")
        assert link.recv(65536).startswith(b"HTTP/1.1 200")
        link.sendall(b"GET /v1/hea")
        assert hung_up(link)
    assert guard.closed["head"] == 1


def test_head_that_never_ends_is_refused(ledger: Ledger) -> None:
    guard = Guard()
    with EmbeddedProvince(ledger, guard=guard) as patient, connect(patient.url) as link:
        link.settimeout(guard.head_s / 3)
        try:
            link.sendall(b"GET /v1/health HTTP/1.1\r\nHost: x\r\n")
            for _ in range(8):
                link.sendall(b"X-Long: " + b"x" * HEAD_BYTES + b"\r\n")
            assert hung_up(link)
        except ConnectionError:
            pass
    # Its length ended it, long before its time would have.
    assert guard.closed["head"] == 0


def test_answer_that_nobody_reads_is_given_up(ledger: Ledger, strict: EmbeddedProvince, guard: Guard) -> None:
    data = os.urandom(7_000_000)
    ledger.reference.publish("lon", data)
    with Counter(strict.url, ledger.devices.issue_code(CENTRE)) as counter, connect(strict.url) as link:
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        ask = f"GET /v1/reference/lon HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {counter.enrolled.token}\r\n\r\n"
        link.sendall(ask.encode())
        assert eventually(lambda: guard.closed["answer"] == 1)
        fetched = counter.http.reference("lon", "")
        assert fetched is not None
        assert fetched[1] == data


def test_request_at_work_is_not_given_up(ledger: Ledger, strict: EmbeddedProvince, guard: Guard) -> None:
    with Counter(strict.url, ledger.devices.issue_code(CENTRE)) as counter, connect(strict.url) as link:
        body = b'{"protocols":[1],"program":"x","clock":"","cursor":0}'
        head = (
            f"POST /v1/hello HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {counter.enrolled.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        link.sendall(head.encode())
        for at in range(0, len(body), 10):
            time.sleep(HEAD_S / 3)
            link.sendall(body[at : at + 10])
        assert link.recv(65536).startswith(b"HTTP/1.1 200")
    assert guard.closed == {"head": 0, "answer": 0, "number": 0}


@pytest.mark.parametrize(("path", "media"), [("hello", "application/json"), ("events", EVENTS_MEDIA_TYPE)])
def test_body_that_drips_is_given_up_with_a_code(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, path: str, media: str
) -> None:
    monkeypatch.setattr(answers, "BODY_S", 0.5)
    with EmbeddedProvince(ledger) as province, Counter(province.url, ledger.devices.issue_code(CENTRE)) as counter:
        with connect(province.url) as link:
            head = (
                f"POST /v1/{path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {counter.enrolled.token}\r\n"
                f"Content-Type: {media}\r\nContent-Length: 1000\r\n\r\n"
            )
            link.sendall(head.encode())
            started = time.monotonic()
            link.settimeout(0.1)
            said = b""
            while not said and time.monotonic() - started < 30:
                link.sendall(b" ")
                try:
                    said = link.recv(65536)
                except TimeoutError:
                    assert counter.tell(counter.event()).answer == "accepted"
            assert said.startswith(b"HTTP/1.1 408")
            assert hung_up(link)


def test_too_many_connections_cost_those_that_ask_nothing(ledger: Ledger) -> None:
    guard = Guard(most=MOST)
    with EmbeddedProvince(ledger, guard=guard) as province, ExitStack() as stack:
        with Counter(province.url, ledger.devices.issue_code(CENTRE)) as counter:
            for number in range(5 * MOST):
                stack.enter_context(connect(province.url))
                if number % 20 == 0:
                    assert counter.tell(counter.event()).answer == "accepted"
            assert is_served(province.url)
            assert guard.open <= MOST + 1
            assert eventually(lambda: guard.closed["number"] >= 4 * MOST)
    assert eventually(lambda: guard.open == 0)
    assert not guard.waiting


def resident_bytes(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    raise AssertionError


def peak_bytes(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    raise AssertionError


@LINUX
@pytest.mark.slow
def test_thousands_of_connections_and_bombs_cost_bounded_memory(tmp_path: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 16_384), hard))
    try:
        wanted = min(hard, 16_384) - 500
        number = min(10_000, wanted)
        where = tmp_path / "province.db"
        with open_ledger(where) as ledger, gateway(where) as (process, url), ExitStack() as stack:
            with Counter(url, ledger.devices.issue_code(CENTRE)) as counter:
                counter.tell(counter.event())
                quiet = resident_bytes(process.pid)
                for each in range(number):
                    link = stack.enter_context(connect(url))
                    link.sendall(b"GET /v1/feed HTTP/1.1\r\nX-Slow: ")
                    # A counter in the middle of a round asks again long before 2,000 others have come.
                    if each % 500 == 0:
                        assert counter.tell(counter.event()).answer == "accepted"
                crowded = resident_bytes(process.pid)
                assert counter.tell(counter.event()).answer == "accepted"
                packer = zlib.compressobj(9, wbits=31)
                bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(500)) + packer.flush()
                for body, encoding, statuses in (
                    (bytes(10_000_000), "identity", {400, 413}),
                    (gzip.compress(bytes(10_000_000)), "gzip", {400, 413}),
                    (bomb, "gzip", {400, 413}),
                ):
                    answer = requests.post(
                        f"{url}/v1/events",
                        data=body,
                        headers={
                            "Authorization": f"Bearer {counter.enrolled.token}",
                            "Content-Type": EVENTS_MEDIA_TYPE,
                            "Content-Encoding": encoding,
                        },
                        timeout=60,
                    )
                    assert answer.status_code in statuses
                most = peak_bytes(process.pid)
                assert counter.tell(counter.event()).answer == "accepted"
        said = (
            f"{number} connections: {quiet / 1e6:.0f} MB before, {crowded / 1e6:.0f} MB then, {most / 1e6:.0f} MB most"
        )
        print(said)
        assert crowded - quiet < 60_000_000, said
        assert most - quiet < 120_000_000, said
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
