"""An empty list: why it is empty, and ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui import text
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import Item, clear, column, row
from desktop.ui.widgets.parts import Button, label
from desktop.ui.worklist.view_tabs import EVERYTHING, view_names


class Empty(QWidget):
    """Icon, a sentence, a note, and buttons.

    Signals:
        go: name of a view to go to.
        cleared: the filters are to be taken away.
        intake: a dossier is to be taken in.
    """

    go = Signal(str)
    cleared = Signal()
    intake = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = column(gap=8, margins=(24, 16, 24, 16))
        self.setLayout(self._body)
        self.first: Button | None = None

    def tell(self, icon: str, why: str, note: str, *ways: Button) -> None:
        """Show why; the first button is the way most people want."""
        clear(self._body)
        self.first = ways[0] if ways else None
        centre = Qt.AlignmentFlag.AlignHCenter
        items: list[Item] = [
            None,
            row(None, icons.icon_label(icon, "line-strong", 48), None),
            4,
            label(why, "section", align=centre, wrap=True),
        ]
        if note:
            items.append(label(note, tone="2", align=centre, wrap=True))
        if ways:
            items += [8, row(None, *ways, None)]
        items.append(None)
        self._body.addLayout(column(*items, gap=8), 1)
        self.setAccessibleName(f"{why} {note}".strip())

    def say(self, view: str, typed: str, told: str | None) -> None:
        """Say why a view is empty: by itself, or by a text and what else narrows it (None: nothing does)."""
        name = view_names()[view]
        intake = Button(self.tr("Tiếp nhận mới"), "secondary", "intake", "F2")
        intake.clicked.connect(self.intake)
        if told is None:
            openly = Button(self.tr("Xem hồ sơ đang mở"), "secondary", "dossiers")
            openly.clicked.connect(lambda: self.go.emit("open"))
            why = self.tr("Không có hồ sơ nào trong mục “{view}”").format(view=name)
            ways = [openly, intake] if view != "open" else [intake]
            self.tell("check-circle", why, "", *ways)
            return
        clear_ = Button(self.tr("Bỏ mọi bộ lọc"), "primary", "filter", "Esc")
        clear_.clicked.connect(self.cleared)
        everywhere = Button(self.tr("Tìm cả hồ sơ đã đóng"), "secondary", "dossiers")
        everywhere.clicked.connect(lambda: self.go.emit(EVERYTHING))
        why = self.tr("Không có hồ sơ nào khớp bộ lọc")
        if typed:
            why = self.tr("Không có hồ sơ nào khớp “{typed}”").format(typed=typed)
        filters = text.listed([w for w in (name[:1].lower() + name[1:], told) if w])
        note = self.tr("Đang lọc: {filters}. Đã tìm cả tên không dấu, mã, số định danh và số điện thoại.")
        ways = [clear_, everywhere, intake] if view != EVERYTHING else [clear_, intake]
        self.tell("search", why, note.format(filters=filters), *ways)
