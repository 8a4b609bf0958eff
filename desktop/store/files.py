"""Files written so that a cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from desktop.store.errors import translated


def write_atomically(path: Path, data: bytes | memoryview) -> None:
    """Write a file through a temporary name in the same folder, synced before and after the rename.

    Raises:
        StoreUnavailable: full or read-only disk; the old file stands.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise translated(error) from error


def sync_folder(folder: Path) -> None:
    """Make a rename durable; folders cannot be synced on Windows, where the rename itself is."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
