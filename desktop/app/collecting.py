"""Python's garbage is collected on the main thread, between events, and nowhere else.

A collection may let go of widgets. On another thread, or inside the dispatch of an event, that can bring the program
down; by itself Python collects wherever the last object was made.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

LOOKED_AT_MS: Final = 1000
_YOUNG, _MIDDLE, _OLD = 700, 10, 30
"""Objects made, and collections of younger ones, after which a generation is looked at."""


class Collector(QObject):
    """Collects from a timer as long as it lives; make it on the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(LOOKED_AT_MS)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect what is due; what has lasted is looked at seldom, since that takes longest."""
        young, middle, old = gc.get_count()
        if young <= _YOUNG:
            return
        gc.collect(2 if old > _OLD else 1 if middle > _MIDDLE else 0)
