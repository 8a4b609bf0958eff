"""Put a store back from a backup: checked before anything is replaced, and nothing that was there is deleted.

The copy is finished under another name (checked, brought forward, given a new journal, filled up with what can still
be read of the damaged file) and takes its place by a rename at the very end. A cut at any instant leaves the store
that was there, or the finished one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.exceptions import InvalidTag
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from desktop.domain.centre import Centre
from desktop.domain.ports import Clock
from desktop.store import database, projections, snapshots
from desktop.store.anew import begin_anew, note_head
from desktop.store.attachments import FOLDER
from desktop.store.errors import BackupUnusable, StoreDamaged, StoreForeign, WrongPassword, translated
from desktop.store.file_copies import copy_new
from desktop.store.files import sync_folder, write_atomically
from desktop.store.found_backups import slots_beside
from desktop.store.keys import KeyRing, unwrapped
from desktop.store.lock import StoreLock
from desktop.store.names import DATABASE, READY, SLOTS
from desktop.store.place import apply_migrations, check_ours, take_ready
from desktop.store.salvage import refill, take_over
from desktop.store.store import Telling, untold
from sync.errors import SyncError
from sync.journal.journal import Journal
from sync.journal.moving import append_waiting

PART: Final = f"{DATABASE}.dang-khoi-phuc"
ASIDE: Final = "de-rieng"
"""Folder of what a restore replaced; nothing in it is ever deleted by the program."""

_COPY_BYTES: Final = 1 << 20


class _Doing(NamedTuple):
    """Who restores, when, and who is told."""

    user: str
    clock: Clock
    telling: Telling


class _Finished(NamedTuple):
    """A copy that is ready: its events, those saved from the damaged file, journal and number of the last one."""

    events: int
    saved: int
    head: tuple[str, int]


@dataclass(frozen=True)
class Restored:
    """What a restore gave.

    Attributes:
        events: events in the store now.
        saved: of these, events newer than the backup that could still be read of the damaged file.
        aside: folder with what was there before; None if nothing was.
    """

    events: int
    saved: int
    aside: Path | None


def restore(
    folder: Path, backup: Path | None, *, user: str, password: str, clock: Clock, telling: Telling = untold
) -> Restored:
    """Put a backup in the store's place. The store must be closed.

    Args:
        folder: the store's; may be damaged, or empty on a new machine.
        backup: database file of the backup, with its key slots beside it; None where there is none: then what the
            damaged file still holds is all there is, and the province has the rest.
        user: user id.
        password: the one that is good now, or that was when the backup was made.
        clock: where time comes from.
        telling: told how far the read tables are.

    Returns:
        What the store holds now. It goes on in a new journal and owes the province a pull before anything is pushed.

    Raises:
        StoreInUse: a program has the store open.
        BackupUnusable: damaged, of another store, or without slots; nothing was replaced.
        WrongPassword, SignInDelayed, StoreMissing: the password opens neither today's slots nor the backup's.
        StoreUnavailable: full or read-only disk; nothing was replaced.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise translated(error) from error
    lock = StoreLock(folder)
    try:
        slots = folder / SLOTS if backup is None else slots_beside(backup)
        if not slots.exists():
            raise BackupUnusable(reason="keys", file=slots.name)
        key = _key(folder, slots, user, password, clock)
        part = folder / PART
        take_ready(folder)
        for left in (part, folder / READY):
            _drop(left)
        try:
            if backup is not None:
                _copy(backup, part)
                copy_new(backup.parent / FOLDER, folder / FOLDER)
            finished = _finish(folder, part, key, backup, _Doing(user, clock, telling))
        except BaseException:
            _drop(part)
            raise
        aside = _put_in_place(folder, part, slots, clock)
        note_head(folder, *finished.head, clock.now().date())
        return Restored(finished.events, finished.saved, aside)
    except (OSError, sqlcipher.Error) as error:
        raise translated(error) from error
    finally:
        lock.release()


