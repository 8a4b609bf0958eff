"""Painting ends with the paint event, whoever still holds what was used for it."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from desktop.app.pages import page_factories
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
            files.add(frame.f_code.co_filename.rpartition("/")[2])

    for name in page_factories():
        window.go(name)
        qtbot.waitUntil(lambda: not counter.services.runner.busy)
        sys.setprofile(hold)
        try:
            window.grab()
        finally:
            sys.setprofile(None)
    painters = [one for frame in held for one in frame.f_locals.values() if isinstance(one, QPainter)]
    assert {"buttons.py", "rail.py", "charts.py"} <= files
    assert painters
    assert not any(painter.isActive() for painter in painters)
