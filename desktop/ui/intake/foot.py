"""The line below the zones: keys, when the draft was kept, and what lies aside."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from desktop.ui import text
from desktop.ui.intake.aside import Aside
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import label


class Foot(QWidget):
    """Hints at the left, the draft at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = icons.icon_label("check", "ok", 16)
        self.words = label("", tone="3")
        self.hint = label(self.tr("Enter sang ô tiếp · F6 sang vùng tiếp · Phím cách đánh dấu giấy tờ"), tone="3")
        self.aside = Aside()
        self.setLayout(row(self.hint, None, self._sign, self.words, self.aside, gap=4, margins=(4, 0, 0, 0)))
        self.forget()

    def say_kept(self, at: datetime) -> None:
        """The draft was kept."""
        self.words.setText(self.tr("Nháp tự lưu {time}").format(time=text.clock(at)))
        self._sign.setVisible(True)

    def forget(self) -> None:
        """No draft."""
        self._sign.setVisible(False)
        self.words.setText("")
