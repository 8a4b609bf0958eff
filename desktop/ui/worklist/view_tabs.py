"""Saved views of the worklist, as tabs with their counts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea

from desktop.ui import text, theme
from desktop.ui.widgets.layout import box, row
from desktop.ui.widgets.parts import Button

EVERYTHING = "all"


def view_names() -> dict[str, str]:
    """Saved views in the order of their tabs."""
    translate = QCoreApplication.translate
    return {
        "open": translate("Views", "Đang mở"),
        "due_today": translate("Views", "Đến hạn hôm nay"),
        "late": translate("Views", "Quá hạn"),
        "soon": translate("Views", "Sắp đến hạn"),
        "waiting": translate("Views", "Chờ bổ sung"),
        "to_return": translate("Views", "Chờ trả"),
        "attention": translate("Views", "Cần chú ý"),
        "closed": translate("Views", "Đã đóng"),
        EVERYTHING: translate("Views", "Tất cả"),
    }


class ViewTabs(QScrollArea):
    """Saved views with their counts; arrow keys move among them, and the row moves with them where it is too long.

    Signals:
        chosen: name of the view a person chose.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names = list(view_names())
        self._group = QButtonGroup(self)
        tabs = []
        for i, word in enumerate(view_names().values()):
            tab = Button(word, "tab", size="button")
            tab.setCheckable(True)
            tab.setAccessibleName(word)
            self._group.addButton(tab, i)
            tabs.append(tab)
        tabs[0].setChecked(True)
        self._last = 0
        self._group.idToggled.connect(self._toggled)
        self.setWidget(box(row(*tabs, None, gap=10)))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(theme.current().px(theme.TOKENS["size_px"]["button"]))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def choose(self, view: str) -> None:
        """Show a view as chosen without telling anyone."""
        self._last = self._names.index(view)
        self._group.button(self._last).setChecked(True)
        self.ensureWidgetVisible(self._group.button(self._last))

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many dossiers each view holds."""
        for i, (name, word) in enumerate(view_names().items()):
            if name in counts:
                button = self._group.button(i)
                button.setText(f"{word}  {text.number(counts[name])}")
                button.setAccessibleName(
                    self.tr("{view}: {count} hồ sơ").format(view=word, count=text.number(counts[name]))
                )

    def _toggled(self, index: int, checked: bool) -> None:
        if checked and index != self._last:
            self._last = index
            self.ensureWidgetVisible(self._group.button(index))
            self.chosen.emit(self._names[index])
