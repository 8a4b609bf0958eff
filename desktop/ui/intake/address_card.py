"""Old address to new commune: certain ones in one key, split ones by choice."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QWidget

from desktop.domain.addresses import AddressReading, Candidate, Certainty
from desktop.ui import theme
from desktop.ui.intake import words
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import keycap, label

MOST: Final = 9
ROOM: Final = 272
"""Width inside the card at 100 %, where the zone is narrowest."""


class AddressEdit(QPlainTextEdit):
    """Two lines of text in which Enter goes on to the next field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()
            return
        super().keyPressEvent(event)


class AddressCard(QFrame):
    """Candidates of an address among today's communes; hidden while there is none.

    Signals:
        chosen: a candidate was chosen by a person.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "accent")
        self._reading = AddressReading(Certainty.UNKNOWN)
        self.commune = ""
        self._body = column(gap=4, margins=(12, 8, 8, 8))
        self.setLayout(self._body)
        self.setVisible(False)

    def show_reading(self, reading: AddressReading, kept: str = "") -> None:
        """Show what an address may mean; a certain one is chosen at once, a choice made before is kept."""
        self._reading = reading
        codes = [candidate.code for candidate in reading.candidates]
        if kept in codes:
            self.commune = kept
        else:
            self.commune = codes[0] if reading.certainty is Certainty.CERTAIN else ""
        self._draw()

    def forget(self) -> None:
        """No address."""
        self.show_reading(AddressReading(Certainty.UNKNOWN))

    def choose(self, index: int) -> bool:
        """Choose the n-th candidate (from 0); whether there is one."""
        if not 0 <= index < min(len(self._reading.candidates), MOST):
            return False
        self.commune = self._reading.candidates[index].code
        self._draw()
        self.chosen.emit()
        return True

    def _draw(self) -> None:
        clear(self._body)
        candidates = self._reading.candidates[:MOST]
        self.setVisible(bool(candidates))
        if not candidates:
            return
        certain = self._reading.certainty is Certainty.CERTAIN
        key = "Ctrl+1" if len(candidates) == 1 else f"Ctrl+1…{len(candidates)}"
        title = label(self.tr("Địa chỉ sau sắp xếp"), "strong", "accent")
        self._body.addLayout(row(icons.icon_label("map-pin", "accent"), (title, 1), keycap(key)))
        chosen = next((c for c in candidates if c.code == self.commune), None)
        if chosen is not None and (certain or len(candidates) == 1):
            self._body.addWidget(self._chosen(chosen))
            return
        self._body.addWidget(label(words.address_question(self._reading), tone="2", wrap=True))
        self._body.addWidget(self._choices(candidates))
        if chosen is not None:
            self._body.addWidget(label(words.clause(chosen, Certainty.CHOICE), tone="2", wrap=True))
        else:
            self._body.addWidget(label(self.tr("Chưa chọn được? Cứ lưu, chọn sau."), tone="3"))

    def _chosen(self, candidate: Candidate) -> QWidget:
        tick = icons.icon_label("check", "ok", 16)
        name = label(words.place(candidate), "strong", wrap=True)
        why = label(words.clause(candidate, self._reading.certainty), tone="2", wrap=True)
        return box(column(row(tick, (name, 1), gap=4), why, gap=2))

    def _choices(self, candidates: tuple[Candidate, ...]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.current().px(8))
        names = [candidate.name for candidate in candidates]
        buttons: list[Button] = []
        for i, candidate in enumerate(candidates):
            unique = names.count(candidate.name) == 1
            button = Button(candidate.name if unique else words.place(candidate), "choice", size="control")
            button.setCheckable(True)
            button.setChecked(candidate.code == self.commune)
            button.setAccessibleName(f"{words.place(candidate)}, {words.clause(candidate, Certainty.CHOICE)}")
            button.setToolTip(button.accessibleName())
            button.clicked.connect(lambda _checked=False, i=i: self.choose(i))
            buttons.append(button)
        widest = max(button.sizeHint().width() for button in buttons)
        across = 2 if 2 * widest + grid.spacing() <= theme.current().px(ROOM) else 1
        for i, button in enumerate(buttons):
            # What is too long for the card is cut at its end; the whole stands in the tip.
            button.setMinimumWidth(1)
            grid.addWidget(button, i // across, i % across)
        return holder
