"""A finished file takes its place, also while another program looks at what was there."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest

from desktop.store import files
from desktop.store.errors import StoreReadOnly
from desktop.store.files import write_atomically

WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="elsewhere a file that is looked at can be replaced")


def test_a_file_that_is_looked_at_for_a_moment_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sổ.json"
    write_atomically(path, b"old")
    looking = path.open("rb")
    later = threading.Timer(0.3, looking.close)
    later.start()
    write_atomically(path, b"new")
    later.join()
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["sổ.json"]


@WINDOWS
def test_a_file_that_is_held_for_good_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "HELD_S", 0.2)
    path = tmp_path / "sổ.json"
    write_atomically(path, b"old")
    began = time.monotonic()
    with path.open("rb"), pytest.raises(StoreReadOnly):
        write_atomically(path, b"new")
    assert 0.2 <= time.monotonic() - began < 2
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["sổ.json"]
