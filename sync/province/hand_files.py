"""Files that operators name on the command line: read within bounds, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from sync.province.errors import FileInTheWay, FileNotWritten, FileUnreadable


def read_bounded(path: Path, most: int) -> bytes:
    """Read a plain file, but no more than one byte over `most`, which tells the reader that it is too large.

    Raises:
        FileUnreadable: not there, not a plain file, or not allowed.
    """
    try:
        # A pipe or a device under that name could make the command wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileUnreadable(path=path, detail="not_a_file")
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise FileUnreadable(path=path, detail=type(error).__name__) from error


def is_taken(path: Path) -> bool:
    """Whether anything has this name, even a link that leads nowhere.

    Raises:
        FileUnreadable: the folder does not tell.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise FileUnreadable(path=path, detail=type(error).__name__) from error
    return True


def write_new(path: Path, data: bytes) -> None:
    """Make a file that only its owner may read; an existing one is never touched.

    Raises:
        FileInTheWay: something of this name exists.
        FileNotWritten: the disk does not take it; nothing is left behind.
    """
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError as error:
        raise FileInTheWay(path=path) from error
    except OSError as error:
        raise FileNotWritten(path=path, detail=type(error).__name__) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
    except OSError as error:
        _remove(path)
        raise FileNotWritten(path=path, detail=type(error).__name__) from error


def replace_whole(path: Path, data: bytes) -> None:
    """Put a file in place under its name only when it is whole on disk.

    Raises:
        FileInTheWay: the temporary name beside it exists.
        FileNotWritten: the disk does not take it; what stood there stands.
    """
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    write_new(part, data)
    try:
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        _remove(part)
        raise FileNotWritten(path=path, detail=type(error).__name__) from error


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Make a name durable; on Windows folders cannot be synced and need not be."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
