"""Scans and typing, told apart in a real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.ui import scanner
from desktop.ui.scanner import WedgeFilter
from desktop.ui.widgets.layout import column
from tests.ui.counter import CARD, Keys, burst, show, typed_slowly

NUMBER = "H20.126.05-261123-2018"


class Desk(QWidget):
    """A window with two fields and a scanner."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QLineEdit(), QLineEdit()
        self.setLayout(column(self.first, self.second))
        self.scanner = WedgeFilter(self)
        self.scanner.install()
        self.cards: list[str] = []
        self.numbers: list[str] = []
        self.scanner.card.connect(self.cards.append)
        self.scanner.number.connect(self.numbers.append)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window = Desk()
    qtbot.addWidget(window)
    show(qtbot, window)
    window.first.setFocus()
    return window


def test_a_card_reaches_nobody_but_the_scanner(desk: Desk) -> None:
    burst(CARD)
    assert desk.cards == [CARD]
    assert desk.first.text() == ""


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_scan_ends_with_enter_or_tab(desk: Desk, end: Qt.Key) -> None:
    burst(NUMBER, end=end)
    assert desk.numbers == [NUMBER]
    assert desk.first.text() == ""
    assert desk.first.hasFocus(), "the terminator moves nothing"


def test_a_second_terminator_is_swallowed(desk: Desk) -> None:
    burst(NUMBER)
    Keys().press(Qt.Key.Key_Tab)
    assert desk.first.hasFocus()


def test_a_card_without_terminator_ends_with_silence(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.scanner.card, timeout=1000) as read:
        burst("]Q3" + CARD, end=None)
    assert read.args == [CARD], "without the AIM prefix"
    assert desk.first.text() == ""


def test_typing_of_people_is_untouched(qtbot: QtBot, desk: Desk) -> None:
    typed_slowly(qtbot, "087185000512")
    qtbot.waitUntil(lambda: desk.first.text() == "087185000512")
    assert desk.cards == desk.numbers == []


def test_fast_keys_that_are_no_scan_arrive_in_order(qtbot: QtBot, desk: Desk) -> None:
    burst("0912000145xyz", end=None)
    qtbot.waitUntil(lambda: desk.first.text() == "0912000145xyz")
    assert desk.cards == desk.numbers == []


def test_a_code_that_is_no_card_goes_to_the_field_with_its_enter(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.first.returnPressed, timeout=1000):
        burst("8936049270018")
    assert desk.first.text() == "8936049270018"


def test_keys_keep_their_order_around_a_command(qtbot: QtBot, desk: Desk) -> None:
    keys = Keys()
    keys.type("12")
    keys.press(Qt.Key.Key_Backspace)
    keys.type("3")
    qtbot.waitUntil(lambda: desk.first.text() == "13")


def test_small_letters_are_not_held_back(desk: Desk) -> None:
    Keys().type("nguyen")
    assert desk.first.text() == "nguyen", "at once, without any wait"


def test_a_command_key_waits_for_fast_typing_before_it(desk: Desk) -> None:
    seen: list[str] = []
    shortcut = QShortcut(QKeySequence("F9"), desk)
    shortcut.activated.connect(lambda: seen.append(desk.first.text()))
    burst("Phong Tu phap", end=None)
    Keys().press(Qt.Key.Key_F9)
    assert seen == ["Phong Tu phap"], "what was typed stood in the field when the key acted"


def test_keys_for_a_field_that_is_gone_are_dropped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    burst("12", end=None)
    delete(desk.first)
    monkeypatch.setattr(scanner, "_receiver", lambda: None)
    desk.scanner.flush()
    assert desk.second.text() == ""
