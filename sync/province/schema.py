"""Tables of the ledger, written so that SQLite and PostgreSQL both hold them.

Instants are RFC 3339 text in UTC of one width (`clock.stamp`): they are shown and compared, never used for
order. Numbers that count are 64 bits wide. Every lock is one centre's row: see `intake`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from sync.wire.envelope import GENESIS

metadata = MetaData()

migration = Table(
    "migration",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("applied_at", String(24), nullable=False),
)

server = Table(
    "server",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("created_at", String(24), nullable=False),
)
"""One row: which ledger this is, and which life of it."""

signing_key = Table(
    "signing_key",
    metadata,
    Column("public_key", String(44), primary_key=True),
    Column("private_key", String(44), nullable=False),
    Column("created_at", String(24), nullable=False),
)
"""One row: what reference snapshots are signed by. See `signing`."""

courier_key = Table(
    "courier_key",
    metadata,
    Column("recipient", String(64), primary_key=True),
    Column("identity", String(80), nullable=False),
    Column("created_at", String(24), nullable=False),
)
"""Keys that bundles on USB are encrypted to; older ones open what is still under way. See `courier_key`."""

centre = Table(
    "centre",
    metadata,
    Column("code", String(40), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("profile", Text, nullable=False),
    # Last position given out; whoever locks this row is the only writer of the centre.
    Column("feed_position", BigInteger, nullable=False, default=0),
    # Of the whole feed up to there: `wire.feed_chain`.
    Column("feed_hash", String(64), nullable=False, server_default=GENESIS),
    Column("created_at", String(24), nullable=False),
)

device = Table(
    "device",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("centre", ForeignKey("centre.code"), nullable=False),
    Column("name", String(120), nullable=False),
    Column("public_key", String(64), nullable=False),
    Column("token_hash", String(64), nullable=False),
    # Good as well, until it is used for the first time and takes the place of the other one.
    Column("next_token_hash", String(64)),
    Column("enrolled_at", String(24), nullable=False),
    Column("revoked_at", String(24)),
    Column("last_seen_at", String(24)),
    Column("clock_offset_s", BigInteger),
    Column("program", String(120)),
    UniqueConstraint("token_hash", name="uq_device_token"),
    Index("uq_device_next_token", "next_token_hash", unique=True),
    Index("ix_device_centre", "centre"),
)

enrol_code = Table(
    "enrol_code",
    metadata,
    Column("code_hash", String(64), primary_key=True),
    Column("centre", ForeignKey("centre.code"), nullable=False),
    Column("name", String(120), nullable=False),
    # Null: any number of times, for the demonstration on one machine only.
    Column("uses_left", Integer),
    Column("expires_at", String(24), nullable=False),
)

journal = Table(
    "journal",
    metadata,
    Column("journal", String(36), primary_key=True),
    Column("centre", ForeignKey("centre.code"), nullable=False),
    Column("device", ForeignKey("device.id"), nullable=False),
    # Kept with every batch, so that no request scans a journal.
    Column("count", BigInteger, nullable=False),
    Column("last_hash", String(64), nullable=False),
    Column("held", BigInteger, nullable=False),
    Index("ix_journal_device", "device"),
)

event = Table(
    "event",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("centre", ForeignKey("centre.code"), nullable=False),
    # Null for what was refused as stale: held, but outside the feed.
    Column("position", BigInteger),
    Column("journal", ForeignKey("journal.journal"), nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("device", String(40), nullable=False),
    Column("stream", String(120), nullable=False),
    Column("base", BigInteger, nullable=False),
    Column("type", String(120), nullable=False),
    Column("v", Integer, nullable=False),
    Column("at", String(40), nullable=False),
    Column("actor", String(120), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("body_hash", String(64), nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Column("answer", String(12), nullable=False),
    Column("code", String(40), nullable=False),
    # What the refusal said, so that asking again gets the same answer.
    Column("facts", Text, nullable=False),
    Column("received_at", String(24), nullable=False),
    UniqueConstraint("journal", "seq", name="uq_event_journal_seq"),
    UniqueConstraint("centre", "position", name="uq_event_centre_position"),
)
# Few are refused, and looked for by their dossier.
Index(
    "ix_event_refused",
    event.c.centre,
    event.c.stream,
    sqlite_where=event.c.position.is_(None),
    postgresql_where=event.c.position.is_(None),
)

route = Table(
    "route",
    metadata,
    Column("stream", String(120), primary_key=True),
    Column("home", ForeignKey("centre.code"), primary_key=True),
    Column("to", ForeignKey("centre.code"), nullable=False),
)
"""Dossiers that were received at one centre (home) for another."""

routed = Table(
    "routed",
    metadata,
    Column("centre", ForeignKey("centre.code"), primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("event", ForeignKey("event.id"), nullable=False),
)
"""Places of a feed that hold events of another centre."""

feed_mark = Table(
    "feed_mark",
    metadata,
    Column("centre", ForeignKey("centre.code"), primary_key=True),
    Column("position", BigInteger, primary_key=True),
    Column("hash", String(64), nullable=False),
)
"""Hash of a feed up to where each batch ended, so that a counter's place in it can be proved without reading it all."""

