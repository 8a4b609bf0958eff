"""The page of one dossier."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from desktop.domain.dossier import STEPS, AttachedFile, Dossier
from desktop.domain.numbers import short_number
from desktop.domain.papers import SLIP, PaperWanted, has_slip, papers_of
from desktop.domain.papers import STEPS as PAPER_STEPS
from desktop.ui import theme
from desktop.ui.dossier import notices, step_forms, words
from desktop.ui.dossier.actions import KEYS, MORE_KEY, SETTLE_KEY, Actions
from desktop.ui.dossier.facts import Facts
from desktop.ui.dossier.papers import Papers, local_files
from desktop.ui.dossier.progress import Progress, marks
from desktop.ui.dossier.reading import Shown, read_dossier, read_reasons
from desktop.ui.dossier.sides import Sides, Slot
from desktop.ui.dossier.step_panel import StepPanel
from desktop.ui.dossier.timeline import Timeline, scrolling
from desktop.ui.dossier.troubles import trouble
from desktop.ui.frame import Page
from desktop.ui.paper_services import Printed
from desktop.ui.papers.words import paper_name, short_name, slip_words
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets import kept_words
from desktop.ui.widgets.layout import box, clear, column, row, tab_in_order
from desktop.ui.widgets.parts import Button, banner, card, label, pill, section, status_pill
from desktop.ui.widgets.tables import Rows, Status, table
from desktop.usecases.explain_error import Explanation
from desktop.usecases.settle_refusal import SettleRefusal, settle_refusal

_PRIOR_ROWS = 3


class DossierPage(Page):
    """Where a dossier stands, what can be done now, facts, papers and timeline."""

    name = "dossier"
    title = str(QT_TRANSLATE_NOOP("Page", "Hồ sơ"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._id = self._file = ""
        self._shown: Shown | None = None
        self._latest = Latest()
        self._take_focus = self._fresh = self._refused = False
        self._primary: Button | None = None
        self._build()
        keys = {"Ctrl+P": self.print_slip, "Ctrl+O": self._papers.choose, "Ctrl+D": self.scan_papers}
        keys |= {key: partial(self._step_by_key, step) for step, key in KEYS.items()}
        keys |= {MORE_KEY: self._actions.unfold, SETTLE_KEY: self._settle_refusal}
        for key, slot in keys.items():
            QShortcut(QKeySequence(key), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build(self) -> None:
        self._trouble = Slot()
        self._notices = Slot(gap=8)
        self._progress = Progress()
        self._pills = row(gap=8)
        back = Button(self.tr("Danh sách"), "quiet", "chevron-left", "Esc", size="control")
        back.clicked.connect(self._back)
        self._procedure = label("", "section", wrap=True)
        head = row(back, (self._procedure, 1), self._pills, margins=(0, 0, 8, 0))
        self._head = card(column(head, self._progress, gap=4, margins=(8, 4, 8, 6)))
        self._actions = Actions()
        self._actions.chosen.connect(self.open_step)
        self._actions.printed.connect(self.print_slip)
        self._actions.papers.connect(self._open_papers)
        self._panel = StepPanel()
        self._panel.confirmed.connect(self._do)
        self._panel.left.connect(self._left)
        self._facts = Facts()
        self._facts.why_wanted.connect(self._read_reasons)
        self._papers = Papers(self.services)
        self._papers.notify.connect(self.notify)
        self._papers.fail.connect(self.fail)
        self._papers.scan_wanted.connect(lambda paper: self.open_scans.emit(self._id, paper))
        self._papers.detach_wanted.connect(self._detach)
        self.setAcceptDrops(True)
        left = box(
            column(
                self._trouble,
                self._notices,
                self._head,
                self._actions,
                self._panel,
                self._facts,
                (self._papers, 1),
                gap=12,
            )
        )
        self._timeline = Timeline()
        area = scrolling(self._timeline, self.tr("Diễn biến"))
        events = card(column(section(self.tr("Diễn biến")), (area, 1), gap=4, margins=(16, 8, 8, 8)))
        events.setMinimumHeight(theme.current().px(220))
        self._prior = self._prior_table()
        self._prior_card = card(
            column(
                row(label(self.tr("Hồ sơ khác của người này"), "section"), None, margins=(16, 8, 8, 4)),
                self._prior,
                gap=0,
                margins=(1, 0, 1, 6),
            )
        )
        right = box(column((events, 1), self._prior_card, gap=12))
        self._sides = Sides(left, right, 372)
        self._left_side, self._right_side = left, right
        for side in (left, right):
            side.setVisible(False)
        self.setLayout(column(self._sides, gap=0))

    def _prior_table(self) -> QTableView:
        heads = [self.tr("Mã hồ sơ"), self.tr("Thủ tục"), self.tr("Trạng thái")]
        view = table(heads, [], [112, 80, 150], stretch=1, name=self.tr("Hồ sơ khác của người này"))
        view.setTabKeyNavigation(False)
        view.activated.connect(lambda index: self._open_prior(index.row()))
        return view

    def show_dossier(self, dossier: str) -> None:
        """Show a dossier by id."""
        if dossier != self._id:
            self._id, self._shown, self._fresh = dossier, None, False
            self._panel.shut()
        self._take_focus = True
        self._read()

    def activate(self) -> None:
        """Read anew and put the focus on the way on."""
        self._take_focus = True
        if self._id:
            self._read()

    def leave(self) -> None:
        """A step that nothing was typed for is not taken along: the next F9 would do it unseen."""
        if self._panel.step and not self._panel.typed:
            self._panel.shut()

    def refresh(self, changes: Any) -> None:
        """Read anew if this dossier changed; an open step keeps what was typed."""
        if self._id and (self._id in changes.dossiers or changes.delivery):
            self._read()

    def main_action(self) -> None:
        """F9: confirm the open step, or open the one that is due."""
        if self._panel.step:
            self._panel.confirm()
        elif self._shown is None and self._trouble.isHidden():
            self.keep(self.main_action)
        elif self._shown is None:
            self.notify.emit("info", self.tr("Chưa đọc được hồ sơ này"))
        elif self._primary is not None:
            self._primary.click()
        else:
            self.notify.emit("info", self.tr("Hồ sơ này không còn bước nào chờ làm"))

    def accept_number(self, number: str) -> bool:
        """A slip scanned here opens its dossier, as everywhere."""
        return False

    def scan_papers(self) -> None:
        """Go to the desk of scans with the paper that is chosen."""
        self._papers.scan()

    def wanted_paper(self) -> PaperWanted | None:
        """The paper of the newest step that has one; else the slip."""
        if self._shown is None:
            return None
        papers = papers_of(self._shown.detail)
        return max(papers, key=lambda one: (one.at, one.form == SLIP))

    def _open_papers(self) -> None:
        if self._shown is not None:
            self.open_paper.emit(self.wanted_paper())

    def print_slip(self) -> None:
        """Print the slip (Mẫu 01) again."""
        if self._shown is None or not has_slip(self._shown.detail.dossier):
            return
        number = short_number(self._shown.detail.dossier.number)
        self.services.print_slip(self._id, done=lambda printed: self._printed(number, printed), failed=self.fail.emit)

    def _printed(self, number: str, printed: Printed) -> None:
        self.notify.emit("ok" if printed.on_paper else "info", slip_words(number, printed))

    def _read(self) -> None:
        self.services.runner.read(read_dossier, self._id, done=self._latest.wrap(self._show), failed=self._failed)

    def _read_reasons(self) -> None:
        self.services.runner.read(read_reasons, self._id, done=self._facts.show_reasons, failed=self.fail.emit)

    def _failed(self, explanation: Explanation) -> None:
        self._shown = None
        self.keep(None)
        self._trouble.put(trouble(explanation))
        self._left_side.setVisible(True)
        for part in (self._notices, self._head, self._actions, self._panel, self._facts, self._right_side):
            part.setVisible(False)
        self._papers.setVisible(False)

    def _show(self, shown: Shown) -> None:
        held = QApplication.focusWidget()
        within = held is not None and any(part.isAncestorOf(held) for part in (self._actions, self._notices))
        self._shown = shown
        detail, moment, dossier = shown.detail, shown.moment, shown.detail.dossier
        self.title = self.tr("Hồ sơ {number}").format(number=short_number(dossier.number))
        self._procedure.setText(dossier.received.short or dossier.received.title)
        self._procedure.setToolTip(dossier.received.title)
        self.retitled.emit(self.title)
        self._trouble.put()
        self._progress.show_marks(marks(detail, moment))
        self._show_pills(shown)
        self._show_notices(shown)
        self._show_actions(shown)
        self._facts.show_detail(detail)
        self._papers.show_detail(detail, moment.today, shown.scanned)
        self._timeline.show_entries(detail.timeline, moment.today)
        self._show_prior(shown)
        for part in (self._left_side, self._right_side, self._head, self._facts, self._papers):
            part.setVisible(True)
        tab_in_order(self)
        if within and held is not None and held.isHidden():
            # The button that had the focus was made anew: it must not go to the rail.
            self._take_focus = True
        if self._take_focus and not self._panel.step:
            self._take_focus = False
            QTimer.singleShot(0, self._focus_way_on)
        self.do_kept()

    def _focus_way_on(self) -> None:
        target: QWidget = self._primary or self._papers.table
        if self.isVisible() and not self._panel.step:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_pills(self, shown: Shown) -> None:
        clear(self._pills)
        dossier = shown.detail.dossier
        self._pills.addWidget(status_pill(int(dossier.status)))
        standing = words.deadline_pill(dossier, shown.moment)
        if standing is not None and not (dossier.paused and standing.icon == "pause"):
            self._pills.addWidget(pill(standing.word, standing.tone, standing.icon))

    def _late_unexcused(self, shown: Shown) -> bool:
        return shown.moment.deadline(shown.detail.dossier) == "late" and shown.detail.dossier.may("extend")

    def _show_notices(self, shown: Shown) -> None:
        detail, dossier = shown.detail, shown.detail.dossier
        found: list[QWidget] = []
        self._primary = None
        if self._late_unexcused(shown):
            standing = words.deadline_pill(dossier, shown.moment)
            act = Button(self.tr("Lập phiếu xin lỗi"), "primary", "", "F9")
            act.clicked.connect(lambda: self.open_step("extend"))
            self._primary = act
            why = self.tr("Phải xin lỗi và đề nghị gia hạn (Mẫu 04), nêu lý do và ngày trả mới. Chỉ gia hạn một lần.")
            title = self.tr("{late}, chưa có phiếu xin lỗi").format(late=standing.word if standing else "")
            found.append(banner("late", why, act, icon="clock-alert", title=title))
        if dossier.paused and dossier.paused_at is not None:
            since = words.when_within(dossier.paused_at, shown.moment.today)
            said = self.tr("Tạm dừng tính hạn từ {time}: {reason}").format(time=since, reason=dossier.reason)
            found.append(banner("warn", said, icon="pause"))
        if (by := words.supplement_by(dossier, shown.moment.today)) is not None:
            found.append(banner(by.tone, by.word, icon=by.icon))
        refused = notices.refused(detail)
        self._refused = refused is not None
        if refused is not None:
            notice, settle = refused
            settle.clicked.connect(self._settle_refusal)
            found.append(notice)
        if self._fresh and (paper := self.wanted_paper()) is not None and paper.at:
            act = Button(
                self.tr("Xem và in {paper}").format(paper=short_name(paper)), "secondary", "printer", "Ctrl+Shift+P"
            )
            act.clicked.connect(self._open_papers)
            found.append(banner("info", paper_name(paper), act, icon="file"))
        if detail.unknown:
            found.append(banner("info", words.unknown(detail.unknown)))
        self._notices.put(*found)
        self._hide_behind_panel()

    def _hide_behind_panel(self) -> None:
        """While a step is open it is the one thing to do."""
        self._actions.setVisible(not self._panel.step)
        if self._panel.step:
            self._notices.setVisible(False)

    def _show_actions(self, shown: Shown) -> None:
        apology_first = self._primary is not None
        self._actions.show_dossier(shown.detail.dossier, main=not apology_first)
        self._primary = self._primary or self._actions.primary

    def _show_prior(self, shown: Shown) -> None:
        rows = [[short_number(r.number), r.short, Status.of(int(r.status))] for r in shown.detail.prior]
        model = self._prior.model()
        assert isinstance(model, Rows)
        model.set_rows(rows)
        t = theme.current()
        self._prior.setFixedHeight(t.px(32 + 36 * min(len(rows), _PRIOR_ROWS) + 2))
        self._prior_card.setVisible(bool(rows))

    def _open_prior(self, row_number: int) -> None:
        if self._shown is not None and row_number < len(self._shown.detail.prior):
            self.open_dossier.emit(self._shown.detail.prior[row_number].id)

    def _step_by_key(self, step: str) -> None:
        """A key of a step: only where it could be pressed as a button."""
        if self._shown is None:
            self.keep(partial(self._step_by_key, step))
        elif not self._panel.step and step in step_forms.allowed(self._shown.detail.dossier):
            self.open_step(step)

    def open_step(self, step: str, about: str = "") -> None:
        """Open the panel of a step; `about` names a part of the dossier that it is done to."""
        if self._shown is None:
            return
        self._panel.open(step, self._shown.detail.dossier, self._shown.moment, about)
        self._hide_behind_panel()
        tab_in_order(self)
        QTimer.singleShot(0, lambda: self._sides.ensureWidgetVisible(self._panel))

    def _left(self) -> None:
        if self._shown is not None:
            self._show_notices(self._shown)
            self._show_actions(self._shown)
            tab_in_order(self)
            QTimer.singleShot(0, self._focus_way_on)

    def _do(self, step: str, values: step_forms.StepValues) -> None:
        assert self._shown is not None
        values = replace(values, file=self._file)
        action, request = step_forms.request(step, self._shown.detail.dossier, values)
        self.services.runner.run(
            action, request, done=lambda dossier: self._done(step, dossier.number), failed=self._panel.refuse
        )

    def _settle_refusal(self) -> None:
        if self._shown is None or self._panel.step or not self._refused:
            return
        self._refused = False
        request = SettleRefusal(self._shown.detail.dossier.id)
        self.services.runner.run(settle_refusal, request, done=self._settled, failed=self._not_settled)

    def _not_settled(self, explanation: Explanation) -> None:
        self.notify.emit("warn", explanation.happened)
        self._read()

    def _settled(self, _dossier: Dossier) -> None:
        self.notify.emit("ok", self.tr("Hồ sơ đi tiếp theo bản của tỉnh"))
        self._take_focus = True
        self._read()

    def _done(self, step: str, number: str) -> None:
        self._panel.finish()
        self.notify.emit("ok", step_forms.form(step).done.format(number=short_number(number)))
        self._fresh = step in STEPS and STEPS[step].event.__name__ in PAPER_STEPS
        self._take_focus = True
        self._read()

    def _detach(self, file: AttachedFile) -> None:
        self._file = file.id
        name = kept_words.shown(file.file.name)
        self.open_step(step_forms.DETACH, f"{name} ({words.file(file.file).word})")

    def _back(self) -> None:
        self.open_page.emit("worklist")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._shown is not None and local_files(event):
            event.acceptProposedAction()
            self._papers.mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._papers.mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._papers.mark(over=False)
        if self._shown is not None and (sources := local_files(event)):
            event.acceptProposedAction()
            self._papers.attach(self._papers.target(self.mapToGlobal(event.position().toPoint())), sources)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._panel.step:
            self._panel.leave()
        elif self._actions.unfolded:
            self._actions.fold()
        else:
            self._back()
