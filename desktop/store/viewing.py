"""Plain files that programs of the system must read or write; none outlives the lock, the close, or the next start.

Copies for the viewer, and what a scanner writes before it is taken in, each of which goes as soon as it was.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from desktop.store.errors import translated

FOLDER: Final = "xem-tam"
SCANNED: Final = "quet-tam"
_ZEROS: Final = bytes(64 * 1024)


class Viewing:
    """A folder only this user may open; names in it are chance."""

    def __init__(self, store: Path, folder: str = FOLDER) -> None:
        """Args: `folder` is `FOLDER`, or `SCANNED` for what the scanner writes."""
        self._folder = store / folder

    def place(self, content: Iterable[bytes], suffix: str) -> Path:
        """Write a plain copy.

        Raises:
            StoreUnavailable: full or read-only disk, or what `content` raises; nothing is left of the copy.
        """
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            path = self._folder / f"{secrets.token_hex(8)}{suffix}"
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise translated(error) from error
        try:
            with os.fdopen(handle, "wb") as writing:
                for piece in content:
                    writing.write(piece)
        except BaseException as error:
            with contextlib.suppress(OSError):
                _wipe(path)
            if isinstance(error, OSError):
                raise translated(error) from error
            raise
        return path

    def room(self) -> Path:
        """A new folder within it, for a program of the system to write to.

        Raises:
            StoreUnavailable: full or read-only disk.
        """
        room = self._folder / secrets.token_hex(8)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            room.mkdir(mode=0o700)
        except OSError as error:
            raise translated(error) from error
        return room

    def remove(self, path: Path) -> None:
        """Remove one file, overwritten first; one that is held is removed with the rest."""
        with contextlib.suppress(OSError):
            _wipe(path)

    def used(self) -> bool:
        """Whether there may be copies."""
        return self._folder.is_dir()

    def clear(self) -> int:
        """Remove every copy, and what viewers left beside them.

        Returns:
            Number of files that could not be removed now (a viewer holds them on Windows); the next call tries again.
        """
        left = 0
        for path in sorted(self._folder.glob("**/*"), reverse=True) if self._folder.is_dir() else ():
            try:
                if path.is_dir() and not path.is_symlink():
                    path.rmdir()
                else:
                    _wipe(path)
            except OSError:
                left += 1
        with contextlib.suppress(OSError):
            self._folder.rmdir()
        return left


def _wipe(path: Path) -> None:
    """Overwrite and remove: on a hard disk the bytes of a removed file would still be there to be read."""
    try:
        if path.is_file() and not path.is_symlink() and path.stat().st_nlink == 1:
            with path.open("r+b") as file:
                left = os.fstat(file.fileno()).st_size
                while left > 0:
                    left -= file.write(_ZEROS[:left])
                file.flush()
                os.fsync(file.fileno())
    finally:
        path.unlink(missing_ok=True)
