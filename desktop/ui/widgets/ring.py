"""The focus ring: one overlay for every widget of a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.ui import theme


class FocusRing(QWidget):
    """A ring around whatever has the focus, outside its border, the same on every widget."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        self.follow(QApplication.focusWidget())

    def follow(self, target: QWidget | None) -> None:
        """Draw the ring around a widget of this window; around nothing for any other."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        own = target is not None and target is not self.window() and self.window().isAncestorOf(target)
        self._target = target if own else None
        if self._target is None:
            self.hide()
            return
        # What stands around the target moves it without telling it.
        inner: QWidget | None = self._target
        while inner is not None and inner is not self.window():
            inner.installEventFilter(self)
            self._watched.append(inner)
            inner = inner.parentWidget()
        self._place()

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.follow(new)

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        size = theme.TOKENS["size_px"]
        out = theme.current().px(size["focus_ring"] + size["focus_offset"])
        top_left = target.mapTo(self.window(), QPoint(0, 0))
        self.setGeometry(QRect(top_left, target.size()).adjusted(-out, -out, out, out))
        inside = self._seen(target, out)
        self.clearMask()
        if inside.isEmpty():
            # An empty mask would be none at all.
            self.hide()
            return
        if inside != self.geometry():
            self.setMask(inside.translated(-self.pos()))
        self.raise_()
        self.show()

    def _seen(self, target: QWidget, out: int) -> QRect:
        """The part of the ring that no scrolled page around the target hides."""
        inside, parent = self.geometry(), target.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                view = parent.viewport()
                seen = QRect(view.mapTo(self.window(), QPoint(0, 0)), view.size())
                if not seen.intersects(QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())):
                    return QRect()
                inside = inside.intersected(seen.adjusted(-out, -out, out, out))
            parent = parent.parentWidget()
        return inside

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        t = theme.current()
        width = t.px(theme.TOKENS["size_px"]["focus_ring"]) + (1 if t.scheme != "light" else 0)
        on_rail = self._target is not None and self._target.property("kind") == "nav"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.colour("rail-mark" if on_rail else "focus"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), t.px(8), t.px(8))
