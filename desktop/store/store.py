"""A store on disk: one folder with the encrypted database, its key slots and a lock."""

from __future__ import annotations

import contextlib
import hmac
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar

from sqlite_utils import Database

from desktop.domain.centre import CalendarData, Centre
from desktop.domain.ports import Clock
from desktop.domain.procedures import Catalogue
from desktop.store import database, projections, snapshots
from desktop.store.anew import begin_anew, note_head, was_put_back
from desktop.store.attachments import Attachments
from desktop.store.backup import back_up
from desktop.store.errors import (
    PasswordNotKept,
    StoreDamaged,
    StoreExists,
    StoreFull,
    StoreMissing,
    StoreReadOnly,
    StoreUnavailable,
    UserUnknown,
    translated,
)
from desktop.store.keys import KeyDesk, KeyRing, new_key
from desktop.store.lock import StoreLock
from desktop.store.names import DATABASE, SLOTS
from desktop.store.place import MIGRATIONS, apply_migrations, check_ours, set_aside, take_ready
from desktop.store.recovery import sealed_to
from desktop.store.reference import Reference
from desktop.store.shipped import shipped
from desktop.store.slots import Cost, Slot
from desktop.store.users import User, add_user, find_user
from desktop.store.view import View
from desktop.store.work import ChangeSet, Work
from sync.journal.journal import Journal
from sync.wire.ids import uuid7
from sync.wire.recovery import RecoveryKey, key_id

BEFORE_MIGRATION: Final = "truoc-nang-cap"
"""Folder of the copies that are made before tables are changed."""

Telling = Callable[[int, int], None]
_T = TypeVar("_T")


def untold(_done: int, _total: int) -> None:
    """Nobody is told."""


