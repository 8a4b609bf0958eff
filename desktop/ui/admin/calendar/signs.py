"""Signs of days in the calendar: a colour and a shape for each kind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain import calendar as days
from desktop.ui import theme


@dataclass(frozen=True)
class Look:
    """Tokens of ground and ink, and the shape of the sign."""

    ground: str
    ink: str
    shape: str


REST = Look("accent-soft", "accent", "disc")
_LOOKS = {
    days.HOLIDAY: REST,
    days.IN_LIEU: Look("accent-soft", "accent", "ring"),
    days.SWAP_OFF: Look("accent-soft", "accent", "diamond"),
    days.OFF: Look("accent-soft", "accent", "square"),
    days.SWAP_WORK: Look("info-soft", "info", "plus"),
    days.WORK: Look("info-soft", "info", "plus"),
    days.MORNING: Look("info-soft", "info", "upper"),
    days.AFTERNOON: Look("info-soft", "info", "lower"),
}


def look(kind: str) -> Look:
    """How a kind of day is drawn."""
    return _LOOKS.get(kind, REST)


def legend_lines() -> list[tuple[str, str]]:
    """Kinds of the legend, with their words."""
    translate = QCoreApplication.translate
    return [
        (days.HOLIDAY, translate("Calendar", "nghỉ lễ")),
        (days.IN_LIEU, translate("Calendar", "nghỉ bù")),
        (days.SWAP_OFF, translate("Calendar", "nghỉ hoán đổi")),
        (days.OFF, translate("Calendar", "nghỉ riêng")),
        (days.WORK, translate("Calendar", "làm bù, làm thêm")),
        (days.MORNING, translate("Calendar", "buổi sáng")),
        (days.AFTERNOON, translate("Calendar", "buổi chiều")),
    ]


def draw_sign(painter: QPainter, kind: str, rect: QRectF) -> None:
    """Draw the sign of a kind into a square."""
    sign, ink = look(kind), theme.current().colour(look(kind).ink)
    painter.setPen(QPen(ink, max(rect.width() / 6, 1.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle, half = rect.center(), rect.width() / 2
    if sign.shape == "ring":
        painter.drawEllipse(rect.adjusted(0.7, 0.7, -0.7, -0.7))
    elif sign.shape == "plus":
        painter.drawLine(QPointF(rect.left(), middle.y()), QPointF(rect.right(), middle.y()))
        painter.drawLine(QPointF(middle.x(), rect.top()), QPointF(middle.x(), rect.bottom()))
    elif sign.shape in {"upper", "lower"}:
        painter.drawEllipse(rect.adjusted(0.7, 0.7, -0.7, -0.7))
        painter.setBrush(ink)
        painter.drawChord(rect.adjusted(0.7, 0.7, -0.7, -0.7), 0 if sign.shape == "upper" else 180 * 16, 180 * 16)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if sign.shape == "disc":
            painter.drawEllipse(rect)
        elif sign.shape == "square":
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            corners = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)]
            painter.drawPolygon(QPolygonF([QPointF(middle.x() + x, middle.y() + y) for x, y in corners]))


class Legend(QWidget):
    """Every sign with its word, in as many lines as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = legend_lines()
        self.setFont(theme.current().font())
        self.setAccessibleName(", ".join(word for _, word in self._lines))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _places(self) -> list[QRectF]:
        """Where sign and word of each line stand."""
        px = theme.current().px
        x, y, places = 0, 0, []
        for _, word in self._lines:
            width = px(24) + self.fontMetrics().horizontalAdvance(word)
            if x and x + width > self.width():
                x, y = 0, y + px(24)
            places.append(QRectF(x, y, width, px(24)))
            x += width + px(14)
        return places

    def minimumSizeHint(self) -> QSize:
        px = theme.current().px
        widest = max(self.fontMetrics().horizontalAdvance(word) for _, word in self._lines)
        return QSize(px(24) + widest, px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(round(self._places()[-1].bottom()))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        t = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for (kind, word), place in zip(self._lines, self._places(), strict=True):
            ground = QRectF(place.left(), place.top() + t.px(2), t.px(20), t.px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour(look(kind).ground))
            painter.drawRoundedRect(ground, t.px(4), t.px(4))
            side, middle = t.px(8), ground.center()
            draw_sign(painter, kind, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
            painter.setPen(t.colour("text-2"))
            painter.drawText(place.adjusted(t.px(24), 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, word)
