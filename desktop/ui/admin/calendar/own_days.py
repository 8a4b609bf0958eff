"""Days that the centre set itself: a list, and taking one back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTableView

from desktop.domain.calendar import SpecialDay
from desktop.ui import text, theme
from desktop.ui.admin.calendar import words
from desktop.ui.admin.sections import Turning
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import label, section
from desktop.ui.widgets.tables import Rows, table

_MOST_ROWS = 6
_NOTICE = 3


class OwnDays(QFrame):
    """Days that differ from the published calendar.

    Signals:
        opened: a day, by Enter.
        dropped: a day that is to be as published again.
    """

    opened = Signal(object)
    dropped = Signal(object)

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._editable = editable
        self.days: list[date] = []
        heads = [self.tr("Ngày"), self.tr("Làm việc thế nào"), self.tr("Tên"), self.tr("Số thông báo")]
        title = self.tr("Ngày trung tâm tự đặt")
        self.table: QTableView = table(heads, [], [190, 150, 200, 180], stretch=2, name=title)
        self.table.setTabKeyNavigation(False)
        self.table.installEventFilter(self)
        self.table.activated.connect(lambda _: self._open())
        self._none = label(self.tr("Chưa có ngày nào: mọi ngày như lịch công bố."), tone="2", wrap=True)
        self.drop = Button(self.tr("Bỏ"), "secondary", "undo", "Del", size="control")
        self.drop.clicked.connect(self._drop)
        self._actions = Turning(self.drop, None)
        self.setLayout(
            column(
                section(title),
                self._none,
                self.table,
                self._actions,
                gap=8,
                margins=(16, 8, 16, 12),
            )
        )

    def show_days(self, own: Mapping[date, SpecialDay]) -> None:
        """Show these days."""
        kept = self.chosen
        self.days = list(own)
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows([[text.long_day(d), words.kind_word(s.kind), s.name, s.notice] for d, s in own.items()])
        t = theme.current()
        self.table.setFixedHeight(t.px(32) + t.px(36) * min(len(own), _MOST_ROWS) + 2)
        self.table.setVisible(bool(own))
        self._none.setVisible(not own)
        self._actions.setVisible(self._editable and bool(own))
        if self.days:
            self.table.selectRow(self.days.index(kept) if kept in self.days else len(self.days) - 1)

    @property
    def chosen(self) -> date | None:
        """The day of the current line."""
        at = self.table.currentIndex().row()
        return self.days[at] if 0 <= at < len(self.days) else None

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)

    def _drop(self) -> None:
        if self.chosen is not None and self._editable:
            self.dropped.emit(self.chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Del takes a day back."""
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if pressed and event.key() == Qt.Key.Key_Delete:  # type: ignore[attr-defined]
            self._drop()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.table.setColumnHidden(_NOTICE, theme.current().below("two_columns", self.window().width()))
        super().resizeEvent(event)
