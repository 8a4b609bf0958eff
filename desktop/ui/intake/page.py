"""Tiếp nhận: a card or a few keys, a procedure, its papers, one key, and the slip is printed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.identity_card import CardScan
from desktop.domain.numbers import short_number
from desktop.domain.procedures import Procedure
from desktop.ui import text
from desktop.ui.frame import Page
from desktop.ui.intake.applicant_zone import ApplicantZone
from desktop.ui.intake.drafts import DraftKeeper
from desktop.ui.intake.foot import Foot
from desktop.ui.intake.form import Asked, IntakeForm
from desktop.ui.intake.helping import Helping
from desktop.ui.intake.keys import bind_keys
from desktop.ui.intake.knowing import Knowing
from desktop.ui.intake.messages import Messages
from desktop.ui.intake.offering import asked_paper, refusal_paper
from desktop.ui.intake.procedure_zone import ProcedureZone
from desktop.ui.intake.promise_zone import PromiseZone
from desktop.ui.intake.visit import Visit
from desktop.ui.intake.wanting import Wanting
from desktop.ui.intake.zones import ONE, Zones
from desktop.ui.paper_services import Printed
from desktop.ui.papers.words import slip_words
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets.failure import FailureBanner
from desktop.ui.widgets.layout import column
from desktop.usecases.explain_error import Explanation
from desktop.usecases.prepare_intake import IntakePreview, PrepareIntake, prepare_intake
from desktop.usecases.receive_dossier import Receipt, receive_dossier
from desktop.usecases.refuse_at_intake import RefuseAtIntake, refuse_at_intake

MINUTE_MS: Final = 60_000


class IntakePage(Page):
    """The page dossiers are received on."""

    name = "intake"
    title = str(QT_TRANSLATE_NOOP("Page", "Tiếp nhận hồ sơ"))
    helps_itself = leads_on = True
    edge = 12

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.form = IntakeForm()
        self._told_of_paper = False
        self._saving = self._keep_person = self._focus_papers = self._focus_missing = False
        self._previews, self.visit = Latest(), Visit()
        self.one, self.two = ApplicantZone(), ProcedureZone(services.runner)
        self.knowing = Knowing(services.runner, self.one, self)
        self.three = PromiseZone(services.session.centre)
        self.zones = Zones(self.one, self.two, self.three)
        self.wanting = Wanting(self.one, self.two, self.three, services.session.role)
        self.helping = Helping(services.runner, self)
        self.guide, self.failure = self.helping.panel, FailureBanner()
        self.drafts = DraftKeeper(services, self)
        self.messages, self.foot = Messages(), Foot()
        parts = (self.messages, self.failure, (self.zones, 1), self.foot)
        self.setLayout(column(*parts, gap=4, margins=(12, 12, 12, 4)))
        self._connect()
        self._show_missing()

    def _connect(self) -> None:
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._prepare)
        self.one.changed.connect(self._changed)
        self.knowing.recognised.connect(self._show_same)
        self.knowing.placed.connect(self._changed)
        self.one.earlier.opened.connect(self.open_dossier)
        self.two.chosen.connect(self.choose)
        self.two.left.connect(self.leave_procedure)
        self.two.changed.connect(self._changed)
        self.two.asked.connect(self._prepare)
        self.two.open_dossier.connect(self.open_dossier)
        self.two.help.connect(self.show_help)
        self.two.declining.connect(self._decline)
        self.two.declined.opened.connect(self.three.give_key)
        self.two.declined.asked.connect(self._ask)
        self.two.declined.refused.connect(self._refuse)
        self.guide.opening.connect(lambda: self.guide.place_over(self.one))
        self.helping.led.connect(self.choose)
        self.helping.notify.connect(self.notify)
        self.helping.failed.connect(self._refused)
        self.three.changed.connect(self._changed)
        self.three.asked.connect(self._prepare)
        self.three.save.connect(self.save)
        self.drafts.kept.connect(self._draft_kept)
        self.drafts.found.connect(self._draft_found)
        self.drafts.listed.connect(self.foot.aside.show_kept)
        self.messages.dropped.connect(self._drop_draft)
        self.messages.reprint.connect(self._print_again)
        self.foot.aside.put.connect(self.put_aside)
        self.foot.aside.taken.connect(self._take_back)
        bind_keys(self)

    # ---- life of the page

    def activate(self) -> None:
        """Read what the search needs, look for a draft, set the focus."""
        self._minute.start()
        self.two.search.read()
        self.drafts.look(bring=self.form.empty)
        self._prepare()
        self.wanting.rest()

    def leave(self) -> None:
        """Keep what was typed at once."""
        self._minute.stop()
        self.knowing.rest()
        self.drafts.keep_now()

    def refresh(self, changes: Any) -> None:
        """Another dossier of this person may have been changed."""
        if getattr(changes, "dossiers", ()):
            self.knowing.recognise(self.one.id_number.text().strip())

    def main_action(self) -> None:
        """F9: save and print; with something missing, go there. While a refusal is written, confirm it."""
        if self.two.declined.isHidden():
            self.save(False)
        else:
            self.two.declined.accept()

    def accept_card(self, card: CardScan) -> bool:
        """Fill the applicant and go on to the procedure."""
        self.messages.forget()
        before, who = self.one.id_number.text(), self.one.full_name.text()
        self.one.fill_from_card(card)
        if self.one.id_number.text() != before:
            self.visit.end()
            self.messages.say_exchanged(who if self.two.procedure else "", self.one.full_name.text())
        if not self.one.focus_unnamed() and not self.two.focus_first():
            self.three.save_button.setFocus()
        return True

    # ---- who and what

    def _show_same(self) -> None:
        rows = self.one.earlier.rows
        same = next((r for r in rows if r.open and r.procedure == self.form.procedure), None)
        self.two.show_same(same)

    def choose(self, procedure: Procedure, case: str = "") -> None:
        """A procedure was chosen."""
        self.guide.setVisible(False)
        self.form.procedure, self.form.case, self.form.papers = procedure.code, case, []
        self.form.title, self.form.asked = procedure.short, []
        self._focus_papers = True
        self._prepare()
        self._show_same()
        self._changed()

    def show_help(self) -> None:
        """F1: what to know about the procedure; without one, questions that lead to one."""
        self.helping.show(self.form.procedure, self.two.procedure.short if self.two.procedure else "")

    def leave_procedure(self) -> None:
        """Look for another procedure; the person stays."""
        self.form.procedure, self.form.case, self.form.papers = "", "", []
        self.form.title, self.form.asked = "", []
        self._previews.wrap(self._show_preview)
        self.two.show_search()
        self.three.forget()
        self.two.search.edit.setFocus()
        self._changed()

    def _prepare(self) -> None:
        if not self.form.procedure:
            return
        if self.two.procedure is not None and self.two.procedure.code == self.form.procedure:
            self._collect()
        f = self.form
        request = PrepareIntake(f.procedure, f.case, f.channel, f.copies, f.pages, f.own_limit)
        done = self._previews.wrap(self._show_preview)
        self.services.runner.read(prepare_intake, request, done=done, failed=self._refused)

    def _show_preview(self, preview: IntakePreview) -> None:
        names = self.two.search.names
        self.two.show_procedure(preview, self.form, names.get(preview.procedure.field, ""))
        self.two.show_agent(self.form.applicant.agent)
        self.three.show_promise(preview)
        self.zones.show_promise(self.three.date.text(), self.three.fee.text())
        self._show_missing()
        if self._focus_missing:
            self.wanting.rest_at_missing()
        elif self._focus_papers and not self.two.focus_first():
            self.three.save_button.setFocus()
        self._focus_papers = self._focus_missing = False

    # ---- saving

    def save(self, keep_person: bool) -> None:
        """Receive the dossier; the same form is received once, however often the key is pressed."""
        if self._saving:
            return
        if self.wanting.go():
            return
        applicant = self.one.check()
        if applicant is None:
            self.one.focus_refused()
            return
        self._collect()
        self._saving, self._keep_person = True, keep_person
        self.failure.clear()
        self._show_missing()
        request = self.form.request(applicant)
        self.services.runner.run(receive_dossier, request, done=self._saved, failed=self._refused)

    def _saved(self, receipt: Receipt) -> None:
        self._saving = False
        number = short_number(receipt.number)
        self.services.print_slip(
            receipt.dossier, done=lambda printed: self._tell_paper(number, printed), failed=self.fail.emit
        )
        due = receipt.due_at
        words = self.tr("Đã lưu {number}, hẹn trả {day}, {time}").format(
            number=number, day=text.long_day(due.date()), time=text.promised_time(due)
        )
        self.notify.emit("ok", words)
        self.drafts.settle()
        self.visit.add(receipt, over=not self._keep_person)
        self._start_anew(keep_person=self._keep_person)
        if self._keep_person or len(self.visit.dossiers) > 1:
            self.messages.say_visit(self.visit)

    def _tell_paper(self, number: str, printed: Printed) -> None:
        """Said once: a machine without a printer has none for the next dossier either."""
        if not printed.on_paper and not self._told_of_paper:
            self._told_of_paper = True
            self.notify.emit("info", slip_words(number, printed))

    def _print_again(self) -> None:
        for dossier in self.visit.dossiers:
            self.services.print_slip(dossier, failed=self.fail.emit)

    # ---- not taken as it is

    def _decline(self, kind: str) -> None:
        self._collect()
        if self.one.missing() or self.one.check() is None:
            self.notify.emit("info", self.tr("Cần ghi đúng người nộp trước"))
            self.one.focus_missing()
        else:
            self.two.show_declining(kind, self.form)

    def _ask(self, asked: list[Asked]) -> None:
        """Nothing is received: the form waits, with what was asked for."""
        self._collect()
        self.form.asked = asked
        paper = asked_paper(self.form, self.two.procedure)
        self.put_aside()
        self.notify.emit("ok", self.tr("Đã gác lại, chờ bổ sung {count} nội dung").format(count=len(asked)))
        self.open_paper.emit(paper)

    def _refuse(self, reason: str) -> None:
        applicant = self.one.check()
        if self._saving or applicant is None:
            return
        self._collect()
        self._saving, self._keep_person = True, False
        self.failure.clear()
        self._show_missing()
        request = RefuseAtIntake(self.form.request(applicant), reason)
        self.services.runner.run(refuse_at_intake, request, done=self._declined, failed=self._refused)

    def _declined(self, receipt: Receipt) -> None:
        self._saving = False
        self.notify.emit("ok", self.tr("Đã ghi từ chối nhận {number}").format(number=short_number(receipt.number)))
        self.drafts.settle()
        self.visit.end()
        self._start_anew(keep_person=False)
        self.open_paper.emit(refusal_paper(receipt))

    def _refused(self, words: Explanation) -> None:
        self._saving = False
        self._show_missing()
        if not self.one.say(str(getattr(words, "facts", {}).get("field", "")), words.happened):
            self.failure.explain(words)

    def _start_anew(self, *, keep_person: bool) -> None:
        self.messages.forget()
        self.guide.setVisible(False)
        self.form = IntakeForm(applicant=self.one.applicant()) if keep_person else IntakeForm()
        self._focus_papers = self._focus_missing = False
        self._previews.wrap(self._show_preview)
        self.two.show_search()
        self.three.forget()
        self.zones.show_promise("", "")
        if not keep_person:
            self.one.clear()
        else:
            self.form.priority = self.one.priority.reason
            self.knowing.recognise(self.one.id_number.text().strip())
        self.foot.forget()
        self._show_missing()
        self.wanting.rest()

    # ---- drafts

    def _collect(self) -> None:
        self.form.applicant = self.one.applicant()
        self.form.priority = self.one.priority.reason
        self.two.read_into(self.form)
        self.three.read_into(self.form)

    def _changed(self) -> None:
        if self._saving:
            return
        self._collect()
        self._show_missing()
        self.two.show_agent(self.form.applicant.agent)
        self.drafts.touch(self.form)

    def _draft_kept(self, at: datetime) -> None:
        if not self.form.empty:
            self.foot.say_kept(at)

    def _draft_found(self, form: IntakeForm, at: datetime) -> None:
        if self.form.empty and not self.one.named():
            self._show_form(form, at)

    def _show_form(self, form: IntakeForm, at: datetime) -> None:
        """Fill the page with a form that was kept."""
        self.form = form
        form.aside = False
        self.drafts.took(form)
        applicant, priority = form.applicant, form.priority
        self.three.fill(form)
        self.one.priority.show_reason(priority)
        self.one.fill(applicant)
        self.form.applicant, self.form.priority = applicant, priority
        self._prepare()
        self.messages.say_brought(form, at)
        self._show_missing()
        # Which papers it needs is being read; until then the focus rests where nothing is taken away.
        self._focus_missing = bool(form.procedure)
        if form.procedure:
            self.one.id_number.setFocus()
        else:
            self.wanting.rest()

    def put_aside(self) -> None:
        """Keep the form for later and take the next visitor."""
        self._collect()
        if self._saving or self.form.empty:
            return
        self.drafts.put_aside(self.form)
        self.visit.end()
        self._start_anew(keep_person=False)

    def aside_key(self) -> None:
        """Ctrl+G: put the form aside; on an empty page, choose among those that lie there."""
        self._collect()
        if self.form.empty:
            self.foot.aside.open()
        else:
            self.put_aside()

    def _take_back(self, form: IntakeForm, at: datetime) -> None:
        """A form from the list; what is on the page takes its place there."""
        self.put_aside()
        self.two.show_search()
        self._show_form(form, at)

    def _drop_draft(self) -> None:
        self.drafts.drop(self.form.key)
        self._start_anew(keep_person=False)

    # ---- focus and keys

    def _show_missing(self) -> None:
        self.three.show_missing(self.wanting.words(self.form), busy=self._saving)
        self.foot.aside.set_form(self.form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focus = QApplication.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self.zones.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.zones.fit(self.window().width())
        self.foot.hint.setVisible(self.zones.shape != ONE)
        QTimer.singleShot(0, lambda: self.guide.place_over(self.one))
