"""The C library as a disk would have it: compiled at run time from `shim.c`, loaded before a child starts."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Final

SOURCE: Final = Path(__file__).with_name("shim.c")
ROOT: Final = Path(__file__).resolve().parents[2]

OPEN, WRITE, SYNC, TRUNCATE, RENAME, UNLINK = 1, 2, 4, 8, 16, 32


class NoShim(Exception):
    """Why there is none on this machine."""


@cache
def _built() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    if sys.platform != "linux":
        raise NoShim("calls are caught on Linux only")
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise NoShim("there is no C compiler here (cc)")
    folder = tempfile.TemporaryDirectory(prefix="motcua-shim-")
    library = Path(folder.name) / "shim.so"
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(SOURCE), "-ldl", "-lpthread"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise NoShim(f"cc failed: {ended.stderr[:300]}")
    return folder, library


def started(module: str, under: Path | None, order: dict[str, Any], log: Path | None = None) -> subprocess.Popen[str]:
    """Start `python -m MODULE ORDER`, with the shim over a folder if one is named.

    Raises:
        NoShim: it cannot be built or loaded here.
    """
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if under is not None:
        _, library = _built()
        environment |= {"LD_PRELOAD": str(library), "FAULTS_UNDER": str(under)}
    if log is not None:
        environment["FAULTS_LOG"] = str(log)
    return subprocess.Popen(
        [sys.executable, "-m", module, json.dumps(order)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


class Shim:
    """The shim, as the child that runs over it sees it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def arm(self, kinds: int, after: int, error: int, *, short: bool, sticky: bool) -> None:
        """Have the operation fail that comes after so many others of these kinds."""
        self._library.faults_arm(kinds, after, error, int(short), int(sticky))

    def disarm(self) -> int:
        """Let the disk be well; says how often it failed."""
        return int(self._library.faults_disarm())

    def mark(self, message: dict[str, Any]) -> None:
        """Put a word into the log, between what was written before and what comes after."""
        self._library.faults_mark(json.dumps(message).encode("utf-8"))
