"""The rehearsal of a power cut touches nothing of the store, and tells what was lost since the last one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.store.errors import StoreUnavailable
from desktop.store.power_cut import COMMITS, FILES, FOLDER, rehearse

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
ALL = COMMITS + FILES


def test_all_that_was_committed_is_read_back(tmp_path: Path) -> None:
    (tmp_path / "motcua.db").write_bytes(b"untouched")
    first = rehearse(tmp_path, AT)
    assert (first.now.written, first.now.whole, first.earlier) == (ALL, ALL, None)
    assert 0 <= first.sync_ms <= first.slowest_ms
    second = rehearse(tmp_path, AT)
    assert second.earlier is not None
    assert (second.earlier.at, second.earlier.whole) == (AT, ALL)
    assert (tmp_path / "motcua.db").read_bytes() == b"untouched"
    assert {path.name for path in tmp_path.iterdir()} == {"motcua.db", FOLDER}


def test_what_was_lost_in_between_is_counted(tmp_path: Path) -> None:
    rehearse(tmp_path, AT)
    (tmp_path / FOLDER / "00.tep").unlink()
    (tmp_path / FOLDER / "01.tep").write_bytes(b"\0" * 4096)
    again = rehearse(tmp_path, AT)
    assert again.earlier is not None
    assert again.earlier.whole == ALL - 2
    (tmp_path / FOLDER / "thu.db").write_bytes(b"\x01" * 8192)
    third = rehearse(tmp_path, AT)
    assert third.earlier is not None
    assert third.earlier.whole == FILES
    assert third.now.whole == ALL


def test_a_folder_that_takes_no_writing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        rehearse(tmp_path / "file", AT)
