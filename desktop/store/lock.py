"""One program per store: a lock held by the operating system, gone with the process."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from desktop.store.errors import StoreInUse, translated


class StoreLock:
    """An exclusive lock on a folder; taken when made.

    Args:
        folder: must be there.
        name: of the file that carries the lock; locks of other names do not concern each other.

    Raises:
        StoreInUse: another process holds it.
        StoreUnavailable: the folder does not take the file.
    """

    def __init__(self, folder: Path, name: str = "store.lock") -> None:
        self._file: IO[bytes] | None = None
        try:
            file = (folder / name).open("a+b")
        except OSError as error:
            raise translated(error) from error
        try:
            _lock(file)
        except OSError:
            file.close()
            raise StoreInUse(folder=str(folder)) from None
        self._file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def release(self) -> None:
        """Let others have the folder."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
