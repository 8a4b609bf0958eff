"""Tiếp nhận for organisations, authorised persons, those served first, and other centres."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.identity_card import CardScan
from desktop.domain.people import ELDERLY
from desktop.ui.intake.page import IntakePage
from desktop.ui.scanner import AFTER_ENTER_MS
from desktop.usecases.recognise_person import recognise_person
from desktop.usecases.view_dossier import view_dossier
from tests.ui.admin import BOSS, MakeCounter
from tests.ui.counter import Counter, Keys, OpenPage, burst
from tests.ui.faults import cut_texts, nameless
from tests.ui.test_intake import PERSON, choose, intake, save, scan

OTHER = "087085004321"
OTHER_CARD = f"{OTHER}||LÊ VĂN PHƯỚC|02091960|Nam|Ấp 3, Gáo Giồng, Cao Lãnh, Đồng Tháp|27082021"


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenPage) -> IntakePage:
    opened = intake(open_window("intake"))
    qtbot.waitUntil(lambda: opened.two.search.model.rowCount() > 0)
    return opened


def scan_other(qtbot: QtBot) -> None:
    """A scan, and the moment in which a scanner's further line ends are dropped."""
    burst(OTHER_CARD)
    qtbot.wait(AFTER_ENTER_MS + 20)


def words(page: IntakePage) -> set[str]:
    return {one.text() for one in page.findChildren(QLabel) if one.isVisible()}


# ---- organisations


def test_a_card_is_the_representatives(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    keys.press(Qt.Key.Key_Backtab)
    keys.press(Qt.Key.Key_Right)
    scan_other(qtbot)
    assert page.one.representative.full_name.text() == "LÊ VĂN PHƯỚC"
    assert page.one.id_number.text() == "", "the number of the organisation is another one"
    assert page.one.full_name.hasFocus(), "no slip without its name"
    keys.type("HTX Sen Hong")
    qtbot.waitUntil(lambda: page.one.full_name.text() == "HTX Sen Hong")
    page.one.id_number.setFocus()
    keys.type("0100109107")
    qtbot.waitUntil(lambda: page.one.id_number.text() == "0100109107")
    keys.press(Qt.Key.Key_Return)
    assert page.one.note("id_number") == "Khác cấu trúc mã số thuế; xem lại giấy tờ"
    keys.press(Qt.Key.Key_F6)
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cut_texts(page.window()) == [])
    assert nameless(page.window()) == []
    applicant = services.ask(view_dossier, save(qtbot, page, keys, services)).dossier.applicant
    assert (applicant.kind, applicant.name, applicant.id_number) == ("organisation", "HTX Sen Hong", "0100109107")
    assert (applicant.representative.id_number, applicant.representative.source) == (OTHER, "card")
    assert services.ask(recognise_person, "0100109107")[0].name == "HTX Sen Hong"


def test_a_representative_without_a_name_is_missing(qtbot: QtBot, page: IntakePage) -> None:
    page.one.kind.group.button(1).click()
    page.one.representative.id_number.setFocus()
    Keys().type("1")
    qtbot.waitUntil(lambda: "tên người đại diện" in page.three.missing.text())


# ---- authorised persons


def test_the_card_of_somebody_else_over_a_form_that_was_begun_is_told(
    qtbot: QtBot, page: IntakePage, services: Counter
) -> None:
    scan(qtbot, page)
    choose(qtbot, page, Keys(), "ban sao tu ban chinh", "2.000815")
    first = page.one.full_name.text()
    page.accept_card(CardScan("087190001299", name="Phạm Văn Chín"))
    told = f"Người nộp đã đổi từ {first} sang Phạm Văn Chín"
    assert any(told in label.text() for label in page.messages.findChildren(QLabel))
    assert page.two.procedure is not None
    page.accept_card(CardScan("087190001299", name="Phạm Văn Chín"))
    assert not page.messages.isVisible(), "the same card twice changes nobody"


