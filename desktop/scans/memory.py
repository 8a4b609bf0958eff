"""Large blocks of memory go back to the system at once."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from functools import cache
from typing import Final

_M_MMAP_THRESHOLD: Final = -3
_LARGE_BYTES: Final = 1024 * 1024


@cache
def give_back_large_blocks() -> None:
    """Have the C library map what is large by itself, once for the process.

    glibc keeps freed blocks of the size seen so far, in a pool for each thread: pictures of pages, read on two threads,
    would leave 270 MB with the program for the rest of the day. Nothing is done on other systems.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
