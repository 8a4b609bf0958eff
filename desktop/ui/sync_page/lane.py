"""One part of a round: what it is, how far it is, a bar."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import label, restyle


class Lane(QWidget):
    """One part: what it is, how far it is, a bar."""

    def __init__(self, icon: str, name: str, note: str) -> None:
        super().__init__()
        self._name = name
        t = theme.current()
        self._count = label("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1)
        self._sign = QLabel()
        self._sign.setFixedSize(t.px(16), t.px(16))
        self._word = label("", tone="3")
        title = box(column(label(name, "strong"), label(note, tone="3"), gap=0))
        title.setMinimumWidth(t.px(238))
        state = box(row(self._sign, (self._word, 1), gap=4))
        state.setFixedWidth(t.px(104))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(t.px(16))
        grid.addWidget(icons.icon_label(icon, "accent", 24), 0, 0)
        grid.addWidget(title, 0, 1)
        grid.addWidget(box(column(self._count, self._bar, gap=4)), 0, 2)
        grid.addWidget(state, 0, 3)
        grid.setColumnStretch(2, 1)
        self.setLayout(grid)

    def show_state(self, count: str, done: int, whole: int, state: str) -> None:
        """Show how far it is; `state` is `waiting`, `running`, `done` or `stopped`."""
        words = {
            "waiting": (self.tr("chờ"), "3", "text-3", "hourglass"),
            "running": (self.tr("đang chạy"), "accent", "accent", "progress"),
            "done": (self.tr("xong"), "ok", "ok", "check"),
            "stopped": (self.tr("chưa xong"), "idle", "idle", "pause"),
        }
        word, tone, colour, icon = words[state]
        self._count.setText(count)
        self._bar.setRange(0, max(whole, 1))
        self._bar.setValue(min(done, max(whole, 1)))
        self._bar.setProperty("tone", "ok" if state == "done" else "")
        restyle(self._bar)
        self._bar.setAccessibleName(f"{self._name}: {count}, {word}")
        self._sign.setPixmap(icons.pixmap(icon, colour, 16))
        self._word.setText(word)
        self._word.setProperty("tone", tone)
        restyle(self._word)
