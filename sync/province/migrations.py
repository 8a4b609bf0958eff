"""Brings a ledger to the tables this program knows.

A new ledger is made from `schema` as it stands and all steps are noted as done. An older one runs the steps
it lacks, in order. A step is never edited after it was released; what it may use of `schema` is only names.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Callable
from typing import Final, NamedTuple

from sqlalchemy import Connection, insert, inspect, select, text

from sync.province import schema
from sync.province.errors import LedgerUnusable
from sync.province.signing import make_key
from sync.wire import signing


class Step(NamedTuple):
    """One change of the tables, with the name it is recorded under."""

    name: str
    apply: Callable[[Connection], None]


def _first_tables(conn: Connection) -> None:
    schema.metadata.create_all(conn)


def _steps_taken(conn: Connection) -> None:
    """Streams remember the status before each step, so that a step can be taken back.

    The table of steps is repeated here as it was on that day: the program's own changes, a migration must not.
    """
    leads_to = {
        "DossierReceived": 2, "DossierRefused": 3, "DossierForwarded": 4, "SupplementRequested": 5,
        "SupplementReceived": 4, "FinancialDutyRequested": 6, "FinancialDutySettled": 4, "ResultReady": 9,
        "ResultReturned": 10, "DossierWithdrawn": 7, "DossierStopped": 8, "DueDateExtended": 0,
    }  # fmt: skip
    conn.execute(text("ALTER TABLE stream ADD COLUMN steps TEXT NOT NULL DEFAULT ''"))
    taken: dict[tuple[str, str], tuple[int, list[str]]] = {}
    for centre, name, kind in conn.execute(
        text("SELECT centre, stream, type FROM event WHERE position IS NOT NULL ORDER BY centre, position")
    ):
        status, steps = taken.get((centre, name), (0, []))
        extension = kind == "DueDateExtended"
        if kind not in leads_to or (extension and any(step.endswith("e") for step in steps)):
            continue
        taken[centre, name] = (leads_to[kind] or status, [*steps, f"{status}e" if extension else str(status)])
    update = text("UPDATE stream SET steps = :steps WHERE centre = :centre AND stream = :stream")
    for (centre, name), (_, steps) in taken.items():
        conn.execute(update, {"steps": " ".join(steps), "centre": centre, "stream": name})


def _routes_and_numbers(conn: Connection) -> None:
    """Feeds may hold events of other centres; dossiers know the number they go under."""
    conn.execute(text("ALTER TABLE stream ADD COLUMN number VARCHAR(60) NOT NULL DEFAULT ''"))
    conn.execute(text("CREATE INDEX ix_stream_number ON stream (centre, number)"))
    conn.execute(text("CREATE INDEX ix_event_refused ON event (centre, stream) WHERE position IS NULL"))
    update = text("UPDATE stream SET number = :number WHERE centre = :centre AND stream = :stream")
    received = "SELECT centre, stream, body FROM event WHERE type = 'DossierReceived' AND position IS NOT NULL"
    found = []
    for centre, name, body in conn.execute(text(received).execution_options(yield_per=500)):
        try:
            read = json.loads(bytes(body))
        except (ValueError, RecursionError):
            continue
        number = read.get("number") if isinstance(read, dict) else None
        # No database of ours takes every character that JSON does.
        if isinstance(number, str) and number.isprintable() and not read.get("provisional"):
            found.append({"number": number[:60], "centre": centre, "stream": name})
    if found:
        conn.execute(update, found)
    for statement in (
        "CREATE TABLE route (stream VARCHAR(120) NOT NULL, home VARCHAR(40) NOT NULL REFERENCES centre (code),"
        ' "to" VARCHAR(40) NOT NULL REFERENCES centre (code), PRIMARY KEY (stream, home))',
        "CREATE TABLE routed (centre VARCHAR(40) NOT NULL REFERENCES centre (code), position BIGINT NOT NULL,"
        " event VARCHAR(36) NOT NULL REFERENCES event (id), PRIMARY KEY (centre, position))",
        "CREATE TABLE official_number (stream VARCHAR(120) NOT NULL PRIMARY KEY,"
        " centre VARCHAR(40) NOT NULL REFERENCES centre (code), device VARCHAR(40) NOT NULL REFERENCES device (id),"
        " number VARCHAR(60) NOT NULL, date VARCHAR(6) NOT NULL, sequence BIGINT NOT NULL,"
        " granted_at VARCHAR(24) NOT NULL, seen INTEGER NOT NULL)",
        "CREATE INDEX ix_official_number_day ON official_number (centre, date, sequence)",
        "CREATE INDEX ix_official_number_device ON official_number (device, seen)",
    ):
        conn.execute(text(statement))


def _signed_references(conn: Connection) -> None:
    """A key of the ledger's own, and a signature beside every snapshot that was published before."""
    conn.execute(
        text(
            "CREATE TABLE signing_key (public_key VARCHAR(44) NOT NULL PRIMARY KEY,"
            " private_key VARCHAR(44) NOT NULL, created_at VARCHAR(24) NOT NULL)"
        )
    )
    private, public = signing.new_key()
    created_at, server = conn.execute(text("SELECT created_at, id FROM server")).one()
    key = {"public_key": public, "private_key": private, "created_at": created_at}
    conn.execute(text("INSERT INTO signing_key VALUES (:public_key, :private_key, :created_at)"), key)
    conn.execute(text("ALTER TABLE reference ADD COLUMN signature VARCHAR(88) NOT NULL DEFAULT ''"))
    for name, centre, etag in conn.execute(text("SELECT name, centre, etag FROM reference")).all():
        conn.execute(
            text(
                "UPDATE reference SET signature = :signature WHERE name = :name AND etag = :etag AND "
                + ("centre IS NULL" if centre is None else "centre = :centre")
            ),
            {
                "signature": signing.sign_reference(private, server, name, centre or signing.SHARED, etag),
                "name": name,
                "etag": etag,
                **({} if centre is None else {"centre": centre}),
            },
        )


