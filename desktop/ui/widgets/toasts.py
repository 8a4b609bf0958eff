"""Short messages at the bottom right: what went well elsewhere, for six seconds."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import TONE_ICONS, label

SHOWN_MS: Final = 6000
MOST: Final = 3
_WIDEST: Final = 640
"""Logical pixels of one message: what is longer goes on below."""
LOOK_MS: Final = 250
"""Between two looks at what lies below: what a message tells of often changes the page after it."""


class Toasts(QWidget):
    """Stack of messages over the lower right corner of a window, above the buttons there; it takes no focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(theme.current().px(8))
        window.installEventFilter(self)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._place)
        self.hide()

    @property
    def texts(self) -> list[str]:
        """What is shown now, oldest first."""
        return [str(frame.property("words")) for frame in self._frames()]

    def show_text(self, tone: str, text: str) -> None:
        """Show a message; the oldest goes when there are too many."""
        shown = self._frames()
        for old in shown[: max(len(shown) - MOST + 1, 0)]:
            self._drop(old)
        frame = QFrame()
        frame.setProperty("banner", tone)
        frame.setProperty("words", text)
        words = label(text, tone=tone)
        frame.setLayout(row(icons.icon_label(TONE_ICONS[tone], tone), (words, 1), gap=8, margins=(12, 8, 16, 8)))
        self._fit(frame, words)
        frame.setAccessibleName(text)
        self._stack.addWidget(frame)
        frame.show()  # at once: a hidden one has no part in the size of the stack
        timer = QTimer(frame)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._drop(frame))
        timer.start(SHOWN_MS)
        self.show()
        self._look.start()
        self._place()
        QAccessible.updateAccessibility(QAccessibleEvent(frame, QAccessible.Event.Alert))

    def _fit(self, frame: QWidget, words: QLabel) -> None:
        """A long message, as one that names a folder, goes on in a second line: none is wider than the window."""
        frame.ensurePolished()
        words.ensurePolished()
        t = theme.current()
        widest = min(t.px(_WIDEST), self.window().width() - 2 * t.px(16))
        more = frame.sizeHint().width() - widest
        if more > 0:
            width = words.sizeHint().width() - more
            words.setWordWrap(True)
            words.setFixedSize(width, words.heightForWidth(width))

    def _frames(self) -> list[QWidget]:
        items = [self._stack.itemAt(i) for i in range(self._stack.count())]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _drop(self, frame: QWidget) -> None:
        self._stack.removeWidget(frame)
        frame.hide()
        frame.deleteLater()
        if not self._frames():
            self._look.stop()
            self.hide()
            return
        self._place()

    def _place(self) -> None:
        self._stack.activate()
        self.resize(self._stack.sizeHint())
        gap = theme.current().px(16)
        window = self.window()
        corner = QPoint(window.width() - self.width() - gap, window.height() - self.height() - gap)
        self.move(_above_buttons(window, QRect(corner, self.size()), gap))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False


def _above_buttons(window: QWidget, wanted: QRect, gap: int) -> QPoint:
    """The place next above the wanted one that covers no button; the wanted one where there is none."""
    shown = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    places = [place for button in shown if not (place := _seen(button, window)).isEmpty()]
    place = QRect(wanted)
    while below := [one for one in places if one.intersects(place.adjusted(-gap // 2, 0, gap // 2, gap // 2))]:
        place.moveBottom(min(one.top() for one in below) - gap // 2 - 1)
        if place.top() < 0:
            return wanted.topLeft()
    return place.topLeft()


def _seen(button: QWidget, window: QWidget) -> QRect:
    """The part of a button that is in view, in the window."""
    rect = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
    parent = button.parentWidget()
    while parent is not None and parent is not window:
        rect &= QRect(parent.mapTo(window, QPoint(0, 0)), parent.size())
        parent = parent.parentWidget()
    return rect
