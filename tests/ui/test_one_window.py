"""No part of a page is ever a window of its own: it would flash up and take the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.pages import page_factories
from desktop.ui.admin.page import AdminPage
from tests.ui.admin import BOSS, MakeCounter, folder

__all__ = ["folder"]


class _Shown(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_going_through_all_pages_shows_no_other_window(qtbot: QtBot, make_counter: MakeCounter) -> None:
    counter = make_counter(BOSS)
    window = counter.shown(qtbot, "today")
    seen, app = _Shown(), QApplication.instance()
    assert app is not None
    app.installEventFilter(seen)
    try:
        for name in page_factories():
            window.go(name)
            qtbot.waitUntil(lambda: not counter.services.runner.busy)
        admin = window._pages["admin"]
        assert isinstance(admin, AdminPage)
        for index in range(len(admin.sections)):
            admin.list.choose(index)
            qtbot.waitUntil(lambda: not counter.services.runner.busy)
    finally:
        app.removeEventFilter(seen)
    assert seen.windows == []
    assert QApplication.activeWindow() is window
