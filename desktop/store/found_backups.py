"""Backups as they lie in folders, looked at from outside."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.domain.zones import COUNTRY_ZONE


@dataclass(frozen=True)
class Backup:
    """A backup that was found.

    Attributes:
        path: the database file.
        made_at: when it was written, in the country's zone: a centre's own is in the store, which may not open.
        size_bytes: of the database file.
        whole: whether its key slots lie beside it.
    """

    path: Path
    made_at: datetime
    size_bytes: int
    whole: bool


def slots_beside(backup: Path) -> Path:
    """Name of the slot file that belongs to a backup."""
    return backup.with_suffix(".keys.json")


def find_backups(folders: Iterable[Path]) -> tuple[Backup, ...]:
    """Backups of this program in some folders, newest first; a folder that cannot be read holds none."""
    found: dict[Path, Backup] = {}
    zone = ZoneInfo(COUNTRY_ZONE)
    for folder in folders:
        with contextlib.suppress(OSError):
            for path in folder.glob("*.db"):
                facts = path.stat()
                made_at = datetime.fromtimestamp(facts.st_mtime, zone)
                found[path.resolve()] = Backup(path, made_at, facts.st_size, slots_beside(path).exists())
    return tuple(sorted(found.values(), key=lambda backup: backup.made_at, reverse=True))
