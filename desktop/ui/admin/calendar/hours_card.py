"""Giờ làm việc: two sessions, the cut-off of same-day results, when limits in days end."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from desktop.ui import theme
from desktop.ui.admin.calendar import words
from desktop.ui.admin.sections import Turning, reveal
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import column, leave_out_unless
from desktop.ui.widgets.parts import label, section
from desktop.usecases.explain_error import Explanation
from desktop.usecases.set_hours import SetHours
from desktop.usecases.view_calendar import Hours


class HoursCard(QFrame):
    """The hours of the centre.

    Signals:
        wanted: a SetHours to run.
    """

    wanted = Signal(object)

    def __init__(self, *, editable: bool) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._hours: Hours | None = None
        self._published: Hours | None = None
        self._said = Slot()
        titles = (self.tr("Sáng từ"), self.tr("Sáng đến"), self.tr("Chiều từ"), self.tr("Chiều đến"))
        self.moments = [_moment(title) for title in titles]
        self.cutoff = _moment(self.tr("Giờ chốt trong ngày"))
        self.ends = fields.choice([name for _, name in words.ends_choices()], name=self.tr("Ngày cuối hết hạn lúc"))
        self._fields = [fields.Field(title, edit) for title, edit in zip(titles, self.moments, strict=True)]
        self._cutoff_field = fields.Field(self.tr("Giờ chốt trong ngày"), self.cutoff)
        for edit in (*self.moments, self.cutoff):
            edit.textEdited.connect(lambda _: self._judge())
        self.ends.activated.connect(lambda _: self._judge())
        self.save = Button(self.tr("Lưu giờ làm việc"), "secondary", "check")
        self.save.clicked.connect(self.confirm)
        self.usual = Button(self.tr("Như công bố"), "quiet", "undo")
        self.usual.clicked.connect(lambda: self.wanted.emit(SetHours()))
        self._usual_words = label("", tone="2", wrap=True)
        ends = fields.Field(self.tr("Ngày cuối hết hạn lúc"), self.ends)
        self._form = [
            Turning(*self._fields, None, gap=12),
            Turning(self._cutoff_field, (ends, 1), None, gap=12),
            Turning(self.save, self.usual, None),
        ]
        leave_out_unless(editable, *self._form)
        self._editable = editable
        note = self.tr("Thủ tục trả trong ngày, nhận sau giờ chốt thì trả ngày làm việc kế tiếp.")
        self.setLayout(
            column(
                section(self.tr("Giờ làm việc")),
                self._usual_words,
                self._said,
                *self._form[:2],
                label(note, tone="3", wrap=True),
                self._form[2],
                gap=8,
                margins=(16, 8, 16, 12),
            )
        )

    def show_hours(self, hours: Hours, published: Hours) -> None:
        """Show hours; what was typed and not saved stays."""
        typed = self._hours is not None and self.changed
        self._hours, self._published = hours, published
        if not typed:
            shown = [moment for session in hours.sessions[:2] for moment in session]
            for at, edit in enumerate(self.moments):
                edit.setText(words.time_text(shown[at]) if at < len(shown) else "")
            self.cutoff.setText(words.time_text(hours.cutoff))
            self.ends.setCurrentIndex([code for code, _ in words.ends_choices()].index(hours.ends))
            self._said.put()
        own = hours != published
        said = self.tr("Trung tâm tự đặt; công bố là {hours}.").format(hours=words.hours_sentence(published))
        if not self._editable:
            ends = dict(words.ends_choices())[hours.ends].lower()
            said = self.tr("{hours}. Giờ chốt {cutoff}. Ngày cuối hết hạn lúc {ends}.").format(
                hours=words.hours_sentence(hours), cutoff=words.time_text(hours.cutoff), ends=ends
            )
        self._usual_words.setText(said)
        self._usual_words.setVisible(own or not self._editable)
        self.usual.setVisible(own)
        self._judge()

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._hours is not None and self._typed() != self._hours

    def confirm(self) -> None:
        """Save what was typed."""
        typed = self._typed()
        if typed is None or self._published is None:
            self._judge()
            bad = next((edit for edit in (*self.moments, self.cutoff) if edit.property("state") == "error"), None)
            (bad or self.moments[0]).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.changed:
            published = self._published
            sessions = tuple((words.time_text(opens), words.time_text(closes)) for opens, closes in typed.sessions)
            self.wanted.emit(
                SetHours(
                    () if typed.sessions == published.sessions else sessions,
                    "" if typed.cutoff == published.cutoff else words.time_text(typed.cutoff),
                    "" if typed.ends == published.ends else typed.ends,
                )
            )

    def saved(self) -> None:
        """What was typed is in the store."""
        self._hours = None

    def refuse(self, why: Explanation) -> None:
        """Say why it was not done; what was typed stays."""
        self._said.put(trouble(why))
        reveal(self)

    def _typed(self) -> Hours | None:
        """The hours as typed; None where one is no time of day."""
        texts = [edit.text().strip() for edit in self.moments]
        # One session a day: the second line stays empty.
        wanted = texts[:2] if not any(texts[2:]) else texts
        moments = [words.read_time(typed) for typed in wanted]
        cutoff = words.read_time(self.cutoff.text())
        found = [moment for moment in moments if moment is not None]
        if cutoff is None or len(found) < len(moments):
            return None
        sessions: tuple[tuple[time, time], ...] = tuple(zip(found[::2], found[1::2], strict=True))
        return Hours(sessions, cutoff, words.ends_choices()[max(self.ends.currentIndex(), 0)][0])

    def _judge(self) -> None:
        second_empty = not any(edit.text().strip() for edit in self.moments[2:])
        for at, (field, edit) in enumerate(zip(self._fields, self.moments, strict=True)):
            good = words.read_time(edit.text()) is not None or (second_empty and at > 1)
            field.say("" if good else self.tr("Gõ như 7:30"), "late")
        good = words.read_time(self.cutoff.text()) is not None
        self._cutoff_field.say("" if good else self.tr("Gõ như 15:00"), "late")
        self.save.setEnabled(self.changed)
        self.save.setToolTip("" if self.changed else self.tr("Chưa có gì thay đổi"))


def _moment(name: str) -> QLineEdit:
    edit = fields.line("", "7:30", name=name)
    edit.setFixedWidth(theme.current().px(120))
    return edit
