"""What lies in a store's folder, and what is done to it before it opens."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlite_utils import Database

from desktop.store import migrations
from desktop.store.errors import StoreDamaged, StoreTooNew, translated
from desktop.store.files import sync_folder
from desktop.store.names import DATABASE, READY
from sync.journal import migrations as sync_migrations
from sync.wire.ids import uuid7

MIGRATIONS: Final = (sync_migrations.migrations, migrations.migrations)


def take_ready(folder: Path) -> None:
    """Finish a restore that was cut between its last two renames: the old database aside, the new one not there yet.

    Raises:
        StoreUnavailable: the folder takes no rename.
    """
    ready = folder / READY
    if ready.exists() and not (folder / DATABASE).exists():
        try:
            ready.replace(folder / DATABASE)
            sync_folder(folder)
        except OSError as error:
            raise translated(error) from error


def check_ours(db: Database, folder: Path) -> None:
    """Refuse a file without a journal, and one of a newer program, before anything is written to it.

    Raises:
        StoreDamaged: no journal in it: an empty file that was put there, or a store cut at its creation.
        StoreTooNew: it was written by a newer program.
    """
    if "event" not in db.table_names():
        raise StoreDamaged(file=DATABASE)
    for known in MIGRATIONS:
        names = {m.name for m in known._migrations}
        if any(applied.name not in names for applied in known.applied(db)):
            raise StoreTooNew(folder=str(folder))


def set_aside(folder: Path) -> None:
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


def apply_migrations(db: Database) -> None:
    """Bring the tables forward; each step with the record that it was applied."""
    for known in MIGRATIONS:
        if known.pending(db):
            known.apply(db)
