"""What must hold once a schedule is over and every counter has had its quiet rounds."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections import defaultdict
from typing import Any, Final

import msgspec

from desktop.domain import events as ev
from sync.errors import SyncError
from sync.journal.journal import Journal
from sync.province.audit import audit
from sync.wire.lifecycle import TAKES_BACK, Standing, follow
from tests.faults.ledger import Verdict
from tests.faults.simulator.counter import Counter
from tests.faults.simulator.world import World
from tests.store.stores import dump

_TOKEN: Final = re.compile(rb"m\d+x\d+z")
_OF_THIS_MACHINE: Final = {"rowid", "own", "words_hash", "waiting", "refused"}

BEGINS: Final = ev.DossierReceived.__name__

ID, STREAM, TYPE, DEVICE, CENTRE, STATE, POSITION, CODE, FACTS, HASH = range(10)
"""Columns of `Counter.deliveries`."""


def judge(world: World) -> Verdict:
    """Hold all stores against the ledger and against each other."""
    verdict = Verdict(broken=list(world.broken))
    rows = world.gateway.rows()
    held = {counter.name: counter.deliveries() for counter in world.counters}
    _nothing_lost(world, rows, held, verdict)
    _nothing_doubled(world, rows, verdict)
    for centre in sorted({counter.centre for counter in world.counters}):
        _one_picture(world, centre, rows, held, verdict)
    _chains(world, verdict)
    for counter in world.counters:
        _nothing_asked(counter, held[counter.name], verdict)
    orphans = sum(
        d[ID] in world.let_go and d[DEVICE] != counter.device and d[ID] not in rows
        for counter in world.counters
        for d in held[counter.name]
    )
    if orphans:
        world.tally["events that only another counter still holds"] += orphans
    return verdict


def _nothing_lost(world: World, rows: dict[str, Any], held: dict[str, list[Any]], verdict: Verdict) -> None:
    """Every event that was recorded and not let go is at the province, or stands at its counter as refused or behind
    a refusal. What the province accepted is in every store of the centre at the same place."""
    by_store = {name: {d[ID]: d for d in deliveries} for name, deliveries in held.items()}
    for one, owner in sorted(world.recorded.items()):
        counter = world.counters[owner]
        row, own = rows.get(one), by_store[counter.name].get(one)
        if row is None or row.position is None:
            there = own is not None and (own[STATE] == "refused" or own[STREAM] in _held_back(held[counter.name]))
            if not there and row is not None and counter.copies_used:
                # The province holds it and its refusal; the copy was taken before, and the feed tells of no refusals.
                world.tally["refusals that a counter put back no longer shows"] += 1
            elif not there and one not in world.let_go:
                verdict.lost += 1
                verdict.broken.append(f"an event of {counter.name} is nowhere: {one}, here {own}, there {row}")
            continue
        for other in world.counters:
            if other.centre != counter.centre:
                continue
            delivery = by_store[other.name].get(one)
            if delivery is None or _place(delivery) != ("stored", row.position, row.hash):
                verdict.lost += delivery is None
                verdict.broken.append(f"{one} of {counter.name}, at {row.position}, stands at {other.name}: {delivery}")


def _place(delivery: Any) -> tuple[str, int, str]:
    return delivery[STATE], delivery[POSITION], delivery[HASH]


def _nothing_doubled(world: World, rows: dict[str, Any], verdict: Verdict) -> None:
    """No fact is in the ledger under two ids, no number on two slips."""
    tokens: Tally[bytes] = Tally()
    numbers: dict[str, set[str]] = defaultdict(set)
    replaced = {counter.device for counter in world.counters if counter.replaced}
    for row in rows.values():
        tokens.update(set(_TOKEN.findall(row.body)))
        if row.type == "DossierReceived" and row.device not in replaced:
            # A provisional number names no centre.
            numbers[f"{row.centre} {msgspec.json.decode(row.body)['number']}"].add(row.stream)
        if row.id not in world.recorded:
            verdict.broken.append(f"nobody recorded {row.id}")
    twice = [token.decode() for token, times in tokens.items() if times > 1]
    twice += [number for number, streams in numbers.items() if len(streams) > 1]
    verdict.doubled += len(twice)
    if twice:
        verdict.broken.append(f"twice: {', '.join(twice)}")


def _chains(world: World, verdict: Verdict) -> None:
    """Chains verify at both ends, and read tables are those of a rebuild."""
    verdict.broken += [f"ledger: {fault}" for fault in audit(world.gateway.ledger).faults]
    for counter in world.counters:
        try:
            counter.store.verify()
        except SyncError as error:
            verdict.broken.append(f"{counter.name}: {error}")
        before = dump(counter.store)
        counter.store.rebuild()
        if dump(counter.store) != before:
            verdict.broken.append(f"{counter.name}: read tables are not those of a rebuild")


def _one_picture(world: World, centre: str, rows: dict[str, Any], held: dict[str, list[Any]], verdict: Verdict) -> None:
    """All stores of a centre show the same dossiers with the same timelines, and nothing of another centre.

    A dossier with something refused, or waiting behind a refusal, shows both facts at the counter that holds them.
    """
    counters = [counter for counter in world.counters if counter.centre == centre]
    apart: set[str] = set()
    for counter in counters:
        mine = held[counter.name]
        # A reception that its machine and the ledger both lost still shows where somebody else had taken it in.
        apart |= {d[STREAM] for d in mine if d[STATE] != "stored" and not (_left_out(counter, d) and d[TYPE] != BEGINS)}
        strangers = {d[CENTRE] for d in mine} - {centre}
        if strangers:
            verdict.broken.append(f"{counter.name} holds events of {strangers}")
        # What the province and the machine of a record lost at one time may stand at a third; it binds nobody.
        only_here = [d for d in mine if d[STATE] == "stored" and d[ID] not in rows]
        apart |= {d[STREAM] for d in only_here if d[ID] in world.let_go}
        invented = [d[ID] for d in only_here if d[ID] not in world.let_go]
        if invented:
            verdict.broken.append(f"{counter.name} takes for stored what the province does not hold: {invented}")
    timeline: dict[str, list[str]] = defaultdict(list)
    for row in sorted((r for r in rows.values() if r.centre == centre and r.position), key=lambda r: r.position):
        timeline[row.stream].append(row.id)
    for counter in counters:
        found = {name: _timeline(counter, name, rows) for name in {d[STREAM] for d in held[counter.name]}}
        if {name: ids for name, ids in found.items() if ids} != timeline:
            verdict.broken.append(f"{counter.name} has other timelines than the province")
    statuses = world.gateway.statuses(centre)
    of_newer = {row.stream for row in rows.values() if (row.type, row.v) not in ev.BODIES}
    first: dict[str, dict[str, Any]] | None = None
    for counter in counters:
        shown = _shown(counter, apart)
        first = shown if first is None else first
        if shown != first:
            verdict.broken.append(f"{counter.name} and {counters[0].name} show different dossiers")
        wrong = [one for one, row in shown.items() if one not in of_newer and row["status"] != statuses.get(one)]
        if wrong:
            verdict.broken.append(f"{counter.name} shows another status than the province: {wrong}")


def _timeline(counter: Counter, stream: str, rows: dict[str, Any]) -> list[str]:
    """What the program tells as the order of the events that the province has accepted, as far as it tells of them."""
    events = Journal(counter.connection).stream(stream)
    ids = [envelope.header.id for envelope, how in events if how.state == "stored"]
    return [one for one in ids if one in rows]


def _shown(counter: Counter, apart: set[str]) -> dict[str, dict[str, Any]]:
    """The rows of the worklist, as every counter of a centre must show them."""
    connection = counter.connection
    columns = [info[1] for info in connection.execute("PRAGMA table_info(dossier)")]
    shown = [dict(zip(columns, row, strict=True)) for row in connection.execute("SELECT * FROM dossier")]
    return {
        row["id"]: {name: value for name, value in row.items() if name not in _OF_THIS_MACHINE}
        for row in shown
        if row["id"] not in apart
    }


def _nothing_asked(counter: Counter, deliveries: list[Any], verdict: Verdict) -> None:
    """Nothing waits or is asked about, unless it is really stale."""
    behind = _held_back(deliveries)
    for one in deliveries:
        if one[STATE] == "waiting" and one[STREAM] not in behind:
            verdict.broken.append(f"{counter.name}: {one[TYPE]} waits without a reason")
        if one[STATE] == "refused" and not _left_out(counter, one):
            facts = msgspec.json.decode(one[FACTS])
            status = facts.get("status", -1)
            possible = one[TYPE] != TAKES_BACK and follow(Standing(status), one[TYPE]) is not None
            if one[CODE] != "stale" or possible:
                verdict.broken.append(f"{counter.name}: {one[TYPE]} is refused as {one[CODE]} {facts}")


def _left_out(counter: Counter, delivery: Any) -> bool:
    """Whether this is another machine's event that a ledger put back has not got again: it counts for nothing here."""
    return bool(delivery[CODE] == "not_in_feed" and delivery[DEVICE] != counter.device)


def _held_back(deliveries: list[Any]) -> set[str]:
    return {d[STREAM] for d in deliveries if d[STATE] == "refused"}
