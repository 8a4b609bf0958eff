"""A poor link and a dying province: counters in processes of their own behind lines that cut at any byte, delay and
repeat, gateways killed in turn while they send. At the end the line is good, and everything must be everywhere once.
"""

from __future__ import annotations

import contextlib
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete

from desktop.app.clock import SetClock
from desktop.app.province_link import enrol, run_round
from desktop.domain.dossier import Status
from desktop.domain.errors import MotCuaError
from desktop.domain.read_models import DossierFilter
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.usecases.forward_dossier import ForwardDossier, forward_dossier
from desktop.usecases.receive_dossier import receive_dossier
from sync.province import schema
from sync.province.audit import audit
from sync.province.demonstration import DEMO_CODE
from sync.province.ledger import Ledger as ProvinceLedger
from sync.wire.codes import FEED_EVENTS
from tests.faults.figures import Figures, progress
from tests.faults.kills import append_twice, child_of
from tests.faults.ledger import Verdict
from tests.store.stores import MONDAY, at, dump, new_store, open_store, request
from tests.support.gateways import Gateways
from tests.support.line import Line, Shape
from tests.support.postgresql import NotInstalled, cluster

COUNTERS: Final = 3
A_COUNTER: Final = 10
A_RUN: Final = COUNTERS * A_COUNTER
"""Rounds of one seed."""

GATEWAYS: Final = 3
LINE: Final = Shape(round_trip_s=0.004, cut=0.025, repeated=0.15)
_MOST_AT_ONCE: Final = 60
_LONGEST_S: Final = 120.0
_HONEST: Final = 12
"""Rounds over a good line after which all must be in hand."""

_OF_THIS_MACHINE: Final = ("own", "words_hash", "waiting", "refused", "unknown")


@dataclass(frozen=True)
class Order:
    """What a counter is to do.

    Attributes:
        line: address of the poor line.
        rounds: over it.
        twice: spoil it: every event is recorded as two.
    """

    folder: Path
    counter: int
    seed: int
    line: str
    rounds: int
    twice: bool = False


