"""Uploads that are cut, meet each other, or fall silent: what arrived stays, and parts never mix."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.province import part
from sync.province.audit import audit
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from tests.province.counters import open_ledger
from tests.province.uploads import Uploader, at_least, content, named, stored


@pytest.fixture
def where(tmp_path: Path) -> Path:
    return tmp_path / "province.db"


@pytest.fixture(autouse=True)
def _ledger_stays_whole(ledger: Ledger) -> Iterator[None]:
    yield
    assert audit(ledger).faults == []


def test_what_arrived_before_a_cut_stays(ledger: Ledger, uploader: Uploader) -> None:
    data = content(1_000_000)
    name = named(data)
    uploader.begin(name)
    link = uploader.half_sent(name, 0, data[:400_000], len(data))
    written = at_least(uploader, name, 300_000)
    link.close()
    assert uploader.go_on(data) <= len(data) - written
    assert stored(ledger, name) == data


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.tuples(st.integers(0, 40_000), st.booleans()), min_size=1, max_size=6), seed=st.integers(0))
def test_any_parts_with_any_cuts_give_the_file(
    ledger: Ledger, uploader: Uploader, parts: list[tuple[int, bool]], seed: int
) -> None:
    data = content(60_000 + seed % 1000, seed)
    name = named(data)
    for length, cut in parts:
        offset = int(uploader.begin(name).headers["Upload-Offset"])
        piece = data[offset : offset + length]
        if cut:
            uploader.half_sent(name, offset, piece, len(data) - offset).close()
        else:
            uploader.append(name, offset, piece)
    uploader.go_on(data)
    assert stored(ledger, name) == data


def test_two_requests_at_once_never_mix(ledger: Ledger, uploader: Uploader) -> None:
    data = content(2_000_000)
    name = named(data)
    uploader.begin(name)
    sent: list[int] = []

    def send() -> None:
        sent.append(uploader.go_on(data, 150_000))

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == len(data)
    assert stored(ledger, name) == data


def test_a_busy_upload_is_refused_and_a_dead_sender_yields(ledger: Ledger, uploader: Uploader) -> None:
    data = content(200_000)
    name = named(data)
    uploader.begin(name)
    link = uploader.half_sent(name, 0, data[:50_000], len(data))
    until = time.monotonic() + 15
    seen = set()
    while True:
        offset = int(uploader.offset(name).headers["Upload-Offset"])
        answer = uploader.append(name, offset, data[offset:])
        seen.add(answer.status_code)
        if answer.status_code == 204:
            break
        assert time.monotonic() < until
        time.sleep(0.05)
    assert 423 in seen
    assert b"408" in link.recv(100)
    link.close()
    assert stored(ledger, name) == data


def test_a_silent_sender_is_given_up_and_what_it_sent_stays(
    uploader: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(part, "SILENCE_S", 0.5)
    data = content(200_000)
    name = named(data)
    uploader.begin(name)
    with uploader.half_sent(name, 0, data[:50_000], len(data)) as link:
        assert b"408" in link.recv(100)
    assert uploader.offset(name).headers["Upload-Offset"] == "50000"


def test_a_sender_of_single_bytes_is_given_up(uploader: Uploader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part, "SILENCE_S", 1.5)
    data = content(200_000)
    name = named(data)
    uploader.begin(name)
    with uploader.half_sent(name, 0, b"", len(data)) as link:
        link.settimeout(0.1)
        for n in range(100):
            link.sendall(data[n : n + 1])
            try:
                answer = link.recv(100)
                break
            except TimeoutError:
                continue
        else:
            raise AssertionError("never given up")
    assert b"408" in answer


def test_two_gateways_share_one_folder(where: Path, ledger: Ledger, uploader: Uploader) -> None:
    data = content(100_000)
    name = named(data)
    uploader.begin(name)
    link = uploader.half_sent(name, 0, data[:10_000], 20_000)
    with open_ledger(where) as second, EmbeddedProvince(second) as other:
        there = Uploader(other.url, uploader.token)
        # Nothing is sent by asking: a gateway that is busy may begin with the half that was sent only now.
        deadline = time.monotonic() + 60
        while (asked := there.append(name, 0, b"").status_code) != 423 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert asked == 423
        link.sendall(data[10_000:20_000])
        assert b"204" in link.recv(100)
        link.close()
        assert there.offset(name).headers["Upload-Offset"] == "20000"
        assert there.append(name, 20_000, data[20_000:]).status_code == 204
        assert uploader.missing(name.sha256) == []
    assert stored(ledger, name) == data
