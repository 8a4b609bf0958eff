"""Connections and transactions of the ledger, on SQLite or PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2

from sync.province.clock import Clock, stamp, system_clock
from sync.province.errors import Busy, LedgerUnusable
from sync.province.migrations import migrate

_T = TypeVar("_T")

POOL: Final = 8
"""Connections held; requests that work on the ledger at one time are limited to the same number."""

_BUSY_S: Final = 15.0
_ATTEMPTS: Final = 3


class Overtaken(Busy):
    """Another writer committed, before the lock was held, what had to be known to lock the right rows."""


class Database:
    """An opened ledger database whose tables are up to date."""

    def __init__(self, where: str | Path, clock: Clock = system_clock) -> None:
        """Open or create.

        Args:
            where: path of a SQLite file, or a URL (`sqlite:///…`, `postgresql://…`).
            clock: gives the present instant.

        Raises:
            LedgerUnusable: the database cannot be opened, or is of a newer program.
        """
        self.clock = clock
        url = _url(where)
        self.engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgresql(url)
        # SQLite has one writer: waiting here is fair and wakes at once, its busy handler polls.
        sqlite = self.engine.dialect.name == "sqlite"
        self._turn: AbstractContextManager[Any] = threading.Lock() if sqlite else nullcontext()
        # A SQLite reader sees one snapshot anyway; PostgreSQL has to be told.
        self._reading = {"reading": True} if sqlite else {"isolation_level": "REPEATABLE READ"}
        try:
            self.write(lambda conn: migrate(conn, self.now()))
        except DBAPIError as error:
            self.close()
            raise LedgerUnusable(reason="cannot_open", detail=type(error.orig).__name__) from error
        except LedgerUnusable:
            self.close()
            raise

    def now(self) -> str:
        """Stamp of the present instant."""
        return stamp(self.clock())

    def read(self, work: Callable[[Connection], _T]) -> _T:
        """Run `work` on one consistent view."""
        with self.engine.connect().execution_options(**self._reading) as conn, conn.begin():
            return work(conn)

    def write(self, work: Callable[[Connection], _T]) -> _T:
        """Run `work` in one transaction that is committed when it returns.

        Two writers that hold different locks may still meet on one unique value (an event id sent by two
        centres, one first use of a journal): the loser starts again and then finds the row. So does whoever was
        overtaken.
        """
        attempt = 1
        while True:
            try:
                with self._turn, self.engine.begin() as conn:
                    return work(conn)
            except (IntegrityError, Overtaken):
                if attempt == _ATTEMPTS:
                    raise
                attempt += 1

    def close(self) -> None:
        """Close all connections; work that is running must have ended."""
        self.engine.dispose()


def _url(where: str | Path) -> URL:
    if isinstance(where, str) and "://" in where:
        url = make_url(where)
        return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
    return URL.create("sqlite", database=str(where))


def _postgresql(url: URL) -> Engine:
    # Bodies and tokens are parameters of statements: they must not reach a log through an error text.
    return create_engine(url, hide_parameters=True, pool_size=POOL, max_overflow=2, pool_pre_ping=True)


def _sqlite(url: URL) -> Engine:
    # The library bundled with sqlcipher3 carries the repaired WAL reset; Python's own often does not.
    # The file itself stays a plain SQLite database.
    engine = create_engine(
        url,
        module=dbapi2,
        hide_parameters=True,
        pool_size=POOL,
        max_overflow=2,
        connect_args={"timeout": _BUSY_S, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # The driver would begin transactions late and DEFERRED; `_begin` below does it instead.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(conn: Connection) -> None:
        reading = conn.get_execution_options().get("reading", False)
        conn.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine
