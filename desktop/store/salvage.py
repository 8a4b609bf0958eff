"""What a damaged store still holds: read row by row, and taken over only where its own hashes prove it.

A bit flip spoils a page, not the file: everything on other pages can still be read.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from desktop.store import database
from desktop.store.errors import BackupUnusable, StoreFull, StoreUnavailable
from desktop.store.place import apply_migrations
from sync.errors import BadMessage
from sync.journal.journal import Delivery, Journal
from sync.journal.rows import E_COLUMNS, envelope_of, facts_of
from sync.wire.envelope import Envelope, verify

_KEPT_BESIDE: Final = ("snapshot", "user", "setting", "sync_state", "draft", "request_done", "scan_tray")
"""Tables that cannot be folded from the journal."""

_NEWER: Final = ("user", "setting", "draft", "request_done", "removed_dossier", "scan_tray")
"""Of these, those whose rows in the damaged file are newer than the backup's. Reference data the province has."""

_UNREADABLE_IN_A_ROW: Final = 500
"""Row numbers tried without an answer before the end is believed; a page holds at most some dozen events."""


class Saved(NamedTuple):
    """What a damaged file held beyond a copy.

    Attributes:
        events: number of events taken over.
        displaced: events that the province has not got and whose places the copy gives to others: the damaged file
            was itself an older one that was worked on. They go on in the journal that begins now.
    """

    events: int
    displaced: list[Envelope]


def take_over(damaged: Path, key: bytes, db: Database) -> Saved:
    """Append to a copy what the damaged file holds beyond it.

    Args:
        damaged: the file that is about to be replaced; may be missing or unreadable.
        key: the store's.
        db: the copy, in a transaction.

    Returns:
        What was saved; events that cannot be read are left out, the province may have them.
    """
    journal, before = Journal(db.conn), Journal(db.conn).count()
    displaced: list[Envelope] = []
    with _Damaged(damaged, key) as source:
        ord_, unreadable = _common(source, journal), 0
        while unreadable < (_UNREADABLE_IN_A_ROW if source.opens else 0):
            ord_ += 1
            row = _event(source, ord_)
            unreadable = unreadable + 1 if row is None else 0
            if row is not None:
                envelope, standing = envelope_of(row), _standing(row)
                own = bool(row[15]) and standing.state == "waiting"
                # What follows one that lost its place goes with it, in their order.
                follows = own and envelope.header.journal in {one.header.journal for one in displaced}
                if follows or (not journal.take_over(envelope, standing, own=bool(row[15])) and own):
                    displaced.append(envelope)
        # Events whose bodies were removed since the backup come without them: what reports count of their dossiers
        # comes along. A dossier that the backup still has whole is whole again.
        for table in _NEWER:
            _copy_rows(source, db, table)
        db.conn.execute("DELETE FROM removed_dossier WHERE id NOT IN (SELECT stream FROM event WHERE body IS NULL)")
    return Saved(journal.count() - before, displaced)


def _common(source: _Damaged, journal: Journal) -> int:
    """Row number behind which the damaged file is looked through: the copy's last, if both are one history.

    They are where the last row that both have is the same event; 0 where it is not, or cannot be read.
    """
    last = journal.count()
    top = source.rows("SELECT max(ord) FROM event")
    place = min(last, top[0][0] or 0) if top else last
    here = journal.db.execute("SELECT id FROM event WHERE ord = ?", (place,)).fetchone()
    there = source.rows("SELECT id FROM event WHERE ord = ?", (place,))
    return last if there and there[0] == here else 0


def refill(damaged: Path, key: bytes, db: Database) -> None:
    """Begin a store without a backup: tables that the journal does not give, as far as the damaged file holds them.

    Args:
        damaged: the file that is about to be replaced.
        key: the store's.
        db: an empty database.

    Raises:
        BackupUnusable: the damaged file does not even say whose journal it was, and who worked with it.
    """
    apply_migrations(db)
    with _Damaged(damaged, key) as source, database.transaction(db):
        for table in _KEPT_BESIDE:
            _copy_rows(source, db, table)
        Journal(db.conn).begin_feed()
        if not Journal(db.conn).id or not db.conn.execute("SELECT count(*) FROM user").fetchone()[0]:
            raise BackupUnusable(reason="nothing", file=damaged.name)


class _Damaged:
    """Reads a damaged file. SQLCipher answers nothing more once a page has failed, so each failure opens it anew.

    Attributes:
        opens: whether the file can be opened at all.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection: Any = None
        self.opens = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def rows(self, statement: str, values: tuple[int, ...] = ()) -> list[tuple[Any, ...]] | None:
        """Rows of a query; None if a page that it needs cannot be read."""
        if self._connection is None and not self._open():
            return None
        try:
            return list(self._connection.execute(statement, values))
        except sqlcipher.DatabaseError:
            self._close()
            return None

    def _open(self) -> bool:
        if self._path.exists():
            try:
                self._connection = database.open_reader(self._path, self._key).conn
            except StoreFull:
                # A disk without room says nothing of the file: what it holds may not be given up for that.
                raise
            except StoreUnavailable:
                return False
        return self._connection is not None

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _event(source: _Damaged, ord_: int) -> tuple[Any, ...] | None:
    """A row of the event, own and how it stands; None if there is none, or it is not what was recorded."""
    query = f"SELECT {E_COLUMNS}, own, state, position, code, facts, %s FROM event JOIN delivery USING (ord)"
    query += " WHERE event.ord = ?"
    rows = source.rows(query % "settled", (ord_,))
    if rows is None:
        # A file of an earlier program does not know yet that a refusal can be settled.
        rows = source.rows(query % "0", (ord_,))
    if not rows:
        return None
    try:
        verify(envelope_of(rows[0]))
    except (BadMessage, ValueError, TypeError):
        return None
    return rows[0]


def _standing(row: tuple[Any, ...]) -> Delivery:
    return Delivery(state=row[16], position=row[17], code=row[18], facts=facts_of(row[19]), settled=bool(row[20]))


def _copy_rows(source: _Damaged, db: Database, table: str) -> None:
    """All rows of a small table at once if that can be read, else one by one."""
    every = source.rows(f"SELECT * FROM {table}")
    if every is None:
        numbers = source.rows(f"SELECT rowid FROM {table}") or []
        every = [
            row for number in numbers for row in source.rows(f"SELECT * FROM {table} WHERE rowid = ?", number) or ()
        ]
    for row in every:
        db.conn.execute(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(row))})", row)
