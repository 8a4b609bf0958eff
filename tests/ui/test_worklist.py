"""Hồ sơ: found, sorted, paged and opened by keys alone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.read_models import DossierFilter, DossierRow
from desktop.domain.vietnamese import fold
from desktop.ui.main_window import MainWindow
from desktop.ui.runner import Runner
from desktop.ui.widgets.tables import CELL, Status
from desktop.ui.worklist.page import WorklistPage
from desktop.ui.worklist.reading import read_list
from desktop.usecases.count_views import count_views
from desktop.usecases.explain_error import explain_error
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.receive_dossier import receive_dossier
from tests.store.stores import request
from tests.ui.services_for_pages import Counter, Seeds, button, faults, focused, nameless, press, push, says, type_in


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    made = Counter(tmp_path)
    yield made
    made.close()


def shown(qtbot: QtBot, counter: Counter) -> WorklistPage:
    """The page with its first rows and the focus on the list."""
    window = counter.shown(qtbot, "worklist")
    page = window.page
    assert isinstance(page, WorklistPage)
    qtbot.waitUntil(lambda: rows(page) > 0 and page.list.hasFocus())
    return page


def rows(page: WorklistPage) -> int:
    return page.list.model().rowCount()


def column(page: WorklistPage, number: int) -> list[str]:
    model = page.list.model()
    return [str(model.index(i, number).data()) for i in range(model.rowCount())]


def matching(counter: Counter, **wanted: Any) -> tuple[DossierRow, ...]:
    page = counter.read(list_dossiers, ListDossiers(DossierFilter(**wanted), limit=500))
    found: tuple[DossierRow, ...] = page.rows
    return found


def test_a_name_typed_without_accents_is_found_and_opened(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    opened: list[str] = []
    page.open_dossier.connect(opened.append)
    type_in(qtbot, "bich tram")
    assert page.filters.line.text() == "bich tram"
    assert page.filters.line.hasFocus()
    qtbot.waitUntil(lambda: set(column(page, 1)) == {"Đặng Thị Bích Trâm"})
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [matching(counter, text="bich tram")[0].id]


def test_enter_before_the_list_answered_opens_what_was_typed(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    opened: list[str] = []
    page.open_dossier.connect(opened.append)
    name = fold(matching(counter, view="open")[-1].name)
    type_in(qtbot, name)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0] in {row.id for row in matching(counter, view="open", text=name)}


def test_slash_goes_to_the_filter_and_escape_takes_it_away(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    before = rows(page)
    press(Qt.Key.Key_Slash)
    qtbot.waitUntil(page.filters.line.hasFocus)
    type_in(qtbot, "mai thi")
    qtbot.waitUntil(lambda: 0 < rows(page) < before)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: rows(page) == before)
    assert page.filters.line.text() == ""


def test_arrow_keys_page_keys_home_and_end_move(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    current = page.list.currentIndex
    assert current().row() == 0
    press(Qt.Key.Key_Down)
    assert current().row() == 1
    press(Qt.Key.Key_End)
    assert current().row() == rows(page) - 1
    press(Qt.Key.Key_Home)
    assert current().row() == 0
    press(Qt.Key.Key_PageDown)
    assert current().row() > 5


def test_the_list_is_paged_by_query(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    total = len(matching(counter, view="all"))
    assert total > 50
    page.show_view("all")
    page.activate()
    qtbot.waitUntil(lambda: rows(page) == 50)
    assert says(page, f"1–50 trong {total} hồ sơ")
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: rows(page) == total - 50)
    assert says(page, f"51–{total} trong {total} hồ sơ")
    assert page.list.currentIndex().row() == 0
    press(Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: rows(page) == 50)
    assert page.list.currentIndex().row() == 49


def test_tabs_carry_the_counts_and_arrow_keys_change_the_view(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    counts = counter.read(count_views)
    qtbot.waitUntil(lambda: says(page, f"Đang mở  {counts['open']}"))
    for word, view in (("Quá hạn", "late"), ("Chờ trả", "to_return"), ("Đã đóng", "closed")):
        assert says(page, f"{word}  {counts[view]}")
    button(page, f"Đang mở  {counts['open']}").setFocus()
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: rows(page) == counts["mine"])
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: rows(page) == counts["due_today"])
    assert all("hôm nay" in word for word in column(page, 4))


def test_late_dossiers_say_so_in_words_and_working_days(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.show_view("late")
    page.activate()
    qtbot.waitUntil(lambda: rows(page) == len(matching(counter, view="late")))
    model = page.list.model()
    cells = [model.index(i, 4).data(CELL) for i in range(rows(page))]
    assert all(isinstance(cell, Status) and cell.icon == "clock-alert" for cell in cells)
    # Promised for Friday, read on Monday: one working day.
    assert "20/11 · trễ 1 ngày" in column(page, 4)


def test_paused_dossiers_have_no_running_date(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.show_view("waiting")
    page.activate()
    qtbot.waitUntil(lambda: 0 < rows(page) == len(matching(counter, view="waiting")))
    assert set(column(page, 4)) == {"tạm dừng"}
    assert set(column(page, 3)) <= {"Chờ bổ sung", "Chờ nộp tiền"}


def test_a_head_sorts_and_sorts_back(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    header = page.list.horizontalHeader()
    header.sectionClicked.emit(1)
    qtbot.waitUntil(lambda: column(page, 1) == sorted(column(page, 1), key=fold))
    header.sectionClicked.emit(1)
    qtbot.waitUntil(lambda: column(page, 1) == sorted(column(page, 1), key=fold, reverse=True))
    assert header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder


def test_a_day_of_reception_narrows_the_list(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    page.show_view("all")
    page.activate()
    qtbot.waitUntil(lambda: rows(page) == 50)
    page.filters.line.setFocus()
    for _ in range(3):
        press(Qt.Key.Key_Tab)
    type_in(qtbot, "20/11")
    wanted = matching(counter, view="all", received_from="2026-11-20", received_to="2026-11-20")
    qtbot.waitUntil(lambda: rows(page) == len(wanted))
    assert all(number.startswith("261120-") for number in column(page, 0))


def test_the_preview_follows_the_selection(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down)
    row = page.list.chosen
    assert row is not None
    qtbot.waitUntil(lambda: says(page.preview, row.number))
    assert says(page.preview, row.name)
    assert says(page.preview, "Diễn biến")


def test_an_empty_list_says_why_and_offers_ways_on(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    type_in(qtbot, "tran thi my zuyen")
    qtbot.waitUntil(lambda: says(page, "Không có hồ sơ nào khớp “tran thi my zuyen”"))
    assert says(page, "Đang lọc: đang mở")
    push(qtbot, page, "Bỏ mọi bộ lọc")
    qtbot.waitUntil(lambda: rows(page) > 0)
    assert page.filters.line.text() == ""
    qtbot.waitUntil(page.list.hasFocus)


def test_the_frame_may_search_everywhere(qtbot: QtBot, counter: Counter) -> None:
    window = counter.shown(qtbot, "worklist")
    number = matching(counter, view="closed")[0].number
    window.look_for(number)
    page = window.page
    assert isinstance(page, WorklistPage)
    qtbot.waitUntil(lambda: rows(page) == 1)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page.name == "dossier")


def test_a_change_elsewhere_keeps_the_selection(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    chosen = page.list.chosen
    assert chosen is not None
    before = rows(page)
    counter.services.runner.run(receive_dossier, request())
    qtbot.waitUntil(lambda: rows(page) == before + 1)
    assert page.list.chosen is not None
    assert page.list.chosen.id == chosen.id


class HeldReader:
    """Two reader threads; the first request for the list is held until it is let go."""

    def __init__(self, counter: Counter) -> None:
        self._pool = ThreadPoolExecutor(2)
        self._counter = counter
        self.hold = threading.Event()
        self.held = threading.Event()
        self._lists = 0

    def read(self, query: Callable[..., Any], *arguments: Any) -> Future[Any]:
        if query is read_list:
            self._lists += 1
        first = query is read_list and self._lists == 2

        def work() -> Any:
            found = self._counter.read(query, *arguments)
            if first:
                self.held.set()
                self.hold.wait(20)
            return found

        return self._pool.submit(work)

    def close(self) -> None:
        self.hold.set()
        self._pool.shutdown(wait=True)


def test_what_an_older_request_brings_later_is_dropped(qtbot: QtBot, counter: Counter) -> None:
    reader = HeldReader(counter)
    threads = counter.threads
    counter.services.runner = Runner(threads.write, reader.read, threads.background, threads.printing, counter.services)
    try:
        page = shown(qtbot, counter)
        type_in(qtbot, "bich")
        qtbot.waitUntil(reader.held.is_set)
        for _ in "bich":
            press(Qt.Key.Key_Backspace)
        type_in(qtbot, "khang")
        qtbot.waitUntil(lambda: set(column(page, 1)) == {"Nguyễn Hoàng Khang"})
        newest = column(page, 0)
        delivered: list[object] = []
        counter.services.runner._finished.connect(delivered.append)
        reader.hold.set()
        qtbot.waitUntil(lambda: bool(delivered))
        qtbot.waitUntil(lambda: len(counter.services.runner._waiting) == 0)
        assert column(page, 0) == newest
    finally:
        reader.close()


def test_nothing_is_cut_and_everything_has_a_name(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    qtbot.waitUntil(lambda: says(page.preview, "Diễn biến"))
    window = page.window()
    assert (window.width(), window.height()) == (1366, 768)
    assert faults(window) == []
    assert nameless(page) == []
    type_in(qtbot, "zzz")
    qtbot.waitUntil(lambda: says(page, "Không có hồ sơ nào khớp"))
    assert faults(window) == []


def test_an_empty_store_leads_to_intake(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    def nothing(_seeds: Seeds) -> None:
        return None

    made = Counter(tmp_path, nothing)
    try:
        window = made.shown(qtbot, "worklist")
        page = window.page
        qtbot.waitUntil(lambda: says(page, "Không có hồ sơ nào trong mục “Đang mở”"))
        with qtbot.waitSignal(page.open_intake):
            press(Qt.Key.Key_Space)
        assert focused() is not None
    finally:
        made.close()


def test_the_preview_scrolls_where_an_error_takes_its_room(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    qtbot.waitUntil(lambda: says(page.preview, "Việc tiếp theo"))
    window = page.window()
    assert isinstance(window, MainWindow)
    window.resize(1366, 640)
    window.show_failure(explain_error("store_full"))
    qtbot.waitUntil(window.failure.isVisible)
    qtbot.waitUntil(lambda: faults(page) == [])
    assert button(page.preview, "In").visibleRegion().boundingRect().height() == button(page.preview, "In").height()


def test_tabs_that_do_not_fit_are_reached_by_arrows_beside_them(qtbot: QtBot, counter: Counter) -> None:
    page = shown(qtbot, counter)
    tabs, window = page.tabs, page.window()
    window.resize(1100, 768)
    qtbot.waitUntil(lambda: tabs.width() < 900)
    more, last = button(tabs, "Các mục sau"), button(tabs, "Tất cả")

    def whole() -> bool:
        place = QRect(last.mapTo(tabs.viewport(), QPoint(0, 0)), last.size())
        return tabs.viewport().rect().contains(place)

    assert not whole()
    assert not button(tabs, "Các mục trước").isEnabled()
    while more.isEnabled():
        more.click()
        qtbot.wait(20)
    assert whole()
    assert not more.isEnabled()
    assert button(tabs, "Các mục trước").isEnabled()
    assert page.list.hasFocus()
    assert not tabs.viewport().geometry().intersects(more.geometry())
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: not more.isVisible() and whole())
    qtbot.waitUntil(lambda: faults(window) == [])
