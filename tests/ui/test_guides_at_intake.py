"""Hướng dẫn beside the checklist, and questions that lead to a procedure; all by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.ui.intake.guide_panel import ChoiceButton, GuidePanel
from desktop.ui.intake.page import IntakePage
from tests.ui.counter import Keys, OpenPage
from tests.ui.faults import cut_texts, nameless
from tests.ui.test_intake import choose, intake

MARITAL, BIRTH = "1.004873", "1.001193"


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenPage) -> IntakePage:
    opened = intake(open_window("intake"))
    qtbot.waitUntil(lambda: opened.two.search.model.rowCount() > 0)
    return opened


def words(panel: GuidePanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_f1_opens_the_guide_over_the_first_zone_and_closes_it(qtbot: QtBot, page: IntakePage) -> None:
    keys = Keys()
    page.two.search.edit.setFocus()
    choose(qtbot, page, keys, "tthn", MARITAL)
    before = QApplication.focusWidget()
    keys.press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: "Nên hỏi" in words(page.guide))
    said = words(page.guide)
    for part in ("Ai làm được", "Giấy tờ", "Bao lâu", "Bao nhiêu", "Lỗi hay gặp", "Nên hỏi"):
        assert part in said
    assert page.guide.geometry().width() == page.one.width()
    assert page.two.isVisible()
    qtbot.waitUntil(lambda: cut_texts(page.guide) == [])
    assert nameless(page.guide) == []
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(page.guide.isHidden)
    assert QApplication.focusWidget() is before


def test_questions_lead_to_the_procedure_and_its_case(qtbot: QtBot, page: IntakePage) -> None:
    keys = Keys()
    page.two.search.edit.setFocus()
    keys.press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: "Chọn đúng việc khai sinh" in words(page.guide))
    focus = QApplication.focusWidget()
    assert isinstance(focus, ChoiceButton)
    keys.press(Qt.Key.Key_Return)
    for _ in range(10):
        if page.guide.isVisible():
            qtbot.waitUntil(lambda: cut_texts(page.guide) == [])
            keys.press(Qt.Key.Key_Return)
    assert page.guide.isHidden()
    qtbot.waitUntil(lambda: page.two.procedure is not None)
    qtbot.waitUntil(page.three.area.isVisible)
    assert page.form.procedure
    assert page.form.case == "" or not page.two.case_missing


def test_arrow_keys_move_between_answers(qtbot: QtBot, page: IntakePage) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_F1)
    qtbot.waitUntil(page.guide.isVisible)
    first = QApplication.focusWidget()
    keys.press(Qt.Key.Key_Down)
    assert isinstance(QApplication.focusWidget(), ChoiceButton)
    assert QApplication.focusWidget() is not first
    keys.press(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is first
