"""A disk that takes nothing more, for as long as a page is to say so."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def full_disk(small: Path | None) -> Iterator[None]:
    """Fill a small file system; where there is none, let no file of this process grow.

    Args:
        small: where it is mounted; None where mounting is not allowed. Windows has neither: nothing fails there.
    """
    if small is not None:
        ballast = small / "ballast"
        with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
            while room := shutil.disk_usage(small).free:
                file.write(bytes(min(room, 1 << 20)))
        yield
        ballast.unlink()
    elif sys.platform == "win32":
        yield
    else:
        with _no_growing():
            yield


@contextlib.contextmanager
def _no_growing() -> Iterator[None]:
    import resource

    # Without this the system ends a program that reaches the limit.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
