"""A table of figures with two header lines, a total line, and its own control sums."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import text, theme


@dataclass(frozen=True)
class Group:
    """A group of columns; the first column of a group is its total."""

    name: str
    columns: tuple[str, ...]


class FigureTable(QWidget):
    """Rows of whole numbers under grouped headings; zeros are muted, late figures stand out by weight and tone."""

    def __init__(
        self, first: str, groups: list[Group], rows: list[tuple[str, list[int]]], *, name: str, row_height: int = 31
    ) -> None:
        super().__init__()
        self._first, self._groups, self._rows = first, groups, rows
        count = sum(len(g.columns) for g in groups)
        self._total = [sum(values[i] for _n, values in rows) for i in range(count)]
        t = theme.current()
        self._row, self._head, self._name_width = t.px(row_height), t.px(28), t.px(190)
        self.setFixedHeight(self._head + t.px(44) + self._row * (len(rows) + 1) + 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as p:
            self._paint(p)

    def _paint(self, p: QPainter) -> None:
        t = theme.current()
        p.setFont(t.font())
        count = len(self._total)
        step = (self.width() - self._name_width - t.px(8)) / count
        top, head2 = self._head, t.px(44)
        p.fillRect(QRect(0, 0, self.width(), top + head2), t.colour("surface-2"))
        p.setPen(t.colour("text-2"))
        p.drawText(QRect(t.px(16), 0, self._name_width, top + head2), Qt.AlignmentFlag.AlignVCenter, self._first)
        x, late, totals = float(self._name_width), set(), set()
        i, overdue = 0, QCoreApplication.translate("Summary", "Quá\nhạn")
        for group in self._groups:
            width = step * len(group.columns)
            p.setFont(t.font(strong=True))
            p.setPen(t.colour("text"))
            p.drawText(QRectF(x, 0, width - t.px(8), top), Qt.AlignmentFlag.AlignCenter, group.name)
            p.setPen(QPen(t.colour("line-strong"), 1))
            p.drawLine(int(x + t.px(16)), top - 1, int(x + width - t.px(8)), top - 1)
            p.setFont(t.font())
            p.setPen(t.colour("text-2"))
            for k, title in enumerate(group.columns):
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                p.drawText(QRectF(x + step * k, top, step - t.px(8), head2), flags, title)
                if title == overdue:
                    late.add(i)
                if k == 0:
                    totals.add(i)
                i += 1
            x += width
        y = top + head2
        for name, values in [*self._rows, (QCoreApplication.translate("Summary", "Tổng cộng"), self._total)]:
            last = values is self._total
            if last:
                p.fillRect(QRectF(0, y, self.width(), self._row), t.colour("accent-soft"))
            p.setPen(QPen(t.colour("line" if not last else "accent-line"), 1))
            p.drawLine(0, int(y), self.width(), int(y))
            p.setFont(t.font(strong=last))
            p.setPen(t.colour("text"))
            p.drawText(QRectF(t.px(16), y, self._name_width - t.px(16), self._row), Qt.AlignmentFlag.AlignVCenter, name)
            for i, value in enumerate(values):
                alarm = i in late and value
                p.setFont(t.font(strong=bool(last or alarm or i in totals)))
                p.setPen(t.colour("late" if alarm else "text-3" if not value else "text"))
                cell = QRectF(self._name_width + step * i, y, step - t.px(8), self._row)
                p.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text.number(value))
            y += self._row
