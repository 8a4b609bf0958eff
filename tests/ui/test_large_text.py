"""Text of 125 to 200 % in a window of a common screen: nothing grows out of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.pages import page_factories
from desktop.domain.people import Applicant
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.summary.page import SummaryPage
from desktop.ui.worklist.page import WorklistPage
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from tests.ui.counter import SIZE, Counter, OpenPage, as_services

SCALES = pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])


@SCALES
def test_the_window_opens_no_wider_than_the_screen(qtbot: QtBot, services: Counter, scale: float) -> None:
    theme.use("light", scale)
    window = MainWindow(as_services(services), page_factories())
    qtbot.addWidget(window, before_close_func=lambda _window: qtbot.waitUntil(lambda: services.idle))
    assert window.rail.width() == theme.current().px(56), "narrow before the first layout"
    window.resize(*SIZE)
    window.show()
    for name in ("intake", "worklist", "handover", "summary", "sync", "admin", "today"):
        window.go(name)
        qtbot.waitUntil(lambda: services.idle)
        assert (window.width(), window.height()) == SIZE


@SCALES
def test_the_list_fits_with_its_filters(qtbot: QtBot, services: Counter, open_window: OpenPage, scale: float) -> None:
    services.do(
        receive_dossier, ReceiveDossier("2.000815", Applicant(name="Trần Thị Mỹ Duyên", id_number="087185000512"))
    )
    theme.use("light", scale)
    window = open_window("worklist")
    page = window.page
    assert isinstance(page, WorklistPage)
    qtbot.waitUntil(lambda: page.list.chosen is not None)
    view, last = page.list, 4
    assert view.columnViewportPosition(last) + view.columnWidth(last) <= view.viewport().width()
    page.filters.set_text("duyen")
    page.filters.flush()
    for part in page.filters.findChildren(QWidget):
        if part.isVisible() and part.parent() is page.filters:
            assert part.mapTo(window, QPoint(part.width(), 0)).x() <= window.width(), part.accessibleName()


@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_only_the_form_of_the_summary_moves_sideways(qtbot: QtBot, open_window: OpenPage, scale: float) -> None:
    theme.use("light", scale)
    page = open_window("summary").page
    assert isinstance(page, SummaryPage)
    qtbot.waitUntil(lambda: len(page.findChildren(QScrollArea)) == 2)
    outer, form = sorted(page.findChildren(QScrollArea), key=lambda area: area.height(), reverse=True)
    assert outer.horizontalScrollBar().maximum() == 0
    assert form.horizontalScrollBar().maximum() > 0
