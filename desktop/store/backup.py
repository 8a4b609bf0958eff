"""A copy that was opened and checked before it counts."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database

from desktop.store import database
from desktop.store.errors import StoreDamaged, translated
from desktop.store.files import sync_folder, write_atomically

KEPT: Final = 14
"""Backups kept in one folder; older ones make room."""


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
        part.replace(target)
        sync_folder(target.parent)
        for old in _of_one_series(target)[:-KEPT]:
            old.unlink()
            slots_beside(old).unlink(missing_ok=True)
    except (OSError, sqlcipher.Error) as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise translated(error) from error


def slots_beside(backup: Path) -> Path:
    """Name of the slot file that belongs to a backup."""
    return backup.with_suffix(".keys.json")


def _of_one_series(target: Path) -> list[Path]:
    """Files named as the target up to its date, oldest first; other files of the folder are not ours."""
    series = target.stem.rstrip("0123456789-")
    return sorted(p for p in target.parent.glob(f"{series}*{target.suffix}") if p.stem.rstrip("0123456789-") == series)
