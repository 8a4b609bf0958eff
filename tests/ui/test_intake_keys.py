"""How many keys from card to slip, for every procedure that is shipped; letters of the search count."""

from __future__ import annotations

from statistics import median

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.procedures import Procedure
from desktop.domain.vietnamese import fold
from desktop.store.view import View
from desktop.ui.intake.page import IntakePage
from desktop.ui.scanner import AFTER_ENTER_MS
from desktop.usecases.search_procedures import SearchProcedures, search_procedures
from tests.ui.counter import CARD, Counter, Keys, OpenPage, burst
from tests.ui.test_intake import CONTROL, intake, save

CERTIFIED_COPY = "2.000815"
MOST_FOR_A_COPY, MOST = 8, 25


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenPage) -> IntakePage:
    opened = intake(open_window("intake"))
    qtbot.waitUntil(lambda: opened.two.search.model.rowCount() > 0)
    return opened


def offered(view: View) -> list[Procedure]:
    """What can be received today."""
    return [p for p in view.catalogue.procedures if p.holds(view.today()) and not p.hidden]


def few_letters(view: View, procedure: Procedure) -> str:
    """The shortest beginning of its name or a key word that puts it first; else its code."""
    texts = [fold(text) for text in (procedure.short, *procedure.keywords)]
    for length in range(1, len(procedure.code)):
        for typed in {text[:length] for text in texts if not text[:length].endswith(" ")}:
            hits = search_procedures(view, SearchProcedures(typed, 1))
            if hits and hits[0].code == procedure.code:
                return typed
    return procedure.code


def receive(qtbot: QtBot, page: IntakePage, services: Counter, procedure: Procedure) -> int:
    """From a card to a slip, with the last case; returns the number of keys."""
    typed = services.ask(few_letters, procedure)
    burst(CARD)
    qtbot.wait(AFTER_ENTER_MS + 20)
    keys = Keys()
    keys.type(typed)
    keys.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.two.procedure is not None and page.two.procedure.code == procedure.code)
    qtbot.waitUntil(page.three.area.isVisible)
    if page.two.case_missing:
        assert page.two.case.hasFocus()
        for _ in range(page.two.case.count() - 1):
            keys.press(Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: services.idle)
    if procedure.code == CERTIFIED_COPY:
        keys.press("3")
    if page.two.checklist.missing():
        keys.press(Qt.Key.Key_T, CONTROL)
    save(qtbot, page, keys, services)
    return keys.presses


@pytest.mark.slow
def test_keys_from_the_card_to_the_slip(qtbot: QtBot, page: IntakePage, services: Counter) -> None:
    counts = {}
    for procedure in services.ask(offered):
        counts[procedure.code] = receive(qtbot, page, services, procedure)
        print(f"{counts[procedure.code]:3d}  {procedure.code}  {procedure.short}")
    print(f"median {median(counts.values())}, most {max(counts.values())}, {len(counts)} procedures")
    assert len(counts) > 100
    assert counts[CERTIFIED_COPY] <= MOST_FOR_A_COPY
    assert {code: count for code, count in counts.items() if count > MOST} == {}