def test_a_second_card_fills_who_hands_in(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    page.one.on_behalf.setFocus()
    keys.press(Qt.Key.Key_Space)
    assert "người nộp thay" in page.three.missing.text()
    scan_other(qtbot)
    assert page.one.id_number.text() == PERSON
    assert page.one.agent.full_name.text() == "LÊ VĂN PHƯỚC"
    assert page.one.agent.authority.hasFocus(), "what authorises is asked for"
    assert page.one.note("agent_authority") == "Chưa ghi quan hệ hoặc giấy tờ ủy quyền"
    keys.press(Qt.Key.Key_Down)
    keys.press(Qt.Key.Key_F6)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    qtbot.waitUntil(page.two.checklist.hint.isVisible)
    assert "Nộp thay, cần nhận kèm: Văn bản ủy quyền" in words(page)
    qtbot.waitUntil(lambda: cut_texts(page.window()) == [])
    assert nameless(page.window()) == []
    page.two.checklist._take.click()
    qtbot.waitUntil(page.two.checklist.hint.isHidden)
    keys.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dossier = services.ask(view_dossier, save(qtbot, page, keys, services)).dossier
    agent = dossier.applicant.agent
    assert (agent.name, agent.id_number, agent.authority) == ("LÊ VĂN PHƯỚC", OTHER, "Văn bản ủy quyền")
    assert "Văn bản ủy quyền" in [paper.name for paper in dossier.received.documents]
    assert dossier.received.priority == ELDERLY, "who stands at the counter is served first"


def test_who_was_scanned_first_can_be_the_one_who_hands_in(qtbot: QtBot, page: IntakePage) -> None:
    scan(qtbot, page)
    page.one.on_behalf.click()
    scan_other(qtbot)
    page.one.swap()
    applicant = page.one.applicant()
    assert (applicant.id_number, applicant.agent and applicant.agent.id_number) == (OTHER, PERSON)


def test_without_the_tick_nobody_is_authorised(qtbot: QtBot, page: IntakePage) -> None:
    scan(qtbot, page)
    page.one.on_behalf.click()
    scan_other(qtbot)
    page.one.on_behalf.click()
    assert page.one.applicant().agent is None
    assert page.one.agent.isHidden()


# ---- served first


def test_age_suggests_and_a_person_decides(qtbot: QtBot, page: IntakePage) -> None:
    scan_other(qtbot)
    qtbot.waitUntil(lambda: page.form.priority == ELDERLY)
    page.one.priority.setFocus()
    Keys().press(Qt.Key.Key_Up)
    assert page.form.priority == ""
    page.one.birth_date.setFocus()
    page.one.birth_date.clear()
    Keys().type("01011950")
    qtbot.waitUntil(lambda: page.one.birth_date.text() == "01011950")
    qtbot.waitUntil(lambda: not page.services.runner.busy)
    assert page.form.priority == "", "what a person chose stays"
    burst("087185000512||TRẦN THỊ MỸ DUYÊN|14061985|Nữ|Ấp 1, Mỹ Thọ, Đồng Tháp|12052021")
    assert page.form.priority == ""


# ---- another centre


def test_another_centre_is_named_by_its_code(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    keys.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    page.three.settling.where.group.button(0).setFocus()
    keys.press(Qt.Key.Key_Right)
    qtbot.waitUntil(page.three.settling.code.isVisible)
    keys.press(Qt.Key.Key_Return)
    assert page.three.settling.code.hasFocus(), "Enter goes on"
    page.three.settling.where.group.button(1).setFocus()
    keys.press(Qt.Key.Key_F9)
    assert page.three.settling.code.hasFocus(), "F9 goes to what is missing"
    assert page.three.missing.text() == "Còn thiếu: mã nơi giải quyết"
    keys.type("h15.126.07")
    qtbot.waitUntil(lambda: page.three.settling.code.text() == "h15.126.07")
    assert page.three.settling._code.note == "Mã của tỉnh khác; chỉ chuyển được trong tỉnh"
    page.three.settling.code.clear()
    keys.type("h20.126.07")
    qtbot.waitUntil(lambda: not page.three.settling.missing)
    keys.press(Qt.Key.Key_Return)
    keys.type("Gao Giong")
    qtbot.waitUntil(lambda: page.form.settles_name == "Gao Giong")
    qtbot.waitUntil(lambda: cut_texts(page.window()) == [])
    received = services.ask(view_dossier, save(qtbot, page, keys, services)).dossier.received
    assert (received.settles, received.settles_name) == ("H20.126.07", "Gao Giong")
    assert page.three.settling.where.chosen == 0, "the next one stays here"


def test_a_result_by_post_needs_a_place_to_go_to(qtbot: QtBot, page: IntakePage) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "tinh trang", "1.004873")
    page.three.way.choose(1)
    page.three.changed.emit()
    assert "bưu chính" not in page.three.missing.text()
    page.one.address.setPlainText("")
    page.three.changed.emit()
    qtbot.waitUntil(lambda: "địa chỉ nhận bưu chính" in page.three.missing.text())
    keys.press(Qt.Key.Key_F9)
    assert page.one.address.hasFocus()
    page.three.way.choose(0)
    page.three.changed.emit()
    qtbot.waitUntil(lambda: "bưu chính" not in page.three.missing.text())


def test_whoever_may_not_receive_is_told_before_anything_is_typed(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    opened = intake(counter.shown(qtbot, "intake"))
    assert "vai trò tiếp nhận (bạn đang ở vai trò quản trị)" in opened.three.missing.text()
    opened.save(False)
    assert not opened._saving
