"""Where pages come from, in real windows: the watched folder with its notices, and the scanner of the system."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.procedures import HandedDocument
from desktop.store.store import Store
from desktop.ui.main_window import MainWindow
from desktop.usecases.view_scan_pages import view_scan_pages
from tests.scans.pages import encoded, saved, small
from tests.store.stores import open_store
from tests.support.scanimage import install
from tests.ui.admin import BOSS, MakeCounter
from tests.ui.scans import CONTROL, SHIFT, add, kept, one, rest, shown, sources
from tests.ui.services_for_pages import Counter, faults, press, says


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path, one)
    yield made
    made.services.scans.stop()
    made.close()


@pytest.fixture
def watched(counter: Counter, tmp_path: Path) -> Path:
    """The folder that the scanner's own program writes to."""
    folder = tmp_path / "quet"
    folder.mkdir()

    def work(store: Store) -> None:
        with store.write() as work:
            work.set_setting("scan_folder", str(folder))

    counter.threads.on_writer(work).result()
    return folder


# ---- the watched folder


def test_new_files_of_the_folder_are_taken_and_moved_aside(qtbot: QtBot, counter: Counter, watched: Path) -> None:
    saved(watched, "cu.jpg", small(7))
    desk = shown(qtbot, counter)
    qtbot.waitUntil(lambda: says(desk, "Trong thư mục quét có sẵn 1 tệp."), timeout=10_000)
    assert desk._pages == ()
    saved(watched, "scan001.jpg", small(1))
    saved(watched, "scan002.png", small(2))
    qtbot.waitUntil(lambda: sorted(sources(desk)) == ["scan001.jpg", "scan002.png"], timeout=10_000)
    aside = watched / "da-nhan"
    qtbot.waitUntil(lambda: aside.is_dir() and len(list(aside.iterdir())) == 2, timeout=10_000)
    # A scanner gives the same name again.
    saved(watched, "scan001.jpg", small(3))
    qtbot.waitUntil(lambda: len(desk._pages) == 3, timeout=10_000)
    assert (watched / "cu.jpg").exists()
    press(Qt.Key.Key_I, CONTROL)
    qtbot.waitUntil(lambda: sources(desk)[-1] == "cu.jpg", timeout=10_000)
    qtbot.waitUntil(lambda: not [path for path in watched.iterdir() if path.is_file()], timeout=10_000)
    assert len(list(aside.iterdir())) == 4
    rest(qtbot, desk)
    assert kept(counter) == desk._pages


