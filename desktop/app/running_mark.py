"""On Windows: a name the installer sees while a copy of this program runs, so that no file is taken from under it."""

from __future__ import annotations

import sys
from typing import Final

NAME: Final = "Local\\MotCuaXa.Running"
"""A mutex of this session; packaging/windows/installer.nsi asks for the same name."""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def hold_running_mark() -> None:
        """Hold the name until this process ends, however it ends."""
        create = ctypes.WinDLL("kernel32").CreateMutexW
        create.argtypes = [wintypes.LPVOID, wintypes.BOOL, wintypes.LPCWSTR]
        create.restype = wintypes.HANDLE
        # The handle is never closed: the system does it with the process.
        create(None, False, NAME)
else:

    def hold_running_mark() -> None:
        """Nothing: a file that is in use can be replaced here."""
