"""Zone 2: which procedure, which case, which papers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain import fees
from desktop.domain.numbers import short_number
from desktop.domain.people import Person
from desktop.domain.procedures import Case, Procedure
from desktop.domain.read_models import DossierRow
from desktop.ui import theme
from desktop.ui.intake.checklist import Checklist, PaperRow
from desktop.ui.intake.declining import ASK, REFUSE, DeclinePanel
from desktop.ui.intake.form import IntakeForm, checklist
from desktop.ui.intake.number_box import NumberBox
from desktop.ui.intake.scrolling import BAR, FitScroll
from desktop.ui.intake.search import ProcedureSearch
from desktop.ui.intake.search_model import facts
from desktop.ui.runner import Runner
from desktop.ui.widgets import fields, icons, kept_words
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import card, label, restyle, rule, section
from desktop.usecases.prepare_intake import IntakePreview

UNSURE = frozenset({"L", "U"})
"""Marks of confidence of entries that nobody has read at their source."""


class ProcedureZone(QFrame):
    """Search while nothing is chosen; then the procedure with its case, counts and checklist.

    Signals:
        chosen: a Procedure was chosen.
        left: the procedure is to be another one.
        changed: case, counts or papers were changed.
        asked: what date and fee depend on was changed.
        open_dossier: id of the open dossier of the same procedure.
        declining: the checklist is to give way to what cannot be taken: `ask` or `refuse`.
        help: what to know about the procedure is asked for, or how to find one.
    """

    chosen = Signal(object)
    left = Signal()
    changed = Signal()
    asked = Signal()
    open_dossier = Signal(str)
    help = Signal()
    declining = Signal(str)

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.procedure: Procedure | None = None
        self._filling = False
        self._same: DossierRow | None = None
        self.search = ProcedureSearch(runner)
        self.search.chosen.connect(self.chosen)
        self.search.help.connect(self.help)
        self._change = Button(self.tr("Đổi thủ tục"), "quiet", "search", size="control")
        self._change.clicked.connect(self.left)
        self._make_warning()
        self._make_chosen()
        head = section(self.tr("Thủ tục"), self._change, number="2")
        side = (0, 0, BAR, 0)
        above = column(head, self._warning, gap=7, margins=side)
        self._searching = box(column(self.search, margins=side))
        self.declined = DeclinePanel()
        self.declined.left.connect(self.leave_declining)
        self.setLayout(
            column(above, (self._searching, 1), (self._details, 1), (self.declined, 1), gap=7, margins=(16, 8, 4, 8))
        )
        self.show_search()

    def _make_warning(self) -> None:
        self._warning = QFrame()
        self._warning.setProperty("banner", "warn")
        self._warning_words = label("", tone="warn", wrap=True)
        button = Button(self.tr("Mở hồ sơ đó"), "quiet", size="control")
        button.clicked.connect(self._open_same)
        line = row(icons.icon_label("alert", "warn"), (self._warning_words, 1), button, margins=(12, 4, 4, 4))
        self._warning.setLayout(line)
        self._warning.setVisible(False)

    def _make_chosen(self) -> None:
        self._name = label("", "strong", wrap=True)
        self._facts = label("", tone="2", wrap=True)
        self.guide = Button(self.tr("Hướng dẫn"), "quiet", "book", "F1", size="control")
        self.guide.clicked.connect(self.help)
        self._unsure = label(self.tr("Thông tin chưa được trung tâm xác nhận"), tone="3", wrap=True)
        words = row((column(self._name, self._facts, gap=0), 1), self.guide, gap=8)
        self._card = card(column(words, self._unsure, gap=0, margins=(12, 8, 4, 8)), "accent")
        self.case = fields.choice([])
        self.case.activated.connect(self._asked)
        self._case_field = fields.Field(self.tr("Trường hợp"), self.case)
        self.sets = NumberBox(self.tr("Số bộ"), 99)
        self.copies = NumberBox(self.tr("Số bản"), 999)
        self.pages = NumberBox(self.tr("Số trang bản chính"), 9999, 72)
        for spin in (self.copies, self.pages):
            spin.valueChanged.connect(self._asked)
        self.sets.valueChanged.connect(self._changed)
        self._numbers = {
            "copies": fields.Field(self.tr("Số bản"), self.copies),
            "pages": fields.Field(self.tr("Số trang bản chính"), self.pages),
            "sets": fields.Field(self.tr("Số bộ"), self.sets),
        }
        self._fill_row = QWidget()
        numbers = row((self._case_field, 1), *self._numbers.values(), None, gap=8)
        for field in (self._case_field, *self._numbers.values()):
            numbers.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self._fill_row.setLayout(numbers)
        self.checklist = Checklist()
        self.checklist.changed.connect(self._papers_changed)
        self.area = FitScroll(self.checklist)
        self._verdict_sign = icons.icon_label("check-circle", "ok")
        self._verdict = label("", "strong", "ok", wrap=True)
        self._all = Button(self.tr("Đã nhận đủ"), "quiet", "check-double", "Ctrl+T", size="control")
        self._all.setToolTip(self.tr("Đánh dấu mọi giấy tờ bắt buộc"))
        self._all.clicked.connect(self.tick_required)
        self.ask = Button(self.tr("Yêu cầu bổ sung"), "quiet", size="control")
        self.ask.clicked.connect(lambda: self.declining.emit(ASK))
        self.refuse = Button(self.tr("Từ chối nhận"), "quiet", size="control")
        self.refuse.clicked.connect(lambda: self.declining.emit(REFUSE))
        foot = row(self._verdict_sign, (self._verdict, 1), self.ask, self.refuse, gap=4)
        side = (0, 0, BAR, 0)
        above = column(self._card, self._fill_row, gap=7, margins=side)
        below = column(row(None, self._all), rule(), foot, gap=4, margins=side)
        self._details = box(column(above, 2, (self.area, 1), below, gap=7))

    # ---- what is shown

    def show_search(self) -> None:
        """Look for a procedure."""
        self.procedure = None
        self.search.clear()
        self._change.setVisible(False)
        self._details.setVisible(False)
        self.declined.setVisible(False)
        self._searching.setVisible(True)
        self.show_same(None)

    def show_procedure(self, preview: IntakePreview, form: IntakeForm, field: str) -> None:
        """Show what a procedure asks for; what the form already says stays."""
        procedure = preview.procedure
        self._filling = True
        if self.procedure is not procedure:
            self._name.setText(procedure.short)
            self._name.setToolTip(procedure.name)
            self._card.setAccessibleName(procedure.name)
            self._fill_cases(preview.cases, form.case)
            for spin, value in ((self.sets, form.sets), (self.copies, form.copies), (self.pages, form.pages)):
                spin.setValue(value)
        self.procedure = procedure
        self._facts.setText(facts(procedure, field))
        self._unsure.setVisible(procedure.confidence in UNSURE)
        source = "; ".join(procedure.sources)
        self._unsure.setToolTip(self.tr("Nguồn: {source}").format(source=source) if source else "")
        kind = preview.fee_kind
        self._numbers["copies"].setVisible(kind in {fees.PAGES, fees.COPY})
        self._numbers["pages"].setVisible(kind == fees.PAGES)
        papers = checklist(preview.documents, form.papers)
        if [id(paper) for paper in papers] != [id(paper) for paper in self.checklist.papers]:
            self.checklist.show_papers(papers, preview.documents)
            self.area.verticalScrollBar().setValue(0)
            form.papers = papers
        self._filling = False
        self._searching.setVisible(False)
        self._details.setVisible(self.declined.isHidden())
        self._change.setVisible(True)
        self._judge()

    def _fill_cases(self, cases: tuple[Case, ...], chosen: str) -> None:
        self.case.clear()
        self._case_field.setVisible(bool(cases))
        if not cases:
            return
        self.case.addItem(self.tr("Chọn trường hợp…"), "")
        for case in cases:
            self.case.addItem(case.name, case.code)
        self.case.setCurrentIndex(max(self.case.findData(chosen), 0))

    def show_declining(self, kind: str, form: IntakeForm) -> None:
        """Write what cannot be taken and why, in place of the checklist."""
        self._details.setVisible(False)
        self.declined.setVisible(True)
        if kind == ASK:
            self.declined.ask(self.checklist.missing(), form.asked, form.applicant.name, form.title)
        else:
            self.declined.refuse(self.checklist.missing())

    def leave_declining(self) -> None:
        """Back to the checklist."""
        self.declined.setVisible(False)
        self._details.setVisible(self.procedure is not None)
        self.focus_first()

    def show_agent(self, agent: Person | None) -> None:
        """Point out the paper that somebody who hands in for another must bring."""
        paper = kept_words.authority_paper(agent.authority) if agent is not None else ""
        why = self.tr("Nộp thay, cần nhận kèm: {paper}").format(paper=kept_words.shown(paper))
        self.checklist.show_wanted(paper, why)

    def show_same(self, same: DossierRow | None) -> None:
        """Point out an open dossier of the same person and procedure."""
        self._same = same
        self._warning.setVisible(same is not None)
        if same is not None:
            said = self.tr("Người này đang có hồ sơ cùng thủ tục: {number}")
            self._warning_words.setText(said.format(number=short_number(same.number)))

    # ---- what was filled in

    def read_into(self, form: IntakeForm) -> None:
        """Write case, counts and papers into the form."""
        if self.procedure is None:
            return
        form.case = str(self.case.currentData() or "") if self.procedure.cases else ""
        form.sets, form.copies, form.pages = self.sets.value(), self.copies.value(), self.pages.value()
        form.papers = self.checklist.papers

    @property
    def case_missing(self) -> bool:
        """Whether a case must still be chosen."""
        return self.procedure is not None and bool(self.procedure.cases) and not self.case.currentData()

    def inputs(self) -> list[QWidget]:
        """Fields in the order of Enter."""
        if self.procedure is None:
            return [self.search.edit]
        if not self.declined.isHidden():
            return self.declined.inputs()
        boxes: list[QWidget] = [self.case, self.copies, self.pages, self.sets]
        return boxes + list(self.checklist.rows)

    def focus_first(self) -> bool:
        """Go to what is open: search, case, number of copies, first paper; whether there was anything."""
        place = self._first_open()
        if place is None:
            return False
        place.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _first_open(self) -> QWidget | None:
        if self.procedure is None:
            return self.search.edit
        if not self.declined.isHidden():
            return self.declined.inputs()[0]
        if self.case_missing:
            return self.case
        if not self.copies.isHidden() and not self._numbers["copies"].isHidden():
            return self.copies
        return self.checklist.first_undecided()

    def focus_papers(self) -> None:
        """Go to the first paper."""
        if self.checklist.rows:
            self.checklist.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_missing(self) -> bool:
        """Go to the first thing that keeps the dossier from being saved; whether there was anything."""
        place: QWidget | None = self.checklist.first_undecided()
        if self.procedure is None:
            place = self.search.edit
        elif self.case_missing:
            place = self.case
        if place is not None:
            place.setFocus(Qt.FocusReason.TabFocusReason)
        return place is not None

    def tick_required(self) -> None:
        """Ctrl+T: every required paper was handed over as asked."""
        if self.procedure is not None:
            self.checklist.tick_required()

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a row of the checklist."""
        if isinstance(widget, PaperRow) and self.checklist.isAncestorOf(widget):
            self.area.ensureWidgetVisible(widget, 0, theme.current().px(24))

    # ---- events

    def _open_same(self) -> None:
        if self._same is not None:
            self.open_dossier.emit(self._same.id)

    def _papers_changed(self) -> None:
        self._judge()
        self._changed()

    def _judge(self) -> None:
        missing = len(self.checklist.missing())
        tone = "warn" if missing else "ok"
        text = self.tr("Còn thiếu {count} giấy tờ").format(count=missing) if missing else self.tr("Đủ thành phần hồ sơ")
        self._verdict.setText(text)
        self._verdict.setProperty("tone", tone)
        restyle(self._verdict)
        self._verdict_sign.setPixmap(icons.pixmap("alert" if missing else "check-circle", tone))
        self._all.setVisible(bool(missing))

    def _changed(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _asked(self) -> None:
        if not self._filling:
            self.changed.emit()
            self.asked.emit()
