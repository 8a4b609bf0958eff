"""What a closing owes is noted, tried again, and stops nothing: on a disk that is really full, and without the USB."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from desktop.app.clock import SetClock
from desktop.app.owed import Owed
from desktop.app.paths import Paths
from desktop.app.threads import Threads
from desktop.store.attachments import FOLDER
from desktop.store.settings import OWED_COPY, OWED_DAYS, SECOND_BACKUP_FOLDER
from desktop.store.store import Store
from tests.faults.disk import small_disk
from tests.store.stores import at, new_store, receive

DAY = date(2026, 11, 23)


@contextmanager
def no_room() -> Iterator[None]:
    """The system refuses to let any file grow, as a full disk would."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


class Desk:
    """Threads over a store with a few dossiers."""

    def __init__(self, folder: Path, exports: Path) -> None:
        self.threads = Threads()
        clock = SetClock(at("2026-11-23 09:00"))
        self.threads.open(lambda: new_store(folder / "store", clock)).result()
        self.threads.on_writer(lambda store: [receive(store) for _ in range(3)]).result()
        self.paths = Paths(folder / "data", folder / "logs", exports)
        self.owed = Owed(self.threads, self.paths, "H20.126.05")
        self.day = exports / DAY.isoformat()

    def setting(self, name: str) -> str:
        return str(self.threads.read(lambda view: view.setting(name)).result())

    def set(self, name: str, value: str) -> None:
        def work(store: Store) -> None:
            with store.write() as action:
                action.set_setting(name, value)

        self.threads.on_writer(work).result()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, tmp_path / "exports")
    yield made
    made.threads.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


FILES = [f"motcua_H20.126.05_2026-11-23_tong-hop-ngay.{kind}" for kind in ("csv", "pdf", "xlsx")]


def test_files_that_are_written_are_not_owed(desk: Desk) -> None:
    files, errors = desk.owed.write_day(DAY)
    assert (sorted(path.name for path in files), errors) == (FILES, [])
    assert names(desk.day) == FILES
    assert desk.setting(OWED_DAYS) == ""
    assert desk.owed.pay() is False


def test_a_folder_that_is_a_file_is_waited_for(desk: Desk) -> None:
    desk.paths.exports.write_text("một tệp", encoding="utf-8")
    files, errors = desk.owed.write_day(DAY)
    assert files == []
    assert {error.code for error in errors} == {"export_failed"}
    assert desk.setting(OWED_DAYS) == "2026-11-23"
    assert desk.owed.pay() is True
    desk.paths.exports.unlink()
    assert desk.owed.pay() is False
    assert names(desk.day) == FILES
    assert desk.setting(OWED_DAYS) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of this kind")
def test_a_disk_without_room_keeps_the_old_files(desk: Desk) -> None:
    desk.owed.write_day(DAY)
    old = {path.name: path.read_bytes() for path in desk.day.iterdir()}
    desk.threads.on_writer(receive).result()
    summary_only = desk.owed
    # The store itself grows no more either: what is owed was noted the first time and is noted again.
    desk.set(OWED_DAYS, "2026-11-23")
    with no_room():
        _, errors = summary_only.write_day(DAY)
    assert len(errors) == 3
    assert {path.name: path.read_bytes() for path in desk.day.iterdir()} == old
    assert summary_only.pay() is False
    rows = openpyxl.load_workbook(desk.day / FILES[2])["Sổ theo dõi"].max_row
    assert rows == 1 + 4


@pytest.mark.faults
@pytest.mark.skipif(sys.platform == "win32", reason="no mount")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "usb") as small:
        if small is None:
            pytest.skip("mount is not allowed")
        filler = small / "phim.mp4"
        with filler.open("wb") as file:
            try:
                while True:
                    file.write(b"x" * 65536)
            except OSError:
                pass
        desk = Desk(tmp_path, small / "exports")
        try:
            files, errors = desk.owed.write_day(DAY)
            assert files == []
            assert len(errors) == 3
            assert names(desk.day) == []
            assert desk.setting(OWED_DAYS) == "2026-11-23"
            filler.unlink()
            assert desk.owed.pay() is False
            assert names(desk.day) == FILES
        finally:
            desk.threads.close()


def test_the_copy_in_a_usb_that_was_not_there_is_made_once_it_is(desk: Desk, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.write_bytes(b"not mounted")
    desk.set(SECOND_BACKUP_FOLDER, str(usb / "sao-luu"))
    backup = desk.paths.backups / "motcua_2026-11-23.db"
    backup.parent.mkdir(parents=True)
    desk.threads.on_writer(lambda store: store.backup_to(backup)).result()
    failed = desk.owed.copy(backup, tmp_path / "store" / FOLDER, str(usb / "sao-luu"))
    assert failed is not None
    assert failed.code == "second_backup_failed"
    assert desk.setting(OWED_COPY) == backup.name
    assert desk.owed.pay() is True
    usb.unlink()
    assert desk.owed.pay() is False
    assert backup.name in names(usb / "sao-luu")
    assert desk.setting(OWED_COPY) == ""


def test_a_copy_of_a_backup_that_is_gone_is_not_owed_for_ever(desk: Desk) -> None:
    desk.set(OWED_COPY, "motcua_2026-01-01.db")
    assert desk.owed.pay() is False
    assert desk.setting(OWED_COPY) == ""


def test_a_power_cut_between_closing_and_files_forgets_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Cut(BaseException):
        """The machine is gone."""

    def cut(*_: object) -> None:
        raise Cut

    with monkeypatch.context() as patched:
        patched.setattr("desktop.app.owed.export_summary", cut)
        with pytest.raises(Cut):
            desk.owed.write_day(DAY)
    assert desk.setting(OWED_DAYS) == "2026-11-23"
    assert desk.owed.pay() is False
    assert names(desk.day) == FILES
