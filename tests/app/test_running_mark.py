"""What the installer for Windows sees of a running program, and where its words go without a console."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
from desktop.app.running_mark import hold_running_mark
hold_running_mark()
print("held", flush=True)
input()
"""


@pytest.mark.skipif(sys.platform != "win32", reason="names of this kind are those of Windows")
def test_a_program_is_seen_for_as_long_as_it_runs() -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        assert is_seen()
        child.kill()
    assert not is_seen()


def test_it_may_be_asked_for_everywhere() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD], cwd=ROOT, input="\n", capture_output=True, text=True, check=True
    )
    assert done.stdout == "held\n"


def test_a_program_without_a_console_may_say_something(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    script = f"""
import sys
from pathlib import Path
if sys.platform == "win32":
    sys.stdout = sys.stderr = None
from desktop.app.main import main
Path({str(told)!r}).write_text(str(main(["verify", "--store", {str(tmp_path / "none")!r}])))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert told.read_text() == "2"


if sys.platform == "win32":
    import ctypes

    def is_seen() -> bool:
        kernel = ctypes.WinDLL("kernel32")
        kernel.OpenMutexW.restype = ctypes.c_void_p
        handle = kernel.OpenMutexW(0x100000, False, "Local\\MotCuaXa.Running")
        if handle:
            kernel.CloseHandle(ctypes.c_void_p(handle))
        return bool(handle)
else:

    def is_seen() -> bool:
        return False
