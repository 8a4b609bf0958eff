"""A tick that belongs to a whole row: the row has the focus and the keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.widgets import icons


class TickBox(QWidget):
    """Looks like a check box; never has the focus."""

    def __init__(self) -> None:
        super().__init__()
        side = theme.current().px(20)
        self.setFixedSize(side, side)
        self._ticked = self._hot = False

    def set_ticked(self, ticked: bool) -> None:
        """Show or hide the tick."""
        self._ticked = ticked
        self.update()

    def set_hot(self, hot: bool) -> None:
        """Whether the row has the focus."""
        self._hot = hot
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        t = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self._ticked or self._hot
        painter.setPen(QPen(t.colour("accent" if strong else "line-strong"), 1))
        painter.setBrush(t.colour("accent" if self._ticked else "surface"))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, t.px(4), t.px(4))
        if self._ticked:
            icons.draw(painter, "check", "on-accent", frame.adjusted(2, 2, -2, -2))
