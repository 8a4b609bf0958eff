"""How long the program takes from its start to its window, on a screen in memory."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

WAITS_S = 30
_SUBSTRUCTURE_NOTIFY, _MAP_NOTIFY, _EVENT_LONGS = 1 << 19, 19, 24


def start_times(program: Path, times: int) -> list[float]:
    """Seconds from the start to the first window; the first of all, which finds nothing in memory, is left out."""
    with screen() as display, tempfile.TemporaryDirectory() as home:
        variables = {**os.environ, "DISPLAY": display, "MOTCUA_HOME": home, "LC_ALL": "C.UTF-8"}
        for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
            variables.pop(name, None)
        return [start_time([str(program)], variables) for _ in range(times + 1)][1:]


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def start_time(command: list[str], variables: dict[str, str]) -> float:
    """Start a program, wait for its first window, and end it."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    display = ctypes.c_void_p(x11.XOpenDisplay(variables["DISPLAY"].encode()))
    if display.value is None:
        raise OSError("no screen")
    x11.XSelectInput(display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), ctypes.c_long(_SUBSTRUCTURE_NOTIFY))
    x11.XSync(display, 0)
    event = (ctypes.c_long * _EVENT_LONGS)()
    began = time.perf_counter()
    process = subprocess.Popen(command, env=variables, start_new_session=True)
    try:
        while time.perf_counter() - began < WAITS_S:
            while x11.XPending(display):
                x11.XNextEvent(display, ctypes.byref(event))
                if event[0] & 0xFFFFFFFF == _MAP_NOTIFY:
                    return time.perf_counter() - began
            time.sleep(0.002)
        raise OSError(f"no window after {WAITS_S} s")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        x11.XCloseDisplay(display)


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A screen in memory; yields its name.

    Raises:
        OSError: Xvfb is not there.
    """
    if shutil.which("Xvfb") is None:
        raise OSError("Xvfb is not installed (package xvfb)")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise OSError("Xvfb did not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
