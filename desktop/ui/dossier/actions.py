"""Buttons of the steps that are possible now; rare ones stand below them until asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.domain.dossier import Dossier
from desktop.domain.papers import has_slip
from desktop.ui import theme
from desktop.ui.dossier import step_forms
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import Button, IconButton

KEYS: Final = {"forward": "Ctrl+G", "result": "Ctrl+K", "supplement": "Ctrl+Y", "refuse": "Ctrl+R"}
"""Keys of steps, whether or not F9 takes one of them."""

MORE_KEY: Final = "Ctrl+M"
SETTLE_KEY: Final = "Ctrl+J"
"""Goes on by the province's copy; no key of a step, nor of reception, that would be pressed here by habit."""

_GAP: Final = 8
_ROWS: Final = 3


class Actions(QWidget):
    """What can be done with a dossier now.

    Signals:
        chosen: name of a step.
        printed: print the slip again.
        papers: look at the papers of the dossier.

    Attributes:
        primary: the button of the usual way on; None where there is none.
    """

    chosen = Signal(str)
    printed = Signal()
    papers = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.primary: Button | None = None
        self._more: IconButton | None = None
        self._others: IconButton | None = None
        self._shown: list[tuple[Button, str]] = []
        self._offer: object = None
        self._rare_ones: list[Button] = []
        self._usual = row(gap=_GAP)
        self._rare = [row(gap=_GAP) for _ in range(_ROWS)]
        self._rare_box = box(column(*self._rare, gap=_GAP))
        self._rare_box.setVisible(False)
        self.setLayout(column(self._usual, self._rare_box, gap=_GAP))
        # As wide as there is room: what it says is fitted to that, and not the page to it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_dossier(self, dossier: Dossier, *, main: bool) -> None:
        """Offer the steps of a dossier; `main` is whether the usual one is the main action of the page.

        The button somebody is at stays, where the same is offered again: the next Enter must be the one they meant.
        """
        offer = (dossier.id, main, dossier.status, tuple(step_forms.allowed(dossier)), has_slip(dossier))
        held = QApplication.focusWidget()
        if offer == self._offer and held is not None and held.isVisible() and self.isAncestorOf(held):
            return
        self._offer = offer
        for layout in (self._usual, *self._rare):
            clear(layout)
        self.primary = None
        self._rare_box.setVisible(False)
        usual, steps = step_forms.usual(dossier), step_forms.allowed(dossier)
        self._shown = []
        for step in sorted((s for s in steps if s not in step_forms.RARE), key=lambda s: s != usual):
            key = "F9" if main and step == usual else KEYS.get(step, "")
            button = self._button(step, key, main=main and step == usual)
            if main and step == usual:
                self.primary = button
            self._shown.append((button, key))
        if has_slip(dossier):
            again = Button(self.tr("In giấy hẹn"), "secondary", "printer")
            again.setToolTip(self.tr("In lại giấy hẹn (Ctrl+P)"))
            again.clicked.connect(self.printed)
            self._shown.append((again, "Ctrl+P"))
        self._others = IconButton("file", self.tr("Giấy tờ khác"), size="button")
        self._others.setToolTip(self.tr("Xem và in các mẫu của hồ sơ (Ctrl+Shift+P)"))
        self._others.clicked.connect(self.papers)
        rare = [s for s in steps if s in step_forms.RARE]
        self._more = self._more_of(rare) if rare else None
        self._rare_ones = [self._button(step) for step in rare]
        for part in (*(button for button, _ in self._shown), self._others, self._more):
            if part is not None:
                self._usual.addWidget(part)
        self._usual.addStretch(1)
        self._fit()

    @property
    def unfolded(self) -> bool:
        """Whether the rare steps are shown."""
        return self._more is not None and self._more.isChecked()

    def fold(self) -> None:
        """Hide the rare steps; the focus goes back to the button that shows them."""
        if self._more is not None:
            self._more.setChecked(False)
            self._more.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self) -> None:
        """Show the rare steps, with the focus on the first."""
        if self._more is not None and self.isVisible():
            self._more.setChecked(True)
            self._show_rare(True)

    def _button(self, step: str, key: str = "", *, main: bool = False) -> Button:
        wanted = step_forms.form(step)
        kind = "primary" if main else "danger" if wanted.grave else "secondary"
        button = Button(wanted.button, kind, wanted.icon, key)
        button.setToolTip(f"{wanted.says} ({key})" if key else wanted.says)
        button.clicked.connect(lambda: self.chosen.emit(step))
        return button

    def _more_of(self, rare: list[str]) -> IconButton:
        names = ", ".join(step_forms.form(s).button for s in rare)
        name = self.tr("Việc khác: {names}").format(names=names)
        more = IconButton("more", name, size="button")
        more.setToolTip(f"{name} ({MORE_KEY})")
        more.setCheckable(True)
        more.toggled.connect(self._show_rare)
        return more

    def _show_rare(self, shown: bool) -> None:
        self._rare_box.setVisible(shown)
        if shown and self._rare_ones:
            self._rare_ones[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        """Words and keys as far as there is room for them; what is left out stands in the tips."""
        if self._others is None:
            return
        parts = [*(button for button, _ in self._shown), self._others, *([self._more] if self._more else [])]
        for words, keys in ((True, True), (False, True), (False, False)):
            for button, key in self._shown:
                button.set_key(key if keys else "")
            for icon, word in ((self._others, self.tr("Giấy tờ khác")), (self._more, self.tr("Việc khác"))):
                if icon is not None:
                    icon.set_key(MORE_KEY if words and icon is self._more else "")
                    icon.set_words(word if words else "")
            if _width(parts) <= self.width():
                break
        self.setMinimumWidth(_width(parts) if _width(parts) > self.width() else 0)
        self._wrap()

    def _wrap(self) -> None:
        """The rare steps in as many rows as they need."""
        for layout in self._rare:
            while layout.takeAt(0) is not None:
                pass
        at, placed = 0, 0
        for button in self._rare_ones:
            room = _width([*self._rare_ones[placed : self._rare_ones.index(button)], button]) <= self.width()
            if not room and at + 1 < _ROWS:
                at, placed = at + 1, self._rare_ones.index(button)
            self._rare[at].addWidget(button)
        for layout in self._rare:
            layout.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def _width(parts: Sequence[Button]) -> int:
    """Room that buttons take side by side."""
    return sum(part.sizeHint().width() for part in parts) + (len(parts) - 1) * theme.current().px(_GAP)
