"""The field that is scanned or typed into."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.ui import theme
from desktop.ui.widgets.field_icon import put_icon


class ScanLine(QLineEdit):
    """A tall field; arrow keys go to the list below.

    Signals:
        left: the list should take the focus.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Quét mã trên giấy hẹn, hoặc gõ mã hồ sơ, họ tên, số điện thoại"))
        self.setAccessibleName(self.tr("Tìm kết quả để trả"))
        self.setFixedHeight(theme.current().px(48))
        put_icon(self, "scan-card", "accent", 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}:
            self.left.emit()
        else:
            super().keyPressEvent(event)
