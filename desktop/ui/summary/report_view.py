"""A report on the screen: sorted by any column, walked by keys, copied as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from desktop.domain.report_tables import Cell, Column, Kind, ReportTable
from desktop.reports.summary_csv import plain
from desktop.ui import theme
from desktop.ui.summary import report_words
from desktop.ui.summary.report_widths import Need, need, widths
from desktop.ui.widgets.tables import CELL, ROOT, CellDelegate, Index


class ReportModel(QAbstractTableModel):
    """Rows of a report; the total stays the last whatever the order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.columns: Sequence[Column] = ()
        self._rows: list[Sequence[Cell]] = []
        self._total: Sequence[Cell] | None = None
        self.by: tuple[int, bool] = (-1, False)
        self._year = 0

    def show_table(self, table: ReportTable) -> None:
        """Show another report."""
        self.beginResetModel()
        if table.columns != self.columns:
            self.by = (-1, False)
        self.columns, self._rows, self._total = table.columns, list(table.rows), table.total
        self._year = table.last.year
        self._arrange()
        self.endResetModel()

    def order_by(self, column: int, *, down: bool) -> None:
        """Sort by a column; empty cells come last."""
        self.layoutAboutToBeChanged.emit()
        self.by = (column, down)
        self._arrange()
        self.layoutChanged.emit()

    def cells(self, row: int) -> Sequence[Cell]:
        """Cells of a line; the total is the last."""
        return self._rows[row] if row < len(self._rows) else self._total or ()

    def said(self, column: int) -> Iterator[str]:
        """What stands in a column, from top to bottom."""
        for row in range(self.rowCount()):
            yield report_words.brief(self.cells(row)[column], self.columns[column], self._year)

    def _arrange(self) -> None:
        column, down = self.by
        if column >= 0:
            kept = [row for row in self._rows if row[column] not in {None, ""}]
            empty = [row for row in self._rows if row[column] in {None, ""}]
            self._rows = [*sorted(kept, key=lambda row: _rank(row[column]), reverse=down), *empty]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + (self._total is not None)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self.columns[index.column()], index.row()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if column.kind is Kind.TEXT else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and row >= len(self._rows):
            return theme.current().font(strong=True)
        if role in {CELL, Qt.ItemDataRole.DisplayRole}:
            return report_words.brief(self.cells(row)[index.column()], column, self._year)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return report_words.cell(self.cells(row)[index.column()], column.kind)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return report_words.heading(self.columns[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignLeft if self.columns[section].kind is Kind.TEXT else Qt.AlignmentFlag.AlignRight
            )
            return side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        return None


class ReportDelegate(CellDelegate):
    """The total stands out."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        font = index.data(Qt.ItemDataRole.FontRole)
        if font is not None:
            option.font = font
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            # Space sorts by the column one stands in.
            t = theme.current()
            painter.fillRect(
                option.rect.adjusted(t.px(4), option.rect.height() - t.px(3), -t.px(4), 0), t.colour("accent")
            )


class ReportHead(QHeaderView):
    """Says by a sign below its words what the lines are sorted by; a style's own sign covers the words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setFixedHeight(theme.current().px(72))
        # A style has a least width of its own, wider than a column of short words.
        self.setMinimumSectionSize(theme.current().px(24))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section != self.sortIndicatorSection():
            return
        t, down = theme.current(), self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        wide, high, middle = t.px(12), t.px(6), rect.center().x()
        foot, point = (rect.bottom() - high, rect.bottom()) if down else (rect.bottom(), rect.bottom() - high)
        sign = [QPointF(middle - wide / 2, foot), QPointF(middle + wide / 2, foot), QPointF(middle, point)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("accent"))
        painter.drawPolygon(sign)
        painter.restore()


class ReportView(QTableView):
    """The table of a report.

    Signals:
        copied: number of lines that were copied.
        folded: number of columns that have no room.
    """

    copied = Signal(int)
    folded = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        t = theme.current()
        self._model = ReportModel(self)
        self._needs: list[Need] = []
        self.setModel(self._model)
        self.setItemDelegate(ReportDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(t.px(32))
        head = ReportHead(self)
        self.setHorizontalHeader(head)
        head.sectionClicked.connect(self._order)

    def show_table(self, table: ReportTable, title: str) -> None:
        """Show a report; the order that was chosen stays for the same report."""
        t, same = theme.current(), table.columns == self._model.columns
        # The header resizes the view while its columns change; to hide one then ends the process.
        self._needs = []
        self._model.show_table(table)
        self.setAccessibleName(title)
        columns = self._model.columns
        self._needs = [
            need(column, report_words.heading(column), self._model.said(n), first=n == 0)
            for n, column in enumerate(columns)
        ]
        self._fit()
        if not same:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        if table.rows:
            self.setCurrentIndex(self._model.index(0, 0 if not same else max(self.currentIndex().column(), 0)))
        self.setMinimumHeight(t.px(72 + 32 * 3))

    def _fit(self) -> None:
        """Every column that has room, as wide as its words; the files have them all."""
        columns = self._model.columns
        found = widths(columns, self._needs, self.viewport().width())
        for n, width in enumerate(found):
            self.setColumnHidden(n, not width)
            if width:
                self.horizontalHeader().resizeSection(n, width)
        self.folded.emit(sum(not width and not columns[n].by_hand for n, width in enumerate(found)))

    def _order(self, column: int) -> None:
        was, down = self._model.by
        down = not down if was == column else False
        self._model.order_by(column, down=down)
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(column, order)

    def copy(self) -> None:
        """Put the selected lines on the clipboard, columns apart by tabs, below their headings."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = ["\t".join(report_words.heading(column) for column in self._model.columns)]
        lines += ["\t".join(" ".join(plain(one).split()) for one in self._model.cells(row)) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self.copied.emit(len(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._needs:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._order(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing does not jump among the lines."""


def _rank(cell: Cell) -> tuple[int, Any]:
    """What a cell is sorted by; kinds never meet within a column but for texts beside numbers."""
    if isinstance(cell, datetime):
        return 0, cell
    return (1, cell) if isinstance(cell, int | float) else (2, str(cell).casefold())