def _key(folder: Path, slots: Path, user: str, password: str, clock: Clock) -> bytes:
    """By today's slots if they can be read, else by those of the backup; wrong passwords wait either way."""

    def now_s() -> float:
        return clock.now().timestamp()

    earlier = KeyRing(slots, now_s)
    today = KeyRing(folder / SLOTS, now_s)
    if not _readable(folder / SLOTS):
        return earlier.unlock(user, password)
    stores = {today.read().store, earlier.read().store} - {""}
    if len(stores) > 1:
        raise BackupUnusable(reason="other", file=slots.name)
    if not any(slot.user == user for slot in today.slots()):
        return earlier.unlock(user, password)
    try:
        return today.unlock(user, password)
    except WrongPassword:
        # A password changed since the backup: the old one is good for the old slot. The try was counted all the same.
        for slot in earlier.slots():
            if slot.user == user:
                with contextlib.suppress(InvalidTag, ValueError):
                    return unwrapped(slot, password)
        raise


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as reading, target.open("wb") as writing:
        shutil.copyfileobj(reading, writing, _COPY_BYTES)
        writing.flush()
        os.fsync(writing.fileno())


def _finish(folder: Path, part: Path, key: bytes, backup: Path | None, doing: _Doing) -> _Finished:
    """Make the copy the store it is to be."""
    name = backup.name if backup is not None else ""
    try:
        db = database.open_writer(part, key)
    except (StoreDamaged, StoreForeign) as error:
        raise BackupUnusable(reason="damaged", file=name) from error
    try:
        try:
            if backup is None:
                refill(folder / DATABASE, key, db)
            if not database.check(db):
                raise BackupUnusable(reason="damaged", file=name)
            check_ours(db, folder)
            Journal(db.conn).verify()
        except (StoreDamaged, SyncError) as error:
            raise BackupUnusable(reason="damaged", file=name) from error
        apply_migrations(db)
        with database.transaction(db):
            saved = take_over(folder / DATABASE, key, db)
            zone = _centre(db).zone_info
            begin_anew(db.conn, folder, name, doing.user, doing.clock.now().astimezone(zone))
            for envelope in saved.displaced:
                append_waiting(Journal(db.conn), envelope)
            projections.rebuild(db.conn, Journal(db.conn), zone, doing.telling)
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        journal = Journal(db.conn)
        return _Finished(journal.count(), saved.events + len(saved.displaced), (journal.id, journal.head()[0]))
    finally:
        db.conn.close()


def _centre(db: Database) -> Centre:
    found = snapshots.current(db.conn, snapshots.CENTRE)
    if found is None:
        raise StoreDamaged(snapshot=snapshots.CENTRE)
    centre = snapshots.decode(snapshots.CENTRE, found[1])
    assert isinstance(centre, Centre)
    return centre


def _put_in_place(folder: Path, part: Path, slots: Path, clock: Clock) -> Path | None:
    aside: Path | None = None
    # From here on the copy is finished, and its name says so: an opening that finds no database takes it.
    part.replace(folder / READY)
    sync_folder(folder)
    there = [folder / f"{DATABASE}{end}" for end in ("", "-wal", "-shm") if (folder / f"{DATABASE}{end}").exists()]
    if there:
        aside = folder / ASIDE / f"{clock.now():%Y%m%d-%H%M%S}"
        aside.mkdir(parents=True, exist_ok=True)
        # The log first: a database without its log is older, a log beside another database is damage.
        for path in sorted(there, reverse=True):
            path.replace(aside / path.name)
    take_ready(folder)
    if not _readable(folder / SLOTS):
        write_atomically(folder / SLOTS, slots.read_bytes())
    return aside


def _readable(slots: Path) -> bool:
    try:
        return bool(KeyRing(slots, lambda: 0.0).slots())
    except StoreDamaged:
        return False


def _drop(part: Path) -> None:
    for end in ("", "-wal", "-shm"):
        part.with_name(part.name + end).unlink(missing_ok=True)
