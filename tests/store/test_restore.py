"""A damaged store put back: checked first, nothing deleted, and nothing lost that can still be read."""

from __future__ import annotations

import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.app.clock import SetClock
from desktop.app.closing import spread_backup
from desktop.store.anew import HEAD
from desktop.store.attachments import FOLDER
from desktop.store.errors import BackupUnusable, StoreDamaged, StoreForeign, StoreInUse, StoreUnavailable, WrongPassword
from desktop.store.found_backups import find_backups
from desktop.store.names import DATABASE, SLOTS
from desktop.store.restore import ASIDE, PART, restore
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.change_password import ChangePassword, change_password
from desktop.usecases.remove_old_bodies import RemoveOldBodies, remove_old_bodies
from desktop.usecases.set_user import SetUser, set_user
from tests.store.scans import scan, scanned
from tests.store.stores import PASSWORD, at, dump, new_store, open_store, receive
from tests.store.test_backup import no_room
from tests.support import words
from tests.usecases.steps import bring

PAGE = 4096
BACKUP = "motcua_2026-11-23.db"


@pytest.fixture
def folder(tmp_path: Path, clock: SetClock) -> Path:
    """A closed store of eight dossiers; a backup of the first five lies beside it."""
    store = new_store(tmp_path / "store", clock)
    for _ in range(5):
        receive(store)
    store.backup_to(tmp_path / "backups" / BACKUP)
    for _ in range(3):
        receive(store)
    store.close()
    return store.folder


def put_back(folder: Path, clock: SetClock, backup: str | None = BACKUP, password: str = PASSWORD) -> tuple[int, int]:
    path = None if backup is None else folder.with_name("backups") / backup
    done = restore(folder, path, user="diem", password=password, clock=clock)
    return done.events, done.saved


def spoil(path: Path, page: int, pages: int = 1) -> None:
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(random.Random(page).randbytes(pages * PAGE))


def test_the_backup_and_what_is_newer_in_the_damaged_file(folder: Path, clock: SetClock) -> None:
    spoil(folder / DATABASE, 1, 2)
    with pytest.raises(StoreDamaged):
        open_store(folder, clock)
    assert put_back(folder, clock) == (9, 3)
    store = open_store(folder, clock)
    assert store.verify() == 9
    assert store.view().counts() == {"journal": 8, "register": 8}
    store.close()


