"""Scans and typing, told apart in a real window."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.domain.identity_card import parse_card
from desktop.ui import scanner
from desktop.ui.scanner import WedgeFilter
from desktop.ui.widgets.buttons import Button
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


@pytest.mark.parametrize("aim", ["", "]Q1", "]Q3"])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, None])
def test_every_way_to_end_and_begin(qtbot: QtBot, desk: Desk, aim: str, end: Qt.Key | None) -> None:
    burst(aim + CARD, end=end)
    qtbot.waitUntil(lambda: desk.cards == [CARD])
    assert desk.first.text() == desk.second.text() == ""
    assert desk.first.hasFocus()


@pytest.mark.parametrize("aim", ["", "]Q1"])
def test_a_slip_is_a_number_with_and_without_prefix(desk: Desk, aim: str) -> None:
    burst(aim + NUMBER)
    assert (desk.numbers, desk.cards) == ([NUMBER], [])


def test_two_scans_in_a_row_are_two(desk: Desk) -> None:
    burst(CARD)
    burst(NUMBER)
    assert (desk.cards, desk.numbers, desk.first.text()) == ([CARD], [NUMBER], "")


def test_two_scans_glued_together_are_one_card_to_the_desk(qtbot: QtBot, desk: Desk) -> None:
    burst(CARD, end=None)
    burst(CARD, end=None)
    qtbot.waitUntil(lambda: len(desk.cards) == 1)
    assert parse_card(desk.cards[0]) == parse_card(CARD)
    assert desk.first.text() == ""


def test_half_a_scan_with_a_bar_reaches_no_field(qtbot: QtBot, desk: Desk) -> None:
    burst(CARD[:30], end=None)
    qtbot.waitUntil(lambda: desk.cards == [CARD[:30]])
    assert desk.first.text() == ""


@pytest.mark.parametrize("letter", ["|", "9", "Ắ"])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, None])
def test_64_kb_freeze_nothing_and_reach_no_field(qtbot: QtBot, desk: Desk, letter: str, end: Qt.Key | None) -> None:
    began = time.monotonic()
    burst("1" + letter * 65_535, end=end)
    qtbot.waitUntil(lambda: len(desk.cards) == 1)
    assert time.monotonic() - began < 20, "a millisecond a key would be a minute"
    assert len(desk.cards[0]) > 4096
    assert desk.first.text() == ""
    burst(CARD)
    assert desk.cards[1:] == [CARD], "the next one is read as if nothing had been"


def test_letters_that_an_input_method_takes_back_belong_to_the_scan(desk: Desk) -> None:
    # UniKey sends Backspace and the letter with its mark, as fast as the scanner types.
    keys = Keys()
    keys.type("087185000512||LE")
    keys.press(Qt.Key.Key_Backspace)
    burst("Ê MINH|14061985|Nam|A p|12052021")
    assert desk.cards == ["087185000512||LÊ MINH|14061985|Nam|A p|12052021"]
    assert desk.first.text() == ""


def test_what_an_input_method_commits_is_taken_out_of_the_field(desk: Desk) -> None:
    # IBus and TSF hand over words, not keys: nothing tells their rhythm, only what stands in the field at the end.
    desk.first.setText("ghi chú ")
    for part in CARD.split(" "):
        event = QInputMethodEvent("", [])
        event.setCommitString(part + " ")
        QCoreApplication.sendEvent(desk.first, event)
    Keys().press(Qt.Key.Key_Return)
    assert [parse_card(card) for card in desk.cards] == [parse_card(CARD)]
    assert desk.first.text() == "ghi chú "


def test_a_card_that_came_slowly_is_taken_out_of_a_field_of_several_lines(desk: Desk) -> None:
    lines = QPlainTextEdit("ghi chú\n")
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(lines)
    lines.show()
    lines.setFocus()
    lines.appendPlainText(CARD)
    Keys().press(Qt.Key.Key_Return)
    assert desk.cards == [CARD]
    assert lines.toPlainText().strip() == "ghi chú"


def test_the_enter_of_an_unknown_code_presses_no_button(qtbot: QtBot, desk: Desk) -> None:
    pressed: list[str] = []
    act = Button("Từ chối")
    act.clicked.connect(lambda: pressed.append("once"))
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(act)
    qtbot.waitUntil(act.isVisible)
    act.setFocus()
    burst("8934563138165")
    assert pressed == []
    assert desk.scanner._held == []
    Keys().press(Qt.Key.Key_Return)
    assert pressed == ["once"], "a person's Enter does"
