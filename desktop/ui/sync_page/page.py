"""Đồng bộ: one button, what waits, what the province confirms, what needs a person."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.read_models import RoundOutcome
from desktop.ui import theme
from desktop.ui.dossier.sides import Sides, Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.frame import Page
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.sync_page import sentences
from desktop.ui.sync_page.cards import Attention, agreement_card, rounds_card
from desktop.ui.sync_page.lanes import Lanes
from desktop.ui.sync_page.reading import Standing, read_standing
from desktop.ui.sync_page.usb import UsbButtons
from desktop.ui.widgets.layout import box, column, leave_out_unless, row
from desktop.ui.widgets.parts import Button, banner, card, label
from desktop.usecases.explain_error import Explanation, explain_error


class SyncPage(Page):
    """How this machine stands with the province, and the button that changes it."""

    name = "sync"
    title = str(QT_TRANSLATE_NOOP("Page", "Đồng bộ"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._standing: Standing | None = None
        self._latest = Latest()
        self._by_usb = False
        self._build()
        sync = services.sync
        sync.started.connect(self._started)
        sync.progressed.connect(self._progressed)
        sync.finished.connect(self._finished)
        sync.link_changed.connect(self._link_changed)
        if sync.running:
            self._started()
        else:
            self._show_button()

    def _build(self) -> None:
        t = theme.current()
        self.act = Button(self.tr("Đồng bộ ngay"), "primary", "sync", "F9")
        self.act.clicked.connect(self._go)
        self.stop = Button(self.tr("Dừng, gửi tiếp sau"), "secondary", "pause", "Esc")
        self.stop.clicked.connect(self._stop)
        for button in (self.act, self.stop):
            button.setFixedHeight(t.px(64))
            button.setMinimumWidth(t.px(240))
        self._head, self._note = label("", "title", wrap=True), label("", tone="2", wrap=True)
        said = column(None, self._head, self._note, None, gap=0)
        self.usb = UsbButtons(self.services)
        self.usb.began.connect(self._usb_began)
        self.usb.ended.connect(self._usb_ended)
        self.usb.invited.connect(self._invited)
        self._training = self.services.session.training
        leave_out_unless(not self._training, self.usb)
        headline = card(row(self.act, self.stop, (said, 1), self.usb, gap=24, margins=(16, 14, 16, 14)))
        self._trouble, self._result = Slot(), Slot()
        self.lanes = Lanes()
        self.attention = Attention()
        self.attention.opened.connect(self.open_dossier)
        self.attention.listed.connect(lambda: self.open_page.emit("attention"))
        self._agreement, self._rounds = Slot(), Slot()
        left = box(column(self.lanes, (self.attention, 1), gap=12))
        right = box(column(self._agreement, (self._rounds, 1), gap=12))
        self._sides = Sides(left, right, 328, margins=(16, 0, 16, 12))
        head = box(column(headline, self._trouble, self._result, gap=12, margins=(16, 12, 16, 0)))
        self.setLayout(column(head, (self._sides, 1), gap=12))

    def activate(self) -> None:
        """Read anew; the button has the focus."""
        self._read()
        self._focus_button()

    def refresh(self, changes: Any) -> None:
        """Read anew when something was recorded or answered."""
        if changes.dossiers or changes.delivery or changes.days:
            self._read()

    def main_action(self) -> None:
        """F9: sync now; while a round runs there is nothing to begin."""
        if self._training:
            self.notify.emit("info", self._head.text() or self.tr("Tập huấn không nối với tỉnh"))
        elif self.services.sync.running:
            self.notify.emit("info", self.tr("Đang đồng bộ rồi, không cần bấm nữa"))
        else:
            self._go()

    def _read(self) -> None:
        self.services.runner.read(read_standing, done=self._latest.wrap(self._show), failed=self._failed)

    def _failed(self, explanation: Explanation) -> None:
        self._trouble.put(trouble(explanation))

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self._trouble.put()
        self._agreement.put(agreement_card(standing))
        self._rounds.put(rounds_card(standing))
        self.attention.show_standing(standing)
        self.usb.show_day(standing.moment.today)
        if standing.sync.shut_out_at is not None:
            self.usb.offer_enrolment()
        if self._training:
            self._head.setText(self.tr("Tập huấn không nối với tỉnh"))
            self._note.setText(self.tr("Mọi bản ghi chỉ nằm trong kho tập huấn. Rời tập huấn để đồng bộ hồ sơ thật."))
        elif not self.services.sync.running:
            self._head.setText(sentences.waits(standing.sync, standing.moment)[0])
            self._note.setText(sentences.waits(standing.sync, standing.moment)[1])
            if self._result.isHidden() or self._by_usb:
                self.lanes.show_waiting(standing.sync)
            else:
                self.lanes.show_left(standing.sync.unsent)

    def _go(self) -> None:
        self._by_usb = False
        self.services.sync.sync_now()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._note.setText(self.tr("Đang dừng sau lượt gửi này. Những gì tỉnh đã nhận vẫn giữ nguyên."))
        self.services.sync.stop()

    def _started(self) -> None:
        if not self._by_usb:
            self._result.put()
        self.lanes.begin(self._standing.sync.unsent if self._standing else 0)
        self._head.setText(self.lanes.told)
        self._note.setText(self.tr("Có thể làm việc khác, cứ để chạy."))
        self.stop.setEnabled(True)
        self._show_button()

    def _progressed(self, progress: Any) -> None:
        self.lanes.show_progress(progress.step, progress.sent, progress.received)
        if progress.step == "files":
            self.lanes.show_files(progress.files)
        self._head.setText(self.lanes.told)

    def _finished(self, outcome: RoundOutcome) -> None:
        self.lanes.finish(outcome)
        told = sentences.result(outcome)
        if outcome.ok:
            if self.usb.enrol.hasFocus():
                self._focus_button()
            self.usb.offer_enrolment(False)
        if self._by_usb and not outcome.ok:
            # A round by itself that did not reach the province: what a bundle brought is still to be read.
            pass
        elif outcome.ok or outcome.stopped:
            self._result.put(banner(told.tone, told.word, icon=told.icon))
        else:
            self._result.put(trouble(explain_error(outcome.code or "sync_failed", {"reason": outcome.reason}), "warn"))
            if outcome.code == "device_not_allowed" and self._standing and self._standing.sync.last_contact_at is None:
                self.usb.offer_enrolment()
        self._show_button()
        self._read()

    def _usb_began(self, words: str) -> None:
        self._by_usb = True
        self._result.put(banner("info", words, icon="hourglass"))

    def _usb_ended(self, told: QWidget) -> None:
        self._result.put(told)
        self._read()

    def _invited(self) -> None:
        """How the round ends is how the enrolment does; its button goes, and the focus to that of the round."""
        self._by_usb = False
        self._focus_button()

    def _link_changed(self, _link: str) -> None:
        self._read()

    def _show_button(self) -> None:
        """The same place starts a round and stops it; the focus stays there."""
        running = self.services.sync.running
        held = self.act.hasFocus() or self.stop.hasFocus()
        self.act.setVisible(not running and not self._training)
        self.stop.setVisible(running and not self._training)
        if held:
            self._focus_button()

    def _focus_button(self) -> None:
        button = self.stop if self.services.sync.running else self.act
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.services.sync.running:
            self._stop()
        else:
            super().keyPressEvent(event)
