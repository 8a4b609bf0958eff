"""A bundle on the stick: read within bounds, written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path
from typing import Final

from sync.courier.errors import BundleNotWritten, BundleUnreadable
from sync.courier.sealing import MAGIC

FILE_BYTES: Final = 64 * 1024 * 1024
"""A larger file is no bundle and is not read."""

_FULL: Final = {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC, errno.EFBIG}


def read_bundle_file(path: Path) -> bytes:
    """The file's bytes, at most one more than FILE_BYTES, which tells the reader that it is too large.

    Raises:
        BundleUnreadable: not there, no plain file, not allowed, or the stick was pulled out.
    """
    try:
        # A pipe or a device under that name could make the program wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise BundleUnreadable(path=path, detail="not_a_file")
        with path.open("rb") as file:
            return file.read(FILE_BYTES + 1)
    except OSError as error:
        raise BundleUnreadable(path=path, detail=type(error).__name__) from error


def check_target(path: Path) -> None:
    """Only an earlier bundle may be replaced: a slip of the hand must not cost another file.

    Raises:
        BundleNotWritten: `in_the_way`, something else has this name; `gone`, the place cannot be looked at.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise BundleNotWritten(path=path, reason="in_the_way")
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise BundleNotWritten(path=path, reason="in_the_way")
    except FileNotFoundError:
        return
    except OSError as error:
        raise BundleNotWritten(path=path, reason="gone", detail=type(error).__name__) from error


def write_bundle_file(path: Path, data: bytes) -> None:
    """Put a bundle in place under its name only when it is whole on the stick.

    Raises:
        BundleNotWritten: `full`; `in_the_way`; `gone`, not there any more, or not allowed. Nothing is left behind as
            far as the stick still answers.
    """
    check_target(path)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        reason = "full" if error.errno in _FULL else "gone"
        raise BundleNotWritten(path=path, reason=reason, detail=type(error).__name__) from error


def _sync_folder(folder: Path) -> None:
    """Make the name durable before the stick is pulled out; Windows and some sticks cannot sync a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)
