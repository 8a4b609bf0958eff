"""Painting ends with the paint event, whoever still holds what was used for it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.app.pages import page_factories
from desktop.ui import theme
from tests.ui.admin import BOSS, MakeCounter, folder

__all__ = ["folder"]


def test_no_painter_outlives_its_paint_event(qtbot: QtBot, make_counter: MakeCounter) -> None:
    """An exception, a profiler or a debugger holds frames; a painter that ends later brings the program down."""
    counter = make_counter(BOSS)
    window = counter.shown(qtbot, "today")
    held: list[FrameType] = []
    files: set[str] = set()

    def hold(frame: FrameType, event: str, _argument: Any) -> None:
        if event == "return" and frame.f_code.co_name in {"paintEvent", "_paint"}:
            held.append(frame)
            files.add(Path(frame.f_code.co_filename).name)

    for name in page_factories():
        window.go(name)
        # Health asks the process that prints, which may have to start.
        qtbot.waitUntil(lambda: not counter.services.runner.busy, timeout=20_000)
        sys.setprofile(hold)
        try:
            window.grab()
        finally:
            sys.setprofile(None)
    painters = [one for frame in held for one in frame.f_locals.values() if isinstance(one, QPainter)]
    assert {"buttons.py", "rail.py", "charts.py"} <= files
    assert painters
    assert not any(painter.isActive() for painter in painters)


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_the_chosen_line_of_a_menu_can_be_read(qtbot: QtBot, scheme: str) -> None:
    theme.use(scheme, 1.0)
    menu = QMenu()
    qtbot.addWidget(menu)
    line = menu.addAction("MMMMMMMM")
    menu.addAction("An")
    menu.popup(menu.pos())
    menu.setActiveAction(line)
    place = menu.actionGeometry(line)
    drawn = menu.grab(place).toImage()
    inner = range(8, drawn.width() - 8)
    light = [_luminance(drawn.pixelColor(x, y)) for x in inner for y in range(4, drawn.height() - 4)]
    menu.close()
    assert (max(light) + 0.05) / (min(light) + 0.05) >= 4.5, "as for every other text"


def _luminance(colour: QColor) -> float:
    """Relative luminance, as contrast is measured by."""
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(c: float) -> float:
    return c / 12.92 if c <= 0.04045 else float(((c + 0.055) / 1.055) ** 2.4)
