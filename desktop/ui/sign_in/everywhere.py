"""Keys that act on every page before sign-in: F1 opens the handbook over it, F11 fills the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import FocusRing

CHAPTER = "dang-nhap"


def answer_keys(window: QWidget) -> None:
    """Let a window before sign-in answer F1 and F11."""
    for key, act in (("F1", lambda: HandbookOver.open(window)), ("F11", lambda: _fill_screen(window))):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)


def _fill_screen(window: QWidget) -> None:
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


class HandbookOver(QFrame):
    """The handbook over a whole window; what lies below is as it was once it is closed."""

    def __init__(self, window: QWidget) -> None:
        from desktop.ui.help.handbook import Handbook
        from desktop.usecases.read_manual import read_manual

        super().__init__(window)
        self.setObjectName("page")
        self._focus = QApplication.focusWidget()
        # Hidden, not covered: Tab must not lead below the handbook.
        self._below = [one for one in window.children() if isinstance(one, QWidget) and one is not self]
        self._below = [one for one in self._below if one.isVisible() and not isinstance(one, FocusRing)]
        # Keys of what is hidden rest; F1 and F11 go on.
        keys = window.findChildren(QShortcut)
        self._keys = [one for one in keys if one.isEnabled() and one.key().toString() not in {"F1", "F11"}]
        for key in self._keys:
            key.setEnabled(False)
        self.book = Handbook(QCoreApplication.translate("HandbookOver", "Đóng trợ giúp"), "Esc")
        self.book.left.connect(self.shut)
        self.setLayout(column(self.book))
        self.book.take(read_manual())
        self.book.show_chapter(CHAPTER)
        window.installEventFilter(self)

    @classmethod
    def open(cls, window: QWidget) -> None:
        """Show it, once."""
        if window.findChild(cls) is not None:
            return
        over = cls(window)
        for one in over._below:
            one.hide()
        over.setGeometry(window.rect())
        over.show()
        over.raise_()
        over.book.begin()

    def shut(self) -> None:
        """Back to where the hand was."""
        self.hide()
        for one in self._below:
            one.show()
        for key in self._keys:
            key.setEnabled(True)
        if self._focus is not None and self.window().isAncestorOf(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)
