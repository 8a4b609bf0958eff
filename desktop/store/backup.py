"""A copy that was opened and checked before it counts."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from desktop.store import database
from desktop.store.errors import StoreDamaged, translated
from desktop.store.files import put_in_place, sync_folder, write_atomically
from desktop.store.found_backups import slots_beside

KEPT: Final = 14
"""Backups kept in one folder; older ones make room."""

_COPY_BYTES: Final = 1 << 20


def back_up(db: Database, key: bytes, slots: Path, target: Path) -> None:
    """Write a checked copy of the database, encrypted with the same key, and its key slots beside it.

    Args:
        db: open store.
        key: its key, to open the copy.
        slots: slot file of the store; without it nobody could open the copy on another machine.
        target: file to be made; an older file of that name is replaced only by a sound copy.

    Raises:
        StoreUnavailable: full or read-only target; nothing was replaced.
        StoreDamaged: the copy is not sound.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        db.conn.execute("VACUUM INTO ?", (str(part),))
        copy = database.open_reader(part, key)
        try:
            sound = database.check(copy)
        finally:
            copy.conn.close()
        if not sound:
            raise StoreDamaged(file=part.name)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        write_atomically(slots_beside(target), slots.read_bytes())
        put_in_place(part, target)
        sync_folder(target.parent)
        _rotate(target)
    except (OSError, sqlcipher.Error) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise translated(error) from error


def copy_backup(backup: Path, folder: Path) -> Path:
    """Copy a finished backup with its slots to a second folder, and read it back before it counts.

    Args:
        backup: as written by `back_up`.
        folder: best on another disk; made if missing.

    Returns:
        The copy.

    Raises:
        StoreUnavailable: the folder is gone, full or read-only; what was there stands.
        StoreDamaged: what was read back is not what was written.
    """
    target = folder / backup.name
    part = target.with_name(target.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with backup.open("rb") as reading, part.open("wb") as writing:
            shutil.copyfileobj(reading, writing, _COPY_BYTES)
            writing.flush()
            os.fsync(writing.fileno())
        if _digest(part) != _digest(backup):
            part.unlink()
            raise StoreDamaged(file=part.name)
        write_atomically(slots_beside(target), slots_beside(backup).read_bytes())
        put_in_place(part, target)
        sync_folder(folder)
        _rotate(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise translated(error) from error
    return target


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _rotate(target: Path) -> None:
    for old in _of_one_series(target)[:-KEPT]:
        old.unlink()
        slots_beside(old).unlink(missing_ok=True)


def _of_one_series(target: Path) -> list[Path]:
    """Files named as the target up to its date, oldest first; other files of the folder are not ours."""
    series = target.stem.rstrip("0123456789-")
    return sorted(p for p in target.parent.glob(f"{series}*{target.suffix}") if p.stem.rstrip("0123456789-") == series)
