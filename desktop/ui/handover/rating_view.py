"""Mời đánh giá: the page belongs to whoever stands at the desk; one question, then why, then thanks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from desktop.domain.survey import Level
from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import label
from desktop.usecases.read_survey import read_survey

THANKS_MS: Final = 1500
UNANSWERED_MS: Final = 20_000
"""After which the desk is the officer's again."""

_WIDTH: Final = 620
_HIGH: Final = 120


class RatingView(QFrame):
    """Asks about one dossier.

    Signals:
        rated: id of the dossier, score, reasons in words.
        left: nothing was answered, or it is over.
    """

    rated = Signal(str, int, tuple)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._dossier = ""
        self._level: Level | None = None
        self._choices: list[Button] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.current().px(10))
        inner = box(self._body)
        inner.setMaximumWidth(theme.current().px(_WIDTH))
        self._about = label("", tone="3")
        self.skip = Button(self.tr("Bỏ qua"), "quiet", "", "Esc", size="control")
        self.skip.clicked.connect(self.left)
        self.done = Button(self.tr("Gửi đánh giá"), "primary", "check", "F9", size="button_large")
        self.done.clicked.connect(self.confirm)
        area = QScrollArea()
        area.setWidget(box(column(None, row(None, (inner, 8), None), None)))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(row(self._about, None, self.skip), (area, 1), margins=(16, 12, 16, 12)))
        self._end = QTimer(self, singleShot=True)
        self._end.timeout.connect(self.left)

    def ask(self, dossier: str, about: str) -> None:
        """Ask about a dossier; `about` names it without naming anybody."""
        self._dossier, self._level = dossier, None
        self._about.setText(about)
        survey = read_survey()
        buttons = []
        for number, level in enumerate(survey.levels, 1):
            button = self._choice(level.words, number, level.icon)
            button.setFixedHeight(theme.current().px(_HIGH))
            button.clicked.connect(lambda _checked=False, level=level: self._answered(level))
            buttons.append(button)
        self._show(survey.question, buttons)

    def confirm(self) -> None:
        """F9: the reasons are chosen."""
        if self._level is not None and self._choices:
            chosen = [button.text() for button in self._choices if button.isChecked()]
            self._give(self._level, tuple(chosen))

    def _answered(self, level: Level) -> None:
        if not level.asks:
            self._give(level, ())
            return
        self._level = level
        buttons = []
        for number, reason in enumerate(read_survey().reasons, 1):
            button = self._choice(reason, number, size="button")
            button.setCheckable(True)
            button.toggled.connect(lambda on, button=button: button.set_icon("check" if on else ""))
            buttons.append(button)
        self._show(self.tr("Điều gì làm ông/bà chưa hài lòng?"), buttons, self.done)

    def _give(self, level: Level, reasons: tuple[str, ...]) -> None:
        dossier = self._dossier
        self._show(self.tr("Cảm ơn ông/bà đã đánh giá."), [])
        self._end.start(THANKS_MS)
        self.rated.emit(dossier, level.score, reasons)

    def _choice(self, words: str, number: int, icon: str = "", size: str = "button_large") -> Button:
        button = Button(words, "secondary", icon, str(number), size=size)
        button.setAccessibleName(words)
        return button

    def _show(self, question: str, buttons: list[Button], *last: Button) -> None:
        self._end.start(UNANSWERED_MS)
        self._body.removeWidget(self.done)
        clear(self._body)
        self._choices = buttons
        head = label(question, "title", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        if not buttons:
            self._body.addLayout(row(None, icons.icon_label("check-circle", "ok", 40), None))
        self._body.addWidget(head)
        for one in (*buttons, *last):
            self._body.addWidget(one)
        self.done.setVisible(bool(last))
        (buttons[0] if buttons else self.skip).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, arrows go from one answer to the next; whoever reads has all the time."""
        self._end.start(UNANSWERED_MS)
        number = event.text()
        if number.isdecimal() and 0 < int(number) <= len(self._choices):
            self._choices[int(number) - 1].setFocus(Qt.FocusReason.OtherFocusReason)
            self._choices[int(number) - 1].click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
