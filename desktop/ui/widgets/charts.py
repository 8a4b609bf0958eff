"""Charts drawn with QPainter: few lines, figures written on the bars, two textures so that colour is not needed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.ui import theme
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import label


@dataclass(frozen=True)
class Day:
    """One day of the chart; `off` carries the reason of a day off, on which work may be done all the same."""

    name: str
    received: int = 0
    settled: int = 0
    off: str = ""


def _told(day: Day, words: str) -> str:
    """What was done on a day; work on a day off is work."""
    done = words.format(received=day.received, settled=day.settled)
    if not day.off:
        return done
    return f"{day.off}, {done}" if day.received or day.settled else day.off


class DaysChart(QWidget):
    """Received (solid) and settled (hatched) per day."""

    def __init__(self, days: list[Day], *, today: int | None = None) -> None:
        super().__init__()
        self._days, self._today = days, today
        self.setMinimumHeight(theme.current().px(104))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    def set_days(self, days: list[Day], today: int | None) -> None:
        """Show other days, or the hours of one."""
        self._days, self._today = days, today
        self._name()
        self.update()

    def _name(self) -> None:
        words = QCoreApplication.translate("DaysChart", "tiếp nhận {received}, giải quyết {settled}")
        told = [f"{d.name}: {_told(d, words)}" for d in self._days]
        many = len(told)
        title = QCoreApplication.translate("DaysChart", "Biểu đồ {count} ngày: ", None, many).format(count=many)
        self.setAccessibleName(title + "; ".join(told))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint(p)

    def _paint(self, p: QPainter) -> None:
        t = theme.current()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setFont(self.font())
        top, foot = t.px(22), t.px(26)
        area = QRectF(0, top, self.width(), self.height() - top - foot)
        highest = max((max(d.received, d.settled) for d in self._days), default=1)
        step = next(s for s in (2, 5, 10, 20, 50, 100, 200, 500, 10_000) if highest <= 6 * s or s == 10_000)
        ceiling = (highest // step + 1) * step
        p.setPen(QPen(t.colour("line"), 1))
        for value in range(0, ceiling + 1, step):
            y = round(area.bottom() - area.height() * value / ceiling) + 0.5
            p.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        slot = area.width() / max(len(self._days), 1)
        bar = min(t.px(18), slot * 0.36)
        every = max(1, -(-p.fontMetrics().horizontalAdvance("00/00 ") // max(int(slot), 1)))
        for i, day in enumerate(self._days):
            centre = area.left() + slot * (i + 0.5)
            if i == self._today:
                p.fillRect(QRectF(centre - slot / 2, 0, slot, self.height()), t.colour("accent-soft"))
            p.setPen(t.colour("accent" if i == self._today else "text-3"))
            if (len(self._days) - 1 - i) % every == 0:
                wide = slot * every
                left = min(max(centre - wide / 2, 0), self.width() - wide)
                p.drawText(
                    QRectF(left, area.bottom() + t.px(4), wide, t.px(22)),
                    Qt.AlignmentFlag.AlignCenter,
                    day.name,
                )
            if day.off and not day.received and not day.settled:
                p.setPen(t.colour("text-3"))
                p.drawText(
                    QRectF(centre - slot / 2, area.bottom() - t.px(24), slot, t.px(22)),
                    Qt.AlignmentFlag.AlignCenter,
                    day.off,
                )
                continue
            for k, value in enumerate((day.received, day.settled)):
                if not value:
                    continue
                height = area.height() * value / ceiling
                rect = QRectF(centre + (k - 1) * (bar + 1) + (1 if k else 0), area.bottom() - height, bar, height)
                if k == 0:
                    p.fillRect(rect, t.colour("accent"))
                else:
                    p.fillRect(rect, t.colour("surface"))
                    p.fillRect(rect, QBrush(t.colour("accent-mid"), Qt.BrushStyle.BDiagPattern))
                    p.setPen(QPen(t.colour("accent-mid"), 1))
                    p.drawRect(rect.adjusted(0.5, 0.5, -0.5, 0))
                if k == 0:
                    p.setPen(t.colour("text"))
                    p.drawText(
                        QRectF(rect.center().x() - slot / 2, rect.top() - t.px(20), slot, t.px(20)),
                        Qt.AlignmentFlag.AlignCenter,
                        str(value),
                    )
        p.setPen(QPen(t.colour("line-strong"), 1))
        p.drawLine(QPointF(area.left(), area.bottom() + 0.5), QPointF(area.right(), area.bottom() + 0.5))


@dataclass(frozen=True)
class Line:
    """A line of the chart: a name, what is in time, what is late."""

    name: str
    in_time: int
    late: int


class LinesChart(QWidget):
    """A bar a line: in time (solid), late (hatched) behind it, with their figures."""

    def __init__(self, lines: list[Line]) -> None:
        super().__init__()
        self._lines = lines
        t = theme.current()
        self._high = t.px(22)
        self.setFixedHeight(self._high * -(-len(lines) // 2) + t.px(4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = QCoreApplication.translate("LinesChart", "{name}: {in_time} trong hạn, {late} quá hạn")
        told = (words.format(name=one.name, in_time=one.in_time, late=one.late) for one in lines)
        self.setAccessibleName("; ".join(told))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint(p)

    def _paint(self, p: QPainter) -> None:
        t = theme.current()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setFont(self.font())
        metrics, gap, half = p.fontMetrics(), t.px(24), -(-len(self._lines) // 2)
        wide = (self.width() - gap) / 2
        name_width = min(max(metrics.horizontalAdvance(one.name) for one in self._lines) + t.px(8), wide * 0.45)
        figure_width = metrics.horizontalAdvance("00.000 + 0.000")
        most = max(1, *(one.in_time + one.late for one in self._lines))
        room = wide - name_width - figure_width - t.px(8)
        for n, one in enumerate(self._lines):
            left, top = (n // half) * (wide + gap), (n % half) * self._high
            words = QRectF(left, top, name_width - t.px(4), self._high)
            p.setPen(t.colour("text"))
            name = metrics.elidedText(one.name, Qt.TextElideMode.ElideRight, int(words.width()))
            p.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            x, high = left + name_width, self._high - t.px(8)
            bars = [room * value / most for value in (one.in_time, one.late)]
            p.fillRect(QRectF(x, top + t.px(4), bars[0], high), t.colour("accent"))
            if one.late:
                late = QRectF(x + bars[0] + 1, top + t.px(4), max(bars[1], t.px(3)), high)
                p.fillRect(late, QBrush(t.colour("accent-mid"), Qt.BrushStyle.BDiagPattern))
                p.setPen(QPen(t.colour("accent-mid"), 1))
                p.drawRect(late.adjusted(0.5, 0.5, -0.5, -0.5))
            said = QRectF(x + sum(bars) + t.px(8), top, figure_width, self._high)
            p.setPen(t.colour("late" if one.late else "text-2"))
            figures = f"{one.in_time} + {one.late}" if one.late else str(one.in_time)
            p.drawText(said, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, figures)


class Swatch(QWidget):
    """Legend mark in the texture of its bars."""

    def __init__(self, solid: bool) -> None:
        super().__init__()
        self._solid = solid
        self.setFixedSize(theme.current().px(16), theme.current().px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint(p)

    def _paint(self, p: QPainter) -> None:
        t = theme.current()
        if self._solid:
            p.fillRect(self.rect(), t.colour("accent"))
            return
        p.fillRect(self.rect(), QBrush(t.colour("accent-mid"), Qt.BrushStyle.BDiagPattern))
        p.setPen(QPen(t.colour("accent-mid"), 1))
        p.drawRect(self.rect().adjusted(0, 0, -1, -1))


def legend(received: str = "", settled: str = "") -> QHBoxLayout:
    """What the two textures mean."""
    received = received or QCoreApplication.translate("DaysChart", "Tiếp nhận")
    settled = settled or QCoreApplication.translate("DaysChart", "Đã giải quyết")
    return row(Swatch(True), label(received, tone="2"), 8, Swatch(False), label(settled, tone="2"), gap=6)
