"""Tiếp nhận: what is long still fits, and what a card did not give is asked for in words that can be followed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.domain.people import Applicant
from desktop.ui import theme
from desktop.ui.intake.page import IntakePage
from desktop.ui.intake.zones import WIDE
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from tests.ui.counter import CARD, MONDAY, Clock, Counter, Keys, OpenPage, burst
from tests.ui.faults import cut_texts
from tests.ui.test_intake import PERSON

SPLIT = "082203664191||HUỲNH VĂN LỘC|17092003|Nam|Tổ 5, Kim Mã, Ba Đình, Hà Nội|21122022"


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenPage) -> IntakePage:
    opened = open_window("intake").page
    assert isinstance(opened, IntakePage)
    qtbot.waitUntil(lambda: opened.two.search.model.rowCount() > 0)
    return opened


def test_choices_of_a_split_commune_stay_inside_the_card(qtbot: QtBot, page: IntakePage) -> None:
    burst(SPLIT)
    qtbot.waitUntil(page.one.address_card.isVisible)
    inner = page.one.area.widget()
    assert inner is not None
    qtbot.waitUntil(lambda: inner.width() == page.one.area.viewport().width())
    assert inner.minimumSizeHint().width() <= page.one.area.viewport().width()
    assert cut_texts(page.window()) == []


def test_three_zones_fit_a_window_of_1280(qtbot: QtBot, page: IntakePage) -> None:
    page.window().resize(1280, 720)
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    Keys().type("2.000815")
    Keys().press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.three.area.isVisible)
    assert page.zones.shape == WIDE
    assert page.zones._area.horizontalScrollBar().maximum() == 0, "the third zone is not cut"
    qtbot.waitUntil(lambda: cut_texts(page.window()) == [])


def test_the_search_stays_in_view_when_a_card_tells_much(
    qtbot: QtBot, services: Counter, open_window: OpenPage
) -> None:
    theme.use("light", 2.0)
    for _ in range(2):
        services.do(receive_dossier, ReceiveDossier("1.014027", Applicant(name="TRẦN THỊ MỸ DUYÊN", id_number=PERSON)))
    page = open_window("intake").page
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: page.two.search.model.rowCount() > 0)
    burst(CARD)
    qtbot.waitUntil(lambda: page.one.address_card.isVisible() and len(page.one.earlier.rows) == 2)
    qtbot.waitUntil(page.two.search.edit.hasFocus)

    def seen() -> bool:
        edit, area = page.two.search.edit, page.zones._area.viewport()
        top = edit.mapTo(area, QPoint(0, 0)).y()
        return 0 <= top <= area.height() - edit.height()

    qtbot.waitUntil(seen)
    qtbot.wait(50)
    assert seen()
    ring = page.window().ring  # type: ignore[attr-defined]
    assert ring.isVisible()
    page.zones._area.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: not ring.isVisible())


def test_a_reason_to_refuse_is_not_covered_in_two_columns(qtbot: QtBot, open_window: OpenPage) -> None:
    theme.use("light", 1.5)
    page = open_window("intake").page
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: page.two.search.model.rowCount() > 0)
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    Keys().type("2.000815")
    Keys().press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.three.area.isVisible)
    page.two.declining.emit("refuse")
    qtbot.waitUntil(page.two.declined.isVisible)
    reason, area = page.two.declined.reason, page.two.declined.area
    qtbot.waitUntil(lambda: area.height() >= reason.height())
    assert reason.mapTo(area, QPoint(0, reason.height())).y() <= area.height()


def test_days_of_a_long_promise_are_not_cut(qtbot: QtBot, page: IntakePage) -> None:
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    Keys().type("2.000286")
    Keys().press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.three.area.isVisible)
    days = [one for one in page.three.findChildren(QLabel) if "–" in one.text() and "/" in one.text()]
    assert len(days) >= 3
    assert all(one.fontMetrics().horizontalAdvance(one.text()) <= one.width() for one in days)


def test_fee_and_promise_stay_in_view_below_a_draft(qtbot: QtBot, page: IntakePage, clock: Clock) -> None:
    clock.at = MONDAY.replace(hour=15, minute=20)
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    keys = Keys()
    keys.type("1.001193")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.three.area.isVisible)
    qtbot.waitUntil(page.three._reasons.isVisible)
    keys.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.foot.aside.list.isVisible)
    page.foot.aside.take(0)
    qtbot.waitUntil(page.three.area.isVisible)
    qtbot.waitUntil(lambda: not page.three._reasons.isVisible())
    assert page.messages.isVisible()
    assert page.three.area.verticalScrollBar().maximum() == 0
    assert page.one.area.verticalScrollBar().maximum() == 0
    for words in (page.three.fee, page.three.number, page.three.date):
        assert words.visibleRegion().boundingRect() == words.rect()
    assert cut_texts(page.window()) == []
    page.three._why.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert page.three._reasons.isVisible(), "asked for, they are told"
    assert page.three.fee.visibleRegion().boundingRect() == page.three.fee.rect()


def test_a_long_case_ends_in_dots_and_the_list_shows_it(qtbot: QtBot, page: IntakePage) -> None:
    case = page.two.case
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    keys = Keys()
    keys.type("1.001193")
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(case.hasFocus)
    widest = max(range(case.count()), key=lambda n: case.fontMetrics().horizontalAdvance(case.itemText(n)))
    case.setItemText(widest, case.itemText(widest) * 4)
    case.setCurrentIndex(widest)
    assert case.shown().endswith("…")
    assert case.fontMetrics().horizontalAdvance(case.shown()) < case.width() - 28
    case.showPopup()
    qtbot.waitUntil(case.view().isVisible)
    assert case.view().width() > case.width()
    case.hidePopup()
    case.setCurrentIndex(0)
    assert case.shown() == "Chọn trường hợp…"


def test_no_hint_is_cut(qtbot: QtBot, page: IntakePage) -> None:
    page.one.kind.group.button(1).click()
    page.one.on_behalf.click()

    def cut() -> list[str]:
        edits = [one for one in page.one.findChildren(QLineEdit) if one.isVisible()]
        return [one.accessibleName() for one in edits if _hint_width(one) > one.width() - 20]

    qtbot.waitUntil(lambda: cut() == [])


def _hint_width(edit: QLineEdit) -> int:
    return edit.fontMetrics().horizontalAdvance(edit.placeholderText())


def test_a_damaged_card_asks_only_for_what_has_a_field(page: IntakePage) -> None:
    burst("082203664191||HUỲNH V")
    assert QApplication.focusWidget() is page.one.full_name, "no slip without a name"
    assert page.one._scan.note.text() == "Cần gõ: họ và tên, ngày sinh, nơi cư trú"


def test_an_organisation_has_a_seat_not_a_residence(page: IntakePage) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_Backtab)
    keys.press(Qt.Key.Key_Right)
    words = {one.text() for one in page.one.findChildren(QLabel) if one.isVisible()}
    assert {"Tên tổ chức", "Địa chỉ trụ sở"} <= words
    assert "Nơi cư trú" not in words


def test_a_long_first_zone_scrolls_by_itself(qtbot: QtBot, page: IntakePage) -> None:
    page.window().resize(1366, 697)
    burst(CARD)
    page.one.on_behalf.click()
    qtbot.waitUntil(page.one.address_card.isVisible)
    page.two.search.edit.setFocus()
    Keys().type("1.004873")
    Keys().press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.three.area.isVisible)
    page.one.agent.authority.setFocus()
    qtbot.waitUntil(lambda: page.one.area.verticalScrollBar().value() > 0)
    assert page.zones._area.verticalScrollBar().maximum() == 0, "heads of the zones stay in view"
