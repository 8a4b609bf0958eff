"""Tables of the journal. A migration imports nothing of the program: the program changes, it must not."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("sync")


@migrations(name="0001_journal")
def journal(db: Database) -> None:
    """Events, delivery, state of sync; the laws of the journal as triggers."""
    for statement in (
        """
        CREATE TABLE event (
            ord INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            journal TEXT NOT NULL,
            seq INTEGER NOT NULL,
            device TEXT NOT NULL,
            centre TEXT NOT NULL,
            stream TEXT NOT NULL,
            base INTEGER NOT NULL,
            type TEXT NOT NULL,
            v INTEGER NOT NULL,
            at TEXT NOT NULL,
            actor TEXT NOT NULL,
            body BLOB,
            body_hash TEXT NOT NULL,
            prev TEXT NOT NULL,
            hash TEXT NOT NULL,
            UNIQUE (journal, seq)
        ) STRICT
        """,
        "CREATE INDEX event_stream ON event (stream)",
        """
        CREATE TABLE delivery (
            ord INTEGER PRIMARY KEY REFERENCES event (ord),
            stream TEXT NOT NULL,
            own INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'refused')),
            position INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            code TEXT NOT NULL DEFAULT '',
            facts TEXT NOT NULL DEFAULT '{}'
        ) STRICT
        """,
        "CREATE INDEX delivery_waiting ON delivery (ord) WHERE state = 'waiting'",
        "CREATE INDEX delivery_position ON delivery (position)",
        "CREATE INDEX delivery_refused ON delivery (stream) WHERE state = 'refused'",
        "CREATE TABLE sync_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE body_removal (ord INTEGER PRIMARY KEY) STRICT",
        """
        CREATE TRIGGER event_never_changed BEFORE UPDATE ON event
        WHEN NOT (
            NEW.body IS NULL
            AND EXISTS (SELECT 1 FROM body_removal WHERE ord = OLD.ord)
            AND (NEW.ord, NEW.id, NEW.journal, NEW.seq, NEW.device, NEW.centre, NEW.stream, NEW.base, NEW.type,
                 NEW.v, NEW.at, NEW.actor, NEW.body_hash, NEW.prev, NEW.hash)
              IS (OLD.ord, OLD.id, OLD.journal, OLD.seq, OLD.device, OLD.centre, OLD.stream, OLD.base, OLD.type,
                 OLD.v, OLD.at, OLD.actor, OLD.body_hash, OLD.prev, OLD.hash)
        )
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
        """,
        """
        CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END
        """,
    ):
        db.execute(statement)


@migrations(name="0002_narrower_indexes")
def narrower_indexes(db: Database) -> None:
    """A place in the feed is looked up only where there is one; beginnings are counted without reading events."""
    for statement in (
        "DROP INDEX delivery_position",
        "CREATE INDEX delivery_position ON delivery (position) WHERE position IS NOT NULL",
        "DROP INDEX event_stream",
        "CREATE INDEX event_stream ON event (stream, type)",
    ):
        db.execute(statement)


@migrations(name="0003_moved_events")
def moved_events(db: Database) -> None:
    """An event may take another place in its journals, once where it stood is written down."""
    for statement in (
        """
        CREATE TABLE moved_event (
            journal TEXT NOT NULL,
            seq INTEGER NOT NULL,
            ord INTEGER NOT NULL REFERENCES event (ord),
            prev TEXT NOT NULL,
            hash TEXT NOT NULL,
            PRIMARY KEY (journal, seq)
        ) STRICT, WITHOUT ROWID
        """,
        "DROP TRIGGER event_never_changed",
        """
        CREATE TRIGGER event_never_changed BEFORE UPDATE ON event
        WHEN NOT (
            (
                NEW.body IS NULL
                AND EXISTS (SELECT 1 FROM body_removal WHERE ord = OLD.ord)
                AND (NEW.journal, NEW.seq, NEW.prev, NEW.hash) IS (OLD.journal, OLD.seq, OLD.prev, OLD.hash)
                OR NEW.body IS OLD.body
                AND EXISTS (
                    SELECT 1 FROM moved_event m
                    WHERE (m.ord, m.journal, m.seq, m.prev, m.hash)
                      IS (OLD.ord, OLD.journal, OLD.seq, OLD.prev, OLD.hash)
                )
                AND NEW.journal IS NOT OLD.journal
            )
            AND (NEW.ord, NEW.id, NEW.device, NEW.centre, NEW.stream, NEW.base, NEW.type, NEW.v, NEW.at, NEW.actor,
                 NEW.body_hash)
              IS (OLD.ord, OLD.id, OLD.device, OLD.centre, OLD.stream, OLD.base, OLD.type, OLD.v, OLD.at, OLD.actor,
                 OLD.body_hash)
        )
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END
        """,
    ):
        db.execute(statement)


@migrations(name="0004_settled_refusals")
def settled_refusals(db: Database) -> None:
    """A refusal that a person has read holds nothing back any more."""
    for statement in (
        "ALTER TABLE delivery ADD COLUMN settled INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX delivery_held_back ON delivery (stream) WHERE state = 'refused' AND settled = 0",
    ):
        db.execute(statement)


@migrations(name="0005_answered_at")
def answered_at(db: Database) -> None:
    """When the province's word came, so that late data can be told from late work; unknown for earlier events."""
    db.execute("ALTER TABLE delivery ADD COLUMN answered_at TEXT NOT NULL DEFAULT ''")
