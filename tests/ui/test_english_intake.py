"""Tiếp nhận in English: the screen speaks it, and what is kept and printed stays Vietnamese."""

from __future__ import annotations

from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.window import Application
from desktop.domain.people import ELDERLY, PRIORITIES
from desktop.domain.read_models import DossierFilter
from desktop.ui import theme
from desktop.ui.intake.page import IntakePage
from desktop.ui.main_window import MainWindow
from desktop.ui.training import TrainingBar
from desktop.ui.widgets import kept_words
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.view_dossier import view_dossier
from tests.app.test_training import application, entered, paths
from tests.support.screen import resize
from tests.ui.admin import MakeCounter
from tests.ui.counter import CARD, burst
from tests.ui.services_for_pages import Counter, focused, says
from tests.ui.test_english_pages import SCALES, Look, english, idle, look, opened, painted
from tests.ui.test_intake_people import OTHER_CARD, scan_other

__all__ = ["application", "english", "look", "painted", "paths"]
"""Fixtures: the whole program, and eyes for English."""

pytestmark = pytest.mark.usefixtures("english")
PENSION = "1.014027"

MAU_02 = (
    "Bổ sung, hoàn thiện hồ sơ",
    "Mẫu 02 · Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    "Mẫu 02 · Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, page 1 of 1",
    "Mẫu 02 · Yêu cầu bổ sung hồ sơ",
)
"""What the page of papers calls a form: by its official title, whatever the screens speak."""


def intake(qtbot: QtBot, counter: Counter, scale: float = 1.0) -> IntakePage:
    page = opened(qtbot, counter, "intake", scale).page
    assert isinstance(page, IntakePage)
    qtbot.waitUntil(lambda: page.two.search.model.rowCount() > 0)
    return page


def choose(qtbot: QtBot, counter: Counter, page: IntakePage) -> None:
    """The pension, which has papers."""
    page.two.search.edit.setFocus()
    QTest.keyClicks(page.two.search.edit, "huu tri")
    idle(qtbot, counter)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.two.procedure is not None and page.two.procedure.code == PENSION)
    idle(qtbot, counter)


def by_an_agent(qtbot: QtBot, counter: Counter, page: IntakePage) -> None:
    """Two cards: whose dossier it is, and who brings it."""
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    page.one.on_behalf.click()
    scan_other(qtbot)
    idle(qtbot, counter)


@SCALES
def test_people_and_places(qtbot: QtBot, make_counter: MakeCounter, look: Look, scale: float) -> None:
    counter = make_counter()
    page = intake(qtbot, counter, scale)
    window = page.window()
    page.one.kind.group.button(1).click()
    look(window)
    page.one.representative.id_number.setText("1")
    page.one.id_number.setText("0100109107")
    page.one.check()
    look(window)
    page.one.kind.group.button(0).click()
    by_an_agent(qtbot, counter, page)
    look(window, OTHER_CARD.split("|"))
    choose(qtbot, counter, page)
    page.three.settling.where.group.button(1).click()
    qtbot.waitUntil(page.three.settling.code.isVisible)
    look(window, OTHER_CARD.split("|"))
    page.three.settling.code.setText("H15.126.07")
    page.three.settling._edited()
    look(window, OTHER_CARD.split("|"))


@SCALES
def test_what_cannot_be_taken(qtbot: QtBot, make_counter: MakeCounter, look: Look, scale: float) -> None:
    counter = make_counter()
    page = intake(qtbot, counter, scale)
    window, panel = page.window(), page.two.declined
    assert isinstance(window, MainWindow)
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    choose(qtbot, counter, page)
    page.two.refuse.click()
    look(window)
    panel.reason.setPlainText("")
    panel.accept()
    look(window)
    panel.left.emit()
    page.two.ask.click()
    look(window)
    panel.accept()
    idle(qtbot, counter)
    qtbot.waitUntil(lambda: window.page.name == "papers")
    # Until the paper is painted, which is Vietnamese on every screen.
    idle(qtbot, counter)
    window.go("intake")
    qtbot.waitUntil(page.foot.aside.list.isVisible)
    assert [line.rsplit(" · ", 1)[1] for line in page.foot.aside.lines()] == ["waiting for papers"]
    look(window, MAU_02)
    page.foot.aside.take(0)
    idle(qtbot, counter)
    look(window, MAU_02)


