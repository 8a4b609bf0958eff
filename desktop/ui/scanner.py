"""Keyboard-wedge scanners: told apart from typing by rhythm and ending, on any page, in any field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop.domain.identity_card import MOST_CHARACTERS
from desktop.domain.scans import CARD, LEAST_CHARACTERS, OTHER, recognise
from desktop.ui.watching import unwatch, watch

FAST_MS: Final = 50
"""Greatest time between two keys of a scanner, on a busy PC too; people need 60 ms and more."""
SILENCE_MS: Final = 80
"""Time without a key that ends a scan without a terminator."""
AFTER_ENTER_MS: Final = 60
AFTER_SILENCE_MS: Final = 120

_LEAKED: Final = re.compile(r"(?:\][A-Za-z]\d)?\d{12}\|(?:[^|]*\|){2}.*", re.DOTALL)
"""A card whose keys came too slowly to be told from typing, as it stands in a field."""
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_MODIFIER_KEYS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_Alt}
)
_COMMAND: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


@dataclass(frozen=True)
class _Key:
    """A key that is held back until it is clear what it belongs to."""

    type: QEvent.Type
    key: int
    modifiers: Qt.KeyboardModifier
    text: str

    @classmethod
    def of(cls, event: QKeyEvent) -> _Key:
        return cls(event.type(), event.key(), event.modifiers(), event.text())

    def event(self) -> QKeyEvent:
        return QKeyEvent(self.type, self.key, self.modifiers, self.text)


class WedgeFilter(QObject):
    """An event filter of the application that takes scans out of the stream of keys.

    A key that may begin a scan (digit, capital letter, `]`) is held back for up to `FAST_MS`. If the
    next ones follow as fast and the whole is a card or a dossier number, no field sees any of it; if it
    turns out to be typing, the keys are sent on in their order. Other keys are never held back.

    Signals:
        card: text of a code with `|`, without AIM prefix.
        number: a dossier number.
    """

    card = Signal(str)
    number = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[_Key] = []
        self._text = ""
        self._target: QWidget | None = None
        self._since_key = QElapsedTimer()
        self._since_scan = QElapsedTimer()
        self._quiet_ms = 0
        self._stamp = 0
        self._second_look = False
        self._replaying = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._silence)

    def install(self) -> None:
        """Watch the whole application."""
        watch(self)

    def remove(self) -> None:
        """Watch no longer: while another window asks for a password, nothing of it may be held back."""
        unwatch(self)

    @property
    def _sure(self) -> bool:
        """Whether what is held can hardly be typing: only then a scan may end without a terminator."""
        if len(self._text) > MOST_CHARACTERS:
            return True
        return len(self._text) >= LEAST_CHARACTERS and (self._text.startswith("]Q") or "|" in self._text)

    def _press(self, event: QKeyEvent) -> bool:
        """Whether a key press is kept from its receiver."""
        key, text = event.key(), event.text()
        in_time = self._in_time(event)
        if key in _ENDS:
            return self._end(in_time)
        if key in _MODIFIER_KEYS or self._numpad_code(event):
            return False
        if key == Qt.Key.Key_Backspace and in_time and len(self._text) > 1 and not event.modifiers() & _COMMAND:
            # An input method takes letters back to put marks on them, as fast as the scanner types.
            self._hold(event, self._text[:-1])
            return True
        printable = bool(text) and text >= " " and not event.isAutoRepeat()
        if not printable or event.modifiers() & _COMMAND:
            self.flush()
            return False
        if self._text and not in_time:
            self.flush()
        if not self._text and not self._may_begin(text):
            return False
        self._hold(event, self._text + text)
        return True

    def _hold(self, event: QKeyEvent, text: str) -> None:
        """Keep a key back; `text` is what the keys held back come to."""
        if len(self._text) <= MOST_CHARACTERS:
            self._held.append(_Key.of(event))
            self._text = text
        if self._target is None:
            self._target = _receiver()
        self._since_key.restart()
        self._stamp = event.timestamp()
        self._second_look = False
        self._timer.start(FAST_MS)

    def _end(self, in_time: bool) -> bool:
        """Enter or Tab: the end of a scan, an echo of one, or a key like any other."""
        if self._text and in_time:
            if self._take(AFTER_ENTER_MS):
                return True
            if len(self._text) > 1 and isinstance(_receiver(), QAbstractButton):
                # A code that is neither card nor number: its Enter must press nothing.
                self.flush()
                return True
        elif not self._text and self._since_scan.isValid() and self._since_scan.elapsed() < self._quiet_ms:
            return True
        self.flush()
        return self._take_leaked()

    def _take_leaked(self) -> bool:
        """Whether the field holds a card that was taken for typing; it is taken out again and announced."""
        field = _receiver()
        if not isinstance(field, QLineEdit | QPlainTextEdit):
            return False
        text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        found = _LEAKED.search(text)
        if found is None:
            return False
        before = text[: found.start()]
        if isinstance(field, QLineEdit):
            field.setText(before)
        else:
            field.setPlainText(before)
            field.moveCursor(QTextCursor.MoveOperation.End)
        self._quiet_ms = AFTER_ENTER_MS
        self._since_scan.start()
        self.card.emit(recognise(found[0]).text)
        return True

    def _take(self, quiet_ms: int) -> bool:
        """Whether what is held is a scan; then it is announced and forgotten. Nobody types as much as is too long."""
        scan = recognise(self._text)
        too_long = len(self._text) > MOST_CHARACTERS
        if scan.kind == OTHER and not too_long:
            return False
        self._forget()
        self._quiet_ms = quiet_ms
        self._since_scan.start()
        (self.card if scan.kind == CARD or too_long else self.number).emit(scan.text)
        return True

    def _in_time(self, event: QKeyEvent) -> bool:
        """Whether a key follows the last one as fast as a scanner types.

        Where the system stamps its events, the stamps count too: a busy program sees keys late, and all at once.
        """
        gap = self._since_key.elapsed()
        if event.timestamp() >= self._stamp > 0:
            gap = min(gap, event.timestamp() - self._stamp)
        return gap < (SILENCE_MS if self._sure else FAST_MS)

    @Slot()
    def _silence(self) -> None:
        if not self._second_look:
            # Keys that arrived while the program was busy are delivered before this timer comes again.
            self._second_look = True
            self._timer.start(1)
            return
        if self._sure:
            left = SILENCE_MS - self._since_key.elapsed()
            if left > 0:
                self._timer.start(int(left))
                return
            if self._take(AFTER_SILENCE_MS):
                return
        self.flush()

    def flush(self) -> None:
        """Send on what is held, in order: it was typing."""
        held, target = self._held, self._target
        self._forget()
        self._replaying = True
        try:
            for key in held:
                receiver = _receiver() or target
                if receiver is not None and isValid(receiver):
                    QCoreApplication.sendEvent(receiver, key.event())
        finally:
            self._replaying = False

    def _forget(self) -> None:
        self._held, self._text, self._target = [], "", None
        self._timer.stop()

    def _overtakes(self, event: QKeyEvent) -> bool:
        """Whether a key may act as a shortcut before the keys held back have arrived."""
        return event.key() not in _ENDS | _MODIFIER_KEYS and not self._numpad_code(event)

    @staticmethod
    def _may_begin(text: str) -> bool:
        return text == "]" or (text.isascii() and (text.isdigit() or text.isupper()))

    @staticmethod
    def _numpad_code(event: QKeyEvent) -> bool:
        """Scanners write letters with marks as Alt and a code on the number pad."""
        wanted = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.KeypadModifier
        return (event.modifiers() & wanted) == wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._replaying:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            # Letters of a scan are no shortcuts.
            ours = bool(self._text) and isinstance(event, QKeyEvent) and _is_letter(event)
            if ours:
                event.accept()
            elif self._text and isinstance(event, QKeyEvent) and self._overtakes(event):
                # F9 and its like act at once: what was typed before them goes first.
                self.flush()
            return ours
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is _receiver():
            return self._press(event)
        if kind == QEvent.Type.KeyRelease and self._held and isinstance(event, QKeyEvent) and watched is _receiver():
            if len(self._text) <= MOST_CHARACTERS:
                self._held.append(_Key.of(event))
            return True
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod} and self._held:
            self.flush()
        return False


def _is_letter(event: QKeyEvent) -> bool:
    return bool(event.text()) and not event.modifiers() & _COMMAND


def _receiver() -> QWidget | None:
    """The widget that keys go to first; its parents see them only if it does not want them."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        inner: list[QWidget | None] = [popup.focusWidget(), popup]
        return next(widget for widget in inner if widget is not None)
    window = QApplication.activeWindow()
    if window is None:
        # Without a window manager no window is ever active, and the only one shown gets the keys.
        window = next((w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()), None)
    found = (QApplication.focusWidget(), window.focusWidget() if window else None, window)
    return next((widget for widget in found if widget is not None), None)
