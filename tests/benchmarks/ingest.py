"""The gateway under all centres of a province at once, on PostgreSQL, beside a bare COPY of the same rows."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import psycopg
from sqlalchemy import func, select

from sync.province import schema
from sync.province.audit import audit
from sync.province.demonstration import DEMO_CODE
from sync.province.ledger import Ledger
from tests.benchmarks.centres import CENTRES, Answered, Sender, enrolled, pull_all, push_all
from tests.benchmarks.measure import Bench, Row, median, p99
from tests.benchmarks.nation import Costs, nation
from tests.benchmarks.sync_ours import Ours
from tests.support.gateways import Gateways, family_cpu_s
from tests.support.postgresql import Cluster, NotInstalled, cluster
from tests.support.told import Told

GATEWAYS: Final = 2
A_CENTRE: Final = 500
"""Events each sends."""

_KILL_EVERY_S: Final = 5.0
_UNDER_KILLS_S: Final = 25.0
_EMPTY_ROUNDS: Final = 200
_DOWN_BITS: Final = 1_000_000
_DEMO: Final = "H20.126.05"


class _Spent(NamedTuple):
    """Seconds of processor."""

    gateways: float
    database: float


def measure(bench: Bench) -> list[Row]:
    """Ingest, COPY, kills, the feed, an empty round; the nation computed from them."""
    try:
        with cluster(measured=True) as found:
            return _measured(bench, found)
    except NotInstalled:
        return [Row("gateway on PostgreSQL", 0.0, unit="", note="left out: PostgreSQL is not installed")]


def _measured(bench: Bench, found: Cluster) -> list[Row]:
    bodies = _bodies(bench.folder)
    url = found.make()
    with Ledger(url) as ledger:
        senders = enrolled(ledger)
        # Its counter is a real one, for the cost of a whole round.
        if _DEMO not in ledger.centres():
            ledger.add_centre(_DEMO, "Trung tâm xã Mỹ Thọ", b"{}")
        ledger.devices.allow_reusable_code(DEMO_CODE, _DEMO)
        with Gateways(url, bench.folder / "gateways.log", GATEWAYS) as gateways:
            for number, sender in enumerate(senders):
                sender.write(_some(bodies, number, A_CENTRE))
            before = _spent(gateways, found)
            answered = push_all(senders, gateways.ports)
            spent = _since(before, _spent(gateways, found))
            events = sum(sender.events for sender in senders)
            rate = events / answered.seconds
            copied = _copied(found, url)
            rows = [
                Row(f"bare COPY of the same rows, {GATEWAYS} connections", copied, unit="/s"),
                Row(f"ingest: {CENTRES} centres at once, {GATEWAYS} gateways, {events:,} events", rate, unit="/s",
                    ratio=rate / copied, goal="ratio 0.5", met=rate >= copied / 2, note="; ".join(answered.wrong[:3])),
                _requests(answered, spent, events),
            ]  # fmt: skip
            rows += _killed(ledger, gateways, bodies, rate)
            rows += _fed(enrolled(ledger), gateways)
            empty = _empty_round(gateways, found, bench.folder)
    costs = Costs(spent.gateways / events, spent.database / events, empty.gateways, empty.database)
    rows.append(
        Row("empty round of a counter, processor at the province", (empty.gateways + empty.database) * 1000,
            note=f"gateway {empty.gateways * 1000:.2f}, PostgreSQL {empty.database * 1000:.2f}")
    )  # fmt: skip
    return rows + nation(costs)


def _bodies(folder: Path) -> list[bytes]:
    with Ours().client(folder / "source") as counter:
        counter.ask(do="add", count=2000)
        counter.ask(do="bodies", to=str(folder.absolute() / "bodies"))
    return (folder / "bodies").read_bytes().splitlines()


def _some(bodies: list[bytes], number: int, each: int) -> list[bytes]:
    return [bodies[(number * each + at) % len(bodies)] for at in range(each)]


def _spent(gateways: Gateways, found: Cluster) -> _Spent:
    return _Spent(gateways.cpu_s(), family_cpu_s(found.pid))


def _since(before: _Spent, after: _Spent) -> _Spent:
    return _Spent(after.gateways - before.gateways, after.database - before.database)


def _requests(answered: Answered, spent: _Spent, events: int) -> Row:
    times = [seconds * 1000 for seconds in answered.each]
    words = f"a ms of processor moves {events / (spent.gateways + spent.database) / 1000:.2f} events: "
    words += f"gateways {spent.gateways:.1f} s, PostgreSQL {spent.database:.1f} s of {answered.seconds:.1f} s"
    return Row(f"  a push of {events / len(times):.0f} events, all waiting for their turn", median(times), p99(times),
               note=words)  # fmt: skip


def _copied(found: Cluster, url: str) -> float:
    """Events a second of COPY into the same tables of a new ledger, in parallel, each in one transaction."""
    fresh = found.make()
    Ledger(fresh).close()
    halves = [f"centre {sign} 'H20.{CENTRES // 2:03d}.05'" for sign in ("<", ">=")]
    with psycopg.connect(url) as here, psycopg.connect(fresh, autocommit=True) as there:
        for table in ("centre", "device", "journal"):
            _put(there, table, list(_taken(here, f"SELECT * FROM {table}")))
        rows = [
            [(table, list(_taken(here, f"SELECT * FROM {table} WHERE {half}"))) for table in ("event", "stream")]
            for half in halves
        ]
        count = _one(here, "SELECT count(*) FROM event")

    def copy(parts: list[tuple[str, list[bytes]]]) -> None:
        with psycopg.connect(fresh) as conn:
            for table, data in parts:
                _put(conn, table, data)

    threads = [threading.Thread(target=copy, args=(parts,)) for parts in rows]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    with psycopg.connect(fresh) as conn:
        assert _one(conn, "SELECT count(*) FROM event") == count
    found.drop(fresh)
    return count / took


def _taken(conn: psycopg.Connection, query: str) -> Iterator[bytes]:
    with conn.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT binary)".encode()) as copy:
        for piece in copy:
            yield bytes(piece)


def _put(conn: psycopg.Connection, table: str, data: list[bytes]) -> None:
    with conn.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN (FORMAT binary)".encode()) as copy:
        for piece in data:
            copy.write(piece)


def _one(conn: psycopg.Connection, query: str) -> int:
    row = conn.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


def _killed(ledger: Ledger, gateways: Gateways, bodies: list[bytes], rate: float) -> list[Row]:
    """The same load for a while, one gateway killed every 5 s."""
    senders = enrolled(ledger)
    each = max(int(rate * _UNDER_KILLS_S / CENTRES), 1)
    for number, sender in enumerate(senders):
        # A counter that was cut asks first what was committed; these do not, and send little at a time instead.
        sender.write(_some(bodies, number, each), a_request=1)
    over = threading.Event()
    killer = threading.Thread(target=gateways.kill_in_turn, args=(_KILL_EVERY_S, over))
    killer.start()
    answered = push_all(senders, gateways.ports)
    over.set()
    killer.join()
    events = sum(sender.events for sender in senders)
    query = select(schema.event.c.journal, func.count()).where(schema.event.c.position.is_not(None))
    rows = ledger.database.read(lambda conn: conn.execute(query.group_by(schema.event.c.journal)).all())
    held = {str(journal): int(number) for journal, number in rows}
    lost = sum(max(sender.events - held.get(sender.journal, 0), 0) for sender in senders)
    doubled = sum(max(held.get(sender.journal, 0) - sender.events, 0) for sender in senders)
    finding = audit(ledger)
    words = f"{gateways.kills} kills, {answered.again} requests sent again, lost {lost}, doubled {doubled}, "
    words += "ledger whole" if finding.whole else f"ledger NOT whole: {finding.faults[0]}"
    good = not lost and not doubled and finding.whole and not answered.wrong
    times = [seconds * 1000 for seconds in answered.each] or [0.0]
    words += f"; {len(answered.wrong)} requests never answered" if answered.wrong else ""
    return [
        Row(f"ingest with a gateway killed every 5 s, {events:,} events", events / answered.seconds, unit="/s",
            goal="0 lost, 0 doubled", met=good, note=words),
        Row("  a push", median(times), p99(times)),
    ]  # fmt: skip


def _fed(readers: list[Sender], gateways: Gateways) -> list[Row]:
    """A second machine of every centre has been off for the night and reads all of the feed; three times over."""
    runs, peaks = [], []
    for _ in range(3):
        gateways.forget_peaks()
        runs.append(pull_all(readers, gateways.ports))
        peaks.append(gateways.peak_mb())
    took = median([run.seconds for run in runs])
    line = runs[0].down / len(readers) * 8 / _DOWN_BITS
    grown = peaks[-1] / peaks[0]
    return [
        Row(f"feed to {len(readers)} centres after a night", took, unit="s", goal="the line's time", met=took <= line,
            note=f"{runs[0].down / 1e6:.1f} MB in all; a centre's line of 1 Mbit/s needs {line:.1f} s for its share"),
        Row("  most memory of a gateway", peaks[-1], unit="MB", ratio=grown, goal="flat", met=grown <= 1.1,
            note=f"{peaks[0]:.0f} MB the first time"),
    ]  # fmt: skip


def _empty_round(gateways: Gateways, found: Cluster, folder: Path) -> _Spent:
    """Processor of a round with nothing new, of a real counter."""
    url = gateways.url(0)
    counter: Told
    with Ours().client(folder / "counter") as counter:
        counter.ask(do="join", url=url)
        before = _spent(gateways, found)
        for _ in range(_EMPTY_ROUNDS):
            counter.ask(do="sync", url=url)
        spent = _since(before, _spent(gateways, found))
    return _Spent(spent.gateways / _EMPTY_ROUNDS, spent.database / _EMPTY_ROUNDS)
