"""The table of dossiers and its keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.domain.read_models import DossierRow
from desktop.ui import theme
from desktop.ui.keys import COMMAND
from desktop.ui.widgets.tables import CellDelegate
from desktop.ui.worklist.list_model import SORTS, WIDTHS, DossierList
from desktop.ui.worklist.reading import Listed

_FIRST, _LAST = 0, -1
_ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
_NAME, _PROCEDURE = 1, 2


class ListView(QTableView):
    """A page of dossiers. Moving beyond an edge asks for the next page; typing asks for the filter.

    Signals:
        opened: id of a dossier to open.
        rested: the DossierRow now selected, or None.
        typed: text typed while the list has the focus.
        turned: 1 for the next page, -1 for the page before.
        ordered: name of the order a head stands for.
        marks_changed: other rows are selected now, by a person or by another page.
        all_wanted: everything the list holds is to be selected, over all pages.
        copied: what is selected is to be copied.
    """

    opened = Signal(str)
    rested = Signal(object)
    typed = Signal(str)
    turned = Signal(int)
    ordered = Signal(str)
    marks_changed = Signal()
    all_wanted = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        t = theme.current()
        self._list = DossierList(self)
        self.setModel(self._list)
        self.setItemDelegate(CellDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(t.px(theme.TOKENS["size_px"]["row"]))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setFixedHeight(t.px(theme.TOKENS["size_px"]["row_header"]))
        for i, width in enumerate(WIDTHS):
            head.resizeSection(i, t.px(width))
        self.set_brief(False)
        head.sectionClicked.connect(self._head_clicked)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def set_brief(self, brief: bool) -> None:
        """Where there is room for one column of a page only, the procedure gives way to name, status and date."""
        t, head = theme.current(), self.horizontalHeader()
        self.setColumnHidden(_PROCEDURE, brief)
        fixed, free = (_PROCEDURE, _NAME) if brief else (_NAME, _PROCEDURE)
        head.setSectionResizeMode(fixed, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(fixed, t.px(WIDTHS[fixed]))
        head.setSectionResizeMode(free, QHeaderView.ResizeMode.Stretch)

    def show_page(self, listed: Listed, select: str = "", edge: int = _FIRST, *, everything: bool = False) -> None:
        """Show a page and select a dossier if it is there, otherwise the first or the last row.

        Where the list was only read anew, what else was selected stays selected; `everything` selects all rows.
        """
        kept = [row.id for row in self.marked] if select else []
        self._quiet = True
        self._list.show_page(listed)
        row = self._list.row_of(select) if select else -1
        if row < 0 and listed.page.rows:
            row = 0 if edge == _FIRST else len(listed.page.rows) - 1
        if row >= 0:
            # The current row need not be one of those that are selected.
            beside = bool(kept) and self._list.row_of(select) == row and select not in kept
            flag = QItemSelectionModel.SelectionFlag
            how = flag.NoUpdate if beside else flag.ClearAndSelect | flag.Rows
            self.selectionModel().setCurrentIndex(self._list.index(row, 0), how)
            self.scrollTo(self._list.index(row, 0))
            if everything:
                self.selectAll()
            for one in kept:
                if (at := self._list.row_of(one)) >= 0:
                    self.selectionModel().select(self._list.index(at, 0), _ADD)
        self._quiet = False
        self.rested.emit(self.chosen if row >= 0 else None)
        self.marks_changed.emit()

    @property
    def marked(self) -> list[DossierRow]:
        """The selected dossiers of this page, in its order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [found for row in rows if (found := self._list.row_at(row)) is not None]

    @property
    def all_marked(self) -> bool:
        """Whether every row of this page is selected."""
        return 0 < self._list.rowCount() == len(self.selectionModel().selectedRows())

    def mark_one(self) -> None:
        """Select nothing but the current row."""
        self.setCurrentIndex(self.currentIndex())

    def show_order(self, order: str, descending: bool) -> None:
        """Mark the head the list is sorted by."""
        head = self.horizontalHeader()
        column = next((c for c, name in SORTS.items() if name == order), -1)
        head.setSortIndicator(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    @property
    def chosen(self) -> DossierRow | None:
        """The selected dossier."""
        return self._list.row_at(self.currentIndex().row())

    def _open(self, row: int) -> None:
        found = self._list.row_at(row)
        if found is not None:
            self.opened.emit(found.id)

    def _head_clicked(self, column: int) -> None:
        self.ordered.emit(SORTS.get(column, ""))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.rested.emit(self.chosen)
            self.marks_changed.emit()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """With Control the current row moves and the selection does not."""
        super().currentChanged(current, previous)
        if not self._quiet and not self.selectionModel().isRowSelected(current.row()):
            self.rested.emit(self.chosen)

    def keyboardSearch(self, search: str) -> None:
        """Typing filters; it does not jump among the rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row, last = event.key(), self.currentIndex().row(), self._list.rowCount() - 1
        held = event.modifiers() & (COMMAND | Qt.KeyboardModifier.ShiftModifier)
        bare, plain = not held, not held & COMMAND
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self._open(row)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} and row == last and bare:
            self.turned.emit(1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_PageUp} and row <= 0 and bare:
            self.turned.emit(-1)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and plain and last >= 0:
            self._go_to(0 if key == Qt.Key.Key_Home else last, extend=bool(held))
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Space} and plain:
            self.typed.emit("")
        else:
            super().keyPressEvent(event)

    def _go_to(self, row: int, *, extend: bool) -> None:
        """Make a row the current one; with Shift, everything up to it is selected."""
        target, here = self._list.index(row, 0), self.currentIndex().row()
        if extend and here >= 0:
            between = QItemSelection(self._list.index(min(row, here), 0), self._list.index(max(row, here), 0))
            self.selectionModel().select(between, _ADD)
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(target)
        else:
            self.setCurrentIndex(target)
