"""Hôm nay: figures that open their lists, the last fourteen days, what was touched, what should be done now."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QModelIndex, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.read_models import DossierRow, TodayFigures
from desktop.ui import text, theme
from desktop.ui.frame import Page
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.today.errands import errands
from desktop.ui.today.parts import Errand, ErrandLine, FigureCard
from desktop.ui.today.recent_model import WIDTHS, recent_heads, recent_rows
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.charts import Day, DaysChart, legend
from desktop.ui.widgets.failure import empty_state
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import banner, card, label, rule, section
from desktop.ui.widgets.tables import Rows, table
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_today import view_today

_VIEWS: Final = ("late", "due_today", "soon", "waiting", "to_return", "", "attention")
_PAGES: Final = {"": "sync", "attention": "attention"}
"""Pages that say more than a list."""
_ROW: Final = 36
_ANY_WIDTH: Final = 16_777_215


class TodayPage(Page):
    """What the day asks for."""

    name = "today"
    title = str(QT_TRANSLATE_NOOP("Page", "Hôm nay"))

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._latest = Latest()
        self._figures: TodayFigures | None = None
        self._rows: tuple[DossierRow, ...] = ()
        self._fresh = True
        self.cards = self._make_cards()
        self._notice = QVBoxLayout()
        self._chart = DaysChart([])
        self._errands = QVBoxLayout()
        self._lines: list[ErrandLine] = []
        self._todo = self._make_todo()
        self._recent = self._make_recent()
        self._cards = QWidget()
        self._grid = QGridLayout(self._cards)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.current().px(8))
        self._lay_cards(7)
        chart = card(
            column(section(self.tr("14 ngày qua"), box(legend())), (self._chart, 1), gap=4, margins=(16, 12, 16, 8))
        )
        left = column((chart, 1), self._recent, gap=12)
        self._todo.setFixedWidth(theme.current().px(412))
        self._body: QBoxLayout = row((left, 1), self._todo, gap=12)
        inner = box(column(self._notice, self._cards, (self._body, 1), gap=12, margins=(16, 12, 16, 12)))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.setLayout(column(area))

    # ---- making

    def _make_cards(self) -> list[FigureCard]:
        named = (
            (self.tr("Quá hạn"), "clock-alert", "late"),
            (self.tr("Đến hạn hôm nay"), "clock", "warn"),
            (self.tr("Sắp đến hạn"), "hourglass", "warn"),
            (self.tr("Chờ bổ sung"), "pause", "idle"),
            (self.tr("Kết quả chờ trả"), "handover", "ok"),
            (self.tr("Chờ đồng bộ"), "sync", "idle"),
            (self.tr("Cần chú ý"), "alert", "late"),
        )
        cards = [FigureCard(*one) for one in named]
        for figure, view in zip(cards, _VIEWS, strict=True):
            figure.opened.connect(lambda view=view: self._open_view(view))
        return cards

    def _make_recent(self) -> QWidget:
        self._all = Button(self.tr("Xem tất cả"), "quiet", size="control")
        self._all.clicked.connect(lambda: self.open_list.emit("all"))
        title = self.tr("Hồ sơ vừa xử lý")
        self.table = table(recent_heads(), [], WIDTHS, stretch=2, name=title)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setTabKeyNavigation(False)
        self.table.activated.connect(self._open_row)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        first = Button(self.tr("Tiếp nhận hồ sơ"), "secondary", "intake", "F2")
        first.clicked.connect(self.open_intake)
        self._none = empty_state("dossiers", self.tr("Chưa có hồ sơ nào trên máy này."), first)
        head = row(label(title, "section"), None, self._all, margins=(16, 6, 8, 2))
        frame = card(column(head, self.table, (self._none, 1), gap=0, margins=(1, 0, 1, 4)))
        self.table.setVisible(False)
        return frame

    def _make_todo(self) -> QWidget:
        self._errands.setSpacing(theme.current().px(8))
        return card(column(section(self.tr("Nên làm ngay")), self._errands, None, gap=8, margins=(16, 12, 16, 12)))

    def _lay_cards(self, across: int) -> None:
        for figure in self.cards:
            self._grid.removeWidget(figure)
        for column_number in range(7):
            self._grid.setColumnStretch(column_number, 1 if column_number < across else 0)
        for i, figure in enumerate(self.cards):
            self._grid.addWidget(figure, i // across, i % across)

    # ---- life

    def activate(self) -> None:
        """Read anew; the first card gets the focus."""
        self._fresh = True
        self._read()

    def refresh(self, changes: Any) -> None:
        """Read anew, without moving the focus."""
        self._read()

    def main_action(self) -> None:
        """F9: take in a dossier."""
        self.open_intake.emit()

    def _read(self) -> None:
        self.services.runner.read(view_today, done=self._latest.wrap(self._show), failed=self._failed)

    def _failed(self, words: Explanation) -> None:
        self.fail.emit(words)

    # ---- showing

    def _show(self, figures: TodayFigures) -> None:
        self._figures = figures
        self._show_cards(figures)
        self._show_notice(figures.notice)
        self._chart.set_days(
            [Day(text.day_month(d.day), d.received, d.settled, _off(d.day, d.off)) for d in figures.days],
            len(figures.days) - 1,
        )
        self._rows = figures.recent
        self._fill_recent()
        self._show_errands(errands(figures, self.services.session.centre, self.services.session.role))
        if self._fresh:
            self._fresh = False
            # Whoever went on before the figures came keeps the focus there.
            if self.isVisible():
                self.cards[0].setFocus()

    def _show_cards(self, f: TodayFigures) -> None:
        hours = ""
        if f.oldest_unsent_at is not None:
            minutes = max(int((f.now - f.oldest_unsent_at).total_seconds() // 60), 0)
            hours = _age(minutes)
        late = self.tr("lâu nhất {days} ngày").format(days=f.oldest_late_days) if f.late else self.tr("không có")
        notes = (
            (f.late, late, bool(f.late)),
            (f.due_today, self.tr("{count} đã có kết quả").format(count=f.due_today_settled), bool(f.due_today)),
            (f.soon, self.tr("trong 2 ngày tới"), bool(f.soon)),
            (f.waiting, self.tr("đang dừng hạn"), False),
            (f.to_return, self.tr("chờ dân đến nhận"), False),
            (f.unsent, self.tr("lâu nhất {age}").format(age=hours) if hours else self.tr("đã gửi hết"), False),
            (f.attention, self.tr("bị tỉnh từ chối") if f.attention else self.tr("không có"), bool(f.attention)),
        )
        for figure, (number, note, alarm) in zip(self.cards, notes, strict=True):
            figure.show_figure(text.number(number), note, alarm=alarm)

    def _show_notice(self, notice: tuple[date, str] | None) -> None:
        clear(self._notice)
        if notice is None:
            return
        day, name = notice
        words = self.tr("{weekday} {day} nghỉ {name}. Mọi ngày hẹn trả đã tự bỏ qua ngày này.").format(
            weekday=text.weekday(day), day=text.day_month(day), name=name
        )
        self._notice.addWidget(banner("info", words, icon="calendar"))

    def _fill_recent(self) -> None:
        today = self._figures.now.date() if self._figures else None
        shown = self._rows[: 3 if theme.current().below("short_height", self.window().height()) else 5]
        model = self.table.model()
        assert isinstance(model, Rows)
        model.set_rows(recent_rows(shown, today))
        t = theme.current()
        self.table.setVisible(bool(shown))
        self._all.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self.table.setFixedHeight(t.px(32) + t.px(_ROW) * len(shown) + 1)
        self._recent.setFixedHeight(t.px(42) + (self.table.height() if shown else t.px(180)) + t.px(6))

    def _show_errands(self, found: list[Errand]) -> None:
        clear(self._errands)
        self._lines = []
        for i, errand in enumerate(found):
            if i:
                self._errands.addWidget(rule())
            line = ErrandLine(errand)
            line.wanted.connect(self._do)
            self._errands.addWidget(line)
            self._lines.append(line)
        if not found:
            sign = icons.icon_label("check-circle", "ok")
            words: QLabel = label(self.tr("Không có việc gì gấp. Số liệu trong ngày đã chốt."), wrap=True)
            self._errands.addWidget(box(row(sign, (words, 1), gap=12)))
        self._fit_lines()

    def _fit_lines(self) -> None:
        narrow = self._body.direction() == QBoxLayout.Direction.TopToBottom
        width = (self.width() - theme.current().px(66)) if narrow else (self._todo.width() - theme.current().px(34))
        for line in self._lines:
            line.fit(width)

    # ---- acting

    def _do(self, errand: Errand) -> None:
        if errand.dossier:
            self.open_dossier.emit(errand.dossier)
        elif errand.view:
            self.open_list.emit(errand.view)
        elif errand.section:
            self.open_section.emit(errand.section)
        else:
            self.open_page.emit(errand.page)

    def _open_view(self, view: str) -> None:
        if view in _PAGES:
            self.open_page.emit(_PAGES[view])
        else:
            self.open_list.emit(view)

    def _open_row(self, index: QModelIndex) -> None:
        if index.row() < len(self._rows):
            self.open_dossier.emit(self._rows[index.row()].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        t, width = theme.current(), self.window().width()
        narrow = t.below("side_by_side", width)
        self._lay_cards(2 if t.below("two_columns", width) else 4 if narrow else 7)
        across = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._body.setDirection(across)
        self._todo.setMinimumWidth(0 if narrow else t.px(412))
        self._todo.setMaximumWidth(_ANY_WIDTH if narrow else t.px(412))
        self._chart.setMinimumHeight(t.px(180 if narrow else 104))
        if self._figures is not None:
            self._fill_recent()
        self._fit_lines()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _off(day: date, name: str) -> str:
    """Short word of a day off that fits below a bar."""
    translate = QCoreApplication.translate
    if day.weekday() == 5:
        return translate("Calendar", "T7") if name else ""
    if day.weekday() == 6:
        return translate("Calendar", "CN") if name else ""
    return translate("Calendar", "nghỉ") if name else ""


def _age(minutes: int) -> str:
    translate = QCoreApplication.translate
    if minutes < 60:
        return translate("TodayPage", "{count} phút").format(count=minutes)
    if minutes < 60 * 24:
        return translate("TodayPage", "{count} giờ").format(count=minutes // 60)
    return translate("TodayPage", "{count} ngày").format(count=minutes // (60 * 24))