def test_half_a_file_waits_until_it_is_whole(qtbot: QtBot, counter: Counter, watched: Path) -> None:
    desk = shown(qtbot, counter)
    qtbot.wait(200)
    whole = encoded(small(), "jpeg")
    path = watched / "scan.jpg"
    with path.open("wb") as writing:
        writing.write(whole[: len(whole) // 2])
        writing.flush()
        qtbot.wait(1500)
        assert desk._pages == ()
        writing.write(whole[len(whole) // 2 :])
    qtbot.waitUntil(lambda: sources(desk) == ["scan.jpg"], timeout=10_000)
    assert not desk.status._trouble.isVisible()


def test_a_folder_that_goes_away_breaks_nothing_and_comes_back(
    qtbot: QtBot, counter: Counter, watched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    qtbot.wait(300)
    watched.rename(tmp_path / "rut-ra")
    qtbot.waitUntil(lambda: says(desk, f"Chưa xem được thư mục quét {watched}"), timeout=10_000)
    add(qtbot, desk, monkeypatch, saved(tmp_path, "a.png", small()))
    (tmp_path / "rut-ra").rename(watched)
    saved(watched, "scan.jpg", small(1))
    qtbot.waitUntil(lambda: sources(desk) == ["a.png", "scan.jpg"], timeout=15_000)


def test_nothing_is_taken_while_nobody_waits_at_the_desk(qtbot: QtBot, counter: Counter, watched: Path) -> None:
    desk = shown(qtbot, counter)
    qtbot.wait(300)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.isVisible())
    saved(watched, "scan.jpg", small())
    qtbot.wait(1500)
    assert (watched / "scan.jpg").exists()
    assert desk._pages == ()
    press(Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: says(desk, "Trong thư mục quét có sẵn 1 tệp."), timeout=10_000)


def test_pages_survive_a_kill(
    qtbot: QtBot, counter: Counter, watched: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store as it lies on the disk at that instant, opened again by the next run."""
    desk = shown(qtbot, counter)
    saved(watched, "scan.jpg", small())
    qtbot.waitUntil((watched / "da-nhan" / "scan.jpg").exists, timeout=10_000)
    shutil.copytree(tmp_path / "store", tmp_path / "kho-khac", ignore=shutil.ignore_patterns("*.lock", "lock*"))
    again = open_store(tmp_path / "kho-khac", counter.clock)
    (tray,) = view_scan_pages(again.view(), counter.made["birth"])
    assert tray.pages == desk._pages
    assert b"".join(again.files.read(tray.pages[0].sha256)).startswith(b"\xff\xd8")
    again.close()


# ---- the scanner of the system


@pytest.mark.skipif(os.name == "nt", reason="SANE is not for Windows")
def test_a_sheet_and_then_the_feeder(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, pages=3)
    desk = shown(qtbot, counter)
    press(Qt.Key.Key_D, CONTROL)
    assert says(desk, "Đang quét…")
    qtbot.waitUntil(lambda: len(desk._pages) == 1, timeout=10_000)
    rest(qtbot, desk)
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(desk._pages) == 4, timeout=10_000)
    rest(qtbot, desk)
    # Of what the scanner wrote nothing is left.
    assert not list((tmp_path / "store" / "quet-tam").glob("**/*"))
    assert all(page.dpi == 200 for page in desk._pages)


@pytest.mark.skipif(os.name == "nt", reason="SANE is not for Windows")
@pytest.mark.parametrize(
    ("complaint", "words"),
    [
        ("scanimage: sane_start: Document feeder out of documents", "khay nạp giấy không có giấy"),
        ("scanimage: sane_start: Document feeder jammed", "giấy bị kẹt"),
        ("scanimage: open of device x failed: Device busy", "máy quét đang bận"),
        ("scanimage: open of device x failed: Invalid argument", "không thấy máy quét nào"),
    ],
)
def test_what_the_scanner_complains_of_is_told_in_words(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, complaint: str, words: str
) -> None:
    install(tmp_path, monkeypatch, pages=0, complaint=complaint)
    desk = shown(qtbot, counter)
    press(Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: says(desk, words), timeout=10_000)
    assert faults(desk.window()) == []
    assert desk.head.scan.isEnabled()


def test_without_scanning_software_the_other_ways_go_on(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    desk = shown(qtbot, counter)
    press(Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(lambda: says(desk, "chưa có phần mềm để chương trình nói chuyện với máy quét"), timeout=10_000)
    add(qtbot, desk, monkeypatch, saved(tmp_path, "a.png", small()))


@pytest.mark.skipif(os.name == "nt", reason="SANE is not for Windows")
def test_esc_stops_a_long_batch_and_keeps_what_came(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = install(tmp_path, monkeypatch, pages=500, pause_s=0.1)
    desk = shown(qtbot, counter)
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(desk._pages) >= 6, timeout=20_000)
    # Each page goes from the disk as soon as it was taken in, not at the end of the batch.
    left = {path.name for path in (tmp_path / "store" / "quet-tam").glob("**/*.tif")}
    assert not left & {page.source for page in desk._pages}
    press(Qt.Key.Key_Escape)
    rest(qtbot, desk)
    assert desk.isVisible()
    assert 2 <= len(desk._pages) < 50
    assert kept(counter) == desk._pages
    assert log.read_text().splitlines()[-1] == "stopped"
    assert not list((tmp_path / "store" / "quet-tam").glob("**/*"))


@pytest.mark.skipif(os.name == "nt", reason="SANE is not for Windows")
def test_sheets_under_way_stay_with_the_paper_they_were_scanned_for(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, pages=500, pause_s=0.2)
    desk = shown(qtbot, counter)
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(desk._pages) >= 1, timeout=20_000)
    window = desk.window()
    assert isinstance(window, MainWindow)
    window.open_scans(counter.made["birth"], HandedDocument(name="Giấy chứng sinh"))
    qtbot.waitUntil(lambda: says(window, "Bàn quét đang nhận trang của giấy tờ này"))
    desk._show_paper(HandedDocument(name="Giấy chứng sinh"))
    press(Qt.Key.Key_Escape)
    rest(qtbot, desk)
    (tray,) = counter.read(view_scan_pages, counter.made["birth"])
    assert tray.paper.name == "Tờ khai đăng ký khai sinh"
    assert tray.pages == desk._pages


@pytest.fixture
def ending(tmp_path: Path, qapp: QApplication) -> Counter:
    """A counter that the test itself closes; it outlives its window."""
    return Counter(tmp_path, one)


@pytest.mark.skipif(os.name == "nt", reason="SANE is not for Windows")
def test_the_program_ends_in_the_middle_of_a_batch(
    qtbot: QtBot, ending: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = install(tmp_path, monkeypatch, pages=500, pause_s=0.2)
    desk = shown(qtbot, ending)
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: len(desk._pages) >= 1, timeout=20_000)
    begun = time.monotonic()
    ending.close()
    assert time.monotonic() - begun < 20
    assert log.read_text().splitlines()[-1] == "stopped"
    assert not list((tmp_path / "store").glob("quet-tam/**/*"))


def test_who_may_not_attach_papers_gathers_no_pages(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS, one)
    window = counter.shown(qtbot, "worklist")
    window.open_dossier(counter.made["birth"])
    dossier = window.page
    qtbot.waitUntil(lambda: not window.services.runner.busy)
    press(Qt.Key.Key_D, CONTROL)
    assert window.page is dossier
    assert says(window.failure, "Tài khoản này không có quyền làm việc đó.")
