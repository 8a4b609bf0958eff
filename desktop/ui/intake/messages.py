"""What stands above the zones: a form that came back, and what a visitor handed in so far."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui import text
from desktop.ui.intake.form import IntakeForm
from desktop.ui.intake.visit import Visit
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import clear, column
from desktop.ui.widgets.parts import banner


class Messages(QWidget):
    """At most one banner.

    Signals:
        dropped: the form that came back is not wanted.
        reprint: all slips of the visitor once more.
    """

    dropped = Signal()
    reprint = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._place = column()
        self.setLayout(self._place)
        self.setVisible(False)

    def forget(self) -> None:
        """Nothing to say."""
        clear(self._place)
        self.setVisible(False)

    def say_brought(self, form: IntakeForm, at: datetime) -> None:
        """A kept form is on the page again."""
        said = self.tr("Đã lấy lại nháp lúc {time}").format(time=text.clock(at))
        if form.asked:
            papers = text.listed([one.name for one in form.asked])
            said += self.tr(". Đã yêu cầu bổ sung: {papers}").format(papers=papers)
        drop = Button(self.tr("Bỏ nháp"), "quiet", size="control")
        drop.clicked.connect(self.dropped)
        self._say("info", said, drop, "undo")

    def say_exchanged(self, before: str, now: str) -> None:
        """The card of somebody else came over a form that was begun; nobody stood there where `before` is empty."""
        if not before:
            return
        said = self.tr("Người nộp đã đổi từ {before} sang {now}; thủ tục và giấy tờ đã đánh dấu vẫn giữ nguyên.")
        seen = Button(self.tr("Đã hiểu"), "quiet", "check", size="control")
        seen.clicked.connect(self.forget)
        self._say("warn", said.format(before=before, now=now), seen, "users")

    def say_visit(self, visit: Visit) -> None:
        """What this visitor handed in."""
        again = Button(self.tr("In lại giấy hẹn"), "quiet", "printer", size="control")
        again.clicked.connect(self.reprint)
        self._say("ok", visit.words(), again, "")

    def _say(self, tone: str, said: str, action: Button, icon: str) -> None:
        clear(self._place)
        self._place.addWidget(banner(tone, said, action, icon=icon))
        self.setVisible(True)
