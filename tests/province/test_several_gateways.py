"""Several gateway processes on one ledger: they start together, share positions, and one may be killed any time."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from sync.errors import Offline, ServerBusy
from sync.province.audit import audit
from sync.province.ledger import Ledger
from sync.province.serve import EmbeddedProvince
from sync.transport.http import HttpProvince
from sync.wire.batch import write_batch
from sync.wire.envelope import Envelope
from tests.province.counters import CENTRE, Counter, open_ledger
from tests.support.postgresql import Cluster

ROOT = Path(__file__).parents[2]
SERVE = [sys.executable, "-c", "from sync.province.cli import main; raise SystemExit(main())", "serve", "--port", "0"]


@contextmanager
def gateway(where: str | Path, *options: str, **variables: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A gateway in a process of its own, and its address."""
    place = ["--db", where] if isinstance(where, str) else ["--dir", str(where.parent)]
    with subprocess.Popen(
        [*SERVE, *place, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().split()[-1]
        finally:
            process.kill()


def kill_when_it_holds(ledger: Ledger, least: int, process: subprocess.Popen[str]) -> None:
    """End a gateway between two commits, or inside one."""
    while process.poll() is None and ledger.feed_end(CENTRE) < least:
        time.sleep(0.001)
    process.kill()


@pytest.mark.faults
def test_killed_in_the_middle_of_batches_loses_and_doubles_nothing(where: str | Path) -> None:
    with open_ledger(where) as ledger, ExitStack() as stack:
        with EmbeddedProvince(ledger) as here:
            counter = stack.enter_context(Counter(here.url, ledger.devices.issue_code(CENTRE)))
        batches = [[counter.event(body="x" * 200) for _ in range(100)] for _ in range(12)]
        held: list[int] = []
        for least in (1, 200, 500, 800, 10**6):
            with gateway(where) as (process, url), HttpProvince(url, counter.enrolled.token) as counter.http:
                killer = threading.Thread(target=kill_when_it_holds, args=(ledger, least, process))
                killer.start()
                try:
                    words = {word.answer for word in counter.stream(*batches).answers}
                    assert words <= {"accepted", "duplicate"}
                except (Offline, ServerBusy):
                    held.append(ledger.feed_end(CENTRE))
                process.kill()
                killer.join()
        assert any(0 < number < 1200 for number in held), held
        assert all(number % 100 == 0 for number in held)
        finding = audit(ledger)
        assert (finding.faults, finding.events) == ([], 1200)
        assert [item.header.seq for _, item in ledger_feed(ledger)] == list(range(1, 1201))


def ledger_feed(ledger: Ledger) -> list[tuple[int, Envelope]]:
    return ledger.feed(CENTRE, 0, limit=10_000).items


def test_processes_that_start_together_make_one_ledger(postgresql: Cluster) -> None:
    address = postgresql.make()
    try:
        with ExitStack() as stack:
            opened: list[Ledger] = []
            together = threading.Barrier(6)

            def start() -> None:
                together.wait(30)
                opened.append(Ledger(address))

            threads = [threading.Thread(target=start) for _ in range(6)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
            for ledger in opened:
                stack.callback(ledger.close)
            assert len(opened) == 6
            assert len({ledger.identity() for ledger in opened}) == 1
    finally:
        postgresql.drop(address)


def test_two_gateways_give_one_centre_positions_without_gaps(where: str | Path) -> None:
    with open_ledger(where) as first, Ledger(where) as second, ExitStack() as stack:
        served = [stack.enter_context(EmbeddedProvince(ledger)) for ledger in (first, second)]
        counters = [stack.enter_context(Counter(served[n % 2].url, first.devices.issue_code(CENTRE))) for n in range(4)]
        same = [counters[0].event() for _ in range(10)]

        def send(counter: Counter) -> None:
            for _ in range(10):
                counter.push(counter.event(), counter.event())

        def send_same(url: str) -> None:
            with HttpProvince(url, counters[0].enrolled.token) as http:
                for event in same:
                    http.push([write_batch([event])])

        threads = [threading.Thread(target=send, args=(counter,)) for counter in counters[1:]]
        threads += [threading.Thread(target=send_same, args=(one.url,)) for one in served]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert [position for position, _ in counters[1].whole_feed()] == list(range(1, 71))
        assert audit(second).faults == []
