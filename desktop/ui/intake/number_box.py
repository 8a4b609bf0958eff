"""A number that is replaced by what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSpinBox

from desktop.ui import theme


class NumberBox(QSpinBox):
    """From 1 to a greatest number; the focus selects all of it."""

    def __init__(self, name: str, most: int, width: int = 56) -> None:
        super().__init__()
        self.setRange(1, most)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(theme.current().px(width), theme.current().px(32))
        self.setAccessibleName(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