stream = Table(
    "stream",
    metadata,
    Column("centre", ForeignKey("centre.code"), primary_key=True),
    Column("stream", String(120), primary_key=True),
    Column("events", BigInteger, nullable=False),
    Column("status", Integer, nullable=False),
    # Journal that received the dossier; empty for streams that are no dossiers.
    Column("journal", String(36), nullable=False),
    # Statuses before each step that can be taken back: `lifecycle.Standing.steps`.
    Column("steps", Text, nullable=False, server_default=""),
    # Under which the dossier goes now; empty while it is provisional.
    Column("number", String(60), nullable=False, server_default=""),
    Index("ix_stream_journal_status", "journal", "status"),
    Index("ix_stream_number", "centre", "number"),
)

official_number = Table(
    "official_number",
    metadata,
    Column("stream", String(120), primary_key=True),
    Column("centre", ForeignKey("centre.code"), nullable=False),
    Column("device", ForeignKey("device.id"), nullable=False),
    Column("number", String(60), nullable=False),
    # Day of reception, YYMMDD, within which numbers count.
    Column("date", String(6), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("granted_at", String(24), nullable=False),
    # Whether the counter has recorded it, and so needs telling no more.
    Column("seen", Integer, nullable=False),
    Index("ix_official_number_day", "centre", "date", "sequence"),
    Index("ix_official_number_device", "device", "seen"),
)
"""Numbers the province granted; the counters' events say which are in use."""

reference = Table(
    "reference",
    metadata,
    Column("name", String(64), nullable=False),
    # Null: for every centre that has none of its own.
    Column("centre", ForeignKey("centre.code")),
    Column("etag", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("published_at", String(24), nullable=False),
    Column("signature", String(88), nullable=False),
)
# Nulls are distinct in a unique constraint: two partial indexes say what is meant.
Index(
    "uq_reference_shared",
    reference.c.name,
    unique=True,
    sqlite_where=reference.c.centre.is_(None),
    postgresql_where=reference.c.centre.is_(None),
)
Index(
    "uq_reference_centre",
    reference.c.centre,
    reference.c.name,
    unique=True,
    sqlite_where=reference.c.centre.is_not(None),
    postgresql_where=reference.c.centre.is_not(None),
)

named_file = Table(
    "named_file",
    metadata,
    Column("event", String(36), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("centre", ForeignKey("centre.code"), nullable=False),
    Column("stream", String(120), nullable=False),
    Index("ix_named_file_stream", "centre", "stream"),
)
"""Which files the events of a feed name, whether they have arrived or not."""

held_file = Table(
    "held_file",
    metadata,
    Column("centre", ForeignKey("centre.code"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("size_bytes", BigInteger, nullable=False),
    Column("received_at", String(24), nullable=False),
)
"""Files that a centre has sent whole; their bytes lie in the folder of files."""
