"""Where the keys were when somebody locked the program, for when they are there again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class KeysHeld:
    """Remembers the widget of a window that had the keys."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._held: QWidget | None = None

    def keep(self) -> None:
        """Before the page is left, which may shut the widget; asked again, what was kept first stays."""
        self._held = self._held or self._window.focusWidget()

    def give_back(self, besides: QWidget) -> bool:
        """Whether the widget is still there and has the keys again; one within `besides` is not gone back to."""
        held, self._held = self._held, None
        if held is None or not isValid(held) or not held.isVisibleTo(self._window) or besides.isAncestorOf(held):
            return False
        held.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
