"""Ưu tiên: why a visitor is served first; age suggests, a person decides."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy

from desktop.domain.people import PRIORITIES
from desktop.ui import theme
from desktop.ui.widgets import kept_words


class PriorityChoice(QComboBox):
    """One of the reasons, or none.

    Signals:
        decided: another reason holds, by age or by a person.
    """

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.addItems([self.tr("Không ưu tiên"), *map(kept_words.shown, PRIORITIES)])
        self.setFixedHeight(theme.current().px(32))
        self.setAccessibleName(self.tr("Ưu tiên"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._suggests = True
        self.activated.connect(self._decide)

    @property
    def reason(self) -> str:
        """The reason as it is kept; empty for none."""
        return PRIORITIES[self.currentIndex() - 1] if self.currentIndex() > 0 else ""

    def suggest(self, reason: str) -> None:
        """Show the reason that age gives, unless a person chose one."""
        if self._suggests:
            self._show(reason)

    def show_reason(self, reason: str) -> None:
        """Show a reason that was kept; without one age decides."""
        self._suggests = not reason
        self._show(reason)

    def _show(self, reason: str) -> None:
        before = self.currentIndex()
        self.setCurrentIndex(PRIORITIES.index(reason) + 1 if reason in PRIORITIES else 0)
        if self.currentIndex() != before:
            self.decided.emit()

    def _decide(self) -> None:
        self._suggests = False
        self.decided.emit()