def search(
    seed: int, rounds: int, *, database: bool | None = None, forgets: bool = False, twice: bool = False
) -> Figures:
    """Make so many rounds over poor lines.

    Args:
        seed: of the first run; each further one has the next.
        rounds: in all.
        database: whether gateways share a PostgreSQL; else there is one, on a file. None: in turns.
        forgets: spoil the province: at the end it loses what it has answered for.
        twice: spoil a counter, see `Order`.
    """
    found = Figures("link")
    while found.tried < rounds:
        each = min(A_COUNTER, -(-(rounds - found.tried) // COUNTERS))
        on_database = bool(seed % 2) if database is None else database
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as name:
            try:
                with _place(Path(name), on_database) as where:
                    verdict = _run(Path(name), where, seed, each, found, forgets, twice)
            except NotInstalled:
                found.left_out = "several gateways on one PostgreSQL: it is not installed"
                on_database = False
                with _place(Path(name), on_database) as where:
                    verdict = _run(Path(name), where, seed, each, found, forgets, twice)
        what = "gateways on PostgreSQL" if on_database else "a gateway on a file"
        found.take(verdict, seed, what)
        # A run is judged as a whole; its rounds are what was tried.
        found.tried += each * COUNTERS - 1
        found.survived += (each * COUNTERS - 1) * verdict.good
        progress("link", found.tried, rounds)
        seed += 1
    return found


@contextlib.contextmanager
def _place(home: Path, on_database: bool) -> Iterator[str | Path]:
    """Where the ledger is kept."""
    if not on_database:
        yield home / "province"
        return
    with cluster() as found:
        address = found.make()
        try:
            yield address
        finally:
            found.drop(address)


def _run(home: Path, where: str | Path, seed: int, each: int, found: Figures, forgets: bool, twice: bool) -> Verdict:
    rng, over = random.Random(seed), threading.Event()
    count = GATEWAYS if isinstance(where, str) else 1
    with contextlib.ExitStack() as stack:
        # The first one makes the centre; the others find it.
        gateways = stack.enter_context(Gateways(where, home / "gateways.log", count))
        lines = [stack.enter_context(Line(gateways.url(n), LINE, seed * 10 + n)) for n in range(COUNTERS)]
        pipes = []
        for number, line in enumerate(lines):
            order = Order(home / f"counter-{number}", number, seed, line.url, each, twice and not number)
            enrolled = _enrolled(order, gateways.url(number))
            pipes.append(stack.enter_context(child_of(work, enrolled))[1])
        killer = threading.Thread(target=_kill_in_turn, args=(gateways, lines, rng, over))
        killer.start()
        try:
            said = [_hear(pipe, "worked") for pipe in pipes]
        finally:
            over.set()
            killer.join()
        for number, pipe in enumerate(pipes):
            pipe.send(gateways.url(number))
        said += [_hear(pipe, "settled") for pipe in pipes]
        # What one sent last the others must still read.
        for number, pipe in enumerate(pipes):
            pipe.send(gateways.url(number))
        said += [_hear(pipe, "settled") for pipe in pipes]
        for line in lines:
            found.seen["connections cut"] += line.flow.cuts
            found.seen["requests repeated"] += line.flow.repeats
        found.seen["gateways killed"] += gateways.kills
    for message in said:
        found.seen.update({f"round: {code or 'whole'}": times for code, times in message.get("rounds", {}).items()})
    raised = [message["what"] for message in said if message["say"] == "raised"]
    if raised:
        return Verdict(broken=raised)
    with ProvinceLedger(where if isinstance(where, str) else where / "province.db") as province:
        if forgets:
            province.database.write(lambda conn: conn.execute(delete(schema.event).where(schema.event.c.seq == 1)))
        return _judge([home / f"counter-{number}" for number in range(COUNTERS)], province, found)


def _kill_in_turn(gateways: Gateways, lines: list[Line], rng: random.Random, over: threading.Event) -> None:
    """Kill one gateway after the other; its lines are led to the next, as by a balancer."""
    number, took_s = 0, 0.5
    # Up for about as long as it took to start: under load that may be seconds.
    while not over.wait(rng.uniform(0.3, 2.0) * took_s):
        gateways.kill(number)
        for line in lines:
            if line.target == gateways.url(number):
                line.target = gateways.url(number + 1)
        killed_at = time.monotonic()
        gateways.again(number)
        took_s = time.monotonic() - killed_at
        number = (number + 1) % len(gateways.ports)


def _hear(pipe: Any, word: str) -> dict[str, Any]:
    if not pipe.poll(_LONGEST_S):
        return {"say": "raised", "what": f"a counter has not {word} within {_LONGEST_S:.0f} s"}
    message: dict[str, Any] = pipe.recv()
    return message


def _enrolled(order: Order, url: str) -> Order:
    """A new counter that belongs to the province."""
    store = new_store(order.folder, SetClock(at(MONDAY)), counter=str(order.counter + 2))
    try:
        enrol(_port(store), url, DEMO_CODE, f"Quầy {order.counter + 2}")
    finally:
        store.close()
    return order


def _port(store: Store) -> SyncPort:
    return SyncPort(lambda action: store.run(action)[0], "motcua faults")


def work(order: Order, pipe: Any) -> None:
    """What a counter does in its process."""
    try:
        if order.twice:
            append_twice()
        store = open_store(order.folder, SetClock(at(MONDAY)))
        port, rng = _port(store), random.Random(order.seed * 100 + order.counter)
        port.move_province(order.line)
        rounds: Counter[str] = Counter()
        for _ in range(order.rounds):
            _act(store, rng)
            outcome = run_round(port)
            rounds[outcome.code] += 1
            # A gateway takes a while to start: a counter that finds none comes back later, as the program does.
            time.sleep(rng.uniform(0, 0.1) if outcome.ok else rng.uniform(0.1, 0.6))
        pipe.send({"say": "worked", "rounds": dict(rounds)})
        for _ in range(2):
            port.move_province(pipe.recv())
            pipe.send({"say": "settled" if _settles(store, port) else "raised", "what": "it does not come to an end"})
        store.close()
    except Exception as error:
        pipe.send({"say": "raised", "what": repr(error)})
        raise


def _settles(store: Store, port: SyncPort) -> bool:
    for again in range(_HONEST):
        if run_round(port).ok and not store.view().journal.waiting():
            return True
        # On a busy machine an honest gateway answers late, too: the program comes back later and later.
        time.sleep(min(0.1 * 2**again, 2.0))
    return False


def _act(store: Store, rng: random.Random) -> None:
    """Some receptions, and steps with dossiers that another counter may be at as well."""
    for _ in range(rng.randrange(1, _MOST_AT_ONCE)):
        store.run(receive_dossier, request())
    rows = store.view().page(DossierFilter(view="open"), limit=200).rows
    fresh = [row for row in rows if row.status == Status.RECEIVED][:8]
    for row in rng.sample(fresh, min(3, len(fresh))):
        with contextlib.suppress(MotCuaError):
            store.run(forward_dossier, ForwardDossier(row.id, to="Bộ phận chuyên môn"))


def _judge(folders: list[Path], province: ProvinceLedger, found: Figures) -> Verdict:
    """Nothing lost, nothing doubled, the ledger whole, every counter with the same worklist."""
    verdict = Verdict()
    finding = audit(province)
    verdict.broken += finding.faults[:5]
    feed = Counter(_feed(province))
    verdict.doubled += sum(times - 1 for times in feed.values())
    refused = finding.refused
    boards = []
    for folder in folders:
        store = open_store(folder, SetClock(at(MONDAY)))
        try:
            rows = store._db.conn.execute(
                "SELECT event.id, delivery.own, delivery.state FROM event JOIN delivery USING (ord)"
            ).fetchall()
            own = [(event, state) for event, is_own, state in rows if is_own]
            stored = {event for event, state in own if state == "stored"}
            verdict.lost += len(stored - feed.keys()) + sum(state == "waiting" for _, state in own)
            refused -= sum(state == "refused" for _, state in own)
            verdict.lost += len(feed.keys() - {row[0] for row in rows})
            receptions = store._db.conn.execute(
                "SELECT count(*) - count(DISTINCT stream) FROM event WHERE type = 'DossierReceived'"
            ).fetchone()
            verdict.doubled += receptions[0]
            boards.append(_board(store))
        finally:
            store.close()
    if refused:
        verdict.broken.append(f"{refused} events are refused at one end only")
    if any(board != boards[0] for board in boards):
        verdict.broken.append("the counters' worklists differ")
    found.seen["events at the province"] += finding.events
    found.seen["refused as stale"] += finding.refused
    return verdict


def _feed(province: ProvinceLedger) -> list[str]:
    events: list[str] = []
    for centre in province.centres():
        after, more = 0, True
        while more:
            page = province.feed(centre, after, FEED_EVENTS)
            events += [envelope.header.id for _, envelope in page.items]
            after, more = page.items[-1][0] if page.items else after, page.more
    return events


def _board(store: Store) -> list[dict[str, Any]]:
    """The dossiers as every counter of the centre must see them."""
    columns = [row[1] for row in store._db.conn.execute("PRAGMA table_info(dossier)") if row[1] != "rowid"]
    rows = [dict(zip(columns, row, strict=True)) for row in dump(store)["dossier"]]
    return [{name: value for name, value in row.items() if name not in _OF_THIS_MACHINE} for row in rows]
