"""Backups that open, and targets that fail (safety: the store)."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.store.backup import copy_backup
from desktop.store.errors import StoreUnavailable
from desktop.store.store import Store
from tests.store.stores import dump, open_store, receive


def restored(store: Store, backup: Path, folder: Path) -> Path:
    """A folder made of a backup and the slot file it belongs to."""
    folder.mkdir()
    shutil.copy(backup, folder / "motcua.db")
    shutil.copy(backup.with_suffix(".keys.json"), folder / "keys.json")
    return folder


def test_a_restored_copy_opens_with_the_same_password(store: Store, clock: SetClock, tmp_path: Path) -> None:
    receipts = [receive(store) for _ in range(5)]
    store.backup_to(tmp_path / "backups" / "motcua_2026-11-23.db")
    whole = dump(store)
    receive(store)
    copy = open_store(restored(store, tmp_path / "backups" / "motcua_2026-11-23.db", tmp_path / "copy"), clock)
    assert dump(copy) == whole
    assert copy.verify() == 5
    assert copy.view().find_number(receipts[0].number) == receipts[0].dossier
    copy.close()


def test_a_backup_is_an_encrypted_file_with_its_slots(store: Store, tmp_path: Path) -> None:
    receive(store)
    store.backup_to(tmp_path / "b.db")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["b.db", "b.keys.json"]
    assert b"SQLite format" not in (tmp_path / "b.db").read_bytes()[:16]


def test_a_newer_backup_replaces_the_older_of_its_name(store: Store, clock: SetClock, tmp_path: Path) -> None:
    target = tmp_path / "b.db"
    store.backup_to(target)
    receive(store)
    store.backup_to(target)
    copy = open_store(restored(store, target, tmp_path / "copy"), clock)
    assert copy.verify() == 1
    copy.close()


@contextmanager
def no_room() -> Iterator[None]:
    """The system refuses to let any file grow beyond a few pages, as a full disk would."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3 * 4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of this kind")
def test_a_full_target_leaves_the_old_backup(store: Store, clock: SetClock, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "b.db"
    receive(store)
    store.backup_to(target)
    old = target.read_bytes()
    receive(store)
    with no_room(), pytest.raises(StoreUnavailable):
        store.backup_to(target)
    assert target.read_bytes() == old
    assert sorted(path.name for path in target.parent.iterdir()) == ["b.db", "b.keys.json"]
    receive(store)
    store.backup_to(target)
    copy = open_store(restored(store, target, tmp_path / "copy"), clock)
    assert copy.verify() == 3
    copy.close()


def test_a_folder_that_cannot_be_is_an_error_of_the_world(store: Store, tmp_path: Path) -> None:
    receive(store)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreUnavailable):
        store.backup_to(tmp_path / "file" / "b.db")
    with pytest.raises(StoreUnavailable):
        store.backup_to(Path("/proc/nowhere/b.db"))
    (tmp_path / "b.db").mkdir()
    with pytest.raises(StoreUnavailable):
        store.backup_to(tmp_path / "b.db")
    assert store.verify() == 1
    receive(store)


def test_fourteen_are_kept_and_nothing_else_is_touched(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    strangers = [folder / "ke-toan.db", folder / "province.db", folder / "anh.jpg"]
    for path in strangers:
        path.write_bytes(b"khong phai cua chung ta")
    for day in range(1, 19):
        store.backup_to(folder / f"motcua_2026-11-{day:02d}.db")
    kept = sorted(path.name for path in folder.glob("motcua_*.db"))
    assert kept == [f"motcua_2026-11-{day:02d}.db" for day in range(5, 19)]
    assert all(path.exists() for path in strangers)


def test_a_backup_while_somebody_reads(store: Store, tmp_path: Path) -> None:
    receive(store)
    with store.reading() as view:
        assert view.count("open") == 1
        store.backup_to(tmp_path / "b.db")
        assert view.count("open") == 1


def test_a_second_folder_gets_a_copy_that_opens(store: Store, clock: SetClock, tmp_path: Path) -> None:
    receive(store)
    store.backup_to(tmp_path / "backups" / "motcua_2026-11-23.db")
    copied = copy_backup(tmp_path / "backups" / "motcua_2026-11-23.db", tmp_path / "usb" / "sao lưu")
    copy = open_store(restored(store, copied, tmp_path / "copy"), clock)
    assert copy.verify() == 1
    copy.close()


def test_a_second_folder_that_is_gone_is_told_and_nothing_half_is_left(store: Store, tmp_path: Path) -> None:
    store.backup_to(tmp_path / "b.db")
    (tmp_path / "usb").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(StoreUnavailable):
        copy_backup(tmp_path / "b.db", tmp_path / "usb" / "x")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of this kind")
def test_of_a_second_folder_that_is_full_nothing_half_is_left(store: Store, tmp_path: Path) -> None:
    store.backup_to(tmp_path / "b.db")
    with no_room(), pytest.raises(StoreUnavailable):
        copy_backup(tmp_path / "b.db", tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []
