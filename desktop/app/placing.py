"""Where the first window of a run stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

SIZE: Final = (1366, 768)
"""Least size at which the pages have their widest shape; most screens of a counter have no more."""
_FRAME: Final = (2, 40)
"""Room for a title bar and edges, which no system tells before a window is shown."""


def place_first(window: QWidget, available: QRect) -> None:
    """Give a window its size: the usual one, and the whole screen where that does not fit.

    Args:
        window: not shown yet.
        available: what the screen leaves for windows, without panels.
    """
    most = (available.width() - _FRAME[0], available.height() - _FRAME[1])
    least = window.minimumSize()
    wide, high = (max(min(want, room), 0) for want, room in zip(SIZE, most, strict=True))
    window.resize(max(wide, least.width()), max(high, least.height()))
    if (wide, high) != SIZE:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def place_after(window: QWidget, earlier: QWidget) -> None:
    """Give a window the place, the size and the state of the one it follows."""
    large = earlier.windowState() & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen)
    usual = earlier.normalGeometry()
    # A large window gets smaller again to the size it had before.
    window.setGeometry(usual if large and usual.isValid() else earlier.geometry())
    window.setWindowState(earlier.windowState())
