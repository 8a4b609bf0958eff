"""Trợ giúp: every page has its chapter, words are found without marks, and the keys that are told are the real ones."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.pages import page_factories
from desktop.domain.manual import even_fold, search
from desktop.store.manual import load_manual
from desktop.ui import theme
from desktop.ui.help.chapters import CHAPTERS
from desktop.ui.help.page import HelpPage
from desktop.ui.help.reader import Reader
from desktop.ui.keys import KEYS, table
from desktop.ui.main_window import MainWindow
from tests.ui.counter import Counter, Keys, OpenPage
from tests.ui.faults import cut_texts, nameless

NAMES = {chapter.id for chapter in load_manual()}


def opened(qtbot: QtBot, window: MainWindow) -> HelpPage:
    page = window.page
    assert isinstance(page, HelpPage)
    qtbot.waitUntil(lambda: page.chapter != "")
    return page


def test_every_page_of_the_program_has_a_chapter() -> None:
    assert set(CHAPTERS) == set(page_factories()) - {"help"}
    assert set(CHAPTERS.values()) <= NAMES
    assert {"mot-ngay-o-quay", "mat-mang", "mat-dien", "sai-sot", "phim-tat", "tap-huan"} <= NAMES


def test_links_lead_to_chapters() -> None:
    for chapter in load_manual():
        for target in re.findall(r"\]\(([^)]*)\)", chapter.text):
            assert target.partition("#")[0] in NAMES, (chapter.id, target)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [("mat dien", "mat-dien"), ("MẤT MẠNG", "mat-mang"), ("phim tat", "phim-tat"), ("giay hen", ""), ("xyzq", None)],
)
def test_words_are_found_without_marks(wanted: str, first: str | None) -> None:
    hits = search(load_manual(), wanted)
    if first is None:
        assert hits == ()
    else:
        assert not first or hits[0].chapter.id == first
        assert all(hit.snippet for hit in hits)


def test_folding_keeps_places() -> None:
    text = "Đổi “giấy hẹn”… Ưỡn ẹo"
    assert even_fold(text) == "doi “giay hen”… uon eo"
    assert len(even_fold(text)) == len(text)


@pytest.mark.parametrize("name", ["today", "worklist", "handover", "summary", "sync", "admin", "health"])
def test_f1_opens_the_chapter_of_the_page_and_goes_back(qtbot: QtBot, open_window: OpenPage, name: str) -> None:
    window = open_window(name)
    Keys().press(Qt.Key.Key_F1)
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: page.chapter == CHAPTERS[name])
    # The first window of a process has its pages styled late: the focus comes with them.
    qtbot.waitUntil(lambda: page.isAncestorOf(QApplication.focusWidget() or window))
    Keys().press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.page is window._pages[name])


def test_f1_at_intake_stays_with_the_guides(qtbot: QtBot, open_window: OpenPage, services: Counter) -> None:
    window = open_window("intake")
    qtbot.waitUntil(lambda: services.idle)
    Keys().press(Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: services.idle)
    assert window.page.name == "intake"
    window.rail.chosen.emit("help")
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: page.chapter == "tiep-nhan")


def test_finding_by_keys_alone(qtbot: QtBot, open_window: OpenPage) -> None:
    page = opened(qtbot, open_window("help"))
    keys = Keys()
    keys.type("usb")
    qtbot.waitUntil(lambda: page.list.count() < len(NAMES))
    keys.press(Qt.Key.Key_Down)
    assert page.list.hasFocus()
    before = page.chapter
    keys.press(Qt.Key.Key_Down)
    assert page.chapter != before
    assert page.reader.extraSelections()
    keys.press(Qt.Key.Key_Return)
    assert page.reader.hasFocus()
    keys.press(Qt.Key.Key_Escape)
    assert page.field.text() == ""
    assert page.field.hasFocus()


def test_nothing_found_is_said(qtbot: QtBot, open_window: OpenPage) -> None:
    page = opened(qtbot, open_window("help"))
    Keys().type("xyzq")
    assert page.list.count() == 0
    assert page.book._nothing.isVisible()


def test_a_link_opens_its_chapter_and_nothing_else(qtbot: QtBot, open_window: OpenPage) -> None:
    page = opened(qtbot, open_window("help"))
    page.book._follow(QUrl("mat-dien"))
    assert page.chapter == "mat-dien"
    assert not page.reader.openLinks()


def test_the_keys_that_are_told_are_the_real_ones(qtbot: QtBot, open_window: OpenPage, services: Counter) -> None:
    window = open_window("today")
    for name in page_factories():
        window.go(name)
        qtbot.waitUntil(lambda: services.idle)
    found = {shortcut.key().toString(QKeySequence.SequenceFormat.PortableText) for shortcut in _shortcuts(window)}
    told = {shortcut for key in KEYS for shortcut in key.shortcuts}
    assert told == found


def _shortcuts(window: MainWindow) -> list[QShortcut]:
    return window.findChildren(QShortcut)


def test_the_key_table_stands_in_its_chapter(qtbot: QtBot, open_window: OpenPage) -> None:
    window = open_window("help")
    page = opened(qtbot, window)
    page.show_chapter("phim-tat")
    text = page.reader.toPlainText()
    assert "{phim}" not in text
    for key in KEYS:
        assert key.words in text


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 768, 1.5), (1920, 1080, 1.0), (800, 560, 1.0)]
)
def test_no_text_is_cut(qtbot: QtBot, open_window: OpenPage, width: int, height: int, scale: float) -> None:
    theme.use("light", scale)
    window = open_window("help")
    window.resize(width, height)
    page = opened(qtbot, window)
    qtbot.waitUntil(lambda: cut_texts(window) == [], timeout=3000)
    assert nameless(page) == []
    assert page.reader.horizontalScrollBar().maximum() == 0


def test_a_table_is_laid_out_once(qtbot: QtBot) -> None:
    """The table of keys took a second, its whole chapter being laid out anew after each of its cells."""
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(900, 600)
    reader.show()
    sizes: list[object] = []
    reader.document().documentLayout().documentSizeChanged.connect(sizes.append)
    reader.show_markdown(f"# Phím\n\n{table()}")
    assert len(sizes) < 20
