"""A store from its creation to the faults of its disk (safety: the store; bad input: store)."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.app.clock import SetClock
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierFilter
from desktop.store.errors import (
    SignInDelayed,
    StoreDamaged,
    StoreExists,
    StoreForeign,
    StoreFull,
    StoreInUse,
    StoreMissing,
    StoreReadOnly,
    StoreTooNew,
    StoreUnavailable,
    WrongPassword,
)
from desktop.store.store import Store
from tests.store.stores import HANG, PASSWORD, dump, new_store, open_store, profile, receive

ROOT = Path(__file__).resolve().parents[2]


def test_what_was_received_is_there_after_opening_again(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path, clock)
    receipt = receive(store)
    before = dump(store)
    store.close()
    again = open_store(tmp_path, clock)
    assert dump(again) == before
    assert again.view().find_number(receipt.number) == receipt.dossier
    assert again.verify() == 1
    assert again.user.name == "Phạm Ngọc Diễm"
    again.close()


def test_a_folder_holds_one_store(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path, clock)
    receive(store)
    store.close()
    with pytest.raises(StoreExists):
        new_store(tmp_path, clock)
    again = open_store(tmp_path, clock)
    assert again.view().page(DossierFilter(view="all")).total == 1
    again.close()


def test_no_store_no_opening(tmp_path: Path, clock: SetClock) -> None:
    assert not Store.exists(tmp_path)
    with pytest.raises(StoreMissing):
        open_store(tmp_path, clock)


def test_creation_cut_before_the_slots_can_be_done_again(tmp_path: Path, clock: SetClock) -> None:
    """A folder in the place of the slot file's temporary name makes the last step fail, as a full disk would."""
    obstacle = tmp_path / "keys.json.part"
    obstacle.mkdir()
    with pytest.raises(StoreUnavailable):
        new_store(tmp_path, clock)
    assert (tmp_path / "motcua.db").exists()
    assert not Store.exists(tmp_path)
    obstacle.rmdir()
    store = new_store(tmp_path, clock)
    receive(store)
    assert store.verify() == 1
    store.close()


@pytest.mark.parametrize("left", [b"", b"half a page", os.urandom(8192)])
def test_creation_cut_inside_the_database_can_be_done_again(tmp_path: Path, clock: SetClock, left: bytes) -> None:
    (tmp_path / "motcua.db").write_bytes(left)
    (tmp_path / "motcua.db-wal").write_bytes(left)
    (tmp_path / "keys.json.part").write_bytes(left)
    store = new_store(tmp_path, clock)
    assert store.verify() == 0
    store.close()


