"""Parts of Hôm nay: figure cards and the list of what should be done now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import label, restyle

_ROOMY = 152
"""Width of a card from which it has the edges of other cards."""


class FigureCard(QFrame):
    """A figure that opens the list behind it.

    Signals:
        opened: the card was clicked, or Enter pressed on it.
    """

    opened = Signal()

    def __init__(self, name: str, icon: str, tone: str) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._name, self._icon, self._tone = name, icon, tone
        self._number = label("–", "figure")
        self._sign = icons.icon_label(icon, self._quiet, 24)
        self._note = label("", tone="3")
        self._inside = column(row(self._number, None, self._sign), label(name, "strong"), self._note, gap=0)
        self.setLayout(self._inside)
        self._pad()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @property
    def _quiet(self) -> str:
        """Tone of the sign while there is nothing to be alarmed about: amber and red mean something."""
        return "idle" if self._tone in {"warn", "late"} else self._tone

    def show_figure(self, number: str, note: str, *, alarm: bool = False) -> None:
        """Show a figure; `alarm` gives it and its icon the tone of the card."""
        self._number.setText(number)
        self._number.setProperty("tone", self._tone if alarm else "")
        restyle(self._number)
        self._sign.setPixmap(icons.pixmap(self._icon, self._tone if alarm else self._quiet, 24))
        self._note.setText(note)
        self.setAccessibleName(f"{self._name}: {number}, {note}")
        self.setToolTip(note)

    def _pad(self) -> None:
        """Less edge where seven of them stand beside each other in a window of 1280."""
        t = theme.current()
        side, above = t.px(12 if self.width() >= t.px(_ROOMY) else 6), t.px(8)
        self._inside.setContentsMargins(side, above, side, above)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pad()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        elif event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()


@dataclass(frozen=True)
class Errand:
    """Something that should be done now: tone, icon, two lines, the word of its button, and where it leads.

    Without a word there is no button: it is for somebody else to do.
    """

    tone: str
    icon: str
    what: str
    note: str
    act: str
    dossier: str = ""
    view: str = ""
    page: str = ""
    section: str = ""


class ErrandLine(QWidget):
    """A line of Nên làm ngay.

    Signals:
        wanted: the errand, when its button is pressed.
    """

    wanted = Signal(object)

    def __init__(self, errand: Errand) -> None:
        super().__init__()
        self._errand = errand
        self._what = label(errand.what, "strong")
        self._note = label(errand.note, tone="3")
        for words in (self._what, self._note):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.setToolTip(words.text())
        words_box = box(column(self._what, self._note, gap=0))
        line = row(icons.icon_label(errand.icon, errand.tone), (words_box, 1), gap=12)
        if errand.act:
            button = Button(errand.act, "secondary", size="control")
            button.setAccessibleName(f"{errand.act}: {errand.what}, {errand.note}")
            button.clicked.connect(lambda: self.wanted.emit(self._errand))
            line.addWidget(button)
        self.setLayout(line)

    def fit(self, width: int) -> None:
        """Shorten the two lines to the room they have; the whole text is the tip."""
        for words, text in ((self._what, self._errand.what), (self._note, self._errand.note)):
            words.ensurePolished()
            room = width - theme.current().px(20 + 24 + 4) - self._button_width()
            words.setText(words.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))

    def _button_width(self) -> int:
        button = self.findChild(Button)
        return button.sizeHint().width() if button is not None else 0
