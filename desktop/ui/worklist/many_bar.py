"""What can be done with the dossiers that are selected; stands above the list while there are several."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame

from desktop.ui import text
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import Button, IconButton, label

FORWARD, RESULT, PRINT, LIST, EXPORT, COPY, NONE = "forward", "result", "print", "list", "export", "copy", "none"
KEYS = {
    FORWARD: "Ctrl+G",
    RESULT: "Ctrl+K",
    PRINT: "Ctrl+P",
    LIST: "Ctrl+B",
    EXPORT: "Ctrl+E",
    COPY: "Ctrl+C",
    NONE: "Esc",
}


def _buttons() -> dict[str, tuple[str, str, str]]:
    translate = QCoreApplication.translate
    return {
        FORWARD: (translate("ManyBar", "Chuyển xử lý"), translate("ManyBar", "Chuyển xử lý"), "arrow-right"),
        RESULT: (translate("ManyBar", "Có kết quả"), translate("ManyBar", "Đã có kết quả"), "check-circle"),
        PRINT: (translate("ManyBar", "In"), translate("ManyBar", "In giấy hẹn"), "printer"),
        LIST: ("", translate("ManyBar", "In danh sách bàn giao"), "file"),
        EXPORT: (translate("ManyBar", "Xuất"), translate("ManyBar", "Xuất danh sách"), "table"),
        COPY: ("", translate("ManyBar", "Chép để dán vào bảng tính"), "copy"),
        NONE: (translate("ManyBar", "Bỏ chọn"), translate("ManyBar", "Chỉ chọn một hồ sơ"), "x"),
    }


class ManyBar(QFrame):
    """How many are selected, and buttons.

    Signals:
        wanted: name of what is to be done with them.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        self._told = label("", "strong")
        buttons = []
        for name, (words, says, icon) in _buttons().items():
            # There is no room for seven buttons with words.
            kind = "quiet" if name == NONE else "secondary"
            button = Button(words, kind, icon, size="control") if words else IconButton(icon, says)
            button.setToolTip(f"{says} ({KEYS[name]})")
            button.setAccessibleName(says)
            button.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            buttons.append(button)
        self._parts = row(self._told, row(*buttons, None, gap=4), gap=8, margins=(12, 4, 4, 4))
        self.setLayout(self._parts)
        self.setVisible(False)

    def set_narrow(self, narrow: bool) -> None:
        """In narrow windows the buttons stand below the words."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def show_count(self, count: int, *, everything: bool, more: bool = False) -> None:
        """Say how many are selected; hidden while it is one at most."""
        told = self.tr("Đã chọn {count} hồ sơ")
        if everything:
            told = self.tr("Đã chọn hơn {count} hồ sơ") if more else self.tr("Đã chọn cả {count} hồ sơ")
        self._told.setText(told.format(count=text.number(count)))
        self.setVisible(count > 1)
