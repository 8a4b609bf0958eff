"""`motcua --smoke` as it is run on a machine that just got the program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.conftest import command, environment

LINE = re.compile(r"^ *[0-9]+\.[0-9]{2} s  \S")


def smoke(home: Path, *under: str, **changes: str) -> subprocess.CompletedProcess[str]:
    variables = environment(home / "của tôi") | changes
    return subprocess.run(
        [*under, *command("--smoke")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=variables,
        check=False,
        timeout=240,
    )


def test_every_step_works_and_nothing_is_left(tmp_path: Path) -> None:
    """The whole program once, in a process of its own: longer than other tests for that."""
    room = tmp_path / "tạm"
    room.mkdir()
    done = smoke(tmp_path, TMPDIR=str(room), TEMP=str(room), TMP=str(room))
    assert done.stderr == ""
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line for line in lines if not LINE.match(line)] == []
    for step in (
        "kho mới",
        "đăng nhập",
        "cửa sổ chính",
        "nhận hồ sơ H",
        "giấy hẹn PDF",
        "đồng bộ: đã gửi hết",
        "tổng hợp",
    ):
        assert step in done.stdout
    assert lines[-1].endswith("tất cả đều được")
    assert list(tmp_path.iterdir()) == [room]
    # Where starts of one user find each other; it stays for the next.
    stays = re.compile(r"motcua-[0-9a-f]{16}\.lock" if sys.platform == "win32" else f"motcua-{os.getuid()}")
    assert [one.name for one in room.iterdir() if not stays.fullmatch(one.name)] == []


@pytest.mark.slow
def test_what_a_round_of_its_own_has_sent_already_counts(tmp_path: Path) -> None:
    """A machine so slow that the courier comes by before the trial asks for it: nothing is left to send."""
    script = """
from PySide6.QtCore import QEventLoop, QTimer
from desktop.app.smoke import run_smoke
def say(words):
    print(words, flush=True)
    if "giấy hẹn PDF" in words:
        loop = QEventLoop()
        QTimer.singleShot(5000, loop.quit)
        loop.exec()
run_smoke(say)
"""
    variables = environment(tmp_path / "của tôi")
    run = [sys.executable, "-X", "utf8", "-c", script]
    done = subprocess.run(run, capture_output=True, encoding="utf-8", env=variables, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "đồng bộ: đã gửi hết (lượt này 0)" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of file sizes")
def test_a_disk_that_takes_no_more_is_told_in_words(tmp_path: Path) -> None:
    done = smoke(tmp_path, "sh", "-c", 'ulimit -f 64; exec "$@"', "sh")
    assert done.returncode == 2
    assert "[store_unavailable]" in done.stderr
    assert "Traceback" not in done.stderr
    assert "tất cả đều được" not in done.stdout
