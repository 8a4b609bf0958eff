"""Tiếp nhận: a card or a few keys, a procedure, its papers, one key, and the slip is printed."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.domain.addresses import AddressReading
from desktop.domain.identity_card import CardScan
from desktop.domain.numbers import short_number
from desktop.domain.procedures import Procedure
from desktop.domain.read_models import DossierRow
from desktop.ui import text, theme
from desktop.ui.frame import Page
from desktop.ui.intake.applicant_zone import ApplicantZone
from desktop.ui.intake.drafts import DraftKeeper
from desktop.ui.intake.form import IntakeForm
from desktop.ui.intake.helping import Helping
from desktop.ui.intake.procedure_zone import ProcedureZone
from desktop.ui.intake.promise_zone import PromiseZone
from desktop.ui.intake.zones import ONE, TWO, WIDE, Zones
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.failure import FailureBanner
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import banner, label
from desktop.usecases.explain_error import Explanation
from desktop.usecases.prepare_intake import IntakePreview, PrepareIntake, prepare_intake
from desktop.usecases.read_address import read_address
from desktop.usecases.receive_dossier import Receipt, receive_dossier
from desktop.usecases.recognise_person import recognise_person

ADDRESS_MS: Final = 250
MINUTE_MS: Final = 60_000


class IntakePage(Page):
    """The page dossiers are received on."""

    name = "intake"
    title = str(QT_TRANSLATE_NOOP("Page", "Tiếp nhận hồ sơ"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.form = IntakeForm()
        self._preview: IntakePreview | None = None
        self._saving = self._keep_person = self._focus_papers = self._active = False
        self._people, self._addresses, self._previews = Latest(), Latest(), Latest()
        self.one, self.two = ApplicantZone(), ProcedureZone(services.runner)
        self.three = PromiseZone(services.session.centre)
        self.zones = Zones(self.one, self.two, self.three)
        self.helping = Helping(services.runner, self)
        self.guide = self.helping.panel
        self.failure = FailureBanner()
        self.drafts = DraftKeeper(services, self)
        self._message = QVBoxLayout()
        self._make_foot()
        body = column(self._message, self.failure, (self.zones, 1), self._foot, gap=4, margins=(12, 12, 12, 4))
        self.setLayout(body)
        self._connect()
        self._show_missing()

    def _make_foot(self) -> None:
        self._draft_sign = icons.icon_label("check", "ok", 16)
        self._draft_words = label("", tone="3")
        self._draft_sign.setVisible(False)
        hint = self.tr("Enter sang ô tiếp · F6 sang vùng tiếp · Phím cách đánh dấu giấy tờ")
        self._hint = label(hint, tone="3")
        line = row(self._hint, None, self._draft_sign, self._draft_words, gap=4, margins=(4, 0, 4, 0))
        self._foot = box(line)

    def _connect(self) -> None:
        self._address_timer = QTimer(self)
        self._address_timer.setSingleShot(True)
        self._address_timer.setInterval(ADDRESS_MS)
        self._address_timer.timeout.connect(self._read_address)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._prepare)
        self.one.changed.connect(self._changed)
        self.one.person_changed.connect(self._recognise)
        self.one.address_changed.connect(lambda _text: self._address_timer.start())
        self.one.earlier.opened.connect(self.open_dossier)
        self.two.chosen.connect(self.choose)
        self.two.left.connect(self.leave_procedure)
        self.two.changed.connect(self._changed)
        self.two.asked.connect(self._prepare)
        self.two.open_dossier.connect(self.open_dossier)
        self.two.help.connect(self.show_help)
        self.guide.opening.connect(lambda: self.guide.place_over(self.one))
        self.helping.led.connect(self.choose)
        self.helping.notify.connect(self.notify)
        self.helping.failed.connect(self._refused)
        self.three.changed.connect(self._changed)
        self.three.asked.connect(self._prepare)
        self.three.save.connect(self.save)
        self.drafts.kept.connect(self._draft_kept)
        self.drafts.found.connect(self._draft_found)
        for key, act in (
            ("Ctrl+Return", lambda: self.save(True)),
            ("Ctrl+Enter", lambda: self.save(True)),
            ("Ctrl+T", self.two.tick_required),
            ("F1", self.show_help),
            ("F6", lambda: self._zone(1)),
            ("Shift+F6", lambda: self._zone(-1)),
            *((f"Ctrl+{n}", lambda n=n: self.one.address_card.choose(n - 1)) for n in range(1, 10)),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    # ---- life of the page

    def activate(self) -> None:
        """Read what the search needs, look for a draft, set the focus."""
        self._active = True
        self._minute.start()
        self.two.search.read()
        if self.form.empty:
            self.drafts.look()
        self._prepare()
        self._rest()

    def leave(self) -> None:
        """Keep what was typed at once."""
        self._minute.stop()
        self._address_timer.stop()
        self.drafts.keep_now()

    def refresh(self, changes: Any) -> None:
        """Another dossier of this person may have been changed."""
        if getattr(changes, "dossiers", ()):
            self._recognise(self.one.id_number.text().strip())

    def main_action(self) -> None:
        """F9: save and print; with something missing, go there."""
        self.save(False)

    def accept_card(self, card: CardScan) -> bool:
        """Fill the applicant and go on to the procedure."""
        clear(self._message)
        self.one.fill_from_card(card)
        if not self.one.focus_unnamed() and not self.two.focus_first():
            self.three.save_button.setFocus()
        return True

    # ---- who

    def _recognise(self, number: str) -> None:
        wanted = number.replace(" ", "")
        if len(wanted) not in {9, 12}:
            self._people.wrap(self._show_earlier)
            self._show_earlier(None)
            return
        self.services.runner.read(recognise_person, wanted, done=self._people.wrap(self._show_earlier))

    def _show_earlier(self, rows: tuple[DossierRow, ...] | None) -> None:
        self.one.earlier.show_rows(rows)
        self._show_same()

    def _show_same(self) -> None:
        rows = self.one.earlier.rows
        same = next((r for r in rows if r.open and r.procedure == self.form.procedure), None)
        self.two.show_same(same)

    def _read_address(self) -> None:
        address = self.one.address.toPlainText().strip()
        if not address:
            self._addresses.wrap(self._show_address)
            self.one.address_card.forget()
            return
        self.services.runner.read(read_address, address, done=self._addresses.wrap(self._show_address))

    def _show_address(self, reading: AddressReading) -> None:
        kept = self.one.address_card.commune or self.form.applicant.commune
        self.one.address_card.show_reading(reading, kept)
        self._changed()

    # ---- what

    def choose(self, procedure: Procedure, case: str = "") -> None:
        """A procedure was chosen."""
        self.guide.setVisible(False)
        self.form.procedure, self.form.case, self.form.papers = procedure.code, case, []
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
        self._preview = None
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
        self._preview = preview
        names = self.two.search.names
        self.two.show_procedure(preview, self.form, names.get(preview.procedure.field, ""))
        self.three.show_promise(preview)
        self.zones.show_promise(self.three.date.text(), self.three.fee.text())
        self._show_missing()
        if self._focus_papers:
            self._focus_papers = False
            if not self.two.focus_first():
                self.three.save_button.setFocus()

    # ---- saving

    def missing(self) -> list[str]:
        """What keeps the dossier from being saved, in words."""
        found = [] if self.one.named() else [self.tr("người nộp")]
        if not self.form.procedure:
            return [*found, self.tr("thủ tục")]
        if self.two.case_missing:
            found.append(self.tr("trường hợp"))
        if self._preview is not None and self._preview.limit is None:
            found.append(self.tr("thời hạn"))
        return found + self.two.checklist.missing()

    def save(self, keep_person: bool) -> None:
        """Receive the dossier; the same form is received once, however often the key is pressed."""
        if self._saving:
            return
        if self.missing():
            if self.one.named():
                self.two.focus_missing()
            else:
                self.one.full_name.setFocus()
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
        self.services.print_slip(receipt.dossier, failed=self.fail.emit)
        due = receipt.due_at
        words = self.tr("Đã lưu {number}, hẹn trả {day}, {time}").format(
            number=short_number(receipt.number), day=text.long_day(due.date()), time=text.promised_time(due)
        )
        self.notify.emit("ok", words)
        self.drafts.settle()
        self._start_anew(keep_person=self._keep_person)

    def _refused(self, words: Explanation) -> None:
        self._saving = False
        self._show_missing()
        facts: dict[str, object] = getattr(words, "facts", {})
        if not self.one.say(str(facts.get("field", "")), words.happened):
            self.failure.explain(words)

    def _start_anew(self, *, keep_person: bool) -> None:
        clear(self._message)
        self.guide.setVisible(False)
        applicant = self.one.applicant()
        self.form = IntakeForm(applicant=applicant) if keep_person else IntakeForm()
        self._preview = None
        self._previews.wrap(self._show_preview)
        self.two.show_search()
        self.three.forget()
        self.zones.show_promise("", "")
        if not keep_person:
            self.one.clear()
        else:
            self._recognise(self.one.id_number.text().strip())
        self._draft_sign.setVisible(False)
        self._draft_words.setText("")
        self._show_missing()
        self._rest()

    # ---- drafts

    def _collect(self) -> None:
        self.form.applicant = self.one.applicant()
        self.two.read_into(self.form)
        self.three.read_into(self.form)

    def _changed(self) -> None:
        if self._saving:
            return
        self._collect()
        self._show_missing()
        self.drafts.touch(self.form)

    def _draft_kept(self, at: datetime | None) -> None:
        if at is not None and not self.form.empty:
            self._draft_words.setText(self.tr("Nháp tự lưu {time}").format(time=text.clock(at)))
            self._draft_sign.setVisible(True)

    def _draft_found(self, form: IntakeForm, at: datetime | None) -> None:
        if not self.form.empty or self.one.named():
            return
        self.form = form
        applicant = form.applicant
        self.one.fill(applicant)
        self.form.applicant = applicant
        self.three.fill(form)
        self._prepare()
        drop = Button(self.tr("Bỏ nháp"), "quiet", size="control")
        drop.clicked.connect(self._drop_draft)
        when = text.clock(at) if at is not None else ""
        self._show_message(banner("info", self.tr("Đã lấy lại nháp lúc {time}").format(time=when), drop, icon="undo"))
        self._show_missing()
        self._rest()

    def _drop_draft(self) -> None:
        self.drafts.drop(self.form.key)
        self._start_anew(keep_person=False)

    def _show_message(self, message: QFrame) -> None:
        clear(self._message)
        self._message.addWidget(message)

    # ---- focus and keys

    def _rest(self) -> None:
        """Where the hand should be: at the person, then at what is open, then at the main button."""
        if not self.one.named():
            self.one.id_number.setFocus()
        elif not self.two.focus_first():
            self.three.save_button.setFocus()

    def _zone(self, step: int) -> None:
        focus = QApplication.focusWidget()
        zones = (self.one, self.two, self.three)
        now = next((i for i, zone in enumerate(zones) if focus is not None and zone.isAncestorOf(focus)), -1)
        there = (now + step) % len(zones)
        if there == 1:
            if not self.two.focus_first():
                self.two.focus_papers()
        else:
            inputs = [w for w in zones[there].inputs() if w.isVisible() and w.isEnabled()]
            (inputs[0] if inputs else self.one.id_number).setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and self.isAncestorOf(new):
            self.two.bring_into_view(new)
            self.zones.bring_into_view(new)

    def _show_missing(self) -> None:
        self.three.show_missing(self.missing(), busy=self._saving)

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
        t, window = theme.current(), self.window()
        two, one = t.below("side_by_side", window.width()), t.below("two_columns", window.width())
        self.zones.lie(ONE if one else TWO if two else WIDE)
        short = not two and t.below("short_height", window.height())
        self.three.set_short(short)
        self.one.earlier.set_shown(1 if short else 2)
        self._hint.setVisible(not one)
        QTimer.singleShot(0, lambda: self.guide.place_over(self.one))