def _two_tokens(conn: Connection) -> None:
    """A device's new token is good beside the old one until it was used."""
    conn.execute(text("ALTER TABLE device ADD COLUMN next_token_hash VARCHAR(64)"))
    conn.execute(text("CREATE UNIQUE INDEX uq_device_next_token ON device (next_token_hash)"))


def _named_files(conn: Connection) -> None:
    """Files that events name, and files that centres have sent. How they are named is repeated here as it was."""
    conn.execute(
        text(
            "CREATE TABLE named_file (event VARCHAR(36) NOT NULL, sha256 VARCHAR(64) NOT NULL,"
            " centre VARCHAR(40) NOT NULL REFERENCES centre (code), stream VARCHAR(120) NOT NULL,"
            " PRIMARY KEY (event, sha256))"
        )
    )
    conn.execute(text("CREATE INDEX ix_named_file_stream ON named_file (centre, stream)"))
    conn.execute(
        text(
            "CREATE TABLE held_file (centre VARCHAR(40) NOT NULL REFERENCES centre (code), sha256 VARCHAR(64) NOT NULL,"
            " size_bytes BIGINT NOT NULL, received_at VARCHAR(24) NOT NULL, PRIMARY KEY (centre, sha256))"
        )
    )
    insert_line = text(
        "INSERT INTO named_file (event, sha256, centre, stream) VALUES (:event, :sha256, :centre, :stream)"
    )
    bodies = text("SELECT id, type, centre, stream, body FROM event WHERE position IS NOT NULL")
    lines = [
        {"event": event, "sha256": sha256, "centre": centre, "stream": stream}
        for event, kind, centre, stream, body in conn.execute(bodies.execution_options(yield_per=500))
        for sha256 in _named(kind, bytes(body or b""))
    ]
    if lines:
        conn.execute(insert_line, lines)


def _named(kind: str, body: bytes) -> set[str]:
    if kind != "FileAttached" and b'"scan":' not in body:
        return set()
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return set()
    if not isinstance(read, dict):
        return set()
    papers = read.get("documents")
    found = [read.get("sha256")] if kind == "FileAttached" else []
    found += [paper.get("scan") for paper in papers if isinstance(paper, dict)] if isinstance(papers, list) else []
    return {text_ for text_ in found if isinstance(text_, str) and re.fullmatch(r"[0-9a-f]{64}", text_)}


