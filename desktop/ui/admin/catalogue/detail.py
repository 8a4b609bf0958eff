"""One procedure: what is published of it, what the centre changes, and what can be done with it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.domain.catalogue_layers import CONFIRMED, ProcedureEdit
from desktop.domain.checklist_edits import paper_changes
from desktop.domain.words import iso_day
from desktop.ui import text, theme
from desktop.ui.admin.catalogue import words
from desktop.ui.admin.catalogue.fee_form import FeeForm
from desktop.ui.admin.catalogue.papers_form import PapersForm
from desktop.ui.admin.catalogue.time_form import TimeForm
from desktop.ui.admin.sections import Turning, reveal
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.intake.words import limit_words
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, clear, column, leave_out_unless, row
from desktop.ui.widgets.parts import banner, card, label, pill, section
from desktop.usecases.edit_procedure import EditProcedure
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_procedure import ProcedureState

DASH = "–"


class ProcedureDetail(QWidget):
    """An entry of the catalogue.

    Signals:
        wanted: an EditProcedure to run, and the words of its toast.
        undo_wanted: every change is to be taken back.
        left: back to the list.
    """

    wanted = Signal(object, str)
    undo_wanted = Signal()
    left = Signal()

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self.state: ProcedureState | None = None
        self._editable = editable
        self._warned = self._busy = False
        self._said = Slot()
        self._make_head()
        self._make_form()
        self.setLayout(column(self._head, self._said, self._form, self._papers_card, gap=12))

    def _make_head(self) -> None:
        self.back = Button(self.tr("Danh mục"), "quiet", "chevron-left", "Esc", size="control")
        self.back.clicked.connect(self.leave)
        self._short = label("", "section", wrap=True)
        self._pills = Slot()
        self._name = label("", wrap=True)
        self._differs = label("", tone="accent", wrap=True)
        self._facts = QVBoxLayout()
        self.confirm = Button(self.tr("Xác nhận đúng"), "primary", "check-circle", "F9")
        self.confirm.setToolTip(self.tr("Lưu, và ghi rằng trung tâm đã kiểm mục này"))
        self.confirm.clicked.connect(self.confirm_entry)
        self.save = Button(self.tr("Lưu"), "secondary", "check")
        self.save.clicked.connect(self.save_entry)
        self.undo = Button(self.tr("Bỏ mọi sửa đổi"), "secondary", "undo")
        self.undo.clicked.connect(self.undo_wanted)
        self.use = Button("", "secondary", "minus")
        self.use.clicked.connect(self._toggle_use)
        self.buttons = Turning(self.confirm, self.save, self.undo, self.use, None)
        leave_out_unless(self._editable, self.buttons)
        top = Turning((box(row(self.back, (self._short, 1))), 1), self._pills)
        inner = column(self._name, self._facts, self._differs, self.buttons, gap=8, margins=(8, 0, 8, 4))
        self._head = card(column(top, inner, gap=4, margins=(8, 4, 8, 8)))

    def _make_form(self) -> None:
        mark = self.tr("đã sửa")
        self.short = fields.line(name=self.tr("Tên ngắn"))
        self.keywords = fields.lines("", 2, name=self.tr("Từ khóa"))
        self.keywords.setPlaceholderText(self.tr("cách nhau bằng dấu phẩy"))
        self.note = fields.lines("", 2, name=self.tr("Ghi chú"))
        self.short_field = fields.Field(self.tr("Tên ngắn"), self.short, mark, "edit")
        self.keywords_field = fields.Field(self.tr("Từ khóa"), self.keywords, mark, "edit")
        self.note_field = fields.Field(self.tr("Ghi chú cho cán bộ"), self.note, mark, "edit")
        self.time, self.fee = TimeForm(mark), FeeForm(mark)
        self.short.textEdited.connect(lambda _: self._changed())
        for edit in (self.keywords, self.note):
            edit.textChanged.connect(self._changed)
        self.time.changed.connect(self._changed)
        self.fee.changed.connect(self._changed)
        body = column(
            section(self.tr("Ở trung tâm này")),
            self.short_field,
            self.keywords_field,
            self.time,
            self.fee,
            self.note_field,
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self._form = card(body)
        leave_out_unless(self._editable, self._form)
        self.papers = PapersForm(mark, editable=self._editable)
        self.papers.changed.connect(self._changed)
        self._papers_card = card(column(self.papers, margins=(16, 8, 16, 12)))

    # ---- what is shown

    def show_state(self, state: ProcedureState) -> None:
        """Show an entry as it is in the store; what was typed and not saved goes."""
        self.state = None
        self._warned = self._busy = False
        entry = state.entry
        self._said.put()
        self._short.setText(entry.short)
        self._name.setText(entry.name)
        self._name.setVisible(entry.name != entry.short)
        self._show_pills(state)
        self._show_facts(state)
        self.short.setText(entry.short)
        self.short.setCursorPosition(0)
        self.keywords.setPlainText(", ".join(entry.keywords))
        self.note.setPlainText(entry.note)
        self.time.show_limit(state.limit, state.published_limit)
        self.fee.show_fee(state.fee, state.published_fee)
        self.papers.show_papers(state.papers)
        self.use.setText(self.tr("Dùng lại ở trung tâm này") if entry.hidden else self.tr("Không dùng ở trung tâm này"))
        self.use.set_icon("undo" if entry.hidden else "minus")
        self.use.updateGeometry()
        self.undo.setVisible(state.edit is not None and state.edit.changes)
        self.state = state
        self._judge()

    def _show_pills(self, state: ProcedureState) -> None:
        mark = words.mark(state.entry.confidence)
        sign = pill(mark.word, mark.tone, mark.icon)
        sign.setToolTip(words.mark_tip(state.entry.confidence))
        pills = [sign]
        if state.imported:
            pills.append(pill(self.tr("Nhập từ tệp"), "idle", "upload"))
        if state.entry.hidden:
            pills.append(pill(self.tr("Không dùng"), "idle", "minus"))
        self._pills.put(Turning(*pills))

    def _show_facts(self, state: ProcedureState) -> None:
        clear(self._facts)
        entry = state.entry
        decision = entry.decision.number
        if decision and entry.decision.on:
            on = iso_day(entry.decision.on)
            decision = self.tr("{number} ngày {day}").format(number=decision, day=on)
        facts = [
            (self.tr("Mã"), entry.code),
            (self.tr("Lĩnh vực"), state.field_name),
            (self.tr("Quyết định"), decision or DASH),
            (self.tr("Hiệu lực"), words.period(entry.valid_from, entry.valid_to)),
        ]
        if not self._editable:
            facts += [
                (self.tr("Thời hạn"), limit_words(state.limit)),
                (self.tr("Phí"), words.fee_words(state.fee)),
            ]
        wide = [(self.tr("Trường hợp"), "\n".join(case.name for case in entry.cases))]
        wide.append((self.tr("Nguồn"), "\n".join(entry.sources)))
        if not self._editable:
            wide.append((self.tr("Ghi chú"), entry.note))
        named = [(name, value) for name, value in wide if value]
        narrow = theme.current().below("two_columns", self.window().width())
        # One below the other where two columns would be too thin.
        self._facts.addWidget(_grid([], facts + named) if narrow else _grid(facts, named))

    # ---- what was typed

    @property
    def edit(self) -> ProcedureEdit:
        """What differs from the published entry, as the fields stand."""
        state = self.state
        assert state is not None
        before, below = state.edit or ProcedureEdit(), state.published
        short = self.short.text().strip()
        keywords = tuple(
            word for part in self.keywords.toPlainText().replace("\n", ",").split(",") if (word := part.strip())
        )
        note = self.note.toPlainText().strip()
        return replace(
            before,
            short=None if short == below.short else short,
            keywords=None if keywords == below.keywords else keywords,
            limit=self.time.kept(before.limit),
            fee=self.fee.kept(before.fee),
            note=None if note == below.note else note,
            confirmed="",
            **paper_changes(self.papers.papers, below.documents),
        )

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        state = self.state
        return state is not None and self.edit != replace(state.edit or ProcedureEdit(), confirmed="")

    def _changed(self) -> None:
        if self.state is not None:
            self._warned = False
            self._said.put()
            self._judge()

    def _judge(self) -> None:
        state = self.state
        if state is None:
            return
        edit, below, changed = self.edit, state.published, self.changed
        confirmed = state.entry.confidence == CONFIRMED and not changed
        self.save.setEnabled(changed and not self._busy)
        self.save.setToolTip("" if changed else self.tr("Chưa có gì thay đổi"))
        self.confirm.setEnabled(not confirmed and not self._busy)
        marks = (
            (self.short_field, edit.short is not None, below.short),
            (self.keywords_field, edit.keywords is not None, ", ".join(below.keywords)),
            (self.note_field, edit.note is not None, below.note),
        )
        for field, differs, published in marks:
            tip = self.tr("Danh mục ghi: {value}").format(value=published or DASH)
            field.set_marked(differs, tip if differs else "")
        found = [field for field, differs, _ in marks if differs]
        names = [self.tr("tên ngắn"), self.tr("từ khóa"), self.tr("ghi chú")]
        said = [name for name, (field, _, _) in zip(names, marks, strict=True) if field in found]
        said += [self.tr("thời hạn")] if edit.limit is not None else []
        said += [self.tr("phí")] if edit.fee is not None else []
        papers = len({*edit.documents, *(paper.id for paper in edit.added)})
        said += [self.tr("{count} giấy tờ").format(count=papers)] if papers else []
        self._differs.setText(self.tr("Khác danh mục đã công bố: {parts}").format(parts=text.listed(said)))
        self._differs.setVisible(bool(said))

    # ---- what is done

    def confirm_entry(self) -> None:
        """Save as it stands, and confirm it."""
        self._ask(self.edit if self.state else None, confirm=True, done=self.tr("Đã xác nhận {name}"))

    def save_entry(self) -> None:
        """Save as it stands."""
        if self.changed:
            self._ask(self.edit, confirm=False, done=self.tr("Đã lưu {name}"))

    def undo_all(self) -> None:
        """Take every change back."""
        self._ask(None, confirm=False, done=self.tr("{name} lại như danh mục"))

    def _toggle_use(self) -> None:
        state = self.state
        if state is None:
            return
        hidden = not state.entry.hidden
        done = self.tr("{name} không còn trong danh sách tiếp nhận") if hidden else self.tr("Đã dùng lại {name}")
        # What was confirmed stays so, unless something else was typed.
        confirm = state.entry.confidence == CONFIRMED and not self.changed
        self._ask(replace(self.edit, hidden=hidden), confirm=confirm, done=done)

    def _ask(self, edit: ProcedureEdit | None, *, confirm: bool, done: str) -> None:
        state = self.state
        if state is None or self._busy or not self._editable:
            return
        self._busy = True
        self._judge()
        said = done.format(name=state.entry.short)
        self.wanted.emit(EditProcedure(state.entry.code, edit, confirm), said)

    def refuse(self, why: Explanation) -> None:
        """Say why it was not done; everything typed stays."""
        self._busy = False
        self._judge()
        self._say(trouble(why))

    def _say(self, what: QFrame) -> None:
        self._said.put(what)
        reveal(self._said)

    def leave(self) -> None:
        """Back to the list; what is typed and not saved is asked about first."""
        if self._busy:
            return
        if self.changed and not self._warned:
            self._warned = True
            said = self.tr("Có sửa đổi chưa lưu. Bỏ thật thì bấm Esc lần nữa; F9 lưu và xác nhận.")
            self._say(banner("warn", said))
            return
        self.left.emit()

    def take_focus(self) -> None:
        """The first field, or the way back: the Enter that opened an entry must not confirm it when it comes again."""
        target = self.short if self._editable else self.back
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self._head)


def _grid(facts: list[tuple[str, str]], wide: list[tuple[str, str]]) -> QWidget:
    """Names and values in two columns, then long ones over the whole width."""
    t, grid = theme.current(), QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(t.px(12))
    grid.setVerticalSpacing(t.px(4))
    for at in (0, 2) if facts else (0,):
        grid.setColumnMinimumWidth(at, t.px(84))
        grid.setColumnStretch(at + 1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for at, (name, value) in enumerate(facts):
        y, x = divmod(at, 2)
        grid.addWidget(label(name, tone="3"), y, 2 * x, top)
        grid.addWidget(label(value, wrap=True), y, 2 * x + 1, top)
    first = -(-len(facts) // 2)
    for y, (name, value) in enumerate(wide, first):
        grid.addWidget(label(name, tone="3"), y, 0, top)
        grid.addWidget(label(value, wrap=True), y, 1, 1, 3, top)
    return box(grid)
