"""Pages are built without a window of their own: even one that is gone at once takes the keyboard away."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.admin import BOSS, MakeCounter


class Shown(QObject):
    """Notes the windows that come up."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_page_comes_up_beside_its_window(
    qtbot: QtBot, qapp: QApplication, make_counter: MakeCounter, scale: float
) -> None:
    from desktop.ui import theme

    theme.use("light", scale)
    counter = make_counter(BOSS)
    shown = Shown()
    qapp.installEventFilter(shown)
    window: Any = counter.shown(qtbot, "today")
    for name in window._factories:
        window.go(name)
        # Health asks the process that prints, which may have to start.
        qtbot.waitUntil(lambda: not counter.services.runner.busy, timeout=20_000)
    qapp.removeEventFilter(shown)
    assert shown.names == ["MainWindow"]
