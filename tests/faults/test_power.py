"""Power cuts in every run, the disk they are tried on, and a proof that a store that does not wait for it is found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults import power
from tests.faults.figures import Figures
from tests.faults.replay import Record, image
from tests.faults.shim import NoShim

pytestmark = pytest.mark.faults


def needs_shim(found: Figures) -> None:
    if found.left_out:
        pytest.skip(found.left_out)


def test_nothing_acknowledged_is_lost_by_a_power_cut() -> None:
    found = power.search(seed=3, cuts=12)
    needs_shim(found)
    assert found.good, found.broken
    assert found.survived + found.met == found.tried == 12


def test_a_store_that_does_not_wait_for_the_disk_is_found() -> None:
    found = power.search(seed=1, cuts=12, unsynced=True)
    needs_shim(found)
    assert found.lost > 0
    assert not found.good


def test_a_failing_seed_replays_alone(tmp_path: Path) -> None:
    """The same log, cut and seed give the same disk."""
    (tmp_path / "disk").mkdir()
    try:
        records = power.record(tmp_path / "disk", tmp_path / "log", 1)
    except NoShim as why:
        pytest.skip(str(why))
    cut = len(records) // 2
    assert image(records, cut, random.Random(7)) == image(records, cut, random.Random(7))
    assert {record.kind for record in records} >= set("CWTSDRUKM")
    # Nothing that the program wrote escaped the log: with every record applied, the disk is the one that is there.
    files, _ = image([*records, *_everything_synced(records, tmp_path / "disk")], 10**9, random.Random(1))
    there = {str(path): path.read_bytes() for path in (tmp_path / "disk").rglob("*") if path.is_file()}
    assert files == there


def _everything_synced(records: list[Record], disk: Path) -> list[Record]:
    files = sorted({record.file for record in records if record.file})
    folders = [str(disk), *(record.one.decode() for record in records if record.kind == "K")]
    return [Record("S", file, 0, b"", "") for file in files] + [Record("D", 0, 0, f.encode(), "") for f in folders]


A, B, FOLDER = "/d/a", "/d/b", "/d"


def images(*records: Record) -> set[str]:
    """All disks that some cuts after the last record leave, in words."""
    found = set()
    for seed in range(300):
        files, _ = image(list(records), len(records), random.Random(seed))
        found.add(" ".join(f"{path}={content.hex()[:8]}{len(content)}" for path, content in sorted(files.items())))
    return found


def create(path: str, file: int) -> Record:
    return Record("C", file, 0, path.encode(), "")


def write(file: int, content: bytes, at: int = 0) -> Record:
    return Record("W", file, at, content, "")


def sync(file: int) -> Record:
    return Record("S", file, 0, b"", "")


FOLDER_SYNC = Record("D", 0, 0, FOLDER.encode(), "")


def test_what_was_synced_is_there_and_what_was_not_may_be() -> None:
    assert images(create(A, 1), write(1, b"old."), sync(1), FOLDER_SYNC) == {"/d/a=6f6c642e4"}
    assert images(create(A, 1), FOLDER_SYNC, write(1, b"old.")) == {"/d/a=0", "/d/a=6f6c642e4"}
    assert images(create(A, 1), write(1, b"old."), sync(1)) == {"", "/d/a=6f6c642e4"}


def test_a_write_is_torn_at_sectors() -> None:
    torn = {content[5:] for content in images(create(A, 1), FOLDER_SYNC, write(1, b"x" * 1024))}
    assert torn == {"0", "787878781024", "78787878512", "000000001024"}


def test_a_rename_without_a_sync_of_its_folder_may_be_undone() -> None:
    before = [create(A, 1), write(1, b"old."), sync(1), FOLDER_SYNC, create(B, 2), write(2, b"new."), sync(2)]
    rename = Record("R", 0, 0, B.encode(), A)
    assert images(*before, rename) == {"/d/a=6f6c642e4", "/d/a=6f6c642e4 /d/b=6e65772e4", "/d/a=6e65772e4"}
    assert images(*before, rename, FOLDER_SYNC) == {"/d/a=6e65772e4"}
