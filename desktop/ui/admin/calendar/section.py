"""Lịch làm việc: which days and hours count at this centre."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from desktop.ui import text, theme
from desktop.ui.admin.calendar import words
from desktop.ui.admin.calendar.hours_card import HoursCard
from desktop.ui.admin.calendar.own_days import OwnDays
from desktop.ui.admin.calendar.signs import Legend
from desktop.ui.admin.calendar.year_view import YearView, month_on
from desktop.ui.admin.panel import Panel, Question, typed
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.layout import column, leave_out_unless
from desktop.ui.widgets.parts import banner, card, label, section
from desktop.usecases.explain_error import Explanation
from desktop.usecases.set_day import SetDay, set_day
from desktop.usecases.set_hours import SetHours, set_hours
from desktop.usecases.view_calendar import CalendarState, view_calendar

MAY_CHANGE = ("leader", "administrator")


class CalendarSection(Section):
    """Days and hours; everybody may look, leaders and administrators change."""

    name = "calendar"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Lịch làm việc"))
    icon = "calendar"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._editable = services.session.role in MAY_CHANGE
        self._state: CalendarState | None = None
        self._day: date | None = None
        self._latest = Latest()
        self._trouble, self._notice = Slot(), Slot()
        self._make_year()
        self.panel = Panel()
        self.panel.confirmed.connect(self._set)
        self.panel.left.connect(self.take_focus)
        self.own = OwnDays(editable=self._editable)
        self.own.opened.connect(self._go_to)
        self.own.dropped.connect(self._drop)
        self.hours = HoursCard(editable=self._editable)
        self.hours.wanted.connect(self._set_hours)
        self.setLayout(
            column(self._trouble, self._notice, self._year_card, self.panel, self.own, self.hours, None, gap=12)
        )

    def _make_year(self) -> None:
        self.year = YearView()
        self.year.moved.connect(self._moved)
        self.year.chosen.connect(self._open)
        back = IconButton("chevron-left", self.tr("Năm trước (Ctrl+PageUp)"))
        on = IconButton("chevron-right", self.tr("Năm sau (Ctrl+PageDown)"))
        back.clicked.connect(lambda: self._turn(-1))
        on.clicked.connect(lambda: self._turn(1))
        self._number = label("", "section", align=Qt.AlignmentFlag.AlignCenter)
        self._sentence = label("", "strong", wrap=True)
        # Two lines always, so that the year stays where it is while one goes through it.
        self._sentence.setMinimumHeight(theme.current().px(44))
        self.change = Button(self.tr("Đổi ngày này"), "secondary", "edit", "Enter", size="control")
        self.change.clicked.connect(lambda: self._open(self.year.day))
        leave_out_unless(self._editable, self.change)
        body = column(
            section(self.tr("Lịch làm việc"), back, self._number, on),
            Turning((self._sentence, 1), self.change, gap=8),
            self.year,
            Legend(),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self._year_card = card(body)

    # ---- life

    def read(self) -> None:
        """Read days and hours anew."""
        self.services.runner.read(view_calendar, done=self._latest.wrap(self._show), failed=self._failed)

    def refresh(self, changes: Any) -> None:
        """Days or hours changed, here or at another counter."""
        if changes.reference:
            self.read()

    def take_focus(self) -> None:
        """The calendar."""
        self.year.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: save the day or the hours that were typed, or open the current day."""
        if self.panel.open:
            self.panel.confirm()
        elif self.hours.changed:
            self.hours.confirm()
        else:
            self._open(self.year.day)

    def escape(self) -> bool:
        """Leave the panel."""
        was_open = self.panel.open
        self.panel.leave()
        return was_open

    def _show(self, state: CalendarState) -> None:
        self._state = state
        self._trouble.put()
        self.year.show_calendar(state.calendar, state.own.keys(), state.today)
        self._show_notice(state)
        self._moved(self.year.day)
        self.own.show_days(state.own)
        self.hours.show_hours(state.hours, state.published_hours)

    def _show_notice(self, state: CalendarState) -> None:
        if state.not_settled is not None:
            said = self.tr("Lịch nghỉ, hoán đổi năm {year} chưa có: nhập theo thông báo trước khi hẹn trả sang năm.")
            self._notice.put(banner("warn", said.format(year=state.not_settled), icon="calendar"))
        elif (begins := state.calendar.provisional_from) is not None:
            said = self.tr("Từ {day} ngày nghỉ mới là dự kiến, ngày hoán đổi chưa được thông báo.")
            self._notice.put(banner("info", said.format(day=text.day(begins)), icon="calendar"))
        else:
            self._notice.put()

    def _failed(self, why: Explanation) -> None:
        self._trouble.put(trouble(why))

    # ---- days

    def _moved(self, day: date) -> None:
        self._number.setText(str(day.year))
        self._sentence.setText(self.year.sentence(day))

    def _turn(self, years: int) -> None:
        self.year.go(month_on(self.year.day, 12 * years))
        self.take_focus()

    def _go_to(self, day: date) -> None:
        self.year.go(day)
        self.take_focus()
        if self._editable:
            self._open(day)

    def _open(self, day: date) -> None:
        state = self._state
        if state is None or not self._editable or self.panel.busy:
            return
        self._day = day
        special = state.own.get(day)
        published = state.published.days.get(day)
        usual = words.kind_word(published.kind) if published else words.usual_word(state.published, day)
        choices = words.kind_choices(usual)
        self._kinds = [kind for kind, _ in choices]
        self.kind = fields.choice([word for _, word in choices])
        self.kind.setCurrentIndex(self._kinds.index(words.chosen_kind(special)))
        self.name_field = fields.Field(self.tr("Tên ngày"), fields.line(special.name if special else ""))
        self.notice = fields.Field(self.tr("Số thông báo"), fields.line(special.notice if special else ""))
        self.kind.currentIndexChanged.connect(lambda _: self._kind_changed())
        asked = ((fields.Field(self.tr("Ngày này"), self.kind), self.name_field, self.notice),)
        title = text.long_day(day)
        says = self.tr("Có hiệu lực cho mọi quầy của trung tâm; ngày đã hẹn với người dân giữ nguyên.")
        self.panel.ask(Question("calendar", title, says, self.tr("Lưu"), self.tr("Đang lưu…"), asked))
        self._kind_changed()

    def _kind_changed(self) -> None:
        as_published = not self._kinds[self.kind.currentIndex()]
        for field in (self.name_field, self.notice):
            field.control.setEnabled(not as_published)
        if as_published:
            self.name_field.say("")

    def _set(self) -> None:
        kind, name = self._kinds[self.kind.currentIndex()], typed(self.name_field).strip()
        if self._day is None:
            return
        if kind and not name:
            self.name_field.say(self.tr("Cần tên, ví dụ Lễ hội đình"), "late")
            self.name_field.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.panel.begin()
        request = SetDay(self._day, kind, name, typed(self.notice).strip())
        self.services.runner.run(set_day, request, done=lambda _: self._saved(request), failed=self.panel.refuse)

    def _drop(self, day: date) -> None:
        request = SetDay(day)
        self.services.runner.run(set_day, request, done=lambda _: self._saved(request), failed=self._failed)

    def _saved(self, request: SetDay) -> None:
        was_open = self.panel.open
        self.panel.shut()
        said = self.tr("Đã đặt {day}: {kind}") if request.kind else self.tr("{day} lại như lịch công bố")
        self.notify.emit("ok", said.format(day=text.day(request.day), kind=words.kind_word(request.kind)))
        if was_open:
            self.take_focus()
        self.read()

    # ---- hours

    def _set_hours(self, request: SetHours) -> None:
        self.services.runner.run(set_hours, request, done=lambda _: self._hours_saved(), failed=self.hours.refuse)

    def _hours_saved(self) -> None:
        self.hours.saved()
        self.notify.emit("ok", self.tr("Đã lưu giờ làm việc"))
        self.read()
