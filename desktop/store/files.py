"""Files written so that a cut leaves the old one or the new one, never half of one."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import Final

from desktop.store.errors import translated

HELD_S: Final = 2.0
"""Longest wait for another program that looks at a file."""


def put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, in the place of what had it.

    Windows refuses while a virus scanner or an indexer looks at either of the two, so there it is tried for a while.

    Raises:
        OSError: it is refused for good; what was there stands.
    """
    until = time.monotonic() + HELD_S
    while True:
        try:
            part.replace(path)
        except PermissionError:
            if os.name != "nt" or time.monotonic() >= until:
                raise
            time.sleep(0.05)
        else:
            return


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
        put_in_place(part, path)
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
