"""Failing disks in every run, and a proof that a program that does not look at what the disk says is found."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import disk, shim

pytestmark = [pytest.mark.faults, pytest.mark.skipif(sys.platform == "win32", reason="neither mount nor limits")]


def test_a_failing_disk_is_told_in_words_and_loses_nothing() -> None:
    found = disk.search(seed=3, faults=15)
    assert found.good, found.broken
    assert found.survived + found.met == found.tried == 15
    assert found.seen["store_full"] > 0


def test_a_program_that_does_not_look_is_found() -> None:
    found = disk.search(seed=3, faults=15, swallow=True)
    assert found.lost > 0
    assert not found.good


FAILS = """
import os, sys
from tests.faults import shim
one = shim.Shim()
kinds, after, short, sticky = (int(word) for word in sys.argv[2:])
one.arm(kinds, after, 5, short=bool(short), sticky=bool(sticky))
said = []
file = os.open(sys.argv[1], os.O_CREAT | os.O_RDWR)
for call in (lambda: os.write(file, b"12345678"), lambda: os.write(file, b"12345678"), lambda: os.fsync(file),
             lambda: os.pwrite(file, b"1234", 0), lambda: os.ftruncate(file, 4),
             lambda: os.rename(sys.argv[1], sys.argv[1] + "2"), lambda: os.unlink(sys.argv[1] + "2")):
    try:
        said.append(str(call()))
    except OSError as error:
        said.append("E%d" % error.errno)
print(*said, one.disarm())
"""


@pytest.mark.parametrize(
    ("kinds", "after", "short", "sticky", "said"),
    [
        (0, 0, 0, 0, "8 8 None 4 None None None 0"),
        (shim.WRITE, 1, 0, 0, "8 E5 None 4 None None None 1"),
        (shim.WRITE, 1, 0, 1, "8 E5 None E5 None None None 2"),
        (shim.WRITE, 0, 1, 0, "4 8 None 4 None None None 1"),
        (shim.SYNC, 0, 0, 0, "8 8 E5 4 None None None 1"),
        (shim.TRUNCATE | shim.RENAME, 0, 0, 1, "8 8 None 4 E5 E5 E2 2"),
    ],
)
def test_the_operation_that_was_chosen_fails_and_no_other(
    tmp_path: Path, kinds: int, after: int, short: int, sticky: int, said: str
) -> None:
    assert errno.EIO == 5
    try:
        _, library = shim._built()
    except shim.NoShim as why:
        pytest.skip(str(why))
    ended = subprocess.run(
        [sys.executable, "-c", FAILS, str(tmp_path / "f"), *map(str, (kinds, after, short, sticky))],
        env={"LD_PRELOAD": str(library), "FAULTS_UNDER": str(tmp_path), "PYTHONPATH": str(shim.ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.strip() == said
