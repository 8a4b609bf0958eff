"""One preparation of a checkout at a time: two would take each other's half-made environment apart."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def turn(root: Path, waits: Callable[[], object]) -> Iterator[None]:
    """Hold what only one program at a time may hold for a checkout; the system frees it when the program ends.

    Args:
        root: the checkout.
        waits: called once if somebody else holds it.
    """
    lock = root / "build" / "prepare.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("a+b") as file:
        if not _take(file, wait=False):
            waits()
            while not _take(file, wait=True):
                pass
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes], *, wait: bool) -> bool:
        """Waiting is for ten seconds at most there."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[bytes], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
