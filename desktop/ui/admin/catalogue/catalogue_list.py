"""The list of procedures: looked through by words without accents, field and what is still open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop.ui import text, theme
from desktop.ui.admin.catalogue import words
from desktop.ui.admin.sections import Turning
from desktop.ui.intake.words import limit_words
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, leave_out_unless
from desktop.ui.widgets.parts import label, section
from desktop.ui.widgets.tables import InWords, Rows, table
from desktop.usecases.view_catalogue import CatalogueLine, CatalogueLines

_FIELD, _FEE = 2, 4
_FEWEST_ROWS: Final = 6
_AROUND: Final = 206
"""Height of everything in the window beside the rows."""

_CHOICE: Final = 60
"""Height of the choice of a section, where it stands above."""


def open_questions() -> list[tuple[str, Callable[[CatalogueLine], bool]]]:
    """What a line can be looked for by, with its words; the first one takes all."""
    translate = QCoreApplication.translate
    return [
        (translate("CatalogueList", "Tất cả"), lambda line: True),
        (translate("CatalogueList", "Chưa xác nhận"), lambda line: line.offered and not line.confirmed),
        (
            translate("CatalogueList", "Chưa có thời hạn"),
            lambda line: line.limit is None and not (line.hidden or line.closed),
        ),
        (translate("CatalogueList", "Đã nhập từ tệp"), lambda line: line.imported),
        (translate("CatalogueList", "Đã sửa ở đây"), lambda line: line.edited),
        (translate("CatalogueList", "Đã ẩn"), lambda line: line.hidden),
    ]


class CatalogueList(QWidget):
    """Search, filters, table.

    Signals:
        opened: code of the procedure to show.
        import_wanted: a file is to be laid over the catalogue.
    """

    opened = Signal(str)
    import_wanted = Signal()

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self._all: tuple[CatalogueLine, ...] = ()
        self._shown: list[CatalogueLine] = []
        self._fields: list[str] = []
        self._build(editable)

    def _build(self, editable: bool) -> None:
        self.edit = fields.line("", self.tr("Tìm tên, mã, chữ đầu…"), name=self.tr("Tìm thủ tục"))
        self.edit.textChanged.connect(lambda _: self._filter())
        self.edit.returnPressed.connect(self.open_current)
        self.field = fields.choice([self.tr("Mọi lĩnh vực")], name=self.tr("Lĩnh vực"))
        self.field.currentIndexChanged.connect(lambda _: self._filter())
        self.open = fields.choice([name for name, _ in open_questions()], name=self.tr("Tình trạng"))
        self.open.currentIndexChanged.connect(lambda _: self._filter())
        self._count = label("", tone="3")
        heads = [
            self.tr("Mã"),
            self.tr("Tên ngắn"),
            self.tr("Lĩnh vực"),
            self.tr("Thời hạn"),
            self.tr("Phí"),
            self.tr("Tình trạng"),
        ]
        widths = [98, 200, 124, 128, 118, 132]
        self.table: QTableView = table(heads, [], widths, right={_FEE}, stretch=1, name=self.tr("Danh mục thủ tục"))
        self.table.setTabKeyNavigation(False)
        self.table.installEventFilter(self)
        self.table.activated.connect(lambda _: self.open_current())
        self.file = Button(self.tr("Nhập từ tệp…"), "secondary", "upload", size="control")
        self.file.clicked.connect(self.import_wanted)
        leave_out_unless(editable, self.file)
        self._head = Turning((box(section(self.tr("Danh mục thủ tục"))), 1), self._count, self.file)
        filters = Turning((self.edit, 3), (self.field, 2), (self.open, 2), gap=8)
        self.setLayout(
            column(
                self._head,
                filters,
                self.table,
                gap=8,
                margins=(16, 8, 16, 12),
            )
        )

    # ---- what is shown

    def show_lines(self, lines: CatalogueLines) -> None:
        """Show the catalogue; what was typed and chosen stays."""
        self._all = lines.lines
        chosen = self._chosen_field()
        self._fields = [field.code for field in lines.fields]
        self.field.blockSignals(True)
        self.field.clear()
        self.field.addItems([self.tr("Mọi lĩnh vực"), *(field.name for field in lines.fields)])
        self.field.setCurrentIndex(self._fields.index(chosen) + 1 if chosen in self._fields else 0)
        self.field.blockSignals(False)
        for at, (name, takes) in enumerate(open_questions()):
            count = sum(takes(line) for line in self._all)
            self.open.setItemText(at, f"{name} ({text.number(count)})" if at else name)
        self._filter()

    def select(self, code: str) -> None:
        """Make a procedure the current line, where it is shown."""
        at = next((n for n, line in enumerate(self._shown) if line.code == code), None)
        if at is not None:
            self.table.selectRow(at)

    @property
    def chosen(self) -> CatalogueLine | None:
        """The current line."""
        at = self.table.currentIndex().row()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def open_current(self) -> None:
        """Show the procedure of the current line."""
        if self.chosen is not None:
            self.opened.emit(self.chosen.code)

    def take_focus(self) -> None:
        """The search."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_filter(self) -> bool:
        """Take every filter away; whether there was any."""
        was = bool(self.edit.text()) or self.field.currentIndex() > 0 or self.open.currentIndex() > 0
        self.edit.clear()
        self.field.setCurrentIndex(0)
        self.open.setCurrentIndex(0)
        return was

    def _chosen_field(self) -> str:
        at = self.field.currentIndex()
        return self._fields[at - 1] if 0 < at <= len(self._fields) else ""

    def _filter(self) -> None:
        kept, row_before = self.chosen.code if self.chosen else "", max(self.table.currentIndex().row(), 0)
        takes, field, typed = open_questions()[self.open.currentIndex()][1], self._chosen_field(), self.edit.text()
        self._shown = [
            line for line in self._all if takes(line) and (not field or line.field == field) and line.has(typed)
        ]
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows(InWords(self._shown, _cells))
        at = next((n for n, line in enumerate(self._shown) if line.code == kept), None)
        if self._shown:
            # The one that was current may just have been dealt with: then the next in its place.
            self.table.selectRow(min(row_before, len(self._shown) - 1) if at is None else at)
        many = len(self._all)
        counted = self.tr("{count} thủ tục") if len(self._shown) == many else self.tr("{count} trong {all}")
        self._count.setText(counted.format(count=text.number(len(self._shown)), all=text.number(many)))
        if (head := self._head.layout()) is not None:
            # At once: the last count may have been shorter.
            head.activate()

    # ---- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing in the list looks for what is typed."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
            if plain and event.text().isprintable() and event.text():
                self.take_focus()
                self.edit.setText("" if event.text() == "/" else event.text())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.edit.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        # The window may still be growing to its size.
        QTimer.singleShot(0, self, self._fit)
        super().resizeEvent(event)

    def _fit(self) -> None:
        t, window = theme.current(), self.window()
        narrow = t.below("two_columns", window.width())
        for hidden in (_FIELD, _FEE):
            self.table.setColumnHidden(hidden, narrow)
        around = _AROUND + (_CHOICE if t.below("rail_labels", window.width()) else 0)
        rows = max((window.height() - t.px(around)) // t.px(36), _FEWEST_ROWS)
        self.table.setFixedHeight(t.px(32) + t.px(36) * rows + 2)


def _cells(line: CatalogueLine) -> tuple[object, ...]:
    return (
        line.code,
        line.short,
        line.field_name,
        limit_words(line.limit),
        words.fee_words(line.fee),
        words.state(line),
    )
