"""Tables of the counter beside the journal. A migration imports nothing of the program."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("desktop")


@migrations(name="0001_counter")
def counter(db: Database) -> None:
    """What cannot be rebuilt from the journal: snapshots, users, drafts, requests, settings."""
    for statement in (
        """
        CREATE TABLE snapshot (
            name TEXT NOT NULL,
            version TEXT NOT NULL,
            etag TEXT NOT NULL,
            data BLOB NOT NULL,
            current INTEGER NOT NULL,
            PRIMARY KEY (name, version)
        ) STRICT
        """,
        "CREATE UNIQUE INDEX snapshot_current ON snapshot (name) WHERE current = 1",
        """
        CREATE TABLE user (
            id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, active INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE draft (
            id TEXT PRIMARY KEY, saved_at TEXT NOT NULL, user TEXT NOT NULL, data BLOB NOT NULL
        ) STRICT
        """,
        "CREATE TABLE request_done (key TEXT PRIMARY KEY, result BLOB NOT NULL) STRICT",
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        "CREATE TABLE projection (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT",
    ):
        db.execute(statement)


@migrations(name="0002_retention")
def retention(db: Database) -> None:
    """Read rows of dossiers whose bodies were removed: they can no longer be folded from the journal."""
    db.execute("CREATE TABLE removed_dossier (id TEXT PRIMARY KEY, row TEXT NOT NULL) STRICT")


@migrations(name="0003_province_files")
def province_files(db: Database) -> None:
    """What the province said it holds of the files, and when it was last asked; no event says it."""
    db.execute("CREATE TABLE province_file (sha256 TEXT PRIMARY KEY, asked_at TEXT NOT NULL) STRICT, WITHOUT ROWID")
    db.execute("CREATE INDEX province_file_asked ON province_file (asked_at)")


@migrations(name="0004_kept_procedures")
def kept_procedures(db: Database) -> None:
    """Entries of the catalogue that were replaced while dossiers were received under them."""
    db.execute("CREATE TABLE procedure_kept (fingerprint TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT, WITHOUT ROWID")


@migrations(name="0005_scan_trays")
def scan_trays(db: Database) -> None:
    """Pages that were scanned for a paper and not attached yet."""
    db.execute(
        """
        CREATE TABLE scan_tray (
            dossier TEXT NOT NULL, document TEXT NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY (dossier, document, name)
        ) STRICT
        """
    )


@migrations(name="0006_paper_jobs")
def paper_jobs(db: Database) -> None:
    """What this machine printed, and what still waits for a printer."""
    db.execute(
        """
        CREATE TABLE paper_job (
            id INTEGER PRIMARY KEY, form TEXT NOT NULL, dossier TEXT NOT NULL, subject TEXT NOT NULL,
            wanted BLOB NOT NULL, copies INTEGER NOT NULL, user TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT NULL,
            state TEXT NOT NULL, code TEXT NOT NULL
        ) STRICT
        """
    )
    db.execute("CREATE INDEX paper_job_waiting ON paper_job (id) WHERE state = 'waiting'")
    db.execute("CREATE INDEX paper_job_printed ON paper_job (subject) WHERE state = 'printed'")
    db.execute("CREATE INDEX paper_job_day ON paper_job (day)")
