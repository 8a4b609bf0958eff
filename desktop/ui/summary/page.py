"""Tổng hợp: figures and reports of a day or a longer period; export; closing the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QStackedWidget, QWidget

from desktop.domain.cash import CashFigures
from desktop.domain.papers import REGISTER, PaperWanted
from desktop.domain.read_models import ClosingReport
from desktop.domain.report_models import Summary
from desktop.ui import text, theme
from desktop.ui.dossier.day_edit import DayEdit
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.frame import Page
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.summary import report_words
from desktop.ui.summary.cash import CashCount, difference_words
from desktop.ui.summary.changed import changed_banner
from desktop.ui.summary.closing import Closing
from desktop.ui.summary.figures_card import chart_days, chart_hours, counts_card, measures_card, report_card
from desktop.ui.summary.period import Period, Span
from desktop.ui.summary.printed import printed_line
from desktop.ui.summary.reading import Summed, read_summary
from desktop.ui.summary.report_panel import ReportPanel
from desktop.ui.widgets import fields
from desktop.ui.widgets.charts import DaysChart, legend
from desktop.ui.widgets.layout import box, clear, column, leave_out_unless, row
from desktop.ui.widgets.parts import Button, IconButton, Segmented, card, label, pill, section
from desktop.usecases.count_cash import CountCash, count_cash
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_cash import CashOfDay, view_cash
from desktop.usecases.view_report import ViewReport

_KINDS = (("xlsx", "Excel", "table"), ("pdf", "PDF", "file"), ("csv", "CSV", "download"))
_MEASURES, _REPORT, _ANY = 484, 230, 16_777_215
_BESIDE = 1141
"""Width of the page from which the head of the chart has room beside the measures."""


class SummaryPage(Page):
    """The day on one page."""

    name = "summary"
    title = str(QT_TRANSLATE_NOOP("Page", "Tổng hợp"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._period: Period | None = None
        self._summed: Summed | None = None
        self._latest = Latest()
        self._closing = self._exporting = self._narrow = False
        self._names = list(report_words.NAMES)
        self._build()

    def _build(self) -> None:
        self._before = IconButton("chevron-left", self.tr("Kỳ trước"))
        self._after = IconButton("chevron-right", self.tr("Kỳ sau"))
        self._before.clicked.connect(lambda: self._step(-1))
        self._after.clicked.connect(lambda: self._step(1))
        self.begins = DayEdit(self.tr("Từ ngày"))
        self.begins.chosen.connect(self._free_chosen)
        self._until = label("–", tone="3")
        self.day = DayEdit(self.tr("Ngày tổng hợp"))
        self.day.chosen.connect(self._day_chosen)
        names = [
            self.tr("Ngày"),
            self.tr("Tuần"),
            self.tr("Tháng"),
            self.tr("Quý"),
            self.tr("Năm"),
            self.tr("Tùy chọn"),
        ]
        self.span = Segmented(names)
        self.report = fields.choice([report_words.name(one) for one in self._names], name=self.tr("Báo cáo"))
        self.report.setMinimumWidth(theme.current().px(_REPORT))
        self.report.activated.connect(lambda _index: self._report_chosen())
        self.span.changed.connect(self._span_chosen)
        self._state, self._told_label = row(gap=8), label("", tone="3")
        self.close_button = Button(self.tr("Chốt ngày"), "primary", "lock", "F9")
        self.close_button.clicked.connect(self.main_action)
        self._exports = []
        for kind, name, icon in _KINDS:
            button = Button(name, "secondary", icon)
            button.setAccessibleName(self.tr("Xuất {kind}").format(kind=name))
            button.clicked.connect(lambda _checked=False, chosen=kind: self._export(chosen))
            self._exports.append(button)
        register = Button(self.tr("Sổ theo dõi"), "secondary", "printer")
        register.setAccessibleName(self.tr("Xem và in Sổ theo dõi hồ sơ của kỳ"))
        register.clicked.connect(lambda: self.open_paper.emit(self.wanted_paper()))
        days = row(self._before, self.begins, self._until, self.day, self._after, self.span, self._told_label, None)
        made = row(None, register, *self._exports, 8, self.close_button)
        self._bar = row(row(self.report, self._state, None), made)
        top = column(self._bar, days, gap=8, margins=(16, 12, 16, 12))
        self.closing = Closing()
        self.closing.opened.connect(self.services.open_path)
        self.cash, self._latest_cash = CashCount(), Latest()
        self.cash.counted.connect(self._count)
        self.cash.left.connect(self._leave_cash)
        self._trouble, self._counts, self._report, self._till = Slot(), Slot(), Slot(), Slot()
        self._changed = Slot()
        self._chart = DaysChart([])
        self.picture = Segmented([self.tr("14 ngày"), self.tr("Theo giờ")])
        self.picture.changed.connect(lambda _index: self._show_picture())
        head = section(self.tr("Tiếp nhận và giải quyết"), box(legend()), self.picture)
        chart = card(column(head, (self._chart, 1), gap=0, margins=(16, 4, 16, 6)))
        self._measures = Slot()
        self._right = box(column(self._measures, self._till, None, gap=12))
        self._sides = row((chart, 1), self._right, gap=12)
        self._below = box(self._sides)
        self._below.setVisible(False)
        parts = (self.cash, self._counts, self._report, (self._below, 1))
        figures = column(*parts, gap=12, margins=(16, 0, 16, 12))
        self._overview, self.table = _scrolled(box(figures)), ReportPanel()
        self.table.copied.connect(self._copied)
        self._one = QStackedWidget()
        self._one.addWidget(self._overview)
        listed = column(self.table, gap=8, margins=(16, 0, 16, 12))
        self._one.addWidget(box(listed))
        self._said = box(column(self._trouble, self._changed, self.closing, gap=8))
        # With what moves below it: where letters are large both have no room in the window.
        self._places = (figures, listed)
        figures.insertWidget(0, self._said)
        self.setLayout(column(top, (self._one, 1), gap=0))
        self._set_narrow(True)

    def _set_narrow(self, narrow: bool) -> None:
        """In narrow windows the bar has two lines, and chart and measures stand one below the other."""
        direction, t = QBoxLayout.Direction, theme.current()
        below = narrow or self.width() < t.px(_BESIDE)
        for line, down in ((self._bar, narrow), (self._sides, below)):
            line.setDirection(direction.TopToBottom if down else direction.LeftToRight)
        self._right.setMinimumWidth(0 if below else t.px(_MEASURES))
        self._right.setMaximumWidth(_ANY if below else t.px(_MEASURES))
        if narrow != self._narrow:
            self._narrow = narrow
            self._show_counts()

    def _show_counts(self) -> None:
        if self._summed is not None and self._summed.summary is not None:
            self._counts.put(counts_card(self._summed.summary, narrow=self._narrow))

    def activate(self) -> None:
        """Read anew; the button that closes the day has the focus."""
        self._read()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any) -> None:
        """Read anew when a dossier or a closing changed the figures."""
        if changes.dossiers or changes.days or changes.reference:
            self._read()

    def main_action(self) -> None:
        """F9: close the day shown; while money is counted, record the count."""
        summed = self._summed
        if self.cash.isVisible():
            self.cash.confirm()
            return
        # The day that was chosen may still be read: what stands here is the one of before.
        early = summed is None or self._period not in (None, summed.period)
        if summed is None or early or self._closing or not self.close_button.isEnabled():
            waits = self.tr("Đang chốt, chờ một chút")
            said = waits if self._closing else self.tr("Số liệu chưa cộng xong: xem rồi bấm F9")
            self.notify.emit("info", said)
            return
        self._closing = True
        note = self.closing.reason
        self.services.close_day(summed.period.day, note, done=self._closed, failed=self._not_closed)

    def _read(self) -> None:
        report = self._names[self.report.currentIndex()]
        self.services.runner.read(
            read_summary, self._period, report, done=self._latest.wrap(self._show), failed=self._failed
        )

    def _failed(self, explanation: Explanation) -> None:
        self._trouble.put(trouble(explanation))

    def _show(self, summed: Summed) -> None:
        self._summed = summed
        period, free = summed.period, summed.period.span is Span.FREE
        self._trouble.put()
        changed = changed_banner(summed.summary, self.main_action) if summed.summary is not None else None
        self._changed.put(*([changed] if changed is not None else []))
        self.day.set_day(period.last if free else period.day)
        self.begins.set_day(period.first)
        self.span.choose(int(period.span))
        leave_out_unless(free, self.begins, self._until)
        if free:
            self.begins.show()
            self._until.show()
        self._after.setEnabled(period.last < summed.today)
        self._told_label.setText(self._told(summed))
        if summed.summary is not None:
            self._show_summary(summed.summary, period)
            self._show_state(summed, summed.summary)
        elif summed.table is not None:
            clear(self._state)
            self.table.show_table(summed.table)
        shown = 0 if summed.summary is not None else 1
        if shown != self._one.currentIndex():
            self._places[shown].insertWidget(0, self._said)
            self._said.setVisible(True)
        self._one.setCurrentIndex(shown)
        self._allow_closing(summed)

    def _show_summary(self, summary: Summary, period: Period) -> None:
        short = theme.current().below("short_height", self.window().height())
        self._show_counts()
        self._report.put(report_card(summary, short=short))
        self.picture.setVisible(bool(summary.hours))
        self._show_picture()
        self._measures.put(measures_card(summary))
        self._below.setVisible(True)
        self._till.setVisible(period.span is Span.DAY)
        if period.span is Span.DAY:
            self.services.runner.read(view_cash, period.day, done=self._latest_cash.wrap(self._show_till))

    def _show_till(self, cash: CashOfDay) -> None:
        """What was counted of the day, and a way to count."""
        told = self.tr("Chưa đếm")
        if cash.counted is not None and cash.at is not None:
            told = f"{difference_words(cash.counted)}, {text.clock(cash.at)}"
        self.count_button = Button(self.tr("Đếm tiền"), "secondary", "money", size="control")
        self.count_button.setAccessibleName(self.tr("Kiểm quỹ: đếm tiền trong ngày"))
        self.count_button.clicked.connect(lambda: self._open_cash(cash))
        title = label(self.tr("Kiểm quỹ"), "section")
        line = row(title, (label(told, tone="2", wrap=True), 1), self.count_button, gap=12)
        summary = self._summed.summary if self._summed is not None else None
        printed = printed_line(summary.printed if summary is not None else {})
        self._till.put(card(column(line, printed, gap=2, margins=(16, 4, 16, 6))))

    def _open_cash(self, cash: CashOfDay) -> None:
        # One key means one thing.
        self.close_button.set_key("")
        self.cash.open(cash)

    def _count(self, request: CountCash) -> None:
        self.services.runner.run(count_cash, request, done=self._cash_counted, failed=self.cash.refuse)

    def _cash_counted(self, figures: CashFigures) -> None:
        self._leave_cash()
        self.notify.emit("ok", self.tr("Đã ghi kiểm quỹ: {standing}").format(standing=difference_words(figures)))
        self._read()

    def _leave_cash(self) -> None:
        self.cash.shut()
        self.close_button.set_key("F9")
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_picture(self) -> None:
        """The last 14 days, or the hours of the day."""
        summary = self._summed.summary if self._summed is not None else None
        if summary is None:
            return
        if summary.hours and self.picture.chosen == 1:
            self._chart.set_days(chart_hours(summary), None)
        else:
            self._chart.set_days(chart_days(summary), len(summary.days) - 1)

    def _told(self, summed: Summed) -> str:
        period = summed.period
        match period.span:
            case Span.DAY:
                return text.weekday(period.day)
            case Span.WEEK:
                return self.tr("tuần {days}").format(days=text.days_range(period.first, period.last))
            case Span.MONTH:
                return self.tr("tháng {month:02d}/{year}").format(month=period.day.month, year=period.day.year)
            case Span.QUARTER:
                quarter = (period.first.month + 2) // 3
                return self.tr("quý {quarter}/{year}").format(quarter=quarter, year=period.day.year)
            case Span.YEAR:
                return self.tr("năm {year}").format(year=period.day.year)
        days = (period.last - period.first).days + 1
        return self.tr("{count} ngày", None, days).format(count=text.number(days))

    def _show_state(self, summed: Summed, summary: Summary) -> None:
        clear(self._state)
        closed_at = summary.closed_at
        if closed_at is not None:
            same = closed_at.date() == summed.period.day
            when = text.clock(closed_at) if same else f"{text.clock(closed_at)} {text.day_month(closed_at)}"
            self._state.addWidget(pill(self.tr("Đã chốt {time}").format(time=when), "ok", "lock"))
        elif summed.period.span is Span.DAY:
            self._state.addWidget(pill(self.tr("Chưa chốt"), "warn", "hourglass"))
        self.close_button.setText(self.tr("Chốt lại") if closed_at is not None else self.tr("Chốt ngày"))

    def _allow_closing(self, summed: Summed) -> None:
        """Days are closed from the summary, one at a time."""
        may = summed.period.span is Span.DAY and summed.summary is not None
        if not may and self.close_button.hasFocus():
            self.span.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_button.setEnabled(may)
        self.close_button.setToolTip("" if may else self.tr("Chọn Tổng hợp của một ngày để chốt"))

    def _step(self, way: int) -> None:
        if self._summed is not None:
            self._go(self._summed.period.step(way))

    def _day_chosen(self, chosen: date) -> None:
        span = Span(self.span.chosen)
        self._go(Period(chosen, span, self.begins.day if span is Span.FREE else None))

    def _free_chosen(self, chosen: date) -> None:
        self._go(Period(self.day.day or chosen, Span.FREE, chosen))

    def _span_chosen(self, index: int) -> None:
        if self._summed is not None:
            period = self._summed.period
            free = Span(index) is Span.FREE
            # Free days begin with those that were shown, so that nothing is typed twice.
            day = min(period.last, self._summed.today) if free else period.day
            self._go(Period(day, Span(index), period.first if free else None))

    def _report_chosen(self) -> None:
        self.closing.shut()
        self._read()

    def _copied(self, count: int) -> None:
        self.notify.emit("ok", self.tr("Đã chép {count} dòng", None, count).format(count=text.number(count)))

    def _go(self, period: Period) -> None:
        if self._summed is not None and period.day > self._summed.today:
            begins = min(period.first, self._summed.today) if period.span is Span.FREE else None
            period = Period(self._summed.today, period.span, begins)
        self._period = period
        self.closing.shut()
        self.cash.shut()
        self.close_button.set_key("F9")
        self._read()

    def wanted_paper(self) -> PaperWanted | None:
        """The register of the period."""
        if self._summed is None:
            return None
        first, last = self._summed.first, self._summed.last
        return PaperWanted(form=REGISTER, first=first.isoformat(), last=last.isoformat())

    def _export(self, kind: str) -> None:
        summed = self._summed
        if summed is None or self._exporting:
            return
        self._exporting = True
        done, failed, days = self._exported, self._not_exported, (summed.first, summed.last)
        if summed.table is not None:
            self.services.export_report(ViewReport(summed.table.name, *days), kind, done=done, failed=failed)
        else:
            self.services.export_summary(*days, (kind,), done=done, failed=failed)

    def _exported(self, files: list[Path]) -> None:
        self._exporting = False
        self.closing.show_files(files)
        self._overview.verticalScrollBar().setValue(0)

    def _not_exported(self, explanation: Explanation) -> None:
        self._exporting = False
        self.closing.show_trouble(explanation, ask_note=False)
        self._overview.verticalScrollBar().setValue(0)

    def _closed(self, report: ClosingReport) -> None:
        self._closing = False
        day = text.day(self._summed.period.day) if self._summed else ""
        self.closing.show_report(self.tr("Đã chốt ngày {day}").format(day=day), report)
        self._overview.verticalScrollBar().setValue(0)
        self._read()

    def _not_closed(self, explanation: Explanation) -> None:
        self._closing = False
        self.closing.show_trouble(explanation, ask_note=explanation.code == "counts_disagree")
        self._overview.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.closing.isVisible():
            self.closing.shut()
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_narrow(theme.current().below("side_by_side", self.window().width()))
        super().resizeEvent(event)


def _scrolled(page: QWidget) -> QScrollArea:
    """The page scrolls where the window is too low for every field of the catalogue."""
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
