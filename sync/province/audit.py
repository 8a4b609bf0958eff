"""Proves that a ledger is whole: every hash, every chain, every feed, counter and file, recomputed."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select

from sync.errors import BadMessage
from sync.province import schema
from sync.province.audit_files import audit_files
from sync.province.feeds import entries
from sync.province.finding import Finding
from sync.province.ledger import Ledger
from sync.province.numbers import RECEIVED
from sync.province.stored import envelope_of
from sync.wire.codes import Answer
from sync.wire.envelope import GENESIS, verify
from sync.wire.feed_chain import EMPTY, extend_chain
from sync.wire.lifecycle import Standing, follow

__all__ = ["Finding", "audit"]

_FETCH = 500


def audit(ledger: Ledger) -> Finding:
    """Recompute a ledger on one consistent view; memory grows with journals and dossiers, not with bodies."""

    def work(conn: Connection) -> Finding:
        finding = Finding()
        _journals(conn, finding)
        _feeds(conn, finding)
        audit_files(conn, ledger.files, finding)
        return finding

    return ledger.database.read(work)


def _journals(conn: Connection, finding: Finding) -> None:
    """Events in their journals: body and header hashes, neighbours, and the head kept for each journal."""
    held: dict[str, int] = defaultdict(int)
    heads: dict[str, tuple[int, str]] = defaultdict(lambda: (0, GENESIS))
    last: tuple[str, int, str] = ("", 0, GENESIS)
    table = schema.event
    query = select(table).order_by(table.c.journal, table.c.seq).execution_options(yield_per=_FETCH)
    with conn.execute(query) as rows:
        for row in rows:
            envelope = envelope_of(row)
            where = f"{row.journal} {row.seq}"
            finding.events += 1
            held[row.journal] += row.position is not None
            try:
                verify(envelope)
            except (BadMessage, ValueError) as error:
                finding.faults.append(f"hash {where} {getattr(error, 'facts', {}).get('reason', '')}".strip())
            if last[0] != row.journal:
                last = (row.journal, 0, GENESIS)
            if row.seq == last[1] + 1 and row.prev != last[2]:
                finding.faults.append(f"chain {where}")
            last = (row.journal, row.seq, row.hash)
            if row.seq == heads[row.journal][0] + 1:
                heads[row.journal] = (row.seq, row.hash)
            if (row.position is None) != (row.answer == Answer.REFUSED):
                finding.faults.append(f"answer {where}")
            finding.refused += row.position is None
    for journal, count, last_hash, stated in conn.execute(
        select(
            schema.journal.c.journal,
            schema.journal.c.count,
            schema.journal.c.last_hash,
            schema.journal.c.held,
        )
    ):
        finding.journals += 1
        if (count, last_hash) != heads[journal] or stated != held[journal]:
            finding.faults.append(f"journal {journal}")


def _feeds(conn: Connection, finding: Finding) -> None:
    """Feeds without gaps up to the centre's counter, and the dossiers that follow from them."""
    ends: dict[str, int] = defaultdict(int)
    dossiers: dict[tuple[str, str], tuple[int, Standing, str]] = {}
    stream, route = schema.stream, schema.route
    away = {(row.to, row.stream) for row in conn.execute(select(route))}
    chains: dict[str, str] = defaultdict(lambda: EMPTY)
    mark = schema.feed_mark
    marks = {(row.centre, row.position): row.hash for row in conn.execute(select(mark))}
    query = (
        entries("hash", "stream", "type", "journal").order_by("centre", "position").execution_options(yield_per=_FETCH)
    )
    with conn.execute(query) as rows:
        for centre, position, event_hash, name, kind, journal in rows:
            ends[centre] += 1
            chains[centre] = extend_chain(chains[centre], [event_hash])
            if marks.pop((centre, position), chains[centre]) != chains[centre]:
                finding.faults.append(f"mark {centre} {position}")
            if position != ends[centre]:
                finding.faults.append(f"feed {centre} {position}")
                ends[centre] = position
            if (centre, name) in away:
                continue
            events, before, owner = dossiers.get((centre, name), (0, Standing(), ""))
            following = follow(before, kind)
            if following is None:
                finding.faults.append(f"status {centre} {position}")
                following = before
            owner = journal if kind == RECEIVED else owner
            dossiers[centre, name] = (events + 1, following, owner)
    finding.faults += [f"mark {centre} {position}" for centre, position in sorted(marks)]
    table = schema.centre
    for code, end, chain in conn.execute(select(table.c.code, table.c.feed_position, table.c.feed_hash)):
        finding.centres += 1
        if (end, chain) != (ends[code], chains[code]):
            finding.faults.append(f"counter {code}")
    kept = {
        (row.centre, row.stream): (row.events, Standing(row.status, row.steps), row.journal)
        for row in conn.execute(select(stream))
    }
    for key in sorted(kept.keys() | dossiers.keys()):
        if kept.get(key) != dossiers.get(key):
            finding.faults.append(f"dossier {key[0]} {key[1]}")