def _courier_keys(conn: Connection) -> None:
    """Keys that bundles on USB are encrypted to; a command makes the first."""
    conn.execute(
        text(
            "CREATE TABLE courier_key (recipient VARCHAR(64) NOT NULL PRIMARY KEY,"
            " identity VARCHAR(80) NOT NULL, created_at VARCHAR(24) NOT NULL)"
        )
    )


def _feed_chains(conn: Connection) -> None:
    """Every feed has a hash, and marks on its way. How it is made is repeated here as it was."""
    conn.execute(text(f"ALTER TABLE centre ADD COLUMN feed_hash VARCHAR(64) NOT NULL DEFAULT '{'0' * 64}'"))
    conn.execute(
        text(
            "CREATE TABLE feed_mark (centre VARCHAR(40) NOT NULL REFERENCES centre (code), position BIGINT NOT NULL,"
            " hash VARCHAR(64) NOT NULL, PRIMARY KEY (centre, position))"
        )
    )
    places = text(
        "SELECT centre, position, hash FROM event WHERE position IS NOT NULL UNION ALL"
        " SELECT routed.centre, routed.position, hash FROM routed JOIN event ON event.id = routed.event"
        " ORDER BY 1, 2"
    )
    chains: dict[str, tuple[int, bytes]] = {}
    marks = []
    for centre, position, event_hash in conn.execute(places.execution_options(yield_per=500)):
        chain = hashlib.sha256(chains.get(centre, (0, bytes(32)))[1] + bytes.fromhex(event_hash)).digest()
        chains[centre] = (position, chain)
        if position % 500 == 0:
            marks.append({"centre": centre, "position": position, "hash": chain.hex()})
    ends = [{"centre": code, "position": end, "hash": chain.hex()} for code, (end, chain) in chains.items()]
    marks += [end for end in ends if end not in marks]
    if marks:
        conn.execute(text("INSERT INTO feed_mark (centre, position, hash) VALUES (:centre, :position, :hash)"), marks)
        conn.execute(text("UPDATE centre SET feed_hash = :hash WHERE code = :centre"), ends)


STEPS: Final[tuple[Step, ...]] = (
    Step("0001_first_tables", _first_tables),
    Step("0002_steps_taken", _steps_taken),
    Step("0003_signed_references", _signed_references),
    Step("0004_two_tokens", _two_tokens),
    Step("0005_named_files", _named_files),
    Step("0006_routes_and_numbers", _routes_and_numbers),
    Step("0007_courier_keys", _courier_keys),
    Step("0008_feed_chains", _feed_chains),
)
"""All steps ever released, oldest first."""

_LOCK_KEY: Final = 0x6D6F7463
"""PostgreSQL advisory lock: gateway processes that start together migrate one after the other."""


def migrate(conn: Connection, now: str) -> None:
    """Make or bring forward the tables, inside the caller's transaction.

    Args:
        conn: open writing transaction.
        now: stamp recorded beside each step.

    Raises:
        LedgerUnusable: a newer program has changed this ledger, or the tables are not a ledger's.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    tables = set(inspect(conn).get_table_names())
    if schema.migration.name not in tables:
        if tables & set(schema.metadata.tables):
            raise LedgerUnusable(reason="not_a_ledger")
        schema.metadata.create_all(conn)
        conn.execute(insert(schema.migration), [{"name": step.name, "applied_at": now} for step in STEPS])
        identity = {"id": str(uuid.uuid4()), "epoch": str(uuid.uuid4()), "created_at": now}
        conn.execute(insert(schema.server), identity)
        make_key(conn, now)
        return
    done = set(conn.scalars(select(schema.migration.c.name)))
    if done - {step.name for step in STEPS}:
        raise LedgerUnusable(reason="newer_program")
    for step in STEPS:
        if step.name not in done:
            step.apply(conn)
            conn.execute(insert(schema.migration), {"name": step.name, "applied_at": now})
