"""A lock on one upload, across threads, processes and machines that share the folder; gone with the process."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from sync.province.file_errors import UploadBusy

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Held from its making until `release`.

    A request whose connection died without a word may hold a lock until it notices. Whoever finds it held leaves a
    mark, and a holder that hears nothing from its own sender looks for one and yields.

    Args:
        path: of the lock's own file, made and removed as needed.

    Raises:
        UploadBusy: somebody else holds it.
        OSError: the folder does not take the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ended = False
        self._file = path.open("a+b")
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            with contextlib.suppress(OSError):
                os.utime(path)
            raise UploadBusy from None
        if not self._is_ours():
            # The holder before us removed the file between our opening and our locking it.
            self._file.close()
            raise UploadBusy
        # A time in the past, whatever clock: any mark is later.
        with contextlib.suppress(OSError):
            os.utime(path, (0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def wanted(self) -> bool:
        """Whether somebody found it held."""
        try:
            return self._path.stat().st_mtime > 1
        except OSError:
            return False

    def remove(self) -> None:
        """Remove the lock's file, while it is held: the upload has ended."""
        self._ended = True
        # Windows does not remove what is open; `release` does.
        with contextlib.suppress(OSError):
            self._path.unlink()

    def release(self) -> None:
        """Let others have it."""
        self._file.close()
        if self._ended and sys.platform == "win32":
            # Whoever opened it meanwhile keeps it: it is not removed from under them. Elsewhere it would be.
            with contextlib.suppress(OSError):
                self._path.unlink()

    def _is_ours(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._file.fileno()), self._path.stat())
        except OSError:
            return False
