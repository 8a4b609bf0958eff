"""Papers of a procedure: a list, and the fields of its current line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QSpinBox, QTableView, QWidget

from desktop.domain.checklist_edits import EditedPaper, new_paper_id
from desktop.domain.procedures import Document
from desktop.ui import theme
from desktop.ui.admin.catalogue import words
from desktop.ui.admin.sections import Turning
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import column, leave_out_unless
from desktop.ui.widgets.parts import label, section
from desktop.ui.widgets.tables import Rows, Status, table

_MOST_ROWS: Final = 8
_KINDS: Final = ("submit", "present")


class PapersForm(QWidget):
    """The checklist of a procedure, and what the centre does to it.

    Signals:
        changed: something of it was changed.
    """

    changed = Signal()

    def __init__(self, mark: str, *, editable: bool) -> None:
        super().__init__()
        self.papers: list[EditedPaper] = []
        self._filling = False
        heads = [self.tr("Giấy tờ"), self.tr("Nộp"), self.tr("Bắt buộc"), self.tr("Ở trung tâm này")]
        self.table: QTableView = table(heads, [], [300, 150, 110, 150], stretch=0, name=self.tr("Thành phần hồ sơ"))
        self.table.setTabKeyNavigation(False)
        self.table.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self._none = label(self.tr("Danh mục chưa ghi giấy tờ nào."), tone="2")
        self._make_fields(mark)
        self.add = self._button(self.tr("Thêm giấy tờ"), "plus", "", self._add)
        self.hide_ = self._button(self.tr("Ẩn"), "minus", "Del", self._toggle_hidden)
        self.up = self._button(self.tr("Lên"), "chevron-up", "Alt+↑", lambda: self._move(-1))
        self.down = self._button(self.tr("Xuống"), "chevron-down", "Alt+↓", lambda: self._move(1))
        self._actions = Turning(self.add, self.hide_, self.up, self.down, None)
        leave_out_unless(editable, self._fields, self._actions)
        self._editable = editable
        self.setLayout(
            column(section(self.tr("Thành phần hồ sơ")), self._none, self.table, self._fields, self._actions, gap=8)
        )

    def _make_fields(self, mark: str) -> None:
        self.name = fields.line(name=self.tr("Tên giấy tờ"))
        self.name.textEdited.connect(lambda _: self._take())
        self.originals = self._count(self.tr("Bản chính"))
        self.copies = self._count(self.tr("Bản sao"))
        self.kind = fields.choice([self.tr("Nộp"), self.tr("Xuất trình")], name=self.tr("Cách nộp giấy tờ"))
        self.kind.setMinimumWidth(theme.current().px(124))
        self.kind.activated.connect(lambda _: self._take())
        self.required = QCheckBox(self.tr("Bắt buộc"))
        self.required.clicked.connect(lambda _: self._take())
        self.required.setMinimumHeight(theme.current().px(32))
        self.field = fields.Field(self.tr("Tên giấy tờ"), self.name, mark, "edit")
        self._fields = Turning(
            (self.field, 4),
            fields.Field(self.tr("Bản chính"), self.originals),
            fields.Field(self.tr("Bản sao"), self.copies),
            (fields.Field(self.tr("Cách nộp"), self.kind), 1),
            fields.Field(" ", self.required),
            gap=12,
        )

    def _count(self, name: str) -> QSpinBox:
        spin = fields.count(0, name=name)
        spin.lineEdit().setAccessibleName(name)
        spin.setFixedWidth(theme.current().px(72))
        spin.valueChanged.connect(lambda _: self._take())
        return spin

    @staticmethod
    def _button(words_: str, icon: str, key: str, act: Callable[[], None]) -> Button:
        button = Button(words_, "secondary", icon, key, size="control")
        button.clicked.connect(act)
        return button

    def show_papers(self, papers: Sequence[EditedPaper]) -> None:
        """Show a checklist."""
        self.papers = list(papers)
        self._show(0)

    # ---- what is shown

    @property
    def _at(self) -> int:
        at = self.table.currentIndex().row()
        return at if 0 <= at < len(self.papers) else -1

    def _show(self, at: int) -> None:
        model = self.table.model()
        assert isinstance(model, Rows)
        self._filling = True
        model.set_rows([self._cells(paper) for paper in self.papers])
        t = theme.current()
        self.table.setFixedHeight(t.px(32) + t.px(36) * min(len(self.papers), _MOST_ROWS) + 2)
        self.table.setVisible(bool(self.papers))
        self._none.setVisible(not self.papers)
        if self.papers:
            self.table.selectRow(min(at, len(self.papers) - 1))
        self._filling = False
        self._show_current()

    def _cells(self, one: EditedPaper) -> list[object]:
        needed = Status(self.tr("bắt buộc"), "text", "check") if one.paper.required else ""
        return [one.paper.name, words.paper_count(one.paper), needed, words.paper_state(one)]

    def _show_current(self) -> None:
        at = self._at
        for part in (self.hide_, self.up, self.down):
            part.setEnabled(at >= 0)
        self._fields.setVisible(self._editable and at >= 0)
        if self._filling or at < 0:
            return
        one = self.papers[at]
        self._filling = True
        if self.name.text() != one.paper.name:
            self.name.setText(one.paper.name)
            self.name.setCursorPosition(0)
        self.originals.setValue(one.paper.originals)
        self.copies.setValue(one.paper.copies)
        self.kind.setCurrentIndex(_KINDS.index(one.paper.kind))
        self.required.setChecked(one.paper.required)
        self._filling = False
        own = one.published is None
        self.hide_.setText(self.tr("Bỏ") if own else self.tr("Hiện lại") if one.hidden else self.tr("Ẩn"))
        self.hide_.updateGeometry()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < len(self.papers) - 1)
        differs = bool(one.changed)
        published = one.published.name if one.published is not None else ""
        self.field.set_marked(differs, self.tr("Danh mục ghi: {value}").format(value=published) if differs else "")

    # ---- what is done

    def _take(self) -> None:
        """What stands in the fields becomes the current paper."""
        at = self._at
        if self._filling or at < 0:
            return
        one = self.papers[at]
        paper = replace(
            one.paper,
            name=self.name.text(),
            originals=self.originals.value(),
            copies=self.copies.value(),
            kind=_KINDS[self.kind.currentIndex()],
            required=self.required.isChecked(),
        )
        self.papers[at] = one._replace(paper=paper)
        self._redone(at)

    def _add(self) -> None:
        paper = Document(id=new_paper_id(self.papers), name=self.tr("Giấy tờ khác"), originals=1)
        self.papers.append(EditedPaper(paper, None))
        self._redone(len(self.papers) - 1)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _toggle_hidden(self) -> None:
        at = self._at
        if at < 0:
            return
        one = self.papers[at]
        if one.published is None:
            del self.papers[at]
        else:
            self.papers[at] = one._replace(hidden=not one.hidden)
        self._redone(min(at, len(self.papers) - 1))

    def _move(self, way: int) -> None:
        at = self._at
        to = at + way
        if at >= 0 and 0 <= to < len(self.papers):
            self.papers[at], self.papers[to] = self.papers[to], self.papers[at]
            self._redone(to)

    def _redone(self, at: int) -> None:
        self._show(max(at, 0))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list that it would take for its own."""
        if not (self._editable and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)):
            return super().eventFilter(watched, event)
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(way)
        elif event.key() == Qt.Key.Key_Delete:
            self._toggle_hidden()
        else:
            return super().eventFilter(watched, event)
        return True
