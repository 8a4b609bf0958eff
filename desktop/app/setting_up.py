"""Sets this machine up for its centre: the store is made from the province's file; a demonstration is put aside."""

from __future__ import annotations

import contextlib
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from desktop.app.demonstration import PASSWORD, USER
from desktop.app.paths import Paths, unfinished_beside
from desktop.app.province_link import belongs_to_a_province
from desktop.app.version import PROGRAM
from desktop.domain.errors import MotCuaError
from desktop.domain.passwords import check_password
from desktop.domain.ports import Clock
from desktop.domain.user_ids import usual_id
from desktop.domain.vietnamese import clean_line
from desktop.domain.zones import COUNTRY_ZONE
from desktop.store.errors import StoreUnavailable, WrongPassword, disk_told
from desktop.store.files import sync_folder
from desktop.store.found_backups import find_backups, slots_beside
from desktop.store.names import SLOTS
from desktop.store.restore import Restored, restore
from desktop.store.slots import read_slots
from desktop.store.store import Store, Telling
from desktop.store.sync_port import SyncPort
from desktop.store.users import Role, User

if TYPE_CHECKING:
    from sync.wire.enrolment import EnrolmentFile

ASIDE: Final = "minh-hoa"
"""What the folder of a demonstration that was put aside is called, before the moment of that."""


class StoreNotDemonstration(MotCuaError):
    """This machine has a store that is, or may be, a real one; nothing is set up over it."""

    code = "store_not_demonstration"


def set_up(folder: Path, paths: Paths, clock: Clock, file: EnrolmentFile, name: str, password: str) -> Path | None:
    """Make the store of this machine, with its administrator as first user.

    A demonstration that lies there goes into a folder beside it, with its own backups and its province: whoever tries
    the program first may have typed in it what is wanted later, and its backups must not be offered for the new store.

    Args:
        folder: of the store.
        paths: of this machine.
        clock: of the program.
        file: what the province sent.
        name: of the administrator.
        password: theirs.

    Returns:
        Where the demonstration is now; None where there was none.

    Raises:
        FieldRefused, PasswordRefused: name or password cannot be kept.
        StoreNotDemonstration: there is a store, and it is no demonstration.
        StoreUnavailable: in the form that says why; what was there is there.
    """
    kept = clean_line(name, field="name", most=100)
    user = User(usual_id(kept) or "quantri", kept, Role.ADMINISTRATOR)
    check_password(password, user.id, user.name)
    if not Store.exists(folder):
        _make(folder, file, user, password, clock)
        return None
    _check_demonstration(folder, clock)
    # Made first: a disk that is full leaves the demonstration where it is.
    _make(_unfinished(folder), file, user, password, clock)
    return _exchange(folder, paths, clock.now())


def restore_over(
    folder: Path, paths: Paths, clock: Clock, backup: Path, user: str, password: str, telling: Telling
) -> Restored:
    """Put a backup of this centre in the place of a demonstration, which goes aside; as `desktop.store.restore`.

    Raises:
        StoreNotDemonstration: there is a store, and it is no demonstration.
    """
    _check_demonstration(folder, clock)
    restored = restore(_unfinished(folder), backup, user=user, password=password, clock=clock, telling=telling)
    return Restored(restored.events, restored.saved, _exchange(folder, paths, clock.now()))


def _unfinished(folder: Path) -> Path:
    """Where the new store is made while the other one is in its place; what a killed program left there goes."""
    unfinished = unfinished_beside(folder)
    with disk_told():
        shutil.rmtree(unfinished, ignore_errors=True)
    return unfinished


def _make(folder: Path, file: EnrolmentFile, user: User, password: str, clock: Clock) -> None:
    store = Store.create(folder, centre=bytes(file.centre), user=user, password=password, clock=clock)
    try:
        _port(store).invited(file)
    finally:
        store.close()


def _check_demonstration(folder: Path, clock: Clock) -> None:
    """Its password is the known one, and no province knows of it."""
    try:
        store = Store.open(folder, user=USER.id, password=PASSWORD, clock=clock)
    except WrongPassword as error:
        raise StoreNotDemonstration from error
    try:
        if belongs_to_a_province(_port(store)):
            raise StoreNotDemonstration
    finally:
        store.close()


def _exchange(folder: Path, paths: Paths, at: datetime) -> Path:
    """Put the demonstration aside and what was made beside it in its place; returns where it is now."""
    aside = _put_aside(folder, paths, at)
    with disk_told():
        unfinished_beside(folder).rename(folder)
        sync_folder(folder.parent)
    return aside


def _put_aside(folder: Path, paths: Paths, at: datetime) -> Path:
    """Move a demonstration with its own backups, and with its province where that is this store's.

    The store goes last: a program that is killed before that finds its demonstration, and begins again. A move that the
    system refuses takes back those before it.
    """
    aside = folder.with_name(f"{ASIDE}-{at.astimezone(ZoneInfo(COUNTRY_ZONE)):%Y%m%d-%H%M%S}")
    moves = [(one, aside / paths.backups.name / one.name) for one in _own_backups(folder, paths.backups)]
    if folder == paths.store:
        moves.append((paths.province, aside / paths.province.name))
    moves.append((folder, aside / folder.name))
    with disk_told():
        aside.mkdir(parents=True)
        done: list[tuple[Path, Path]] = []
        try:
            for here, there in moves:
                if here.exists():
                    there.parent.mkdir(exist_ok=True)
                    here.rename(there)
                    done.append((here, there))
        except OSError:
            for here, there in reversed(done):
                there.rename(here)
            shutil.rmtree(aside)
            raise
        sync_folder(aside)
    return aside


def _own_backups(folder: Path, backups: Path) -> list[Path]:
    """Files of the backups of a store; others that lie there may be all that is left of a real one.

    Scans are shared by all backups of a folder, and stay.
    """
    mine = read_slots(folder / SLOTS).store
    found: list[Path] = []
    for backup in find_backups([backups]):
        keys = slots_beside(backup.path)
        with contextlib.suppress(StoreUnavailable):
            if read_slots(keys).store == mine:
                found += [backup.path, keys]
    return found


def _port(store: Store) -> SyncPort:
    return SyncPort(lambda action: store.run(action)[0], PROGRAM)
