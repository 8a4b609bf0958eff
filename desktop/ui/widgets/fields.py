"""Fields: a label above, a control, and a note below when there is something to say."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QToolTip,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import Item, box, column, row
from desktop.ui.widgets.parts import label, restyle


def line(text: str = "", hint: str = "", *, state: str = "", name: str = "") -> QLineEdit:
    """A field of one line; `state` is `warn`, `error` or empty."""
    edit = QLineEdit(text)
    edit.setPlaceholderText(hint)
    edit.setFixedHeight(theme.current().px(32))
    edit.setAccessibleName(name)
    edit.setCursorPosition(0)
    if state:
        edit.setProperty("state", state)
    return edit


def put_inside(edit: QLineEdit, widget: QWidget) -> None:
    """Place a small widget at the right end of a field and keep the typed text out from under it."""
    edit.setLayout(row(None, widget, margins=(0, 0, 6, 0)))
    edit.setTextMargins(0, 0, widget.sizeHint().width() + theme.current().px(8), 0)


def lines(text: str, rows: int = 2, *, state: str = "", name: str = "") -> QPlainTextEdit:
    """A field of several lines; Tab leaves it."""
    edit = QPlainTextEdit(text)
    edit.setFixedHeight(theme.current().px(20 * rows + 12))
    edit.setAccessibleName(name)
    edit.setTabChangesFocus(True)
    edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if state:
        edit.setProperty("state", state)
    return edit


class Choice(QComboBox):
    """A drop-down list: what is too long ends in dots and is told whole by its tip; the open list shows all of it."""

    def shown(self) -> str:
        """The words as they are drawn."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        return self._elided(option)

    def _elided(self, option: QStyleOptionComboBox) -> str:
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def showPopup(self) -> None:
        margin = self.view().verticalScrollBar().sizeHint().width() + theme.current().px(16)
        # Never over the edge of the window.
        room = self.window().width() - self.mapTo(self.window(), QPoint(0, 0)).x()
        self.view().setMinimumWidth(max(self.width(), min(self.view().sizeHintForColumn(0) + margin, room)))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._elided(option)
        with QPainter(self) as painter:
            style = self.style()
            style.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option, painter, self)
            style.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option, painter, self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.shown() != self.currentText():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)


def choice(options: list[str], chosen: int = 0, *, name: str = "") -> Choice:
    """One of several, in a drop-down list."""
    combo = Choice()
    combo.addItems(options)
    combo.setCurrentIndex(chosen)
    combo.setFixedHeight(theme.current().px(32))
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(3)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return combo


def enter_leads(controls: Sequence[QWidget], last: QWidget) -> None:
    """Enter in a field of one line or a choice goes on to the next control, from the last one to the button after."""
    for control, following in itertools.pairwise((*controls, last)):
        if isinstance(control, QLineEdit):
            control.returnPressed.connect(partial(following.setFocus, Qt.FocusReason.TabFocusReason))
        elif isinstance(control, QComboBox):
            control.installEventFilter(_EnterLeads(control, following))


class _EnterLeads(QObject):
    """Enter on a closed choice, which has no signal for it; in its open list Enter chooses."""

    def __init__(self, control: QComboBox, following: QWidget) -> None:
        super().__init__(control)
        self._following = following

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        ):
            self._following.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)


def count(value: int, *, name: str = "", enabled: bool = True) -> QSpinBox:
    """A small whole number; typing replaces, arrow keys step."""
    spin = QSpinBox()
    spin.setRange(0, 99)
    spin.setValue(value)
    spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
    spin.setFixedSize(theme.current().px(40), theme.current().px(32))
    spin.setAccessibleName(name)
    spin.setEnabled(enabled)
    return spin


def field(
    title: str, control: QWidget, *, mark: str = "", note: str = "", note_tone: str = "3", required: bool = False
) -> QWidget:
    """Label, control and note; `mark` says where the value came from."""
    head: list[Item] = [label(title + (" *" if required else ""), tone="2"), None]
    if mark:
        head += [icons.icon_label("scan-card", "accent", 16), label(mark, tone="accent")]
    parts: list[Item] = [row(*head, gap=4), control]
    if note:
        words = label(note, tone=note_tone, wrap=True)
        if note_tone in {"warn", "late"}:
            sign = icons.icon_label("alert", note_tone, 16)
            line_of_words = row(sign, (words, 1), gap=4)
            line_of_words.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
            parts.append(line_of_words)
        else:
            parts.append(words)
    control.setAccessibleName(title)
    return box(column(*parts, None, gap=2))


class Field(QWidget):
    """A field whose mark and note change while it is on the screen.

    Attributes:
        control: the widget that is typed into.
    """

    def __init__(self, title: str, control: QWidget, mark: str = "", mark_icon: str = "scan-card") -> None:
        """`mark` is the word shown while the value comes from elsewhere ("thẻ")."""
        super().__init__()
        self.control = control
        control.setAccessibleName(title)
        self._title = label(title, tone="2")
        self._mark = box(row(icons.icon_label(mark_icon, "accent", 16), label(mark, tone="accent"), gap=4))
        self._mark.setVisible(False)
        self._sign = icons.icon_label("alert", "warn", 16)
        self._words = label("", tone="warn", wrap=True)
        note = row(self._sign, (self._words, 1), gap=4)
        note.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self._note = box(note)
        self._note.setVisible(False)
        self.setLayout(column(row(self._title, None, self._mark, gap=4), control, self._note, gap=4))

    @property
    def note(self) -> str:
        """The sentence below the control; empty if there is none."""
        return self._words.text() if not self._note.isHidden() else ""

    def set_title(self, title: str) -> None:
        """Another name, for the other kind of applicant."""
        self._title.setText(title)
        self.control.setAccessibleName(title)

    @property
    def marked(self) -> bool:
        """Whether the mark is shown."""
        return not self._mark.isHidden()

    def set_marked(self, marked: bool, tip: str = "") -> None:
        """Show or hide the mark, with a tip that says more."""
        self._mark.setVisible(marked)
        self._mark.setToolTip(tip)

    def say(self, text: str, tone: str = "warn") -> None:
        """Say something below the control; `late` means that it cannot be saved so. Empty takes it away."""
        state = {"warn": "warn", "late": "error"}.get(tone, "") if text else ""
        if self.control.property("state") != state:
            self.control.setProperty("state", state)
            restyle(self.control)
        self._note.setVisible(bool(text))
        self._words.setText(text)
        if text and self._words.property("tone") != tone:
            self._words.setProperty("tone", tone)
            restyle(self._words)
            self._sign.setPixmap(icons.pixmap("alert", tone, 16))
        self.control.setAccessibleDescription(text)
