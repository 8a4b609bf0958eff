"""Views of the worklist as tabs with their counts: the fixed ones, then a person's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QScrollArea

from desktop.ui import text, theme
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.layout import box, clear, row
from desktop.ui.widgets.parts import Button
from desktop.usecases.list_views import CountedView

EVERYTHING = "all"
OWN = "own:"
"""Begins the name of a tab that stands for a person's own list."""


def view_names() -> dict[str, str]:
    """Fixed views in the order of their tabs."""
    translate = QCoreApplication.translate
    return {
        "open": translate("Views", "Đang mở"),
        "mine": translate("Views", "Của tôi"),
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
    """Views with their counts; arrow keys move among them, and the row moves with them where it is too long.

    Signals:
        chosen: name of the view a person chose.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names = list(view_names())
        self._group = QButtonGroup(self)
        self._own = row(gap=10)
        tabs = [self._tab(word, i) for i, word in enumerate(view_names().values())]
        tabs[0].setChecked(True)
        self._last = 0
        self._group.idToggled.connect(self._toggled)
        self._all = box(row(*tabs, self._own, None, gap=10))
        self.setWidget(self._all)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(theme.current().px(theme.TOKENS["size_px"]["button"]))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ways = [
            IconButton("chevron-left", self.tr("Các mục trước")),
            IconButton("chevron-right", self.tr("Các mục sau")),
        ]
        for way, button in zip((-1, 1), self._ways, strict=True):
            button.setParent(self)
            button.setVisible(False)
            # Keys move among the tabs, and the row with them.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, way=way: self._turn(way))
        self.horizontalScrollBar().rangeChanged.connect(self._fit)
        # A tab that was made or renamed just now has its place only after the row was laid out.
        self.horizontalScrollBar().rangeChanged.connect(self._reveal)
        self.horizontalScrollBar().valueChanged.connect(self._fit)

    def _tab(self, word: str, index: int, icon: str = "") -> Button:
        tab = Button(word, "tab", icon, size="button")
        tab.setCheckable(True)
        tab.setAccessibleName(word)
        self._group.addButton(tab, index)
        return tab

    def choose(self, view: str) -> None:
        """Show a view as chosen without telling anyone; one that is not there leaves the first."""
        self._last = self._names.index(view) if view in self._names else 0
        self._group.button(self._last).setChecked(True)
        self._reveal()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many dossiers each fixed view holds."""
        for i, (name, word) in enumerate(view_names().items()):
            if name in counts:
                self._count(self._group.button(i), word, counts[name])

    def set_own(self, views: Sequence[CountedView]) -> None:
        """Show a person's own lists after the fixed ones."""
        fixed = len(view_names())
        names = [OWN + one.view.name for one in views]
        if names != self._names[fixed:]:
            chosen, focused = self._names[self._last], self._group.button(self._last).hasFocus()
            for i in range(fixed, len(self._names)):
                self._group.removeButton(self._group.button(i))
            clear(self._own)
            self._names[fixed:] = names
            for i, one in enumerate(views, fixed):
                tab = self._tab(one.view.name, i, "star-filled")
                tab.setMaximumWidth(theme.current().px(240))
                tab.setToolTip(one.view.name)
                self._own.addWidget(tab)
            self.choose(chosen)
            if focused:
                self._group.button(self._last).setFocus(Qt.FocusReason.OtherFocusReason)
        for i, one in enumerate(views, fixed):
            self._count(self._group.button(i), one.view.name, one.count)

    def _count(self, button: object, word: str, count: int) -> None:
        assert isinstance(button, Button)
        button.setText(f"{word}  {text.number(count)}")
        button.setAccessibleName(
            self.tr("{view}: {count} hồ sơ", None, count).format(view=word, count=text.number(count))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the row is too long, two arrows stand after it: a tab that is cut is not the last one."""
        width = self._ways[0].width()
        too_long = self._all.minimumSizeHint().width() > self.width()
        self.setViewportMargins(0, 0, 2 * width if too_long else 0, 0)
        bar = self.horizontalScrollBar()
        for i, (button, more) in enumerate(
            zip(self._ways, (bar.value() > 0, bar.value() < bar.maximum()), strict=True)
        ):
            button.move(self.width() - (2 - i) * width, (self.height() - button.height()) // 2)
            button.setVisible(too_long)
            button.setEnabled(more)

    def _reveal(self) -> None:
        """Have the chosen tab in sight."""
        self.ensureWidgetVisible(self._group.button(self._last))

    def _turn(self, way: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + way * self.viewport().width() // 2)

    def _toggled(self, index: int, checked: bool) -> None:
        if checked and index != self._last:
            self._last = index
            self._reveal()
            self.chosen.emit(self._names[index])
