"""Tiếp nhận: several procedures of one visitor, forms put aside, and what cannot be taken."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.printing.paint import pdf_bytes
from desktop.printing.papers import paper_pages
from desktop.store.drafts import Draft
from desktop.store.store import Store
from desktop.ui.intake.form import unpacked
from desktop.ui.intake.page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.ui.papers.page import PapersPage
from desktop.usecases.load_drafts import load_drafts
from desktop.usecases.recognise_person import recognise_person
from desktop.usecases.save_draft import save_draft
from desktop.usecases.view_dossier import view_dossier
from tests.ui.counter import CARD, PASSWORD, USER, Clock, Counter, Keys, OpenPage, burst
from tests.ui.faults import cut_texts, nameless
from tests.ui.test_intake import CONTROL, PERSON, choose, intake, save, scan
from tests.ui.test_intake_people import OTHER, OTHER_CARD, scan_other


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenPage) -> IntakePage:
    opened = intake(open_window("intake"))
    qtbot.waitUntil(lambda: opened.two.search.model.rowCount() > 0)
    return opened


def words(page: IntakePage) -> set[str]:
    return {one.text() for one in page.findChildren(QLabel) if one.isVisible()}


# ---- several procedures


def test_what_a_visitor_has_so_far_is_said(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press(Qt.Key.Key_T, CONTROL)
    keys.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "Đã lưu 1 hồ sơ cho người này: 261123-2001. Tổng phí 2.000 đ" in words(page))
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press(Qt.Key.Key_T, CONTROL)
    save(qtbot, page, keys, services)
    told = "Đã lưu 2 hồ sơ cho người này: 261123-2001, 261123-2002. Tổng phí 4.000 đ"
    qtbot.waitUntil(lambda: told in words(page))
    page._print_again()
    assert services.printed[2:] == services.printed[:2]
    scan_other(qtbot)
    qtbot.waitUntil(lambda: told not in words(page))
    choose(qtbot, page, keys, "sao", "2.000815")
    keys.press(Qt.Key.Key_T, CONTROL)
    save(qtbot, page, keys, services)
    assert len(page.visit.dossiers) == 1, "another visitor begins anew"


# ---- put aside


def test_a_form_put_aside_is_taken_back_whole(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    keys.press(Qt.Key.Key_Space)
    key = page.form.key
    keys.press(Qt.Key.Key_G, CONTROL)
    assert page.form.empty
    assert page.one.id_number.hasFocus()
    qtbot.waitUntil(page.foot.aside.list.isVisible)
    assert page.foot.aside.list.text() == "Đang gác 1"
    scan_other(qtbot)
    assert page.foot.aside.lines() == ["TRẦN THỊ MỸ DUYÊN · Trợ cấp hưu trí xã hội · 23/11/2026 10:12"]
    page.foot.aside.fill_menu()
    page.foot.aside.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: page.two.procedure is not None)
    assert (page.form.key, page.one.id_number.text()) == (key, PERSON)
    assert page.two.checklist.rows[0].paper.state == "submit"
    assert page.three.save_button.hasFocus(), "nothing is missing"
    qtbot.waitUntil(lambda: len(page.foot.aside.lines()) == 1)
    assert page.foot.aside.lines()[0].startswith("LÊ VĂN PHƯỚC"), "what was on the page lies there now"
    save(qtbot, page, keys, services)
    assert [unpacked(one.data).applicant.id_number for one in services.ask(load_drafts)] == [OTHER]  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(page.foot.aside.lines()) == 1)
    assert page.foot.aside.lines()[0].startswith("LÊ VĂN PHƯỚC"), "what was received lies nowhere any more"


def take_first(qtbot: QtBot, page: IntakePage) -> None:
    """By keys alone: on the empty page the key that puts aside opens the list, at its first line."""
    keys = Keys()
    qtbot.waitUntil(page.foot.aside.list.isVisible)
    keys.press(Qt.Key.Key_G, CONTROL)
    qtbot.waitUntil(page.foot.aside.menu.isVisible)
    QTest.keyClick(page.foot.aside.menu, Qt.Key.Key_Return)
    # Without a window manager nothing is active once a menu has closed.
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.waitUntil(lambda: not page.form.empty)


def test_a_form_without_procedure_is_taken_back_at_the_search(qtbot: QtBot, page: IntakePage) -> None:
    scan(qtbot, page)
    Keys().press(Qt.Key.Key_G, CONTROL)
    take_first(qtbot, page)
    qtbot.waitUntil(page.two.search.edit.hasFocus)


def test_what_was_emptied_or_dropped_does_not_come_back(
    qtbot: QtBot, page: IntakePage, services: Counter, open_window: OpenPage
) -> None:
    keys = Keys()
    page.one.full_name.setFocus()
    keys.type("An")
    qtbot.waitUntil(lambda: page.one.full_name.text() == "An")
    keys.press(Qt.Key.Key_G, CONTROL)
    take_first(qtbot, page)
    page.one.full_name.setFocus()
    page.one.full_name.selectAll()
    keys.press(Qt.Key.Key_Delete)
    keys.press(Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: services.ask(load_drafts) == [])
    keys.press(Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: services.idle)
    assert page.form.empty
    assert not page.foot.aside.list.isVisible()
    page.one.full_name.setFocus()
    keys.type("An")
    qtbot.waitUntil(lambda: page.one.full_name.text() == "An")
    keys.press(Qt.Key.Key_G, CONTROL)
    take_first(qtbot, page)
    drop = next(one for one in page.messages.findChildren(QPushButton) if one.text() == "Bỏ nháp")
    drop.setFocus(Qt.FocusReason.TabFocusReason)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: services.ask(load_drafts) == [])
    qtbot.waitUntil(lambda: services.idle)
    assert page.foot.aside.lines() == [], "the list does not offer it again"


def test_an_empty_form_cannot_be_put_aside(page: IntakePage, services: Counter) -> None:
    assert not page.foot.aside.button.isEnabled()
    Keys().press(Qt.Key.Key_G, CONTROL)
    assert services.ask(load_drafts) == []


def test_what_lies_aside_outlives_the_program(
    qtbot: QtBot, page: IntakePage, services: Counter, open_window: OpenPage, tmp_path: Path, clock: Clock
) -> None:
    for card in (CARD, OTHER_CARD):
        burst(card)
        page.put_aside()
    qtbot.waitUntil(lambda: page.foot.aside.list.text() == "Đang gác 2")
    again = intake(open_window("intake"))
    qtbot.waitUntil(lambda: again.foot.aside.list.text() == "Đang gác 2")
    assert again.form.empty, "what was put aside comes back only when it is asked for"
    kept = services.ask(load_drafts)
    services.do(save_draft, "khac", b"{}")
    reopened = services._writer.submit(_reopen, services, tmp_path / "kho", clock).result()
    assert {draft.data for draft in reopened} == {draft.data for draft in kept} | {b"{}"}


def _reopen(services: Counter, folder: Path, clock: Clock) -> list[Draft]:
    """Close the store and open it anew, as after a start."""
    services._reader.submit(services._stack.close).result()
    services._view = None
    services.store.close()
    services.store = Store.open(folder, user=USER.id, password=PASSWORD, clock=clock)
    return list(load_drafts(services.store.view()))


# ---- not taken as it is


def offered(qtbot: QtBot, page: IntakePage, keys: Keys, title: str, lines: list[str]) -> None:
    """The paper is there to be looked at; Esc leads back."""
    window = page.window()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.page.name == "papers")
    papers = window.page
    assert isinstance(papers, PapersPage)
    qtbot.waitUntil(lambda: papers.sheet.shown and papers.sheet.hasFocus())
    look = papers._look
    assert look is not None
    pages = paper_pages(look.facts, window.services.session.centre)
    text = " ".join(PdfReader(BytesIO(pdf_bytes(pages))).pages[0].extract_text().split())
    assert title in text
    for line in lines:
        assert line in text
    keys.press(Qt.Key.Key_Escape)
    assert window.page is page


def test_missing_papers_are_asked_for_and_nothing_is_received(
    qtbot: QtBot, page: IntakePage, services: Counter
) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    missing = page.two.checklist.missing()
    page.two.ask.setFocus()
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.two.declined.isVisible)
    qtbot.waitUntil(lambda: cut_texts(page.window()) == [])
    assert nameless(page.window()) == []
    why = page.two.declined.inputs()[0]
    assert isinstance(why, QLineEdit)
    assert (why.hasFocus(), why.selectedText()) == (True, "Chưa có trong hồ sơ nộp"), "typing takes its place"
    page.two.declined.copy.click()
    said = QGuiApplication.clipboard().text().splitlines()
    assert said[0] == "Hồ sơ của: TRẦN THỊ MỸ DUYÊN"
    assert said[3] == f"1. {missing[0]}. Lý do: Chưa có trong hồ sơ nộp"
    keys.press(Qt.Key.Key_F9)
    offered(qtbot, page, keys, "PHIẾU YÊU CẦU", [f"1. {missing[0]}", "Lý do: Chưa có trong hồ sơ nộp"])
    qtbot.waitUntil(page.foot.aside.list.isVisible)
    assert page.foot.aside.lines()[0].endswith("chờ bổ sung")
    assert services.ask(recognise_person, PERSON) == ()
    assert services.printed == []
    page.foot.aside.take(0)
    qtbot.waitUntil(lambda: page.two.procedure is not None)
    assert f"Đã lấy lại nháp lúc 10:12. Đã yêu cầu bổ sung: {', '.join(missing)}" in words(page)
    first = page.two.checklist.first_undecided()
    assert first is not None
    assert first.hasFocus(), "at the first paper that is missing"
    keys.press(Qt.Key.Key_T, CONTROL)
    save(qtbot, page, keys, services)


def test_a_refusal_is_recorded_with_its_reason(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    page.two.refuse.setFocus()
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(page.two.declined.reason.hasFocus)
    assert page.three.save_button.property("kind") == "secondary", "one main button, the one that F9 presses"
    assert page.two.declined.reason.toPlainText().startswith("Thiếu thành phần hồ sơ: ")
    assert (page.two.declined.confirm._key, page.three.save_button._key) == ("F9", "")
    page.two.declined.reason.clear()
    keys.press(Qt.Key.Key_F9)
    assert "Cần ghi lý do từ chối" in words(page)
    keys.type("Khong thuoc tham quyen")
    qtbot.waitUntil(lambda: cut_texts(page.window()) == [])
    with qtbot.waitSignal(page.notify, timeout=2000) as told:
        keys.press(Qt.Key.Key_F9)
    assert told.args == ["ok", "Đã ghi từ chối nhận 261123-2001"]
    (row,) = services.ask(recognise_person, PERSON)
    dossier = services.ask(view_dossier, row.id).dossier
    assert (int(dossier.status), dossier.reason) == (3, "Khong thuoc tham quyen")
    assert services.printed == [], "no slip promises anything"
    assert page.form.empty
    offered(qtbot, page, keys, "PHIẾU TỪ CHỐI", ["Khong thuoc tham quyen", "TRẦN THỊ MỸ DUYÊN"])


def test_escape_goes_back_to_the_checklist(qtbot: QtBot, page: IntakePage) -> None:
    keys = Keys()
    scan(qtbot, page)
    choose(qtbot, page, keys, "huu tri", "1.014027")
    page.two.refuse.click()
    keys.press(Qt.Key.Key_Escape)
    assert page.two.declined.isHidden()
    assert page.three.save_button._key == "F9"
    assert page.two.checklist.rows[0].hasFocus()


def test_nobody_is_refused_without_a_name(qtbot: QtBot, page: IntakePage) -> None:
    page.two.search.edit.setFocus()
    choose(qtbot, page, Keys(), "huu tri", "1.014027")
    with qtbot.waitSignal(page.notify, timeout=2000) as told:
        page.two.refuse.click()
    assert told.args == ["info", "Cần ghi đúng người nộp trước"]
    assert page.two.declined.isHidden()
