"""Sections of the page: what each is to the page, their list, and rows that turn into columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QFrame, QScrollArea, QWidget

from desktop.ui import theme
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import Item, column, row


class Section(QWidget):
    """One subject of the page.

    Attributes:
        name: key of the section, where other pages lead to it.
        words: its name in the list.
        icon: its icon there.
        roles: who may use it; empty for everybody.
        widest: most that it is wide, at 100 %.

    Signals:
        notify: tone and text of a toast.
    """

    name = ""
    words = ""
    icon = ""
    roles: tuple[str, ...] = ()
    widest = 960

    notify = Signal(str, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services

    def read(self) -> None:
        """Read anew what it shows."""

    def refresh(self, changes: Any) -> None:
        """Something was recorded; `users` and `settings` of the ChangeSet are what sections show."""
        if changes.users or changes.settings:
            self.read()

    def take_focus(self) -> None:
        """Put the focus on what is likely wanted."""

    def main_action(self) -> None:
        """F9; a section that has nothing for it says so."""
        self.notify.emit("info", QCoreApplication.translate("AdminSections", "Mục này không có việc chính cho F9"))

    def escape(self) -> bool:
        """Esc: close what is open; whether there was anything."""
        return False

    def accept_scan(self, scan: str) -> bool:
        """Anything was scanned; whether the section takes it as a trial."""
        return False

    def leave(self) -> None:
        """The page is left, or the program locked: nothing secret stays on the screen."""


class SectionList(QFrame):
    """The sections, one below the other; one drop-down list in narrow windows.

    Signals:
        chosen: index of the section now chosen.
    """

    chosen = Signal(int)

    def __init__(self, sections: Sequence[Section]) -> None:
        super().__init__()
        self.setProperty("card", "true")
        translate = QCoreApplication.translate
        names = [translate("AdminSections", section.words) for section in sections]
        self._group = QButtonGroup(self)
        self._buttons = [Button(name, "choice", section.icon) for name, section in zip(names, sections, strict=True)]
        for index, button in enumerate(self._buttons):
            button.setCheckable(True)
            self._group.addButton(button, index)
        self._combo = fields.choice(names, name=translate("Admin", "Mục quản trị"))
        self._combo.activated.connect(self.choose)
        self._group.idToggled.connect(self._toggled)
        self.setLayout(column(self._combo, *self._buttons, None, gap=4, margins=(8, 8, 8, 8)))
        self._buttons[0].setChecked(True)
        self.set_narrow(False)

    def choose(self, index: int) -> None:
        """Choose a section."""
        self._group.button(index).setChecked(True)

    def set_narrow(self, narrow: bool) -> None:
        """Show the drop-down list, or the buttons."""
        self._combo.setVisible(narrow)
        for button in self._buttons:
            button.setVisible(not narrow)
        t, anything = theme.current(), 16_777_215
        self.setMinimumWidth(0 if narrow else t.px(232))
        self.setMaximumWidth(anything if narrow else t.px(232))

    def _toggled(self, index: int, checked: bool) -> None:
        """Tab stops at the chosen one; arrow keys reach the others."""
        policy = Qt.FocusPolicy
        self._group.button(index).setFocusPolicy(policy.StrongFocus if checked else policy.ClickFocus)
        if checked:
            self._combo.setCurrentIndex(index)
            self.chosen.emit(index)


def reveal(part: QWidget) -> None:
    """Scroll the page to what has just opened in it, once it has its place."""

    def scroll() -> None:
        parent = part.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea) and part.isVisible():
            parent.ensureWidgetVisible(part, 0, theme.current().px(12))
            focus = QApplication.focusWidget()
            if focus is not None and part.isAncestorOf(focus):
                parent.ensureWidgetVisible(focus, 0, theme.current().px(40))

    QTimer.singleShot(0, part, scroll)


class Turning(QWidget):
    """A row where there is room, a column where there is not."""

    def __init__(self, *items: Item, gap: int = 8) -> None:
        super().__init__()
        self._row = row(*items, gap=gap)
        for field in self._fields(items):
            # One with a note grows; its neighbour stays as high as it is.
            self._row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._row)
        self._turn(theme.current().below("two_columns", 0))

    @staticmethod
    def _fields(items: Sequence[Item]) -> list[fields.Field]:
        parts = [item[0] if isinstance(item, tuple) else item for item in items]
        return [part for part in parts if isinstance(part, fields.Field)]

    def _turn(self, narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn(theme.current().below("two_columns", self.window().width()))
        super().resizeEvent(event)
