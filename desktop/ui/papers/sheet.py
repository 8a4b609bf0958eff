"""The picture of a page, as wide as its place allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui import theme

_MOST_DPI = 110
_LEAST_DPI = 40


class _Picture(QWidget):
    """Paints the picture at its own size."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()

    def sizeHint(self) -> QSize:
        ratio = self.image.devicePixelRatio()
        return QSize(round(self.image.width() / ratio), round(self.image.height() / ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.image.isNull():
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self.image)


class Sheet(QScrollArea):
    """Shows one page; scrolls where the page is higher than its place.

    Signals:
        wider: its place changed, and the picture should be made anew.
        turned: by how many pages a key turns; at the end of a page, moving on turns it.
    """

    wider = Signal()
    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._picture = _Picture()
        self.setWidget(self._picture)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.current().px(240))
        self._width = 0

    @property
    def shown(self) -> bool:
        """Whether there is a picture."""
        return not self._picture.image.isNull()

    def dpi(self, landscape: bool, small: bool) -> int:
        """Resolution at which a page of A4, or A5 where it is `small`, fills the width."""
        inches = (297 if landscape else 148 if small else 210) / 25.4
        room = (self.viewport().width() - theme.current().px(16)) / inches
        ratio = self.devicePixelRatioF()
        return round(max(min(room, _MOST_DPI * theme.current().scale), _LEAST_DPI) * ratio)

    def show_image(self, image: QImage, told: str) -> None:
        """Show a page from its top; `told` is what it is called for those who cannot see it."""
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.image = image
        self._picture.resize(self._picture.sizeHint())
        self._picture.update()
        self.setAccessibleName(told)
        self.verticalScrollBar().setValue(0)

    def move_on(self, *, down: bool) -> bool:
        """Move by most of what is seen; whether there was anything left to move to."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + (1 if down else -1) * round(self.viewport().height() * 0.85))
        return bar.value() != before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.turned.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_PageUp}:
            down = key != Qt.Key.Key_PageUp
            if not self.move_on(down=down):
                self.turned.emit(1 if down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.viewport().width() != self._width:
            self._width = self.viewport().width()
            self.wider.emit()
