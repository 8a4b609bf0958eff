"""Kiểm quỹ on the summary: counted by keys, said where it differs, and there again the next time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import language
from desktop.ui.main_window import MainWindow
from desktop.ui.summary.page import SummaryPage
from desktop.usecases.count_cash import CountCash, count_cash
from desktop.usecases.view_cash import view_cash
from tests.store.stores import at
from tests.ui.services_for_pages import NOW, Counter, Seeds, faults, focused, nameless, push, says, type_in

TODAY = at(NOW).date()


def fill(seeds: Seeds) -> None:
    for number in range(4):
        seeds.receive(f"2026-11-23 09:1{number}", number, "2.000815")


@pytest.fixture
def counter(tmp_path: Path, qapp: QApplication) -> Iterator[Counter]:
    del qapp
    counter = Counter(tmp_path, fill)
    yield counter
    counter.close()


def opened(qtbot: QtBot, counter: Counter) -> tuple[MainWindow, SummaryPage]:
    window = counter.shown(qtbot, "summary")
    page = window.page
    assert isinstance(page, SummaryPage)
    qtbot.waitUntil(lambda: says(page, "Chưa đếm"))
    push(qtbot, page, "Kiểm quỹ: đếm tiền trong ngày")
    qtbot.waitUntil(page.cash.notes[500_000].hasFocus)
    return window, page


def test_money_is_counted_by_keys(qtbot: QtBot, counter: Counter) -> None:
    window, page = opened(qtbot, counter)
    assert says(page, "Phải thu 8.000 đ. Tiền mặt 0 đ + chuyển khoản 0 đ = 0 đ.")
    assert says(page, "Còn thiếu 8.000 đ")
    page.cash.notes[2_000].setFocus()
    page.cash.notes[2_000].selectAll()
    type_in(qtbot, "3")
    assert says(page, "Còn thiếu 2.000 đ")
    assert faults(window) == []
    assert nameless(page) == []
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert page.cash.isAncestorOf(focused()), "Enter goes on"
    assert focused() is page.cash.notes[1_000]
    QTest.keyClick(focused(), Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is page.cash.notes[2_000]
    page.cash.transfer.setFocus()
    for place in (page.cash.note, page.cash.save):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        assert focused() is place
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Số tiền lệch: ghi vì sao"))
    assert counter.read(view_cash, TODAY).counted is None
    page.cash.transfer.setFocus()
    type_in(qtbot, "2.000")
    assert says(page, "Khớp")
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Khớp, 15:20"))
    assert not page.cash.isVisible()
    counted = counter.read(view_cash, TODAY).counted
    assert (counted.cash_vnd, counted.transfer_vnd, counted.difference_vnd) == (6_000, 2_000, 0)
    assert counter.read(lambda view: view.day_closed_at(TODAY)) is None, "F9 counted, and closed nothing"


def test_what_was_counted_stands_there_again_and_esc_records_nothing(qtbot: QtBot, counter: Counter) -> None:
    _, page = opened(qtbot, counter)
    page.cash.notes[1_000].setValue(5)
    page.cash.note.setText("Thối nhầm cho người nộp")
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Còn thiếu 3.000 đ, 15:20"))
    push(qtbot, page, "Kiểm quỹ: đếm tiền trong ngày")
    assert page.cash.notes[1_000].value() == 5
    assert page.cash.note.text() == "Thối nhầm cho người nộp"
    page.cash.notes[1_000].setValue(8)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not page.cash.isVisible()
    assert counter.read(view_cash, TODAY).counted.cash_vnd == 5_000


@pytest.mark.parametrize("typed", ["2k", "một", "-5", "1" * 13])
def test_what_is_no_amount_is_said(qtbot: QtBot, counter: Counter, typed: str) -> None:
    _, page = opened(qtbot, counter)
    page.cash.transfer.setText(typed)
    QTest.keyClick(focused(), Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: says(page, "Chỉ ghi chữ số"))
    assert counter.read(view_cash, TODAY).counted is None


def test_what_was_counted_is_told_whole_in_english(qtbot: QtBot, counter: Counter) -> None:
    counter.write(count_cash, CountCash(TODAY, ((500_000, 9_999),), 0, "Gõ nhầm"))
    language.use(language.ENGLISH)
    try:
        window = counter.shown(qtbot, "summary")
        qtbot.waitUntil(lambda: says(window.page, "4,999,492,000 đ too much, 15:20"))
        qtbot.waitUntil(lambda: faults(window) == [])
    finally:
        language.use(language.VIETNAMESE)
