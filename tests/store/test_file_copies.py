"""Copies of files: whole or not at all, and never the worse one over the better."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.store.attachments import held, is_whole, parts
from desktop.store.errors import StoreUnavailable
from desktop.store.file_copies import copy_new
from desktop.store.sealed import CHUNK_BYTES
from tests.store.scans import attachments, scan, scanned
from tests.store.test_backup import no_room

ROOT = Path(__file__).resolve().parents[2]


def filled(tmp_path: Path, count: int = 3, size_bytes: int = CHUNK_BYTES + 10) -> tuple[Path, list[str]]:
    """A folder of so many files, and their addresses."""
    files = attachments(tmp_path / "kho")
    kept = [files.keep(scanned(tmp_path, scan(size_bytes, seed))).sha256 for seed in range(count)]
    return files.folder, kept


def test_a_copy_reads_like_the_original(tmp_path: Path) -> None:
    folder, kept = filled(tmp_path)
    seen: list[tuple[int, int]] = []
    copied = copy_new(folder, tmp_path / "usb" / "sao lưu" / "files", lambda *at: seen.append(at))
    assert copied == (3, sum(p.stat().st_size for p in held(folder)), 0, ())
    assert seen == [(1, 3), (2, 3), (3, 3)]
    copy = attachments(tmp_path / "usb" / "sao lưu")
    for seed, sha256 in enumerate(kept):
        assert b"".join(copy.read(sha256)) == scan(CHUNK_BYTES + 10, seed)


def test_only_what_is_lacking_is_copied_and_nothing_is_removed(tmp_path: Path) -> None:
    folder, _ = filled(tmp_path)
    target = tmp_path / "usb"
    copy_new(folder, target)
    one, other, third = held(target)
    before = one.stat().st_mtime_ns
    other.unlink()
    data = third.read_bytes()
    third.write_bytes(data[:-1])
    (folder / one.parent.name / one.name).unlink()
    again = copy_new(folder, target)
    assert (again.files, again.there, again.cut) == (2, 0, ())
    assert third.read_bytes() == data
    assert one.stat().st_mtime_ns == before
    assert copy_new(folder, target) == (0, 0, 2, ())


def test_a_cut_source_is_named_and_replaces_nothing(tmp_path: Path) -> None:
    folder, _ = filled(tmp_path)
    target = tmp_path / "usb"
    copy_new(folder, target)
    first, second, _ = held(folder)
    for source in (first, second):
        source.write_bytes(source.read_bytes()[: CHUNK_BYTES + 60])
    (target / second.parent.name / second.name).unlink()
    copied = copy_new(folder, target)
    assert (copied.files, copied.there, copied.cut) == (0, 2, (second.name,))
    assert all(is_whole(path) for path in held(target))


def test_nothing_to_copy(tmp_path: Path) -> None:
    assert copy_new(tmp_path / "none", tmp_path / "usb") == (0, 0, 0, ())


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of this kind")
def test_a_full_target_leaves_nothing_half(tmp_path: Path) -> None:
    folder, _ = filled(tmp_path)
    with no_room(), pytest.raises(StoreUnavailable):
        copy_new(folder, tmp_path / "usb")
    assert list(held(tmp_path / "usb")) == parts(tmp_path / "usb") == []
    assert copy_new(folder, tmp_path / "usb").files == 3


def test_a_target_that_cannot_be(tmp_path: Path) -> None:
    folder, _ = filled(tmp_path)
    (tmp_path / "usb").write_bytes(b"a file")
    with pytest.raises(StoreUnavailable):
        copy_new(folder, tmp_path / "usb" / "files")


@pytest.mark.faults
def test_killed_at_any_instant_a_run_is_simply_run_again(tmp_path: Path) -> None:
    folder, kept = filled(tmp_path, 60, 200_000)
    code = (
        "from pathlib import Path; from desktop.store.file_copies import copy_new; print('ready', flush=True);"
        f" copy_new(Path({str(folder)!r}), Path({str(tmp_path / 'usb')!r}))"
    )
    chance = random.Random(3)
    for _ in range(6):
        child = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        with child.stdout as told:
            assert told.readline() == "ready\n"
            time.sleep(chance.uniform(0.001, 0.06))
            child.kill()
        child.wait()
        assert all(is_whole(path) for path in held(tmp_path / "usb"))
    copied = copy_new(folder, tmp_path / "usb")
    assert copied.files + copied.there == len(kept)
    assert {p.name: p.read_bytes() for p in held(tmp_path / "usb")} == {p.name: p.read_bytes() for p in held(folder)}
    assert parts(tmp_path / "usb") == []