def test_a_bad_profile_makes_no_store(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(StoreDamaged):
        new_store(tmp_path, clock, zone=7)
    assert not Store.exists(tmp_path)
    new_store(tmp_path, clock).close()


def test_sign_in(tmp_path: Path, clock: SetClock) -> None:
    new_store(tmp_path, clock).close()
    for _ in range(3):
        with pytest.raises(WrongPassword):
            Store.open(tmp_path, user="diem", password="sai", clock=clock)
    with pytest.raises(SignInDelayed):
        open_store(tmp_path, clock)
    clock.tick(9)
    open_store(tmp_path, clock).close()
    with pytest.raises(StoreMissing):
        open_store(tmp_path, clock, user="nobody")
    assert [(slot.user, slot.name) for slot in Store.slots(tmp_path)] == [("diem", "Phạm Ngọc Diễm")]


OPEN = """
import sys
from pathlib import Path
from desktop.app.clock import SystemClock
from desktop.store.store import Store
from desktop.store.errors import StoreUnavailable
try:
    Store.open(Path(sys.argv[1]), user="diem", password=sys.argv[2], clock=SystemClock()).close()
    print("opened")
except StoreUnavailable as error:
    print(error.code)
"""


def opened_elsewhere(folder: Path) -> str:
    """What another process is told that opens a store."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(folder), PASSWORD],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    return done.stdout.strip()


def test_a_second_program_is_refused_until_the_first_has_closed(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path, clock)
    assert opened_elsewhere(tmp_path) == "store_in_use"
    with pytest.raises(StoreInUse):
        open_store(tmp_path, clock)
    with pytest.raises(StoreInUse):
        new_store(tmp_path, clock)
    store.close()
    assert opened_elsewhere(tmp_path) == "opened"


def test_a_failed_opening_lets_the_folder_go(tmp_path: Path, clock: SetClock) -> None:
    new_store(tmp_path, clock).close()
    with pytest.raises(WrongPassword):
        Store.open(tmp_path, user="diem", password="sai", clock=clock)
    assert opened_elsewhere(tmp_path) == "opened"


@pytest.fixture
def closed(tmp_path: Path, clock: SetClock) -> Path:
    """Folder of a closed store with 30 dossiers."""
    store = new_store(tmp_path / "store", clock)
    for number in range(30):
        receive(store, applicant=Applicant(name=f"Người Thứ {number}"))
    store.close()
    return tmp_path / "store"


def damage(database: Path, kind: str) -> None:
    data = database.read_bytes()
    if kind == "truncated":
        database.write_bytes(data[: len(data) // 2])
    elif kind == "one page":
        database.write_bytes(data[:4096])
    elif kind == "empty":
        database.write_bytes(b"")
    elif kind == "not a database":
        database.write_bytes("Đây là một tệp văn bản.\n".encode() * 1000)
    elif kind == "first page":
        database.write_bytes(data[:100] + bytes(b ^ 1 for b in data[100:200]) + data[200:])
    elif kind == "plain SQLite":
        database.unlink()
        plain = sqlcipher.connect(str(database))
        plain.execute("CREATE TABLE t (a)")
        plain.commit()
        plain.close()
    elif kind == "gone":
        database.unlink()


def open_and_verify(folder: Path, clock: SetClock) -> None:
    with closing(open_store(folder, clock)) as store:
        store.verify()


def open_and_receive(folder: Path, clock: SetClock) -> None:
    with closing(open_store(folder, clock)) as store:
        receive(store)


@pytest.mark.parametrize(
    "kind", ["truncated", "one page", "empty", "not a database", "first page", "plain SQLite", "gone"]
)
def test_a_damaged_file_is_said_to_be(closed: Path, clock: SetClock, kind: str) -> None:
    damage(closed / "motcua.db", kind)
    with pytest.raises(StoreForeign if kind == "plain SQLite" else StoreDamaged):
        open_and_verify(closed, clock)


def test_every_flipped_page_is_noticed(closed: Path, clock: SetClock) -> None:
    database = closed / "motcua.db"
    sound = database.read_bytes()
    pages = len(sound) // 4096
    for page in range(0, pages, max(1, pages // 12)):
        place = page * 4096 + 1000
        database.write_bytes(sound[:place] + bytes([sound[place] ^ 0x10]) + sound[place + 1 :])
        for leftover in ("motcua.db-wal", "motcua.db-shm"):
            (closed / leftover).unlink(missing_ok=True)
        with pytest.raises(StoreDamaged):
            open_and_verify(closed, clock)


def test_a_store_of_another_key_is_damage_not_a_crash(closed: Path, tmp_path: Path, clock: SetClock) -> None:
    new_store(tmp_path / "other", clock).close()
    shutil.copy(tmp_path / "other" / "motcua.db", closed / "motcua.db")
    with pytest.raises(StoreDamaged):
        open_store(closed, clock)


@pytest.mark.parametrize("table", ["desktop", "sync"])
def test_a_store_of_a_newer_program(closed: Path, clock: SetClock, table: str) -> None:
    store = open_store(closed, clock)
    store._db.conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, '0999_of_the_future', '2030')",
        (table,),
    )
    store.close()
    with pytest.raises(StoreTooNew):
        open_store(closed, clock)


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permissions mean something: whoever runs the tests as root becomes nobody for a moment."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
@pytest.mark.parametrize("what", ["folder", "file"])
def test_read_only(clock: SetClock, what: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        store = new_store(folder, clock)
        receive(store)
        store.close()
        for path in (Path(name), folder):
            path.chmod(0o777)
        for path in folder.iterdir():
            path.chmod(0o444 if what == "file" and path.name == "motcua.db" else 0o666)
        if what == "folder":
            folder.chmod(0o555)
            (folder / "store.lock").chmod(0o444)
        with without_privileges(), pytest.raises(StoreReadOnly):
            # A file alone that is read-only can still be looked at.
            open_and_receive(folder, clock)
        folder.chmod(0o777)
        (folder / "motcua.db").chmod(0o666)
        again = open_store(folder, clock)
        assert again.verify() == 1
        again.close()


def test_a_full_disk_records_nothing_and_says_so(store: Store) -> None:
    receive(store)
    before = dump(store)
    pages = store._db.conn.execute("PRAGMA page_count").fetchone()[0]
    store._db.conn.execute(f"PRAGMA max_page_count = {pages}")
    many = Applicant(name="Người Rất Dài", address="x" * 400)
    full = False
    for _ in range(200):
        try:
            receive(store, applicant=many)
        except StoreFull:
            full = True
            break
        before = dump(store)
    assert full
    assert dump(store) == before
    store._db.conn.execute("PRAGMA max_page_count = 1000000")
    receive(store, applicant=many)
    assert store.verify() == len(before["dossier"]) + 1


def test_a_reader_cannot_write(store: Store) -> None:
    receive(store)
    with store.reading() as view:
        assert view.page(DossierFilter(view="all")).total == 1
        with pytest.raises(sqlcipher.OperationalError):
            view._db.execute("DELETE FROM draft")


def test_no_name_number_or_address_lies_open_on_the_disk(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path / "store", clock)
    for _ in range(20):
        receive(store, applicant=HANG)
    with store.write() as work:
        work.save_draft("d", HANG.name.encode())
    store.backup_to(tmp_path / "backup.db")
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {"motcua.db", "motcua.db-wal", "backup.db", "keys.json"} <= {path.name for path in written}
    secrets = [HANG.name, "thu hang", HANG.id_number, "0912345678", HANG.phone, "Mỹ Xương", "my xuong"]
    secrets += ["H20.126.05-261123", "DossierReceived", "SQLite format", PASSWORD]
    for path in written:
        data = path.read_bytes()
        for secret in secrets:
            for encoding in ("utf-8", "utf-16-le"):
                assert secret.encode(encoding) not in data, (path.name, secret)
    store.close()


def test_profile_is_the_one_given(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path, clock, counter="1", device="may-1")
    assert (store.centre.counter, store.centre.agency_code) == ("1", "H20.126.05")
    assert store.view().journal.device == "may-1"
    assert len(store.catalogue.procedures) > 50
    assert store.calendar_data.version
    store.close()
    assert profile("1") != profile("2")


def test_damage_in_the_middle_of_the_file_is_told_in_words(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path / "s", clock)
    for _ in range(20):
        receive(store)
    # A page that holds nothing is nobody's loss, and nobody looks at it.
    store._db.conn.execute("VACUUM")
    store.close()
    file = tmp_path / "s" / "motcua.db"
    size = file.stat().st_size
    for place in range(4096, size, 4096):
        whole = file.read_bytes()
        file.write_bytes(whole[: place + 100] + b"xx" + whole[place + 102 :])
        with contextlib.suppress(StoreDamaged):
            opened = open_store(tmp_path / "s", clock)
            try:
                with pytest.raises(StoreDamaged):
                    opened.verify()
            finally:
                opened.close()
        file.write_bytes(whole)
    assert size > 10 * 4096


def test_a_store_of_the_first_release_is_brought_forward(tmp_path: Path, clock: SetClock) -> None:
    store = new_store(tmp_path, clock)
    number = receive(store).number
    indexes = "SELECT name, sql FROM sqlite_schema WHERE name IN ('delivery_position', 'event_stream') ORDER BY 1"
    today = store._db.conn.execute(indexes).fetchall()
    for statement in (
        "DROP INDEX delivery_position",
        "CREATE INDEX delivery_position ON delivery (position)",
        "DROP INDEX event_stream",
        "CREATE INDEX event_stream ON event (stream)",
        "DROP INDEX delivery_held_back",
        "ALTER TABLE delivery DROP COLUMN settled",
        "ALTER TABLE delivery DROP COLUMN answered_at",
        "DROP TABLE moved_event",
        "DELETE FROM _sqlite_migrations WHERE migration_set = 'sync' AND name > '0001_z'",
    ):
        store._db.conn.execute(statement)
    store.close()
    again = open_store(tmp_path, clock)
    try:
        assert again._db.conn.execute(indexes).fetchall() == today
        assert again.view().find_number(number) is not None
        assert again.view().counts() == {"journal": 1, "register": 1}
    finally:
        again.close()
