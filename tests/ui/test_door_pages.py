"""The pages before sign-in: nothing is cut at any size, every control has a name, Esc leaves, busy pages hold still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.store.errors import WrongPassword
from desktop.store.found_backups import Backup
from desktop.ui import theme
from desktop.ui.runner import explain
from desktop.ui.sign_in.first_run_page import FirstRunPage
from desktop.ui.sign_in.recovery_page import RecoveryPage
from desktop.ui.sign_in.repair_page import RepairPage
from desktop.ui.sign_in.ways import DoorPage
from tests.ui.counter import show
from tests.ui.faults import cut_texts, nameless

PEOPLE = [("diem", "Phạm Ngọc Diễm"), ("suong", "Nguyễn Hoàng Thị Thu Sương")]
NOW = datetime(2026, 11, 23, 16, 45, tzinfo=UTC)


def repair() -> RepairPage:
    page = RepairPage(PEOPLE, "suong")
    page.show_backups([Backup(Path(f"/sao-luu/motcua_{n}.db"), NOW, 12_400_000, n % 2 == 0) for n in range(3)])
    return page


PAGES: dict[str, Callable[[], DoorPage]] = {
    "repair": repair,
    "repair of a new machine": lambda: RepairPage([], "", new=True),
    "recovery": lambda: RecoveryPage(PEOPLE, "diem", sealed=False),
    "first_run": lambda: FirstRunPage(tried=True),
}


@pytest.fixture(params=PAGES)
def make(request: pytest.FixtureRequest) -> Callable[[], DoorPage]:
    return PAGES[str(request.param)]


@pytest.mark.parametrize("size", [(1366, 768), (800, 560)])
@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("contrast-light", 1.5), ("contrast-dark", 2.0)])
def test_nothing_is_cut_and_every_control_has_a_name(
    qtbot: QtBot, make: Callable[[], DoorPage], scheme: str, scale: float, size: tuple[int, int]
) -> None:
    theme.use(scheme, scale)
    page = make()
    qtbot.addWidget(page)
    show(qtbot, page)
    page.resize(*size)
    page.show_error(explain(WrongPassword(wait_s=8)))
    qtbot.waitUntil(lambda: cut_texts(page) == [])
    assert nameless(page) == []


def test_esc_leaves_unless_something_is_being_done(qtbot: QtBot, make: Callable[[], DoorPage]) -> None:
    page = make()
    qtbot.addWidget(page)
    show(qtbot, page)
    page.set_busy(True)
    assert not page.back.isEnabled()
    with qtbot.assertNotEmitted(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    page.show_error(explain(WrongPassword()))
    with qtbot.waitSignal(page.left, timeout=1000):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_enter_leads_through_the_fields_of_a_new_machine(qtbot: QtBot) -> None:
    page = FirstRunPage()
    qtbot.addWidget(page)
    show(qtbot, page)
    page.choose(Path("/usb/ghi-danh.json"))
    page.show_centre("Trung tâm", "quầy 1")
    with qtbot.waitSignal(page.wanted, timeout=1000) as wanted:
        for typed in ("Lan", "mat khau", "mat khau", ""):
            if focus := QApplication.focusWidget():
                QTest.keyClicks(focus, typed)
                QTest.keyClick(focus, Qt.Key.Key_Return)
    assert wanted.args == [Path("/usb/ghi-danh.json"), "Lan", "mat khau"]


def test_on_a_new_machine_who_may_open_a_backup_stands_beside_it(qtbot: QtBot) -> None:
    page = RepairPage([], "", new=True)
    qtbot.addWidget(page)
    show(qtbot, page)
    assert page.backups == [], "there is no damaged file to be saved"
    page.password.setText("x")
    QTest.keyClick(page.password, Qt.Key.Key_F9)
    assert any("Chọn tệp sao lưu trước" in label.text() for label in page.findChildren(QLabel))
    with qtbot.waitSignal(page.picked, timeout=1000) as picked:
        page.select(Path("/usb/motcua_2026-11-22.db"))
    assert picked.args == [Path("/usb/motcua_2026-11-22.db")]
    QTest.keyClick(page.password, Qt.Key.Key_F9)
    assert any("phải có tệp khóa cùng tên" in label.text() for label in page.findChildren(QLabel))
    page.show_people(PEOPLE)
    with qtbot.waitSignal(page.wanted, timeout=1000) as wanted:
        QTest.keyClick(page.password, Qt.Key.Key_F9)
    assert wanted.args == [Path("/usb/motcua_2026-11-22.db"), "diem", "x"]


def test_the_backup_that_is_chosen_is_the_one_that_is_wanted(qtbot: QtBot) -> None:
    page = repair()
    qtbot.addWidget(page)
    show(qtbot, page)
    page.select(Path("/usb/motcua_2026-11-22.db"))
    page.password.setText("x")
    with qtbot.waitSignal(page.wanted, timeout=1000) as wanted:
        QTest.keyClick(page.password, Qt.Key.Key_F9)
    assert wanted.args == [Path("/usb/motcua_2026-11-22.db"), "suong", "x"]
