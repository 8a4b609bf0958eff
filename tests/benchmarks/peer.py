"""Anki's Qt program, in an environment of its own, up to its first dialog."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

VERSION: Final = "26.9.3"

_PROBE: Final = """
import os, sys, time
import aqt
from aqt.qt import QDialog, QEvent, QObject, QTimer
def memory():
    rows = [line.split(":") for line in open("/proc/self/smaps_rollup").read().splitlines()[1:]]
    kib = {name: int(value.split()[0]) for name, value in rows}
    return kib["Rss"] / 1024, kib["Pss"] / 1024
class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print("FIRST", time.monotonic(), *memory(), flush=True)
            os._exit(0)
        return False
shown = QDialog.exec
def run(dialog):
    dialog.seen = FirstPaint()
    dialog.installEventFilter(dialog.seen)
    return shown(dialog)
QDialog.exec = run
sys.argv = ["anki", "-b", sys.argv[1]]
aqt.run()
"""


class NoPeer(Exception):
    """It cannot be installed or started here; says why."""


def environment() -> Path:
    """The peer's interpreter, installed at the first call.

    Raises:
        NoPeer: the registry or the installation failed.
    """
    place = Path("build") / f"aqt-{VERSION}"
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = place / "done"
    if not done.exists():
        for command in (
            [sys.executable, "-m", "venv", "--clear", str(place)],
            [str(python), "-m", "pip", "install", "-q", f"aqt[qt6]=={VERSION}"],
        ):
            ended = subprocess.run(command, capture_output=True, text=True, check=False)
            if ended.returncode:
                raise NoPeer((ended.stderr.strip().splitlines() or ["no reason given"])[-1][:100])
        done.touch()
    return python


def first_dialog(python: Path) -> tuple[float, float, float]:
    """Seconds from the start of the process to the first painted dialog; RSS and PSS then, in MB.

    Raises:
        NoPeer: it ended without a dialog.
    """
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QTWEBENGINE_DISABLE_SANDBOX": "1"}
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder:
        begun = time.monotonic()
        try:
            ended = subprocess.run(
                [str(python), "-c", _PROBE, str(Path(folder) / "base")],
                capture_output=True, text=True, check=False, env=variables, timeout=60,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise NoPeer("no dialog within a minute") from error
    for line in ended.stdout.splitlines():
        if line.startswith("FIRST"):
            at, rss, pss = (float(part) for part in line.split()[1:])
            return at - begun, rss, pss
    raise NoPeer((ended.stderr.strip().splitlines() or ["no dialog"])[-1][:100])
