"""Files of a dossier on its page: attached by keys, dialog and drop, looked at, taken back, told when refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.domain.dossier import AttachedFile
from desktop.ui.dossier.page import DossierPage
from desktop.ui.widgets import file_choice
from desktop.usecases.view_dossier import view_dossier
from tests.store.scans import scan, scanned
from tests.ui.services_for_pages import Counter, Seeds, button, faults, nameless, press, push, said, says, type_in


def one(seeds: Seeds) -> dict[str, str]:
    return {"marital": seeds.receive("2026-11-23 08:30", 0), "birth": seeds.receive("2026-11-23 08:40", 1, "1.001193")}


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path, one)
    yield made
    made.close()


@pytest.fixture
def opened(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system's viewer would have been given."""
    paths: list[Path] = []
    monkeypatch.setattr(counter.services, "open_path", paths.append)
    return paths


def shown(qtbot: QtBot, counter: Counter, name: str = "marital") -> DossierPage:
    window = counter.shown(qtbot, "worklist")
    window.open_dossier(counter.made[name])
    page = window.page
    assert isinstance(page, DossierPage)
    number = counter.read(view_dossier, counter.made[name]).dossier.number
    # The focus goes to the way on last of all; what a test does before would be undone.
    qtbot.waitUntil(lambda: says(page, number) and page._primary is not None and page._primary.hasFocus())
    return page


def files(counter: Counter, name: str = "marital") -> tuple[AttachedFile, ...]:
    found: tuple[AttachedFile, ...] = counter.read(view_dossier, counter.made[name]).dossier.files
    return found


def cells(page: DossierPage) -> list[list[str]]:
    model = page._papers.table.model()
    return [[str(model.index(y, x).data()) for x in range(model.columnCount())] for y in range(model.rowCount())]


def drop(page: DossierPage, at: QPoint, *paths: Path) -> bool:
    """Let go of files over a point of the page."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(at), copy, mime, left, none))
    return enter.isAccepted()


def over_row(page: DossierPage, row: int) -> QPoint:
    view = page._papers.table
    middle = view.visualRect(view.model().index(row, 0)).center()
    return page.mapFromGlobal(view.viewport().mapToGlobal(middle))


def choosing(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> list[str]:
    """What a person picks in the system's dialog; gives its titles."""
    titles: list[str] = []

    def pick(_parent: object, title: str, *_: object) -> tuple[list[str], str]:
        titles.append(title)
        return [str(path) for path in paths], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", pick)
    return titles


def test_a_file_is_attached_looked_at_and_taken_back_by_keys(
    qtbot: QtBot, counter: Counter, opened: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(qtbot, counter)
    titles = choosing(monkeypatch, scanned(tmp_path / "usb", scan(1_234_567), "Hằng.pdf"))
    page._papers.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(cells(page)) == 2)
    paper = cells(page)[0][0]
    assert titles == [f"Đính kèm tệp vào: {paper}"]
    assert cells(page)[0][2] == "1 tệp"
    assert cells(page)[1] == ["PDF, 1,2 MB", "Hôm nay 15:20", "Phạm Ngọc Diễm"]
    assert says(page, "1 loại, 1 tệp")
    assert says(page, "Đính kèm tệp")
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: says(page, "Gỡ tệp"))
    qtbot.waitUntil(lambda: page._sides.horizontalScrollBar().maximum() == 0)
    qtbot.waitUntil(lambda: faults(page.window()) == [])
    assert "(Delete)" in button(page, "Gỡ tệp").toolTip()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].read_bytes() == scan(1_234_567)
    assert "Hằng" not in str(opened[0])
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: says(page, "Gỡ tệp này") and says(page, f"Gỡ tệp: {paper} (PDF, 1,2 MB)"))
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "bước này cần ghi lý do"))
    type_in(qtbot, "Nhầm hồ sơ")
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: files(counter) == () and len(cells(page)) == 1)
    qtbot.waitUntil(lambda: says(page, "Gỡ tệp đính kèm"))
    assert cells(page)[0][2] == "Chưa số hóa"


