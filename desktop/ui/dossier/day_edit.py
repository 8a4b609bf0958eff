"""A field for a day: typed as 27/11 or 27/11/2026, stepped with the arrow keys."""

from __future__ import annotations

import re
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.domain.people import day_exists
from desktop.ui import text, theme
from desktop.ui.widgets.parts import restyle

_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{4}))?")


def read_day(typed: str, year: int) -> date | None:
    """The day of a typed text, in a given year where it names none; None if it is no day."""
    found = _DAY.fullmatch(typed.strip())
    if found is None:
        return None
    day, month, of_year = int(found[1]), int(found[2]), int(found[3] or year)
    return date(of_year, month, day) if day_exists(of_year, month, day) else None


class DayEdit(QLineEdit):
    """A day. What cannot be read is marked, and the day before it stays in force.

    Signals:
        chosen: the date a person settled on.
    """

    chosen = Signal(object)

    def __init__(self, name: str, width: int = 112) -> None:
        super().__init__()
        self._day: date | None = None
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Ngày, ví dụ 27/11 hoặc 27/11/2026; ↑ ↓ thêm, bớt một ngày"))
        self.setFixedSize(theme.current().px(width), theme.current().px(32))
        self.editingFinished.connect(self._settle)

    @property
    def day(self) -> date | None:
        """The day that is typed now; None if it is none."""
        return read_day(self.text(), self._day.year if self._day else 0)

    def set_day(self, day: date) -> None:
        """Show a day without telling anyone."""
        self._day = day
        self.setText(text.day(day))
        self.setCursorPosition(0)
        self._mark(True)

    def _settle(self) -> None:
        day = self.day
        self._mark(day is not None)
        if day is not None and day != self._day:
            self.set_day(day)
            self.chosen.emit(day)

    def _mark(self, good: bool) -> None:
        state = "" if good else "error"
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        day = self.day
        if way is None or day is None:
            super().keyPressEvent(event)
            return
        self.setText(text.day(day + timedelta(days=way)))
        self._settle()
