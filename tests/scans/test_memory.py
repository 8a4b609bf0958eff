"""However many pages are taken in, one picture or two are in memory, and none is left with the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scans.pages import drawn, grained, saved

_TAKES = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from desktop.scans.memory import give_back_large_blocks
from desktop.scans.take_in import picture_of, take_in
from desktop.store.attachments import Attachments

def held(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1]) // 1024

app = QGuiApplication([])
give_back_large_blocks()
files = Attachments(Path(sys.argv[2]), b"k" * 32, lambda: 0.0)
before = held("VmRSS")
with ThreadPoolExecutor(2) as pool:
    for _ in range(int(sys.argv[3])):
        (page,) = pool.submit(take_in, files, Path(sys.argv[1]), 200).result()
        for shown in [pool.submit(picture_of, files, page, (300, 400)) for _ in range(2)]:
            shown.result()
print(held("VmHWM") - before, held("VmRSS") - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks the system as Linux tells it")
def test_memory_does_not_grow_with_the_pages(tmp_path: Path) -> None:
    source = saved(tmp_path, "a.jpg", grained(drawn(), 5), 92)
    grown = []
    for pages in (2, 7):
        (tmp_path / str(pages)).mkdir()
        said = subprocess.run(
            [sys.executable, "-c", _TAKES, str(source), str(tmp_path / str(pages)), str(pages)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        ).stdout
        peak, left = (int(number) for number in said.split())
        grown.append(peak)
        assert left < 90
    assert grown[1] < grown[0] + 60
    assert grown[1] < 220