def test_a_visitor_with_two_procedures(qtbot: QtBot, make_counter: MakeCounter, look: Look) -> None:
    counter = make_counter()
    page = intake(qtbot, counter)
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    choose(qtbot, counter, page)
    page.two.tick_required()
    page.save(True)
    qtbot.waitUntil(lambda: says(page, "Dossiers saved for this person: 1"))
    idle(qtbot, counter)
    look(page.window())


# ---- kept and printed


def test_records_and_papers_do_not_look_at_the_language(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(None, lambda _: None)
    page = intake(qtbot, counter)
    by_an_agent(qtbot, counter, page)
    assert page.one.priority.currentText() == "Elderly person"
    box = page.one.agent.authority
    assert box.itemText(1) == "Letter of authorisation"
    box.setCurrentIndex(1)
    choose(qtbot, counter, page)
    assert says(page, "By an agent, so also take in: Letter of authorisation")
    page.two.checklist._take.click()
    page.two.tick_required()
    page.one.priority.setFocus()
    page.save(False)
    qtbot.waitUntil(lambda: page.form.empty)
    idle(qtbot, counter)
    (row,) = counter.read(list_dossiers, ListDossiers(DossierFilter())).rows
    dossier = counter.read(view_dossier, row.id).dossier
    assert dossier.received.priority == ELDERLY
    assert dossier.applicant.agent.authority == "Văn bản ủy quyền"
    assert "Văn bản ủy quyền" in [paper.name for paper in dossier.received.documents]
    slips: list[Any] = []
    counter.services.print_slip(row.id, done=slips.append, failed=_refuse)
    qtbot.waitUntil(lambda: bool(slips), timeout=20_000)
    slip = " ".join(" ".join(sheet.extract_text().split()) for sheet in PdfReader(slips[0].path).pages)
    assert "Văn bản ủy quyền" in slip
    assert "authorisation" not in slip


def test_the_words_of_form_02_stay_vietnamese(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    page = intake(qtbot, counter)
    burst(CARD)
    qtbot.waitUntil(page.one.address_card.isVisible)
    choose(qtbot, counter, page)
    page.two.ask.click()
    page.two.declined.copy.click()
    said = QGuiApplication.clipboard().text().splitlines()
    assert said[0] == "Hồ sơ của: TRẦN THỊ MỸ DUYÊN"
    assert said[3].endswith("Lý do: Chưa có trong hồ sơ nộp")


def test_a_kept_authorisation_comes_back_as_it_is_said(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter()
    page = intake(qtbot, counter)
    by_an_agent(qtbot, counter, page)
    for said, kept in (("Husband or wife", "Vợ, chồng"), ("Em dâu", "Em dâu")):
        page.one.agent.authority.setEditText(said)
        person = page.one.agent.person()
        assert person.authority == kept
        page.one.agent.fill(None)
        page.one.agent.fill(person)
        assert page.one.agent.authority.currentText() == said


def test_every_reason_and_authority_has_its_word(qapp: QApplication) -> None:
    every = (*PRIORITIES, *kept_words.AUTHORITIES, kept_words.PROOF_OF_KIN)
    assert not {kept_words.shown(one) for one in every} & set(every)
    assert [kept_words.kept(kept_words.shown(one)) for one in kept_words.AUTHORITIES] == [*kept_words.AUTHORITIES]
    assert set(kept_words.MARKED) == set(PRIORITIES)


# ---- training


def test_training(qtbot: QtBot, application: Application, look: Look) -> None:
    application._switch(True)
    window = entered(qtbot, application)
    assert isinstance(window, MainWindow)
    resize(window, 1366, 768)
    bar = window.findChild(TrainingBar)
    assert bar is not None
    for scale in (1.0, 1.5):
        theme.use("light", scale)
        look(bar)
    bar.visitor.click()
    qtbot.waitUntil(lambda: bool(bar.wish.text()), timeout=20_000)
    assert " wants: " in bar.wish.text()
    bar.again.click()
    look(bar, [bar.wish.text()])


def _refuse(why: Any) -> None:
    raise AssertionError(why)
