"""The one place that opens the database, and the one way to write to it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from desktop.store.errors import StoreDamaged, StoreForeign, StoreUnavailable, translated

FIRST_SOUND_SQLITE: Final = (3, 51, 3)
"""Versions from 3.7.0 to 3.51.2 have the WAL-reset race that can corrupt a database."""

BUSY_TIMEOUT_MS: Final = 5000
CACHE_KIB: Final = 16 * 1024
"""Decrypted pages kept by a connection: the upper pages of every index of 200,000 dossiers, and a day's work."""

LONGEST_LOG_PAGES: Final = 8000
"""32 MB: some 300 receptions, more than a counter takes in without a second's rest."""


def open_writer(path: Path, key: bytes) -> Database:
    """Open the store for its one writer.

    Args:
        path: database file; created if missing.
        key: raw 256-bit key.

    Raises:
        StoreUnavailable: in the form that says why (damaged, read-only, full).
    """
    db = _open(path, key, read_only=False)
    with told_in_words():
        db.conn.execute("PRAGMA journal_mode = WAL")
        db.conn.execute("PRAGMA synchronous = FULL")
        db.conn.execute("PRAGMA foreign_keys = ON")
        db.conn.execute("PRAGMA wal_autocheckpoint = 1000")
        db.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return db


def checkpoint_when_idle(db: Database, *, idle: bool) -> None:
    """Leave checkpoints to `checkpoint`, or to every commit that finds a long log.

    A commit that also checkpoints waits for the disk several times longer, and somebody stands at the counter. The
    bound stays: a log that nobody came to move is moved by a commit all the same.
    """
    pages = LONGEST_LOG_PAGES if idle else 1000
    db.conn.execute(f"PRAGMA wal_autocheckpoint = {pages}")


def checkpoint(db: Database) -> None:
    """Move what was committed from the log to the file, as far as readers let it; nothing is lost without it.

    Raises:
        StoreUnavailable: in the form that says why; what was committed stays in the log.
    """
    with told_in_words():
        db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def open_reader(path: Path, key: bytes) -> Database:
    """Open the store for reading beside the writer.

    Raises:
        StoreUnavailable: as for the writer.
    """
    db = _open(path, key, read_only=True)
    db.conn.execute("PRAGMA query_only = ON")
    db.conn.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    return db


def _open(path: Path, key: bytes, *, read_only: bool) -> Database:
    if sqlcipher.sqlite_version_info < FIRST_SOUND_SQLITE:
        raise StoreUnavailable(detail=f"SQLite {sqlcipher.sqlite_version}")
    mode = "ro" if read_only else "rwc"
    with told_in_words():
        _refuse_foreign(path)
        connection: Any = sqlcipher.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            # SQLCipher would write its own diagnosis of a damaged page to the terminal.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
            connection.execute("PRAGMA temp_store = MEMORY")
            # The key is not looked at until the first page is read.
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
        return Database(connection, execute_plugins=False)


def _refuse_foreign(path: Path) -> None:
    """Tell a file that was never ours from a damaged one: ours begins with 16 random bytes.

    Raises:
        StoreForeign: a plain SQLite database, or a text.
    """
    if not path.exists():
        return
    with path.open("rb") as file:
        head = file.read(16)
    if head and all(32 <= byte < 127 or byte in b"\t\r\n" for byte in head.rstrip(b"\0")):
        raise StoreForeign(file=path.name)


@contextlib.contextmanager
def transaction(db: Database) -> Iterator[None]:
    """One write transaction: everything in it happens, durably, or nothing.

    `BEGIN IMMEDIATE` first, so that a second writer waits instead of failing half-way; inside,
    `Database.atomic` nests as savepoints.

    Raises:
        StoreUnavailable: in the form that says why; nothing was recorded.
    """
    with told_in_words():
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise
        try:
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what SQLite says into the store's typed errors.

    Raises:
        StoreUnavailable: in the form that says why.
    """
    try:
        yield
    except (sqlcipher.OperationalError, OSError) as error:
        raise translated(error) from error
    except sqlcipher.DatabaseError as error:
        if isinstance(error, sqlcipher.IntegrityError | sqlcipher.ProgrammingError):
            raise
        raise StoreDamaged(detail=str(error)[:80]) from error


def check(db: Database) -> bool:
    """Whether SQLite finds the whole file sound."""
    with told_in_words():
        return bool(db.conn.execute("PRAGMA quick_check").fetchone()[0] == "ok")


@contextlib.contextmanager
def damage_told_in_words() -> Iterator[None]:
    """The same for a whole command, whose own errors of files stay as they are.

    Raises:
        StoreUnavailable: in the form that says why.
    """
    try:
        yield
    except sqlcipher.Error as error:
        raise translated(error) from error
