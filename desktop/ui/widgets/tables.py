"""Tables: one model over plain rows, one delegate that paints text or a status."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.ui import theme
from desktop.ui.widgets import icons, token_words


@dataclass(frozen=True)
class Status:
    """Icon and word in a tone."""

    word: str
    tone: str
    icon: str

    @classmethod
    def of(cls, code: int) -> Status:
        """An official status, by its code."""
        s = theme.TOKENS["dossier_status"][str(code)]
        return cls(token_words.status_word(code), s["tone"], s["icon"])

    @classmethod
    def due(cls, key: str, word: str = "") -> Status:
        """A deadline: `late`, `today`, `soon`, `in_time`, `paused`."""
        s = theme.TOKENS["deadline"][key]
        return cls(word or token_words.deadline_word(key), s["tone"], s["icon"])


_T = TypeVar("_T")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
CELL = Qt.ItemDataRole.UserRole + 1


class Rows(QAbstractTableModel):
    """Plain rows: a cell is a text or a Status."""

    def __init__(self, heads: list[str], rows: Sequence[Sequence[Any]], right: set[int] | None = None) -> None:
        super().__init__()
        self._heads, self._rows, self._right = heads, rows, right or set()

    @property
    def rows(self) -> Sequence[Sequence[Any]]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self._rows[index.row()][index.column()]
        if role == CELL:
            return cell
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            if isinstance(cell, Status):
                return cell.word
            return str(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() in self._right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self._right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class InWords(Sequence[Sequence[Any]]):
    """Rows of many items, put into words only when they are looked at."""

    def __init__(self, items: Sequence[_T], cells: Callable[[_T], Sequence[Any]]) -> None:
        self._items: Sequence[Any] = items
        self._cells: Callable[[Any], Sequence[Any]] = cells

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> Sequence[Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[Any]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[Any]:
        if isinstance(at, slice):
            return InWords(self._items[at], self._cells)
        return self._cells(self._items[at])


class CellDelegate(QStyledItemDelegate):
    """Row line below, selection by tint and a bar at the left edge, long text elided with a tip."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, t.colour("select" if chosen else "surface"))
        if chosen and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), t.px(4), rect.height()), t.colour("accent"))
        painter.setPen(QPen(t.colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell = index.data(CELL)
        inner = rect.adjusted(t.px(16 if index.column() == 0 else 8), 0, -t.px(8), 0)
        font = option.font
        if isinstance(cell, Status):
            self._status(painter, inner, cell, font)
        else:
            painter.setFont(font)
            painter.setPen(t.colour("text"))
            text = painter.fontMetrics().elidedText(str(cell), Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), text)
        painter.restore()

    def _status(self, painter: QPainter, rect: QRect, cell: Status, font: QFont) -> None:
        t = theme.current()
        side = t.px(18)
        icons.draw(painter, cell.icon, cell.tone, QRectF(rect.left(), rect.center().y() - side / 2 + 1, side, side))
        painter.setFont(font)
        painter.setPen(t.colour(cell.tone))
        words = rect.adjusted(side + t.px(6), 0, 0, 0)
        text = painter.fontMetrics().elidedText(cell.word, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.current().px(36))


def table(
    heads: list[str],
    rows: Sequence[Sequence[Any]],
    widths: list[int],
    *,
    right: set[int] | None = None,
    stretch: int | None = None,
    selected: int | None = None,
    row_height: int = 36,
    name: str = "",
) -> QTableView:
    """A read-only table with fixed column widths and at most one that takes the rest."""
    t = theme.current()
    view = QTableView()
    model = Rows(heads, rows, right)
    model.setParent(view)
    view.setModel(model)
    view.setItemDelegate(CellDelegate(view))
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(t.px(row_height))
    head = view.horizontalHeader()
    head.setHighlightSections(False)
    head.setFixedHeight(t.px(theme.TOKENS["size_px"]["row_header"]))
    for i, width in enumerate(widths):
        head.resizeSection(i, t.px(width))
    if stretch is not None:
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    if selected is not None:
        view.selectRow(selected)
    return view
