"""The bar of the training mode: always there, hatched, with sample visitors and the ways out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from desktop.ui import theme
from desktop.ui.services import TrainingDesk
from desktop.ui.widgets import icons
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Button, label

_EDGE = 6


class TrainingBar(QFrame):
    """Above the top bar, for as long as the store is not the real one.

    Signals:
        visited: scan of a sample visitor.
    """

    visited = Signal(str)

    def __init__(self, desk: TrainingDesk) -> None:
        super().__init__()
        self.setProperty("banner", "warn")
        self._desk = desk
        words = label(self.tr("TẬP HUẤN – không phải hồ sơ thật"), "strong", "warn")
        self.setAccessibleName(words.text())
        self.visitor = Button(self.tr("Người dân mẫu"), "quiet", "user", size="control")
        self.visitor.setToolTip(self.tr("Như một người vừa đến và đưa thẻ để quét"))
        self.visitor.clicked.connect(self._next)
        self.again = Button(self.tr("Làm lại từ đầu"), "quiet", "undo", size="control")
        self.again.clicked.connect(lambda: self._ask(True))
        self.leave = Button(self.tr("Rời tập huấn"), "quiet", "logout", size="control")
        self.leave.clicked.connect(desk.leave)
        self.sure = Button(self.tr("Xóa và làm lại"), "danger", "undo", size="control")
        self.sure.clicked.connect(desk.start_again)
        self.keep = Button(self.tr("Thôi"), "quiet", "x", size="control")
        self.keep.clicked.connect(lambda: self._ask(False))
        self.sure.setToolTip(self.tr("Hồ sơ thật không bị đụng đến"))
        question = label(self.tr("Xóa hết hồ sơ tập huấn?"), tone="warn")
        self._usual = box(row(self.visitor, self.again, self.leave, gap=4))
        self._question = box(row(question, self.sure, self.keep, gap=8))
        self._question.setVisible(False)
        # What the last one wants stays: a toast would be gone before the procedure is found.
        self.wish = label("", wrap=True)
        self.wish.setVisible(False)
        name = box(row(icons.icon_label("book", "warn"), words))
        self._row = row(name, None, self._usual, self._question, gap=12)
        self.setLayout(column(self._row, self.wish, _EDGE, gap=2, margins=(12, 2, 12, 0)))

    def _next(self) -> None:
        self.visitor.setEnabled(False)
        self._desk.next_visitor(self._came, lambda _: self.visitor.setEnabled(True))

    def _came(self, visitor: Any) -> None:
        self.visitor.setEnabled(True)
        self.wish.setText(self.tr("{name} cần làm: {wish}").format(name=visitor.name, wish=visitor.wish))
        self.wish.setVisible(not self._question.isVisible())
        self.visited.emit(visitor.scan)

    def _ask(self, asking: bool) -> None:
        self._usual.setVisible(not asking)
        self.wish.setVisible(not asking and bool(self.wish.text()))
        self._question.setVisible(asking)
        (self.keep if asking else self.again).setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = theme.current().below("two_columns", self.window().width())
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        t = theme.current()
        edge = QRectF(0, self.height() - t.px(_EDGE), self.width(), t.px(_EDGE))
        painter.setClipRect(edge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.colour("warn"), t.px(3)))
        for x in range(-t.px(12), self.width() + t.px(12), t.px(10)):
            painter.drawLine(QPointF(x, edge.bottom()), QPointF(x + edge.height(), edge.top()))
