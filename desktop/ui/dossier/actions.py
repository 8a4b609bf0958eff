"""Buttons of the steps that are possible now; rare ones stand in a second row until asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.dossier import Dossier
from desktop.ui.dossier import step_forms
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import Button, IconButton


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
        self._usual, self._rare = row(gap=8), row(gap=8)
        self._rare_box = box(self._rare)
        self._rare_box.setVisible(False)
        self.setLayout(column(self._usual, self._rare_box, gap=8))

    def show_dossier(self, dossier: Dossier, *, main: bool) -> None:
        """Offer the steps of a dossier; `main` is whether the usual one is the main action of the page."""
        clear(self._usual)
        clear(self._rare)
        self.primary = None
        self._rare_box.setVisible(False)
        usual, steps = step_forms.usual(dossier), step_forms.allowed(dossier)
        for step in sorted((s for s in steps if s not in step_forms.RARE), key=lambda s: s != usual):
            button = self._button(step, main=main and step == usual)
            if main and step == usual:
                self.primary = button
            self._usual.addWidget(button)
        again = Button(self.tr("In giấy hẹn"), "secondary", "printer", "Ctrl+P")
        again.clicked.connect(self.printed)
        self._usual.addWidget(again)
        others = IconButton("file", self.tr("Giấy tờ khác"), size="button")
        others.setToolTip(self.tr("Xem và in các mẫu của hồ sơ (Ctrl+Shift+P)"))
        others.clicked.connect(self.papers)
        self._usual.addWidget(others)
        rare = [s for s in steps if s in step_forms.RARE]
        if rare:
            self._usual.addWidget(self._more(rare))
        # Made after the button that shows them, so that Tab reaches them from there.
        for step in rare:
            self._rare.addWidget(self._button(step, main=False))
        self._rare.addStretch(1)
        self._usual.addStretch(1)

    def _button(self, step: str, *, main: bool) -> Button:
        wanted = step_forms.form(step)
        kind = "primary" if main else "danger" if wanted.grave else "secondary"
        button = Button(wanted.button, kind, wanted.icon, "F9" if main else "")
        button.clicked.connect(lambda: self.chosen.emit(step))
        return button

    def _more(self, rare: list[str]) -> IconButton:
        names = ", ".join(step_forms.form(s).button for s in rare)
        more = IconButton("more", self.tr("Việc khác: {names}").format(names=names), size="button")
        more.setCheckable(True)
        more.toggled.connect(self._show_rare)
        return more

    def _show_rare(self, shown: bool) -> None:
        self._rare_box.setVisible(shown)
        item = self._rare.itemAt(0)
        first = item.widget() if item is not None else None
        if shown and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
