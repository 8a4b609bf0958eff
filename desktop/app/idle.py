"""Notices that nobody has touched keys or mouse for a while."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from desktop.ui.watching import unwatch, watch

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)

_LEAST_MS: Final = 200


class IdleWatch(QObject):
    """Counts from the last touch.

    Signals:
        idle: nobody was there for the time that was set.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)

    def start(self, after_s: float) -> None:
        """Begin to count; 0 never ends."""
        self.stop()
        if after_s > 0:
            self._timer.setInterval(round(after_s * 1000))
            self._timer.start()
            watch(self)

    def stop(self) -> None:
        """Count no longer."""
        self._timer.stop()
        unwatch(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A mouse move goes to several objects, hundreds of times a second: five times a second is enough.
        if event.type() in _TOUCHES and self._timer.interval() - self._timer.remainingTime() > _LEAST_MS:
            self._timer.start()
        return False
