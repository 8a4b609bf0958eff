"""The groups, one below the other with their counts; one drop-down list in narrow windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame

from desktop.domain.attention import GROUPS, Concerns
from desktop.ui import text, theme
from desktop.ui.attention.words import ICONS, group_word
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import column

_ANY = 16_777_215


class Groups(QFrame):
    """Groups of what needs a person.

    Signals:
        chosen: name of the group now chosen.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._names = list(GROUPS)
        self._group = QButtonGroup(self)
        self._buttons = [Button(group_word(name), "choice", ICONS[name]) for name in self._names]
        for index, button in enumerate(self._buttons):
            button.setCheckable(True)
            self._group.addButton(button, index)
        name = QCoreApplication.translate("Attention", "Nhóm việc")
        self._combo = fields.choice([group_word(one) for one in self._names], name=name)
        self._combo.activated.connect(lambda index: self.choose(self._names[index]))
        self._group.idToggled.connect(self._toggled)
        self.setLayout(column(self._combo, *self._buttons, None, gap=4, margins=(8, 8, 8, 8)))
        self._buttons[0].setChecked(True)
        self.set_narrow(False)

    @property
    def current(self) -> str:
        """Name of the group that is chosen."""
        return self._names[max(self._group.checkedId(), 0)]

    def take_focus(self) -> None:
        """The group that is chosen."""
        target = self._combo if self._combo.isVisible() else self._buttons[max(self._group.checkedId(), 0)]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, name: str) -> None:
        """Choose a group."""
        self._buttons[self._names.index(name)].setChecked(True)

    def show_counts(self, concerns: Concerns) -> None:
        """Show how many there are of each."""
        translate = QCoreApplication.translate
        for index, (name, button) in enumerate(zip(self._names, self._buttons, strict=True)):
            count = concerns.total(name)
            button.set_badge(text.number(count) if count else "")
            told = translate("Attention", "{group}: {count}").format(group=group_word(name), count=text.number(count))
            button.setAccessibleName(told)
            self._combo.setItemText(index, f"{group_word(name)} ({text.number(count)})" if count else group_word(name))

    def set_narrow(self, narrow: bool) -> None:
        """Show the drop-down list, or the buttons."""
        self._combo.setVisible(narrow)
        for button in self._buttons:
            button.setVisible(not narrow)
        t = theme.current()
        self.setMinimumWidth(0 if narrow else t.px(232))
        self.setMaximumWidth(_ANY if narrow else t.px(232))

    def _toggled(self, index: int, checked: bool) -> None:
        """Tab stops at the chosen one; arrow keys reach the others."""
        policy = Qt.FocusPolicy
        self._buttons[index].setFocusPolicy(policy.StrongFocus if checked else policy.ClickFocus)
        if checked:
            self._combo.setCurrentIndex(index)
            self.chosen.emit(self._names[index])
