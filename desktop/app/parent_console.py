"""On Windows: words of the program where they can be read."""

from __future__ import annotations

import os
import sys

if sys.platform == "win32":
    import ctypes

    _PARENT = -1

    def words_have_a_place() -> None:
        """Give standard output and error a place; a program with windows is started without any.

        That is the console it was started from, else nowhere: a command must not fail because it says something.
        """
        if sys.stdout is not None and sys.stderr is not None:
            return
        there = bool(ctypes.WinDLL("kernel32").AttachConsole(_PARENT))
        # Both stay open until the program ends.
        place = open("CONOUT$" if there else os.devnull, "w", encoding="utf-8", errors="replace")  # noqa: SIM115, PTH123
        sys.stdout = sys.stdout or place
        sys.stderr = sys.stderr or place
else:

    def words_have_a_place() -> None:
        """Nothing: they always have one."""
