"""A store on disk: one folder with the encrypted database, its key slots and a lock."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from sqlite_utils import Database

from desktop.domain.centre import CalendarData, Centre
from desktop.domain.ports import Clock
from desktop.domain.procedures import Catalogue
from desktop.store import database, migrations, projections, snapshots
from desktop.store.backup import back_up
from desktop.store.errors import StoreDamaged, StoreExists, StoreMissing, StoreTooNew, translated
from desktop.store.keys import Cost, KeyRing, Slot, new_key
from desktop.store.lock import StoreLock
from desktop.store.reference import Reference
from desktop.store.users import User, add_user, find_user
from desktop.store.view import View
from desktop.store.work import ChangeSet, Work
from sync.journal import migrations as sync_migrations
from sync.journal.journal import Journal
from sync.wire.ids import uuid7

DATABASE: Final = "motcua.db"
SLOTS: Final = "keys.json"
_T = TypeVar("_T")


class Store:
    """An open store. Writes run on one thread only, one transaction each.

    Attributes:
        folder: where it lives.
        user: who is signed in; every event carries this id.
    """

    def __init__(self, folder: Path, key: bytes, user: str, clock: Clock, lock: StoreLock) -> None:
        self.folder = folder
        self._key = key
        self._clock = clock
        self._lock = lock
        self._db = database.open_writer(folder / DATABASE, key)
        self._writer_thread: int | None = None
        try:
            with database.told_in_words():
                self._check_version()
                _apply_migrations(self._db)
                self.reference = Reference(self._db.conn)
                self._rebuild_if_needed()
                self.user = self._signed_in(user)
        except BaseException:
            self._db.conn.close()
            raise

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether a folder holds a store."""
        return (folder / SLOTS).exists()

    @staticmethod
    def slots(folder: Path) -> tuple[Slot, ...]:
        """Who may sign in, for the sign-in page."""
        return KeyRing(folder / SLOTS, lambda: 0.0).slots()

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        centre: bytes,
        user: User,
        password: str,
        clock: Clock,
        cost: Cost | None = None,
        device: str = "",
    ) -> Store:
        """Make a new store with the shipped catalogue and calendar, one user and an empty journal.

        Args:
            folder: created if missing.
            centre: profile of the centre as JSON.
            user: the first user.
            password: theirs.
            clock: where time comes from.
            cost: price of a password try; the default suits real use.
            device: machine id; made if empty.

        Raises:
            StoreExists: the folder holds a store.
            StoreUnavailable: in the form that says why.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise translated(error) from error
        lock = StoreLock(folder)
        try:
            if cls.exists(folder):
                raise StoreExists(folder=str(folder))
            _set_aside(folder)
            key = new_key()
            cls._fill(folder, key, centre, user, device or f"may-{uuid7()[-8:]}")
            KeyRing(folder / SLOTS, _seconds(clock), cost).add(user=user.id, name=user.name, password=password, key=key)
            return cls(folder, key, user.id, clock, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, folder: Path, *, user: str, password: str, clock: Clock) -> Store:
        """Sign in: unwrap the key, open, migrate, rebuild what is out of date.

        Raises:
            StoreMissing, StoreInUse, WrongPassword, SignInDelayed, StoreTooNew, StoreDamaged.
        """
        if not cls.exists(folder):
            raise StoreMissing(folder=str(folder))
        lock = StoreLock(folder)
        try:
            key = KeyRing(folder / SLOTS, _seconds(clock)).unlock(user, password)
            if not (folder / DATABASE).exists():
                raise StoreDamaged(file=DATABASE)
            return cls(folder, key, user, clock, lock)
        except BaseException:
            lock.release()
            raise

    @staticmethod
    def _fill(folder: Path, key: bytes, centre: bytes, user: User, device: str) -> None:
        db = database.open_writer(folder / DATABASE, key)
        try:
            _apply_migrations(db)
            with database.transaction(db):
                for name, file in snapshots.SHIPPED.items():
                    snapshots.replace(db.conn, name, snapshots.shipped(file))
                snapshots.replace(db.conn, snapshots.CENTRE, centre)
                profile = snapshots.decode(snapshots.CENTRE, centre)
                assert isinstance(profile, Centre)
                Journal(db.conn).begin(device=device, centre=profile.agency_code)
                add_user(db.conn, user)
        finally:
            db.conn.close()

    @property
    def centre(self) -> Centre:
        """Profile of the centre in force."""
        return self.reference.centre

    @property
    def catalogue(self) -> Catalogue:
        """Catalogue in force."""
        return self.reference.catalogue

    @property
    def calendar_data(self) -> CalendarData:
        """Calendar in force."""
        return self.reference.calendar_data

    @contextmanager
    def write(self) -> Iterator[Work]:
        """One action: everything recorded in it is durable when the block ends, or nothing is.

        Raises:
            StoreUnavailable: in the form that says why; nothing was recorded.
            RuntimeError: called from a second thread; a fault of the program, not of the user.
        """
        thread = threading.get_ident()
        if self._writer_thread is None:
            self._writer_thread = thread
        if thread != self._writer_thread:
            raise RuntimeError("a store is written by one thread only")
        with database.transaction(self._db):
            work = Work(self._db.conn, self.reference, self._clock, self.user)
            yield work
        if work.reference_changed:
            self.reference.forget()

    def run(self, action: Callable[..., _T], /, *arguments: object) -> tuple[_T, ChangeSet]:
        """Run a use-case in one transaction and say which dossiers it changed."""
        with self.write() as work:
            result = action(work, *arguments)
        return result, work.changes

    def view(self) -> View:
        """A view on the writer's own connection, for single-threaded programs."""
        return View(self._db.conn, self.reference, self._clock, self.user)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """A view on a read-only connection of its own; may be used from another thread than the writer's."""
        db = database.open_reader(self.folder / DATABASE, self._key)
        try:
            yield View(db.conn, Reference(db.conn), self._clock, self.user)
        finally:
            db.conn.close()

    def backup_to(self, target: Path) -> None:
        """Write a checked copy of the database, still encrypted, and its key slots beside it."""
        back_up(self._db, self._key, self.folder / SLOTS, target)

    def verify(self) -> int:
        """Check the file and every chain of the journal; returns the number of events.

        Raises:
            StoreDamaged: SQLite finds the file unsound.
            ChainBroken: an event is not what it was.
        """
        if not database.check(self._db):
            raise StoreDamaged(file=DATABASE)
        with database.told_in_words():
            return Journal(self._db.conn).verify()

    def close(self) -> None:
        """Close the database and let others have the folder."""
        self._db.conn.close()
        self._lock.release()

    def _check_version(self) -> None:
        for known in (migrations.migrations, sync_migrations.migrations):
            names = {m.name for m in known._migrations}
            if any(applied.name not in names for applied in known.applied(self._db)):
                raise StoreTooNew(folder=str(self.folder))

    def _rebuild_if_needed(self) -> None:
        if projections.needs_rebuild(self._db.conn):
            self.rebuild()

    def rebuild(self, progress: Callable[[int, int], None] = lambda a, b: None) -> None:
        """Fold every projection anew from the journal."""
        with database.transaction(self._db):
            projections.rebuild(self._db.conn, Journal(self._db.conn), self.reference.calendar.zone, progress)

    def _signed_in(self, user: str) -> User:
        found = find_user(self._db.conn, user)
        if found is None:
            raise StoreDamaged(user=user)
        return found


def _set_aside(folder: Path) -> None:
    """Make room where a database lies without its slots.

    As a rule that is a creation that was cut, and nobody ever had its key; but a slot file can be lost too, and
    then the database is all there is, so it is renamed and never deleted.
    """
    database_file = folder / DATABASE
    if database_file.exists():
        mark = f".{uuid7()}.khong-co-khoa"
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            if (folder / name).exists():
                (folder / name).rename(folder / f"{name}{mark}")


def _apply_migrations(db: Database) -> None:
    for known in (sync_migrations.migrations, migrations.migrations):
        if known.pending(db):
            known.apply(db)


def _seconds(clock: Clock) -> Callable[[], float]:
    def now_s() -> float:
        moment: datetime = clock.now()
        return moment.timestamp()

    return now_s
