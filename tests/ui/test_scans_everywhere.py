"""A card and a slip, scanned into the real window wherever the focus may be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.store.users import Role, User
from desktop.ui.admin.page import AdminPage
from desktop.ui.dossier.page import DossierPage
from desktop.ui.intake.page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.ui.worklist.page import WorklistPage
from tests.ui.admin import BOSS, MakeCounter, go_to, idle
from tests.ui.counter import CARD, burst, typed_slowly
from tests.ui.services_for_pages import Counter, Seeds, focused, press, push, says

PAGES = ("today", "intake", "worklist", "handover", "summary", "sync", "admin", "health", "help")


def one(seeds: Seeds) -> str:
    """A single dossier."""
    return seeds.receive("2026-11-23 08:10", 1)


def number(counter: Counter) -> str:
    """Its number, as the slip says it."""
    from desktop.usecases.view_dossier import view_dossier

    found: str = counter.read(view_dossier, counter.made).dossier.number
    return found


def applicant(window: MainWindow) -> str:
    """Whose card a page shows: Tiếp nhận fills it in, Hồ sơ looks for it, Trả kết quả looks for what waits."""
    page = window.page
    if isinstance(page, IntakePage):
        return page.one.id_number.text().replace(" ", "")
    if isinstance(page, WorklistPage):
        return page.filters.line.text()
    scan = window.services.machine.scan
    return "087185000512" if page.name == "handover" and scan is not None and scan.read else ""


def fields(window: MainWindow) -> list[str]:
    """What of a card stands in fields that nobody meant it for."""
    if isinstance(window.page, IntakePage | WorklistPage):
        return [text for w in window.bar.findChildren(QLineEdit) if (text := w.text())]
    return [w.text() for w in window.findChildren(QLineEdit) if "087185" in w.text() or "|" in w.text()]


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab, None])
@pytest.mark.parametrize("name", PAGES)
def test_a_card_on_any_page(qtbot: QtBot, make_counter: MakeCounter, name: str, end: Qt.Key | None) -> None:
    counter = make_counter(fill=one)
    window = counter.shown(qtbot, name)
    idle(qtbot, counter)
    burst("]Q1" + CARD, end=end)
    qtbot.waitUntil(lambda: applicant(window) != "", timeout=5000)
    idle(qtbot, counter)
    assert applicant(window) == "087185000512"
    assert fields(window) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_slip_on_any_page(qtbot: QtBot, make_counter: MakeCounter, name: str) -> None:
    counter = make_counter(fill=one)
    window = counter.shown(qtbot, name)
    idle(qtbot, counter)
    burst(number(counter))
    idle(qtbot, counter)
    if name == "handover":
        qtbot.waitUntil(lambda: says(window.page, "chưa có kết quả"))
        return
    qtbot.waitUntil(lambda: isinstance(window.page, DossierPage))
    assert says(window.page, "Võ Minh Trí")


@pytest.mark.parametrize("name", PAGES)
def test_a_slip_of_nobody_and_a_damaged_card_are_said(qtbot: QtBot, make_counter: MakeCounter, name: str) -> None:
    counter = make_counter(fill=one)
    window = counter.shown(qtbot, name)
    idle(qtbot, counter)
    burst("87185000512|A|14061985|Nam|Mỹ Xương|")
    idle(qtbot, counter)
    assert says(window, "Chưa đọc được thẻ")
    assert window.page.name == name, "nothing was filled, and nobody was sent anywhere"
    assert fields(window) == []


def _secret(qtbot: QtBot, counter: Counter, window: MainWindow) -> QWidget:
    page = window.go("admin")
    assert isinstance(page, AdminPage)
    from desktop.ui.admin.people import PeopleSection

    go_to(qtbot, counter, page, PeopleSection)
    push(qtbot, page, "Thêm người dùng")
    return next(
        f for f in page.findChildren(QLineEdit) if f.isVisible() and f.echoMode() == QLineEdit.EchoMode.Password
    )


def _search(qtbot: QtBot, counter: Counter, window: MainWindow) -> QWidget:
    window.go("help")
    idle(qtbot, counter)
    return next(f for f in window.page.findChildren(QLineEdit) if f.isVisible())


@pytest.mark.parametrize("place", [_secret, _search])
def test_no_field_of_a_panel_gets_any_of_it(
    qtbot: QtBot, make_counter: MakeCounter, place: Callable[[QtBot, Counter, MainWindow], QWidget]
) -> None:
    counter = make_counter(BOSS, fill=one)
    window = counter.shown(qtbot, "today")
    idle(qtbot, counter)
    field = place(qtbot, counter, window)
    field.setFocus()
    assert isinstance(field, QLineEdit)
    before = field.text()
    burst(CARD)
    assert field.text() == before
    qtbot.waitUntil(lambda: applicant(window) != "")


def test_a_card_while_a_list_is_dropped_down(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=one)
    window = counter.shown(qtbot, "worklist")
    idle(qtbot, counter)
    combo = next(c for c in window.page.findChildren(QComboBox) if c.isVisible())
    combo.showPopup()
    chosen = combo.currentIndex()
    qtbot.waitUntil(lambda: combo.view().isVisible())
    burst(CARD)
    qtbot.waitUntil(lambda: applicant(window) != "")
    assert combo.currentIndex() == chosen, "letters of the scan choose nothing"
    assert not combo.view().isVisible()


def test_a_dialog_takes_no_card_and_its_button_no_enter(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(fill=one)
    window = counter.shown(qtbot, "today")
    idle(qtbot, counter)
    seen: list[bool] = []

    def scan_into(dialog: QMessageBox) -> None:
        focused().setFocus()
        burst(CARD)
        seen.append(dialog.isVisible())
        QTimer.singleShot(0, dialog.reject)

    dialog = QMessageBox(QMessageBox.Icon.Question, "Hỏi", "Làm tiếp?", QMessageBox.StandardButton.Yes, window)
    QTimer.singleShot(50, lambda: scan_into(dialog))
    dialog.exec()
    assert seen == [True], "the scan's Enter pressed no button"
    assert window.page.name == "today"


def test_a_slow_scanner_is_understood_in_a_note(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(User("tn", "Lê Thu", Role.RECEIVING), fill=one)
    window = counter.shown(qtbot, "summary")
    idle(qtbot, counter)
    note = next(
        f for f in window.page.findChildren(QLineEdit) + window.page.findChildren(QPlainTextEdit) if f.isVisible()
    )
    note.setFocus()
    short = "087185000512||LE A|14061985|Nam|B|1"
    typed_slowly(qtbot, short)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: applicant(window) != "")