@pytest.mark.parametrize("seed", range(6))
def test_without_a_backup_the_readable_rest_is_saved(folder: Path, clock: SetClock, seed: int) -> None:
    whole = (folder / DATABASE).stat().st_size // PAGE
    spoil(folder / DATABASE, random.Random(seed).randrange(whole // 2, whole))
    events, saved = put_back(folder, clock, None)
    assert (saved >= 4, events) == (True, saved + 1)
    store = open_store(folder, clock)
    assert store.verify() == events
    store.close()


def test_a_file_that_says_nothing_is_not_replaced(folder: Path, clock: SetClock) -> None:
    (folder / DATABASE).write_bytes(random.Random(1).randbytes(40 * PAGE))
    with pytest.raises(BackupUnusable) as unusable:
        put_back(folder, clock, None)
    assert unusable.value.facts["reason"] == "nothing"
    assert put_back(folder, clock) == (6, 0)


def test_what_was_there_is_kept_aside(folder: Path, clock: SetClock) -> None:
    before = (folder / DATABASE).read_bytes()
    put_back(folder, clock)
    put_aside = list((folder / ASIDE).rglob(DATABASE))
    assert [path.read_bytes() for path in put_aside] == [before]
    assert not (folder / PART).exists()


def test_it_goes_on_in_a_new_journal_with_numbers_never_given(folder: Path, clock: SetClock) -> None:
    old = open_store(folder, clock)
    journal = old.view().journal.id
    given = {row.number for row in old.view().recent(100)}
    old.close()
    (folder / DATABASE).write_bytes(b"")
    put_back(folder, clock)
    store = open_store(folder, clock)
    assert store.view().journal.id != journal
    new = [receive(store) for _ in range(4)]
    assert not given & {receipt.number for receipt in new}
    mark = f"TAM-2R{store.view().journal.id[-4:].upper()}-261123"
    assert [receipt.number for receipt in new][:2] == [f"{mark}-001", f"{mark}-002"]
    clock.set(clock.now().replace(day=24))
    assert receive(store).number == "H20.126.05-261124-2001"
    store.close()
    put_back(folder, clock)
    store = open_store(folder, clock)
    assert store.view().journal.restores() == 2
    store.close()


def test_a_second_restore_has_marks_of_its_own(folder: Path, clock: SetClock) -> None:
    put_back(folder, clock)
    store = open_store(folder, clock)
    first = receive(store).number
    store.backup_to(folder.with_name("backups") / "motcua_2026-11-24.db")
    store.close()
    put_back(folder, clock, "motcua_2026-11-24.db")
    store = open_store(folder, clock)
    second = receive(store).number
    assert first != second
    assert second == f"TAM-2R{store.view().journal.id[-4:].upper()}-261123-001"
    assert store.verify() == 12
    store.close()


def test_a_restore_is_told_in_the_journal(folder: Path, clock: SetClock) -> None:
    put_back(folder, clock)
    store = open_store(folder, clock)
    journal = store.view().journal
    (envelope, delivery), *_ = journal.stream(f"machine:{journal.device}")
    assert (envelope.header.type, envelope.header.actor, delivery.state) == ("StoreRestored", "diem", "waiting")
    assert f'"backup":"{BACKUP}"'.encode() in (envelope.body or b"")
    store.close()


def test_old_and_new_password(folder: Path, clock: SetClock) -> None:
    store = open_store(folder, clock)
    store.run(change_password, ChangePassword(PASSWORD, "ba con mèo mun"))
    store.close()
    with pytest.raises(WrongPassword):
        put_back(folder, clock, password="sai mật khẩu")
    for password in ("ba con mèo mun", PASSWORD):
        put_back(folder, clock, password=password)
    Store.open(folder, user="diem", password="ba con mèo mun", clock=clock).close()


def test_lost_slots_come_back_with_the_backup(folder: Path, clock: SetClock) -> None:
    for content in (None, b"", b"{}", b"garbage"):
        (folder / SLOTS).unlink(missing_ok=True)
        if content is not None:
            (folder / SLOTS).write_bytes(content)
        put_back(folder, clock)
        store = open_store(folder, clock)
        assert store.view().counts() == {"journal": 8, "register": 8}
        store.close()


def test_on_a_new_machine(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    done = restore(
        tmp_path / "new" / "store", tmp_path / "backups" / BACKUP, user="diem", password=PASSWORD, clock=clock
    )
    assert (done.events, done.saved, done.aside) == (6, 0, None)
    open_store(tmp_path / "new" / "store", clock).close()


@pytest.mark.parametrize("reason", ["keys", "damaged", "cut", "text", "other"])
def test_a_backup_that_cannot_be_used_replaces_nothing(
    folder: Path, clock: SetClock, tmp_path: Path, reason: str
) -> None:
    backup = tmp_path / "backups" / BACKUP
    if reason == "keys":
        backup.with_suffix(".keys.json").unlink()
    elif reason == "damaged":
        spoil(backup, 3, 2)
    elif reason == "cut":
        backup.write_bytes(backup.read_bytes()[: 5 * PAGE])
    elif reason == "text":
        backup.write_bytes(b"Bien ban giao nhan 24/11/2026 " * 200)
    else:
        other = new_store(tmp_path / "other", clock)
        other.backup_to(backup)
        other.close()
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(BackupUnusable) as unusable:
        put_back(folder, clock)
    assert unusable.value.facts["reason"] == {"cut": "damaged", "text": "damaged"}.get(reason, reason)
    assert (folder / DATABASE).read_bytes() == before
    assert not (folder / PART).exists()
    store = open_store(folder, clock)
    assert store.verify() == 8
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of this kind")
def test_a_full_disk_replaces_nothing(folder: Path, clock: SetClock) -> None:
    with no_room(), pytest.raises(StoreUnavailable):
        put_back(folder, clock)
    assert not (folder / PART).exists()
    store = open_store(folder, clock)
    assert store.verify() == 8
    store.close()


def test_an_open_store_is_not_replaced(folder: Path, clock: SetClock) -> None:
    store = open_store(folder, clock)
    with pytest.raises(StoreInUse):
        put_back(folder, clock)
    store.close()


def test_backups_are_found_newest_first(folder: Path, tmp_path: Path) -> None:
    second = tmp_path / "usb"
    second.mkdir()
    shutil.copy(tmp_path / "backups" / BACKUP, second / "motcua_2026-11-20.db")
    found = find_backups([tmp_path / "backups", second, tmp_path / "vanished"])
    assert [(backup.path.name, backup.whole) for backup in found] == [("motcua_2026-11-20.db", False), (BACKUP, True)]
    assert {backup.made_at.utcoffset() for backup in found} == {timedelta(hours=7)}, "whatever zone the machine has"


def test_a_foreign_file_in_the_stores_place_is_named_so(folder: Path, clock: SetClock) -> None:
    (folder / DATABASE).write_bytes(b"SQLite format 3\0" + bytes(PAGE))
    with pytest.raises(StoreForeign):
        open_store(folder, clock)
    assert (folder / DATABASE).read_bytes().startswith(b"SQLite format 3")
    put_back(folder, clock)
    open_store(folder, clock).close()


def test_an_emptied_file_is_damage_and_no_new_store(folder: Path, clock: SetClock) -> None:
    (folder / DATABASE).write_bytes(b"")
    with pytest.raises(StoreDamaged):
        open_store(folder, clock)


def test_attached_files_come_back_with_the_backup(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path / "store", clock)
    dossier = receive(store).dossier
    kept = store.files.keep(scanned(tmp_path / "scans", scan(200_000)))
    store.run(attach_file, AttachFile(dossier, "Đơn đề nghị", kept.sha256))
    store.backup_to(tmp_path / "backups" / BACKUP)
    assert spread_backup(tmp_path / "backups" / BACKUP, store.folder / FOLDER, str(tmp_path / "usb")) is None
    store.close()
    shutil.rmtree(tmp_path / "store")
    restore(tmp_path / "store", tmp_path / "usb" / BACKUP, user="diem", password=PASSWORD, clock=clock)
    again = open_store(tmp_path / "store", clock)
    assert b"".join(again.files.read(kept.sha256)) == scan(200_000)
    again.close()


def test_a_restore_cut_between_its_last_renames_is_finished_by_the_next_opening(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.restore.take_ready", lambda _: None)
    put_back(folder, clock)
    assert not (folder / DATABASE).exists()
    monkeypatch.undo()
    store = open_store(folder, clock)
    assert store.verify() == 9
    store.close()


def test_what_the_backup_has_whole_is_whole_again(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path / "store", clock)
    dossier = bring(store, 10)
    with store.write() as work:
        waiting = words.waiting(work.journal, max_events=100)
        work.settle(words.accepted(waiting))
    store.backup_to(tmp_path / "backups" / BACKUP)
    clock.set(at("2029-03-01 08:00"))
    store.user = User("thanh", "Lê Văn Thành", Role.LEADER)
    assert store.run(remove_old_bodies, RemoveOldBodies(date(2027, 1, 1)))[0].dossiers == 1
    store.close()
    put_back(store.folder, clock)
    again = open_store(store.folder, clock)
    assert again.view().dossier(dossier).dossier.status == 10
    written = dump(again)
    again.rebuild()
    assert dump(again) == written
    again.close()


def test_a_database_put_back_by_hand_is_noticed_at_the_next_opening(folder: Path, clock: SetClock) -> None:
    shutil.copy(folder.with_name("backups") / BACKUP, folder / DATABASE)
    for noticed in (True, False):
        store = open_store(folder, clock)
        assert store.put_back is noticed
        journal = store.view().journal
        assert (journal.restores(), journal.state("pull_first")) == (1, "1")
        assert b'"backup":""' in (journal.stream(f"machine:{journal.device}")[0][0].body or b"")
        store.close()


def test_a_number_beside_the_database_that_cannot_be_read_changes_nothing(folder: Path, clock: SetClock) -> None:
    for content in (b"", b"x", b"\xff\xff", b"journal 99", b"0199 -1"):
        (folder / HEAD).write_bytes(content)
        store = open_store(folder, clock)
        assert store.view().journal.restores() == 0
        store.close()


def test_users_and_requests_since_the_backup_come_along(folder: Path, clock: SetClock) -> None:
    store = open_store(folder, clock)
    store.user = User("thanh", "Lê Văn Thành", Role.ADMINISTRATOR)
    store.run(set_user, SetUser("lan", "Trần Thị Ngọc Lan", "receiving", "hoa lan tím 26"))
    store.admit("diem", PASSWORD)
    first = receive(store, key="phieu-1")
    store.close()
    put_back(folder, clock)
    again = open_store(folder, clock)
    assert again.admit("lan", "hoa lan tím 26").name == "Trần Thị Ngọc Lan"
    assert receive(again, key="phieu-1") == first
    again.close()
