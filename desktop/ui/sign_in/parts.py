"""Parts of the sign-in page: the brand at the left, a person, the choices at the foot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from desktop.ui import language, theme
from desktop.ui.keys import COMMAND
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import Item, box, column, row
from desktop.ui.widgets.parts import label, restyle


def brand(centre_name: str, promises: list[str]) -> QFrame:
    """The left side: what this is, whose, and what can be relied on."""
    frame = QFrame()
    frame.setObjectName("rail")
    frame.setFixedWidth(theme.current().px(480))
    lines: list[Item] = [
        row(icons.icon_label("check-circle", "rail-mark"), (label(words, tone="rail", wrap=True), 1), gap=12)
        for words in promises
    ]
    frame.setLayout(
        column(
            row(icons.icon_label("door", "rail-mark", 56), None),
            8,
            label("Một Cửa Xã", "figure", "rail"),
            label(centre_name, "section", "rail", wrap=True),
            None,
            *lines,
            gap=8,
            margins=(48, 64, 32, 40),
        )
    )
    return frame


class Person(Button):
    """A person of this centre."""

    def __init__(self, name: str, user: str) -> None:
        super().__init__("", "choice")
        self.user, self.name = user, name
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFixedHeight(theme.current().px(56))
        self._sign = icons.icon_label("user", "text-3", 24)
        self._words = label(name, "strong")
        self._tick = icons.icon_label("check", "accent")
        self.setLayout(row(self._sign, (self._words, 1), self._tick, gap=12, margins=(12, 0, 12, 0)))
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def _show_state(self, chosen: bool) -> None:
        self._sign.setPixmap(icons.pixmap("user", "accent" if chosen else "text-3", 24))
        self._words.setProperty("tone", "accent" if chosen else "")
        restyle(self._words)
        self._tick.setVisible(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)


class _OpensFirst(QObject):
    """Keys open a list instead of choosing blindly: each of these choices changes the whole window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _OPENING and isinstance(watched, QComboBox):
            watched.showPopup()
            return True
        # A letter would choose what begins with it.
        return bool(event.text().strip()) and not event.modifiers() & COMMAND


_OPENING: Final = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
        *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    }
)


class Looks(QWidget):
    """Language, text size and contrast, before anyone signs in.

    Signals:
        chosen: scheme and scale.
        language_chosen: code of the language.
    """

    chosen = Signal(str, float)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        t = theme.current()
        translate = QCoreApplication.translate
        schemes = [
            translate("Looks", "Màu thường"),
            translate("Looks", "Tương phản cao, nền sáng"),
            translate("Looks", "Tương phản cao, nền tối"),
        ]
        sizes = [translate("Looks", "{percent} %").format(percent=round(scale * 100)) for scale in theme.SCALES]
        self.text_size = fields.choice(sizes, theme.SCALES.index(t.scale), name=translate("Looks", "Cỡ chữ"))
        self.scheme = fields.choice(schemes, theme.SCHEMES.index(t.scheme), name=translate("Looks", "Màu sắc"))
        self.text_size.setFixedWidth(t.px(104))
        self.scheme.setFixedWidth(t.px(240))
        codes = list(language.NAMES)
        self.language = fields.choice(
            list(language.NAMES.values()), codes.index(language.current()), name=translate("Looks", "Ngôn ngữ")
        )
        self.language.setFixedWidth(t.px(128))
        self.language.activated.connect(lambda index: self._speak(codes[index]))
        opening = _OpensFirst(self)
        for one in (self.language, self.text_size, self.scheme):
            one.installEventFilter(opening)
        self.text_size.activated.connect(self._choose)
        self.scheme.activated.connect(self._choose)
        size_name = label(translate("Looks", "Cỡ chữ"), tone="2")
        line = row(None, self.language, 16, size_name, self.text_size, 16, self.scheme, gap=8, margins=(16, 8, 16, 12))
        self.setLayout(line)

    def _speak(self, code: str) -> None:
        if code != language.current():
            self.language_chosen.emit(code)

    def _choose(self) -> None:
        self.chosen.emit(theme.SCHEMES[self.scheme.currentIndex()], theme.SCALES[self.text_size.currentIndex()])


def stacked(form: QWidget, foot: QWidget) -> QWidget:
    """The right side: the form in the middle, the choices below."""
    middle = row(None, form, None)
    middle.setAlignment(form, Qt.AlignmentFlag.AlignVCenter)
    return box(column((middle, 1), foot, gap=0))
