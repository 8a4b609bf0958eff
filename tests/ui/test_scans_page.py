"""Quét giấy tờ by keys over a real store: pages come from files, a folder and a scanner, and become one PDF."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, QRect, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.domain.people import Applicant
from desktop.store.store import Store
from desktop.ui import theme
from desktop.ui.intake.page import IntakePage
from desktop.ui.scans.page import ScansPage
from desktop.ui.scans.pages_view import PagesView
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.view_dossier import view_dossier
from tests.scans.pages import drawn, encoded, picture_object, saved, small
from tests.ui.scans import CONTROL, SHIFT, add, choosing, content, files, kept, one, rest, shown, sources
from tests.ui.services_for_pages import Counter, faults, nameless, press, push, said, says


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


def test_pages_are_ordered_turned_and_joined_by_keys(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    assert says(desk, "Chưa có trang nào. Ctrl+D quét")
    add(qtbot, desk, monkeypatch, *(saved(tmp_path, f"{seed}.png", small(seed)) for seed in range(4)))
    assert desk.view.at == 3
    press(Qt.Key.Key_Left, CONTROL)
    press(Qt.Key.Key_Left, CONTROL)
    assert sources(desk) == ["0.png", "3.png", "1.png", "2.png"]
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_R, SHIFT)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Z, CONTROL)
    assert sources(desk) == ["0.png", "3.png", "1.png", "2.png"]
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    assert sources(desk) == ["3.png", "1.png", "2.png"]
    press(Qt.Key.Key_Z, CONTROL)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Right, CONTROL)
    assert sources(desk) == ["1.png", "3.png", "2.png"]
    assert [page.turned for page in desk._pages] == [270, 90, 0]
    rest(qtbot, desk)
    assert kept(counter) == desk._pages
    joined = desk._pages
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(files(counter)) == 1)
    (file,) = files(counter)
    found = PdfReader(io.BytesIO(content(counter, file)), strict=True)
    assert [page.rotation for page in found.pages] == [270, 90, 0]
    for page, made in zip(joined, found.pages, strict=True):
        assert picture_object(made)._data == b"".join(counter.threads.files.read(page.sha256))
    qtbot.waitUntil(lambda: desk.head.paper.currentText() == "Giấy chứng sinh")
    rest(qtbot, desk)
    assert desk._pages == kept(counter) == ()
    assert file.file.name == "Tờ khai đăng ký khai sinh"
    assert desk.view.hasFocus()
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desk.isVisible())


def test_the_last_paper_leads_back_to_the_dossier(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    for seed in range(2):
        add(qtbot, desk, monkeypatch, saved(tmp_path, f"{seed}.png", small(seed)))
        press(Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: len(files(counter)) == seed + 1)  # noqa: B023
        rest(qtbot, desk)
    qtbot.waitUntil(lambda: not desk.isVisible())
    papers = counter.read(view_dossier, counter.made["birth"]).dossier.received.documents
    assert [file.file.name for file in files(counter)] == [paper.name for paper in papers]


def test_what_is_wrong_with_a_page_is_told_and_blocks_nothing(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    blank, dark = QImage(1654, 2339, QImage.Format.Format_RGB32), QImage(1654, 2339, QImage.Format.Format_RGB32)
    blank.fill(0xFFF4F2EC)
    dark.fill(0xFF303030)
    bad = {
        "trang.jpg": blank,
        "toi.jpg": dark,
        "nghieng.jpg": drawn(angle=4),
        "nho.jpg": small(size=(600, 800)),
        "tot.jpg": drawn(angle=0.2),
    }
    add(qtbot, desk, monkeypatch, *(saved(tmp_path, name, image) for name, image in bad.items()))
    assert [page.findings for page in desk._pages] == [("blank",), ("dark",), ("skewed",), ("small",), ()]
    told = ("Trang trắng, không có chữ", "Quá tối", "Nghiêng. Đặt giấy thẳng", "Quá nhỏ, chưa đến 200 dpi")
    press(Qt.Key.Key_Home)
    for words in told:
        qtbot.waitUntil(lambda: says(desk.preview, words))  # noqa: B023
        press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: not any(says(desk.preview, words) for words in told))
    spoken = desk.view.rows.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Trang 3, ")
    assert spoken.endswith(", Nghiêng")
    assert desk.head.attach.isEnabled()
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(files(counter)) == 1, timeout=20_000)
    assert len(PdfReader(io.BytesIO(content(counter, files(counter)[0]))).pages) == 5


def test_the_picture_on_the_desk_is_the_page(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = small()
    painter = QPainter(page)
    painter.fillRect(0, 0, 300, 60, Qt.GlobalColor.red)
    painter.end()
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, saved(tmp_path, "a.png", page))
    press(Qt.Key.Key_R)
    rest(qtbot, desk)
    thumb = desk.view.rows.index(0).data(Qt.ItemDataRole.UserRole + 2).toImage()
    shown_large = desk.preview._sheet._picture.toImage()
    for picture in (thumb, shown_large):
        assert picture.width() > picture.height()
        right = picture.pixelColor(picture.width() - 6, picture.height() // 2)
        assert right.red() - right.green() > 100


def test_documents_are_attached_as_they_are_beside_the_joined_pages(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = tmp_path / "san.pdf"
    document.write_bytes(b"%PDF-1.7\n" + os.urandom(3000))
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, document, saved(tmp_path, "a.png", small()))
    assert says(desk, "1 trang, ")
    assert says(desk, "1 tệp PDF")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(files(counter)) == 2)
    joined, as_it_is = (content(counter, file) for file in files(counter))
    assert len(PdfReader(io.BytesIO(joined)).pages) == 1
    assert as_it_is == document.read_bytes()


def test_bad_files_are_told_by_name_and_the_others_go_on(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(encoded(small(), "jpeg")[:-200])
    good = saved(tmp_path, "tot.png", small())
    choosing(monkeypatch, good, cut)
    press(Qt.Key.Key_O, CONTROL)
    qtbot.waitUntil(lambda: says(desk, "Tệp cut.jpg"))
    assert says(desk, "ảnh cut.jpg chưa trọn vẹn hoặc đã hỏng")
    rest(qtbot, desk)
    assert sources(desk) == ["tot.png"]
    assert cut.exists()
    assert faults(desk.window()) == []


def test_dropped_files_come_to_the_desk(qtbot: QtBot, counter: Counter, tmp_path: Path) -> None:
    desk = shown(qtbot, counter)
    paths = [saved(tmp_path, f"{seed}.png", small(seed)) for seed in range(2)]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at = QPoint(200, 300)
    enter = QDragEnterEvent(at, copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(desk, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(desk, QDropEvent(QPointF(at), copy, mime, left, none))
    qtbot.waitUntil(lambda: sources(desk) == ["0.png", "1.png"])


def test_a_page_is_dragged_to_its_place(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, *(saved(tmp_path, f"{seed}.png", small(seed)) for seed in range(4)))
    view = desk.view
    press(Qt.Key.Key_Home)
    view.drop_at(view.visualRect(view.rows.index(2)).center() + QPoint(20, 0))
    assert sources(desk) == ["1.png", "2.png", "0.png", "3.png"]
    assert view.at == 2
    view.drop_at(view.visualRect(view.rows.index(0)).center() - QPoint(20, 0))
    assert sources(desk) == ["0.png", "1.png", "2.png", "3.png"]
    press(Qt.Key.Key_End)
    view.drop_at(view.visualRect(view.rows.index(1)).center() - QPoint(20, 0))
    assert sources(desk) == ["0.png", "3.png", "1.png", "2.png"]
    rest(qtbot, desk)
    assert kept(counter) == desk._pages


# ---- much of it


def test_forty_pages_never_hold_up_the_window(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    image = drawn(lines=30)
    source = saved(tmp_path, "a.jpg", image, 90)
    paths = [tmp_path / f"{number:02d}.jpg" for number in range(6)]
    for path in paths:
        path.write_bytes(source.read_bytes())
    waited, worked = [], []
    last = [time.perf_counter(), time.thread_time()]
    beat = QTimer(desk)

    def tick() -> None:
        now = [time.perf_counter(), time.thread_time()]
        waited.append(now[0] - last[0])
        worked.append(now[1] - last[1])
        last[:] = now

    beat.timeout.connect(tick)
    beat.start(5)
    add(qtbot, desk, monkeypatch, *paths)
    # The same sheets again and again: only the joining is of interest.
    desk._pages = desk._pages * 6 + desk._pages[:4]
    desk._put(0)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: len(files(counter)) == 1, timeout=120_000)
    beat.stop()
    assert len(PdfReader(io.BytesIO(content(counter, files(counter)[0]))).pages) == 40
    assert max(worked) < 0.1
    # Other programs of the machine may hold up a beat or two.
    assert sorted(waited)[-3] < 0.25


def test_joining_can_be_stopped(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, saved(tmp_path, "a.png", small()))
    desk._pages = desk._pages * 150
    desk._put(0)
    desk.services.scans.joined.connect(lambda done, _total: desk._stop() if done == 1 else None)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: not desk._joining, timeout=20_000)
    rest(qtbot, desk)
    assert len(desk._pages) in {0, 150}
    if desk._pages:
        assert files(counter) == ()


@pytest.mark.parametrize("size", [(1366, 768), (1366, 697), (1024, 640), (800, 560)])
def test_everything_has_room_and_a_name(
    qtbot: QtBot,
    counter: Counter,
    watched: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    saved(watched, "cu.jpg", small(5))
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, *(saved(tmp_path, f"{seed}.png", small(seed)) for seed in range(3)))
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Right)
    desk.window().resize(*size)
    qtbot.waitUntil(lambda: says(desk, "Trong thư mục quét có sẵn 1 tệp."), timeout=10_000)
    qtbot.waitUntil(lambda: faults(desk.window()) == [], timeout=5000)
    assert nameless(desk) == []
    assert "Lấy lại trang" in said(desk)


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_large_letters_have_room(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    theme.use("light", scale)
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, *(saved(tmp_path, f"{seed}.png", small(seed)) for seed in range(3)))
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: faults(desk.window()) == [], timeout=5000)
    assert (desk.window().width(), desk.window().height()) == (1366, 768)
    head = desk.head
    parts = (head.attach, head.paper, head.scan, head.left, head.undo)
    places = [QRect(part.mapTo(head, QPoint(0, 0)), part.size()) for part in parts]
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])


def test_buttons_do_what_keys_do(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, *(saved(tmp_path, f"{seed}.png", small(seed)) for seed in range(2)))
    push(qtbot, desk, "Lên trước")
    push(qtbot, desk, "Xoay phải")
    assert sources(desk) == ["1.png", "0.png"]
    assert desk._pages[0].turned == 90
    push(qtbot, desk, "Bỏ trang")
    assert sources(desk) == ["0.png"]
    push(qtbot, desk, "Lấy lại trang")
    assert sources(desk) == ["1.png", "0.png"]
    QTest.keyClick(desk.view, Qt.Key.Key_Tab)


def test_the_dossier_just_received_is_scanned_for_by_one_key(qtbot: QtBot, counter: Counter) -> None:
    window = counter.shown(qtbot, "intake")
    press(Qt.Key.Key_D, CONTROL)
    assert window.page.name == "intake"
    page = window.page
    assert isinstance(page, IntakePage)
    receipt = counter.write(receive_dossier, ReceiveDossier("2.000815", Applicant(name="Lý Ngọc Ánh")))
    page.visit.add(receipt, over=True)
    press(Qt.Key.Key_D, CONTROL)
    desk = window.page
    assert isinstance(desk, ScansPage)
    qtbot.waitUntil(lambda: desk._desk is not None and desk.head.paper.currentText() != "")
    assert says(window, "Quét 261123-2002")


def test_the_dossier_says_how_many_pages_wait(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shown(qtbot, counter)
    add(qtbot, desk, monkeypatch, *(saved(tmp_path, f"{seed}.png", small(seed)) for seed in range(2)))
    press(Qt.Key.Key_Escape)
    window = desk.window()
    qtbot.waitUntil(lambda: says(window, "Quét (2 trang chờ)"))
    qtbot.waitUntil(lambda: faults(window) == [])
    press(Qt.Key.Key_D, CONTROL)
    qtbot.waitUntil(desk.view.hasFocus)
    assert sources(desk) == ["0.png", "1.png"]


def test_a_row_of_pages_is_seen_whole_in_a_low_list(qtbot: QtBot) -> None:
    view = PagesView()
    qtbot.addWidget(view)

    def high() -> int:
        return view.itemDelegate().sizeHint(QStyleOptionViewItem(), QModelIndex()).height()

    full = high()
    view.resize(600, theme.current().px(180))
    view.show()
    assert high() <= view.viewport().height() < full
    view.resize(600, theme.current().px(400))
    assert high() == full