def test_files_are_looked_for_among_the_documents_then_where_they_were(
    qtbot: QtBot, counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    sources = [scanned(tmp_path / "usb", scan(9000), "a.pdf")]

    def pick(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(path) for path in sources], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", pick)
    monkeypatch.setattr(file_choice, "_last", {})
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    Path(documents).mkdir(parents=True, exist_ok=True)
    page = shown(qtbot, counter)
    press(Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(files(counter)) == 1)
    sources.clear()
    page._papers.choose()
    assert asked == [str(Path(documents)), str(tmp_path / "usb")]


def test_dropped_files_go_to_the_paper_under_them(qtbot: QtBot, counter: Counter, tmp_path: Path) -> None:
    page = shown(qtbot, counter, "birth")
    paper = cells(page)[1][0]
    sources = [
        scanned(tmp_path, scan(9000, seed, kind), f"{seed}.x") for seed, kind in enumerate(("image/png", "image/tiff"))
    ]
    assert drop(page, over_row(page, 1), *sources)
    qtbot.waitUntil(lambda: says(page, "loại, 2 tệp"))
    attached = files(counter, "birth")
    assert {one.file.name for one in attached} == {paper}
    assert {one.file.media_type for one in attached} == {"image/png", "image/tiff"}


def test_dropped_elsewhere_they_go_to_the_first_paper_without_a_scan(
    qtbot: QtBot, counter: Counter, tmp_path: Path
) -> None:
    page = shown(qtbot, counter, "birth")
    papers = [row[0] for row in cells(page)]
    for seed in (1, 2):
        assert drop(page, QPoint(30, 30), scanned(tmp_path, scan(seed=seed), f"{seed}.pdf"))
        qtbot.waitUntil(lambda: len(files(counter, "birth")) == seed and page._papers._busy == 0)  # noqa: B023
        qtbot.waitUntil(lambda: len(cells(page)) == len(papers) + seed)  # noqa: B023
    assert [one.file.name for one in files(counter, "birth")] == papers[:2]


def test_what_is_no_file_of_this_machine_is_not_taken(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.com/don.pdf")])
    event = QDragEnterEvent(
        QPoint(30, 30), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(page, event)
    assert not event.isAccepted()


def test_a_refused_file_is_told_in_words_and_the_others_go_on(qtbot: QtBot, counter: Counter, tmp_path: Path) -> None:
    page = shown(qtbot, counter)
    sources = [
        scanned(tmp_path, b"MZ", "virus.pdf"),
        scanned(tmp_path, b"", "0.pdf"),
        tmp_path / "usb" / "da-rut.pdf",
        scanned(tmp_path, scan(), "don.pdf"),
    ]
    told: list[str] = []
    page.fail.connect(lambda explanation: told.append(explanation.code))
    assert drop(page, over_row(page, 0), *sources)
    qtbot.waitUntil(lambda: len(told) == 3 and len(files(counter)) == 1)
    assert set(told) == {"file_type_refused", "file_empty", "file_source_gone"}
    qtbot.waitUntil(lambda: says(page, "1 loại, 1 tệp"))


def test_a_damaged_file_is_told_and_not_shown(
    qtbot: QtBot, counter: Counter, opened: list[Path], tmp_path: Path
) -> None:
    page = shown(qtbot, counter)
    drop(page, over_row(page, 0), scanned(tmp_path, scan(), "don.pdf"))
    qtbot.waitUntil(lambda: len(cells(page)) == 2)
    (path,) = (tmp_path / "store" / "files").glob("??/*")
    path.write_bytes(path.read_bytes()[:-1])
    page._papers.table.selectRow(1)
    push(qtbot, page, "Xem tệp đang chọn")
    qtbot.waitUntil(lambda: says(page.window(), "đã hỏng ở đoạn 1"))
    assert opened == []
    assert not list((tmp_path / "store" / "xem-tam").glob("*"))


def test_a_file_that_comes_after_the_lock_is_not_shown(
    qtbot: QtBot, counter: Counter, opened: list[Path], tmp_path: Path
) -> None:
    page = shown(qtbot, counter)
    drop(page, over_row(page, 0), scanned(tmp_path, scan(), "don.pdf"))
    qtbot.waitUntil(lambda: len(cells(page)) == 2)
    page._papers.table.selectRow(1)
    push(qtbot, page, "Xem tệp đang chọn")
    counter.services.put_files_away()
    qtbot.waitUntil(lambda: not counter.services.runner.busy)
    counter.threads.on_writer(lambda _: None).result()
    assert opened == []
    assert not (tmp_path / "store" / "xem-tam").exists()


@pytest.mark.parametrize("size", [(1366, 768), (1366, 697)])
def test_everything_has_room_and_a_name(qtbot: QtBot, counter: Counter, tmp_path: Path, size: tuple[int, int]) -> None:
    page = shown(qtbot, counter, "birth")
    drop(page, over_row(page, 0), *(scanned(tmp_path, scan(seed=s), f"{s}.pdf") for s in range(3)))
    qtbot.waitUntil(lambda: says(page, "loại, 3 tệp"))
    page._papers.table.selectRow(1)
    page.window().resize(*size)
    qtbot.waitUntil(lambda: faults(page.window()) == [])
    assert nameless(page) == []
    assert page._papers.table.accessibleName()
    assert "Gỡ tệp" in said(page)
