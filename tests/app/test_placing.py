"""The first window fits the screen it opens on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.paths import Paths
from desktop.app.placing import SIZE, place_after, place_first
from desktop.app.window import Application
from desktop.ui.main_window import LEAST


@pytest.mark.parametrize(
    ("available", "whole"),
    [
        (QRect(0, 0, 1366, 768), True),
        (QRect(0, 40, 1366, 728), True),
        (QRect(0, 0, 1280, 1024), True),
        (QRect(0, 0, 800, 600), True),
        (QRect(0, 0, 1440, 860), False),
        (QRect(1366, 0, 1920, 1040), False),
    ],
)
def test_a_window_that_does_not_fit_takes_the_whole_screen(qtbot: QtBot, available: QRect, whole: bool) -> None:
    window, next_one = QWidget(), QWidget()
    for one in (window, next_one):
        qtbot.addWidget(one)
        one.setMinimumSize(*LEAST)
    place_first(window, available)
    assert window.isMaximized() is whole
    if not whole:
        assert (window.width(), window.height()) == SIZE
    usual = window.size()
    assert usual.width() <= available.width()
    assert usual.height() < available.height(), "with room for its title bar once it is made smaller"
    window.show()
    place_after(next_one, window)
    assert next_one.isMaximized() is whole


def test_the_program_opens_so(qtbot: QtBot, tmp_path: Path, qapp: QApplication) -> None:
    application = Application(Paths(tmp_path / "data", tmp_path / "logs", tmp_path / "exports"))
    application.show_sign_in()
    window = application.window
    assert window is not None
    available = window.screen().availableGeometry()
    assert window.isMaximized() is (available.width() < SIZE[0] or available.height() < SIZE[1] + 40)
    with qtbot.waitSignal(application.stopped, timeout=20_000):
        application.close()
    window.deleteLater()
