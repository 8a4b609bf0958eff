"""Finding a procedure by a few letters, with the arrow keys and Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget

from desktop.domain.procedures import Catalogue, Procedure
from desktop.ui import theme
from desktop.ui.intake.search_model import SearchDelegate, SearchModel
from desktop.ui.runner import Latest, Runner
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.field_icon import put_icon
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import keycap, label, rule
from desktop.usecases.search_procedures import SearchProcedures, search_procedures

MOST_HITS: Final = 60
OFTEN: Final = 8
_ROOMY: Final = 420
"""Width of the field from which hint and count stand beside each other."""


class _Listed(Protocol):
    @property
    def catalogue(self) -> Catalogue: ...


def _read_fields(view: _Listed) -> tuple[dict[str, str], int]:
    """Names of the fields, and how many procedures there are."""
    catalogue = view.catalogue
    return {field.code: field.name for field in catalogue.fields}, len(catalogue.procedures)


class SearchEdit(QLineEdit):
    """A search field whose arrow keys move in the list below.

    Signals:
        moved: lines to move by.
        entered: Enter was pressed.
    """

    moved = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
        ):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ProcedureSearch(QWidget):
    """Search field and list.

    Signals:
        chosen: a Procedure.
        help: questions that lead to one are asked for.
    """

    chosen = Signal(object)
    help = Signal()

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._latest = Latest()
        self.names: dict[str, str] = {}
        self._total = 0
        self._hits: Sequence[Procedure] = ()
        self._often: Sequence[Procedure] = ()
        self._waiting = self._enter_waits = False
        title = self.tr("Gõ vài chữ không dấu, hoặc mã")
        self.edit = SearchEdit()
        self.edit.setPlaceholderText(title)
        self.edit.setAccessibleName(self.tr("Tìm thủ tục"))
        self.edit.setFixedHeight(theme.current().px(40))
        self._count: QLabel = label("", tone="3")
        self._count.setMinimumWidth(theme.current().px(130))
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        fields.put_inside(self.edit, self._count)
        put_icon(self.edit, "search", "accent", 20)
        self.model = SearchModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(SearchDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(self.tr("Thủ tục tìm thấy"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._clicked)
        self._none = label("", tone="2", wrap=True)
        self._none.setVisible(False)
        self.ask = Button(self.tr("Hỏi từng bước"), "quiet", "help", "F1", size="control")
        self.ask.clicked.connect(self.help)
        keys = row(
            keycap("↑"), keycap("↓"), label(self.tr("chọn"), tone="3"), 8,
            keycap("Enter"), label(self.tr("dùng"), tone="3"), None, self.ask, gap=4,
        )  # fmt: skip
        self.setLayout(column(self.edit, self._none, (self.list, 1), rule(), keys, gap=6))
        self.edit.textChanged.connect(self._search)
        self.edit.moved.connect(self._move)
        self.edit.entered.connect(self._enter)

    def read(self) -> None:
        """Read names and those used most."""
        self._runner.read(_read_fields, done=self._take_fields)
        self._runner.read(search_procedures, SearchProcedures("", OFTEN), done=self._take_often)
        self._search()

    def clear(self) -> None:
        """Nothing typed."""
        self._enter_waits = False
        self.edit.clear()

    def _search(self) -> None:
        self._waiting = True
        typed = self.edit.text().strip()
        if not typed:
            self._waiting = False
            self._latest.wrap(self._take)
            self._hits = ()
            self._draw()
            return
        request = SearchProcedures(typed, MOST_HITS)
        self._runner.read(search_procedures, request, done=self._latest.wrap(self._take))

    def _take(self, hits: Sequence[Procedure]) -> None:
        self._hits, self._waiting = hits, False
        self._draw()
        if self._enter_waits:
            self._enter()

    def _take_fields(self, read: tuple[dict[str, str], int]) -> None:
        self.names, self._total = read
        self._draw()

    def _take_often(self, often: Any) -> None:
        self._often = often
        self._draw()

    def _draw(self) -> None:
        typed = self.edit.text().strip()
        self.model.show_lines(self._hits, self._often, typed, self.names)
        count = (
            self.tr("{count} trong {total} thủ tục", None, self._total)
            if typed
            else self.tr("{total} thủ tục", None, self._total)
        )
        self._count.setText(count.format(count=len(self._hits), total=self._total) if self._total else "")
        self._fit_count()
        nothing = bool(typed) and not self._hits and not self._waiting
        self._none.setVisible(nothing)
        if nothing:
            words = self.tr("Không có thủ tục nào khớp “{typed}”. Thử ít chữ hơn, hoặc gõ mã.")
            self._none.setText(words.format(typed=typed))
        elif self.model.rowCount():
            self._select(self.model.next_row(-1, 1))

    def _fit_count(self) -> None:
        """The count stands in the field where the hint has room beside it."""
        t, margins = theme.current(), self.edit.textMargins()
        fits = self.edit.width() > t.px(_ROOMY)
        self._count.setVisible(fits)
        margins.setRight(self._count.minimumWidth() + t.px(8) if fits else 0)
        self.edit.setTextMargins(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_count()

    def _select(self, row_number: int) -> None:
        index = self.model.index(row_number, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _move(self, step: int) -> None:
        row_number = self.list.currentIndex().row()
        for _ in range(abs(step)):
            row_number = self.model.next_row(row_number, 1 if step > 0 else -1)
        self._select(row_number)

    def _enter(self) -> None:
        if self._waiting:
            self._enter_waits = True
            return
        self._enter_waits = False
        typed = bool(self.edit.text().strip())
        if typed and not self._hits:
            return
        procedure = self.model.procedure(self.list.currentIndex().row())
        if procedure is not None:
            self.chosen.emit(procedure)

    def _clicked(self, index: QModelIndex) -> None:
        procedure = self.model.procedure(index.row())
        if procedure is not None:
            self.chosen.emit(procedure)
