"""Windows of a size of their own, whatever the screen is: a program that fills a small screen is made usual again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def resize(window: QWidget, width: int, height: int) -> None:
    """Give a window a size, as a person does who takes it by its edge."""
    window.setWindowState(window.windowState() & ~(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen))
    window.resize(width, height)
