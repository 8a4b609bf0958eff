"""Procedures found, with headings between them, and how a line is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.procedures import Procedure
from desktop.domain.vietnamese import fold
from desktop.ui import theme
from desktop.ui.intake import words
from desktop.ui.widgets import icons

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()
LINE: Final = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Line:
    """A line of the list: a procedure, or a heading if there is none."""

    procedure: Procedure | None = None
    heading: str = ""
    typed: str = ""
    field: str = ""


class SearchModel(QAbstractListModel):
    """Hits, then those used most."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_lines(
        self, hits: Sequence[Procedure], often: Sequence[Procedure], typed: str, names: dict[str, str]
    ) -> None:
        """Show the hits for a typed text, and below them those used most."""
        self.beginResetModel()
        codes = {p.code for p in hits}
        self._lines = [Line(p, "", typed, names.get(p.field, "")) for p in hits]
        rest = [Line(p, field=names.get(p.field, "")) for p in often if p.code not in codes]
        if rest:
            self._lines += [Line(heading=QCoreApplication.translate("Intake", "Hay dùng")), *rest]
        self.endResetModel()

    def procedure(self, row: int) -> Procedure | None:
        """The procedure of a line; None for a heading or a line that is not there."""
        return self._lines[row].procedure if 0 <= row < len(self._lines) else None

    def next_row(self, row: int, step: int) -> int:
        """The next line that can be chosen, or the same one at the end."""
        found = row + step
        while 0 <= found < len(self._lines):
            if self._lines[found].procedure is not None:
                return found
            found += step
        return row

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self._lines[index.row()]
        if line.procedure is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if line.procedure is None:
            return line.heading if role == Qt.ItemDataRole.DisplayRole else None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{line.procedure.short}, {facts(line.procedure, line.field)}"
        return line.procedure.name if role == Qt.ItemDataRole.ToolTipRole else None


class SearchDelegate(QStyledItemDelegate):
    """Name with the matched beginnings in weight, then code, field and time."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        t, rect = theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.procedure is None:
            painter.setPen(QPen(t.colour("line"), 1))
            painter.drawLine(rect.left(), rect.top() + t.px(4), rect.right(), rect.top() + t.px(4))
            painter.setFont(t.font(strong=True))
            painter.setPen(t.colour("text"))
            painter.drawText(rect.adjusted(0, t.px(8), 0, 0), Qt.AlignmentFlag.AlignVCenter, line.heading)
        else:
            self._hit(painter, rect, line, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _hit(self, painter: QPainter, rect: QRect, line: Line, chosen: bool) -> None:
        t = theme.current()
        if chosen:
            painter.setPen(QPen(t.colour("accent-line"), 1))
            painter.setBrush(t.colour("accent-soft"))
            painter.drawRoundedRect(rect.adjusted(0, 1, -1, -2), t.px(6), t.px(6))
        popular = line.procedure is not None and line.procedure.popular
        icon, tone = ("star-filled", "accent") if popular else ("file", "line-strong")
        side = t.px(16)
        place = QRectF(rect.left() + t.px(12), rect.center().y() - side / 2, side, side)
        icons.draw(painter, icon, tone, place)
        left = t.px(40)
        right = t.px(12)
        if chosen:
            right += self._keycap(painter, rect)
        text = rect.adjusted(left, t.px(4), -right, 0)
        self._name(painter, text, line)
        painter.setFont(t.font())
        painter.setPen(t.colour("text-3"))
        below = QRect(text.left(), rect.top() + t.px(26), text.width(), t.px(22))
        told = facts(line.procedure, line.field) if line.procedure is not None else ""
        told = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, told)

    def _keycap(self, painter: QPainter, rect: QRect) -> int:
        t = theme.current()
        painter.setFont(t.font())
        width = painter.fontMetrics().horizontalAdvance("Enter") + t.px(10)
        cap = QRect(rect.right() - width - t.px(12), rect.center().y() - t.px(11), width, t.px(22))
        painter.setPen(QPen(t.colour("line"), 1))
        painter.setBrush(t.colour("surface-2"))
        painter.drawRoundedRect(cap, t.px(4), t.px(4))
        painter.setPen(t.colour("text-3"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, "Enter")
        return width + t.px(12)

    def _name(self, painter: QPainter, rect: QRect, line: Line) -> None:
        """Words, each in weight as far as it was typed."""
        t = theme.current()
        painter.setPen(t.colour("text"))
        x, typed = rect.left(), fold(line.typed).split()
        name = line.procedure.short if line.procedure is not None else ""
        for word in name.split(" "):
            hit = any(fold(word).startswith(part) for part in typed)
            font: QFont = t.font(strong=hit)
            painter.setFont(font)
            width = painter.fontMetrics().horizontalAdvance(word + " ")
            if x + width > rect.right() + t.px(6):
                painter.drawText(x, rect.top(), t.px(20), t.px(22), Qt.AlignmentFlag.AlignVCenter, "…")
                return
            painter.drawText(x, rect.top(), width, t.px(22), Qt.AlignmentFlag.AlignVCenter, word)
            x += width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE)
        return QSize(100, theme.current().px(54 if line.procedure is not None else 40))


def facts(procedure: Procedure, field: str) -> str:
    """What to know before choosing: code, field, time."""
    return " · ".join(part for part in (procedure.code, field, words.limit_words(procedure.limit)) if part)
