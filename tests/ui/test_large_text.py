"""Text of 125 to 200 % in a window of a common screen: nothing grows out of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.pages import page_factories
from desktop.domain.people import Applicant
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.summary.figures_card import _Sideways
from desktop.ui.summary.page import SummaryPage
from desktop.ui.worklist.page import WorklistPage
from desktop.ui.worklist.view_tabs import ViewTabs
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from tests.ui.counter import SIZE, Counter, OpenPage, as_services
from tests.ui.faults import cut_texts

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


def test_delays_of_months_are_read_in_the_list(open_window: OpenPage) -> None:
    page = open_window("worklist").page
    assert isinstance(page, WorklistPage)
    words = page.list.fontMetrics().horizontalAdvance("00/00 · trễ 000 ngày")
    assert words + theme.current().px(18 + 6 + 16) <= page.list.columnWidth(4)


def test_icons_of_fields_grow_with_the_text(open_window: OpenPage) -> None:
    theme.use("light", 1.5)
    page = open_window("worklist").page
    assert isinstance(page, WorklistPage)
    line = page.filters.line
    sign = line.findChildren(QLabel)[-1]
    assert sign.height() == theme.current().px(16)
    assert line.textMargins().left() >= sign.width()


@pytest.mark.parametrize("page", ["intake", "today", "summary", "worklist", "handover", "sync", "attention", "admin"])
def test_nothing_is_cut_in_a_window_of_1280(qtbot: QtBot, services: Counter, open_window: OpenPage, page: str) -> None:
    window = open_window(page)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: services.idle)
    qtbot.waitUntil(lambda: cut_texts(window) == [])
    for area in window.findChildren(QScrollArea):
        # A form of eleven columns and a row of lists move by themselves.
        if area.isVisible() and not isinstance(area, _Sideways | ViewTabs):
            assert area.horizontalScrollBar().maximum() == 0, "nothing else moves sideways"


@pytest.mark.parametrize("scale", [1.25, 1.5])
def test_only_the_form_of_the_summary_moves_sideways(qtbot: QtBot, open_window: OpenPage, scale: float) -> None:
    theme.use("light", scale)
    page = open_window("summary").page
    assert isinstance(page, SummaryPage)
    qtbot.waitUntil(lambda: len(page.findChildren(QScrollArea)) == 2)
    outer, form = sorted(page.findChildren(QScrollArea), key=lambda area: area.height(), reverse=True)
    assert outer.horizontalScrollBar().maximum() == 0
    assert form.horizontalScrollBar().maximum() > 0


def test_what_a_closing_wrote_is_whole_at_twice_the_size(qtbot: QtBot, open_window: OpenPage) -> None:
    theme.use("light", 2.0)
    window = open_window("summary")
    page = window.page
    assert isinstance(page, SummaryPage)
    qtbot.waitUntil(page.close_button.isEnabled)
    page.closing.show_files(
        [Path(f"/xuat/motcua_H20.126.05_2026-11-23_tong-hop-ngay.{kind}") for kind in ("xlsx", "pdf")]
    )
    qtbot.waitUntil(page.closing.isVisible)
    qtbot.waitUntil(lambda: cut_texts(page) == [])
    bar = page._bar.geometry()
    assert bar.height() >= page._bar.sizeHint().height(), "the lines of the head lie over each other"