class Store:
    """An open store. Writes run on one thread only, one transaction each.

    Attributes:
        folder: where it lives.
        user: who is signed in; every event carries this id.
        put_back: whether this opening found less than was committed here, and began a new journal.
        files: scans, beside the database.
    """

    def __init__(
        self, folder: Path, ring: KeyRing, key: bytes, user: str, clock: Clock, lock: StoreLock, telling: Telling
    ) -> None:
        self.folder = folder
        self._ring = ring
        self._key = key
        self._clock = clock
        self._lock = lock
        self.files = Attachments(folder, key, _seconds(clock))
        # A program that was killed could not do it.
        self.files.put_away()
        self._db = database.open_writer(folder / DATABASE, key)
        self._writer_thread: int | None = None
        self.put_back = False
        try:
            with database.told_in_words():
                check_ours(self._db, folder)
                self._migrate()
                self.reference = Reference(self._db.conn)
                if projections.needs_rebuild(self._db.conn):
                    self.rebuild(telling)
                self.user = self._signed_in(user)
            self._notice_put_back()
            self._keep_slot_file()
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
        others: Sequence[tuple[User, str]] = (),
    ) -> Store:
        """Make a new store with the shipped catalogue and calendar, its first users and an empty journal.

        Args:
            folder: created if missing.
            centre: profile of the centre as JSON.
            user: the first user.
            password: theirs.
            others: further users with their passwords.
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
            set_aside(folder)
            key = new_key()
            people = [(user, password), *others]
            cls._fill(folder, key, centre, [one for one, _ in people], device or f"may-{uuid7()[-8:]}")
            ring = KeyRing(folder / SLOTS, _seconds(clock), cost)
            ring.begin([(one.id, one.name, word) for one, word in people], key)
            return cls(folder, ring, key, user.id, clock, lock, untold)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        user: str,
        password: str,
        clock: Clock,
        cost: Cost | None = None,
        telling: Telling = untold,
    ) -> Store:
        """Sign in: unwrap the key, open, migrate, rebuild what is out of date.

        Args:
            folder: the store's.
            user: user id.
            password: theirs.
            clock: where time comes from.
            cost: what a password try should cost today; a cheaper slot is wrapped anew.
            telling: told how far a rebuild of the read tables is; what it raises ends the opening, nothing is changed.

        Raises:
            StoreMissing, StoreInUse, WrongPassword, SignInDelayed, StoreTooNew, StoreDamaged, StoreForeign.
            UserUnknown: the slot's user is no longer active.
        """
        if not cls.exists(folder):
            raise StoreMissing(folder=str(folder))
        lock = StoreLock(folder)
        try:
            ring = KeyRing(folder / SLOTS, _seconds(clock), cost)
            key = ring.unlock(user, password)
            take_ready(folder)
            if not (folder / DATABASE).exists():
                raise StoreDamaged(file=DATABASE)
            return cls(folder, ring, key, user, clock, lock, telling)
        except BaseException:
            lock.release()
            raise

    @staticmethod
    def _fill(folder: Path, key: bytes, centre: bytes, people: Sequence[User], device: str) -> None:
        db = database.open_writer(folder / DATABASE, key)
        try:
            apply_migrations(db)
            with database.transaction(db):
                for name, file in snapshots.SHIPPED.items():
                    snapshots.replace(db.conn, name, shipped(file))
                snapshots.replace(db.conn, snapshots.CENTRE, centre)
                profile = snapshots.decode(snapshots.CENTRE, centre)
                assert isinstance(profile, Centre)
                Journal(db.conn).begin(device=device, centre=profile.agency_code)
                for user in people:
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
            PasswordNotKept: all was recorded, only the password that goes with it is not set.
            RuntimeError: called from a second thread; a fault of the program, not of the user.
        """
        thread = threading.get_ident()
        if self._writer_thread is None:
            self._writer_thread = thread
        if thread != self._writer_thread:
            raise RuntimeError("a store is written by one thread only")
        with database.transaction(self._db):
            work = Work(
                self._db.conn, self.reference, self._clock, self.user, KeyDesk(self._ring, self._key), self.files
            )
            yield work
            work.keep_replaced()
            head = (work.journal.id, work.recorded, work.calendar.local(self._clock.now()).date())
        # From here on it is recorded: nothing that fails may say that it is not.
        if work.recorded:
            note_head(self.folder, *head)
        try:
            work.keys.settle()
        except StoreUnavailable as error:
            raise PasswordNotKept(reason=error.code) from error
        if work.reference_changed:
            self.reference.forget()
            with contextlib.suppress(StoreUnavailable):
                self._keep_slot_file()

    def run(self, action: Callable[..., _T], /, *arguments: object) -> tuple[_T, ChangeSet]:
        """Run a use-case in one transaction and say which dossiers it changed."""
        with self.write() as work:
            result = action(work, *arguments)
        return result, work.changes

    def view(self) -> View:
        """A view on the writer's own connection, for single-threaded programs."""
        return View(self._db.conn, self.reference, self._clock, self.user, self.files)

    @contextmanager
    def reading(self) -> Iterator[View]:
        """A view on a read-only connection of its own; may be used from another thread than the writer's."""
        db = database.open_reader(self.folder / DATABASE, self._key)
        try:
            yield View(db.conn, Reference(db.conn), self._clock, self.user, self.files)
        finally:
            db.conn.close()

    def backup_to(self, target: Path) -> None:
        """Write a checked copy of the database, still encrypted, and its key slots beside it."""
        back_up(self._db, self._key, self.folder / SLOTS, target)

    def checkpoint_when_idle(self) -> None:
        """From now on the log is moved by `checkpoint`, called between actions, instead of within a commit."""
        database.checkpoint_when_idle(self._db, idle=True)

    def checkpoint(self) -> None:
        """Move the log to the file; to be called while nobody waits."""
        database.checkpoint(self._db)

    def verify(self) -> int:
        """Check the file and every chain of the journal; returns the number of events.

        Raises:
            StoreDamaged: SQLite finds the file unsound.
            ChainBroken: an event is not what it was.
        """
        return _verified(self._db)

    def verify_beside(self) -> int:
        """The same by a connection of its own, on another thread, while the writer goes on."""
        db = database.open_reader(self.folder / DATABASE, self._key)
        try:
            return _verified(db)
        finally:
            db.conn.close()

    def admit(self, user: str, password: str) -> User:
        """Sign somebody in while the store is open: after the idle lock, or at a change of shift.

        Returns:
            Who works from now on; every event from now on carries their id.

        Raises:
            StoreMissing, WrongPassword, SignInDelayed, UserUnknown: whoever worked before still does.
        """
        if not hmac.compare_digest(self._ring.unlock(user, password), self._key):
            raise StoreDamaged(file=SLOTS)
        self.user = self._signed_in(user)
        return self.user

    def close(self) -> None:
        """Close the database and let others have the folder; plain copies of files go."""
        self.files.put_away()
        self._db.conn.close()
        self._lock.release()

    def _migrate(self) -> None:
        """Bring the tables forward; what is there is backed up first."""
        if not any(known.pending(self._db) for known in MIGRATIONS):
            return
        target = self.folder / BEFORE_MIGRATION / f"motcua_{self._clock.now():%Y-%m-%d}.db"
        back_up(self._db, self._key, self.folder / SLOTS, target)
        apply_migrations(self._db)

    def rebuild(self, progress: Telling = untold) -> None:
        """Fold every projection anew from the journal."""
        with database.transaction(self._db):
            zone = self.reference.published_centre.zone_info
            projections.rebuild(self._db.conn, Journal(self._db.conn), zone, progress)
        # What the centre changed of it stands in these tables.
        self.reference.forget()

    def _signed_in(self, user: str) -> User:
        found = find_user(self._db.conn, user)
        if found is None:
            raise UserUnknown(user=user)
        return found

    def _notice_put_back(self) -> None:
        """A copy that somebody put in this store's place goes on in a journal of its own, as a restored one does."""
        with database.told_in_words():
            self.put_back = was_put_back(self.folder, self._db.conn)
        if not self.put_back:
            return
        with database.transaction(self._db):
            begin_anew(
                self._db.conn, self.folder, "", self.user.id, self._clock.now().astimezone(self.centre.zone_info)
            )

    def _keep_slot_file(self) -> None:
        """Have the slot file say whose store this is, and hold the key's seal to the province once it can.

        A disk that takes no more keeps nobody out: it is tried again at the next opening.
        """
        with database.told_in_words(), contextlib.suppress(StoreFull, StoreReadOnly):
            self._write_slot_file()

    def _write_slot_file(self) -> None:
        file, journal = self._ring.read(), Journal(self._db.conn)
        members: dict[str, object] = {
            "store": file.store or uuid7(),
            "centre": journal.centre,
            "device": journal.device,
            "centre_name": self.centre.name,
        }
        found = snapshots.current(self._db.conn, snapshots.RECOVERY)
        if found is not None:
            public = snapshots.decode(snapshots.RECOVERY, found[1])
            assert isinstance(public, RecoveryKey)
            if file.seal is None or file.seal.key_id != key_id(public.key):
                members["seal"] = sealed_to(public.key, self._key, str(members["store"]), journal.device)
        if any(getattr(file, name) != value for name, value in members.items()):
            self._ring.change(**members)


def _verified(db: Database) -> int:
    if not database.check(db):
        raise StoreDamaged(file=DATABASE)
    with database.told_in_words():
        return Journal(db.conn).verify()


def _seconds(clock: Clock) -> Callable[[], float]:
    def now_s() -> float:
        moment: datetime = clock.now()
        return moment.timestamp()

    return now_s
