"""Shapes of the read tables; who changes one raises the version in `projections`."""

from __future__ import annotations

from typing import Final

from desktop.store import named_files, promises, ratings, reference_edits, results

TABLES: Final = (
    """
    CREATE TABLE dossier (
        rowid INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        number TEXT NOT NULL,
        first_number TEXT NOT NULL,
        own INTEGER NOT NULL,
        status INTEGER NOT NULL,
        procedure TEXT NOT NULL,
        title TEXT NOT NULL,
        short TEXT NOT NULL,
        procedure_key TEXT NOT NULL,
        field TEXT NOT NULL,
        channel TEXT NOT NULL,
        return_by TEXT NOT NULL,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        id_number TEXT NOT NULL,
        phone TEXT NOT NULL,
        address TEXT NOT NULL,
        settles_name TEXT NOT NULL,
        actor TEXT NOT NULL,
        received_at TEXT NOT NULL,
        received_on TEXT NOT NULL,
        due_at TEXT NOT NULL,
        due_on TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        settled_at TEXT,
        settled_on TEXT,
        returned_at TEXT,
        returned_on TEXT,
        forwarded_at TEXT,
        forwarded_on TEXT,
        forwarded_to TEXT NOT NULL,
        returned_by TEXT NOT NULL,
        extended_on TEXT,
        undone_on TEXT,
        delay_reason TEXT NOT NULL,
        moved INTEGER NOT NULL,
        open INTEGER NOT NULL,
        paused INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        lapses_on TEXT NOT NULL,
        extended INTEGER NOT NULL,
        fee_vnd INTEGER NOT NULL,
        papers INTEGER NOT NULL,
        scanned INTEGER NOT NULL,
        reused INTEGER NOT NULL,
        digitised INTEGER NOT NULL,
        events INTEGER NOT NULL,
        waiting INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        unknown INTEGER NOT NULL,
        reason TEXT NOT NULL,
        priority TEXT NOT NULL,
        words_hash INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE VIRTUAL TABLE dossier_search USING fts5 (
        words, content = '', contentless_delete = 1, prefix = '1 2 3', detail = 'none',
        tokenize = "unicode61 remove_diacritics 0 tokenchars '.-'"
    )
    """,
    "CREATE VIRTUAL TABLE dossier_vocabulary USING fts5vocab('dossier_search', 'row')",
    "CREATE TABLE number_series (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
    CREATE TABLE day_closing (
        stream TEXT PRIMARY KEY, own INTEGER NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL,
        head TEXT NOT NULL
    ) STRICT
    """,
    promises.TABLE,
    *reference_edits.TABLES,
    *named_files.TABLES,
    *results.TABLES,
    *ratings.TABLES,
)
INDEXES: Final = (
    "CREATE UNIQUE INDEX dossier_id ON dossier (id)",
    # One for each order of the worklist. What lists are narrowed by stands beside it, so that pages are turned inside
    # the index: looking at a row means decrypting a page.
    "CREATE INDEX dossier_due ON dossier (due_at, open, channel, field, received_on, actor)",
    "CREATE INDEX dossier_received ON dossier (received_on, received_at, open, channel, field, actor, procedure)",
    "CREATE INDEX dossier_number ON dossier (number, open, channel, field, received_on, actor)",
    "CREATE INDEX dossier_name ON dossier (name_key, open, channel, field, received_on, actor)",
    "CREATE INDEX dossier_procedure ON dossier (procedure_key, open, channel, field, received_on, actor)",
    "CREATE INDEX dossier_status ON dossier (status, open, channel, field, received_on, actor)",
    "CREATE INDEX dossier_updated ON dossier (updated_at, open, channel, field, received_on, actor)",
    # What is open is some thousand at most, however many dossiers the store holds.
    "CREATE INDEX dossier_work ON dossier (turn, due_at, due_on, status) WHERE open = 1",
    "CREATE INDEX dossier_attention ON dossier (due_at) WHERE (refused > 0 OR unknown > 0)",
    "CREATE INDEX dossier_lapse ON dossier (lapses_on) WHERE lapses_on <> ''",
    "CREATE INDEX dossier_first_number ON dossier (first_number) WHERE first_number <> number",
    "CREATE INDEX dossier_settled ON dossier (settled_on) WHERE settled_on IS NOT NULL",
    "CREATE INDEX dossier_forwarded ON dossier (forwarded_on) WHERE forwarded_on IS NOT NULL",
    "CREATE INDEX dossier_posted ON dossier (settled_on) WHERE return_by = 'post' AND settled_on IS NOT NULL",
    "CREATE INDEX dossier_refused ON dossier (received_on) WHERE status = 3",
    "CREATE INDEX dossier_person ON dossier (id_number, received_at)",
    "CREATE INDEX dossier_field ON dossier (field, procedure_key, open, channel, received_on, actor)",
    "CREATE INDEX dossier_officer ON dossier (actor, received_on, open, channel, field)",
    "CREATE INDEX dossier_channel ON dossier (channel, open)",
)
NAMES: Final = (
    *("dossier", "dossier_vocabulary", "dossier_search", "number_series", "day_closing", promises.NAME),
    *reference_edits.NAMES,
    *named_files.NAMES,
    *results.NAMES,
    *ratings.NAMES,
)
