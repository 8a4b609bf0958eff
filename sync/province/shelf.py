"""The folder of files: whole ones by the SHA-256 of their content, parts of unfinished ones beside them.

Several gateway processes share it; whoever writes to a part holds its lock, which the system releases with the process.
A part's length is how far it is, so nothing else has to be kept, and a cut leaves no more than a shorter part.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from sync.province.file_errors import DiskFull, FileDamaged, FilesUnavailable, UploadBusy, UploadUnknown
from sync.province.file_lock import FileLock
from sync.province.hand_files import sync_folder
from sync.wire.files import FileName

EXPIRY_S: Final = 7 * 24 * 3600
"""A part that nobody added to for so long is removed."""

RESERVE_BYTES: Final = 64 * 1024 * 1024
"""Room on the disk that files leave to others; the ledger may lie on it."""

SETTLE_S: Final = 2.0
"""A sender that was cut is noticed well within this."""

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_LINKS: Final = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EINVAL}
_PIECE: Final = 1 << 20


class Shelf:
    """The files of one province."""

    def __init__(self, folder: Path) -> None:
        """`folder` is made with the first file."""
        self.folder = folder
        self._swept_at = 0.0

    def path(self, sha256: str) -> Path:
        """Where a whole file lies, or would."""
        return self.folder / sha256[:2] / sha256

    def holds(self, name: FileName) -> bool:
        """Whether a file is here in its whole length."""
        try:
            return self.path(name.sha256).stat().st_size == name.size_bytes
        except OSError:
            return False

    def sound(self, name: FileName) -> bool:
        """Whether a file is here and is, byte for byte, what its address says."""
        try:
            return self.holds(name) and _hash(self.path(name.sha256)) == name.sha256
        except OSError:
            return False

    def offset(self, centre: str, name: FileName) -> int | None:
        """How many bytes of an unfinished file are here; None if it was not begun."""
        try:
            return self._part(centre, name).stat().st_size
        except OSError:
            return None

    def begin(self, centre: str, name: FileName) -> int:
        """Make room for a file; what is here of it already stays.

        Returns:
            How many bytes of it are here.

        Raises:
            DiskFull: there is no room for it.
            FilesUnavailable: the folder takes nothing.
        """
        part = self._part(centre, name)
        with _told():
            part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            here = self.offset(centre, name)
            if shutil.disk_usage(self.folder).free < name.size_bytes - (here or 0) + RESERVE_BYTES:
                raise DiskFull
            if here is None:
                part.touch(mode=0o600)
                sync_folder(part.parent)
        return here or 0

    def settle(self, centre: str, name: FileName) -> None:
        """Wait until nobody writes to an unfinished file: a request that was cut may still be adding what arrived.

        Raises:
            UploadBusy: somebody goes on writing.
        """
        part, until = self._part(centre, name), time.monotonic() + SETTLE_S
        while part.exists():
            try:
                with _told():
                    FileLock(part.with_suffix(".lock")).release()
                return
            except UploadBusy:
                if time.monotonic() > until:
                    raise
            time.sleep(0.02)

    def writing(self, centre: str, name: FileName) -> Writing:
        """Open an unfinished file for this request alone.

        Raises:
            UploadUnknown: it was not begun.
            UploadBusy: another request, here or in another process, is writing to it.
            FilesUnavailable: the folder cannot be read.
        """
        return Writing(self._part(centre, name), self.path(name.sha256), name)

    def sweep(self, every_s: float = 3600.0) -> int:
        """Remove parts that expired; returns how many. Looks at most once in `every_s` seconds."""
        now_s = time.time()
        if now_s - self._swept_at < every_s:
            return 0
        self._swept_at, removed = now_s, 0
        for part in self.folder.glob("parts/*/*.part"):
            with contextlib.suppress(OSError, UploadBusy):
                if part.stat().st_mtime < now_s - EXPIRY_S:
                    with FileLock(part.with_suffix(".lock")) as lock:
                        part.unlink()
                        lock.remove()
                    removed += 1
        for lock_file in self.folder.glob("parts/*/*.lock"):
            # Windows does not remove a lock's file while it is open; without its part nobody needs it.
            with contextlib.suppress(OSError):
                if not lock_file.with_suffix(".part").exists():
                    lock_file.unlink()
        return removed

    def _part(self, centre: str, name: FileName) -> Path:
        # A centre's own folder: none can see, continue or disturb what another one sends.
        owner = hashlib.sha256(centre.encode()).hexdigest()[:16]
        return self.folder / "parts" / owner / f"{name.text}.part"


class Writing:
    """One request's hold on an unfinished file.

    Attributes:
        offset: bytes that are here.
    """

    def __init__(self, part: Path, whole: Path, name: FileName) -> None:
        self._part, self._whole, self._name = part, whole, name
        if not part.exists():
            raise UploadUnknown
        with _told():
            self._lock = FileLock(part.with_suffix(".lock"))
        try:
            self._file: IO[bytes] = part.open("r+b", buffering=0)
            self.offset = self._file.seek(0, os.SEEK_END)
        except FileNotFoundError:
            # Finished by another request between our look and our lock.
            self._lock.remove()
            self._lock.release()
            raise UploadUnknown from None
        except OSError as error:
            self._lock.release()
            raise FilesUnavailable(reason=type(error).__name__) from error

    def write(self, data: bytes) -> None:
        """Add bytes at the end.

        Raises:
            DiskFull, FilesUnavailable: as many as there was room for were added.
        """
        view = memoryview(data)
        with _told():
            while view:
                written = self._file.write(view)
                self.offset += written
                view = view[written:]

    def sync(self, sound_until: int) -> int:
        """Make what was added durable.

        Args:
            sound_until: bytes that were durable before; if the disk does not take the rest, it is cut off again.

        Returns:
            How many bytes are here for good.

        Raises:
            DiskFull, FilesUnavailable.
        """
        try:
            with _told():
                os.fsync(self._file.fileno())
        except (DiskFull, FilesUnavailable):
            # After a failed fsync nobody can tell which bytes are on the disk.
            self.take_back(sound_until)
            raise
        return self.offset

    def take_back(self, offset: int) -> None:
        """Cut off what was added after `offset`."""
        with _told():
            self._file.truncate(offset)
            self._file.seek(offset)
        self.offset = offset

    def wanted(self) -> bool:
        """Whether another request waits for this upload."""
        return self._lock.wanted()

    def place(self) -> None:
        """Hash the whole content anew and put it where whole files lie, durably; the part stays until `discard`.

        Raises:
            FileDamaged: it is not what its address says; the part is thrown away.
            DiskFull, FilesUnavailable.
        """
        with _told():
            if _hash(self._part) != self._name.sha256:
                self.discard()
                raise FileDamaged
            os.fsync(self._file.fileno())
            self._whole.parent.mkdir(mode=0o700, exist_ok=True)
            # A file of this name that a disk damaged since must not stand in the way of the sound one.
            if self._whole.exists() and _hash(self._whole) != self._name.sha256:
                self._whole.unlink()
            with contextlib.suppress(FileExistsError):
                _give_name(self._part, self._whole)
            for folder in (self._whole.parent, self._whole.parent.parent):
                sync_folder(folder)

    def discard(self) -> None:
        """Remove the part."""
        self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        self._lock.remove()

    def close(self) -> None:
        """Let others have the upload."""
        self._file.close()
        self._lock.release()


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn what the disk says into an answer.

    Raises:
        DiskFull, FilesUnavailable.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from error
        raise FilesUnavailable(reason=type(error).__name__) from error


def _give_name(part: Path, whole: Path) -> None:
    """A second name for the same bytes, in one step; a copy where the file system knows no second names.

    Raises:
        FileExistsError: somebody else was first.
    """
    try:
        os.link(part, whole)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        copy = part.with_suffix(".copy")
        with part.open("rb") as reading, copy.open("wb") as writing:
            shutil.copyfileobj(reading, writing, _PIECE)
            writing.flush()
            os.fsync(writing.fileno())
        copy.replace(whole)


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as reading:
        while piece := reading.read(_PIECE):
            found.update(piece)
    return found.hexdigest()
