"""A year as twelve months: drawn by one widget, gone through by arrow keys, days told by colour and sign."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from desktop.domain.calendar import WorkingCalendar
from desktop.ui import theme
from desktop.ui.admin.calendar import words
from desktop.ui.admin.calendar.signs import draw_sign, look

_MONTHS: Final = 12
_WEEKS: Final = 6
_MOST_ACROSS: Final = 4
_NARROWEST: Final = 200
_CELL, _HEAD, _TITLE, _GAP = 22, 22, 26, 12
_YEARS: Final = (2000, 2199)


class YearView(QWidget):
    """Twelve months of a year.

    Signals:
        moved: the day that is current now.
        chosen: the current day, by Enter or a click.
    """

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._calendar: WorkingCalendar | None = None
        self._own: Collection[date] = ()
        self._today = self.day = date(_YEARS[0], 1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def year(self) -> int:
        """The year that is shown."""
        return self.day.year

    def show_calendar(self, calendar: WorkingCalendar, own: Collection[date], today: date) -> None:
        """Show a calendar; the current day stays, and is today at first."""
        first = self._calendar is None
        self._calendar, self._own, self._today = calendar, own, today
        if first:
            self.day = today
        self._tell()
        self._fit()
        self.update()

    def go(self, day: date) -> None:
        """Make a day the current one."""
        if not _YEARS[0] <= day.year <= _YEARS[1]:
            return
        self.day = day
        self._tell()
        self._bring_into_view()
        self.update()
        self.moved.emit(day)

    def sentence(self, day: date) -> str:
        """What is said of a day."""
        return words.day_sentence(self._calendar, day, own=day in self._own) if self._calendar else ""

    # ---- places

    def _across(self) -> int:
        room = self.width() + theme.current().px(_GAP)
        return max(min(room // theme.current().px(_NARROWEST), _MOST_ACROSS), 1)

    def _month_rect(self, month: int) -> QRect:
        px, across = theme.current().px, self._across()
        width = (self.width() - px(_GAP) * (across - 1)) // across
        height = self._month_height()
        y, x = divmod(month - 1, across)
        return QRect(x * (width + px(_GAP)), y * (height + px(_GAP)), width, height)

    @staticmethod
    def _month_height() -> int:
        px = theme.current().px
        return px(_TITLE) + px(_HEAD) + _WEEKS * px(_CELL)

    def cell(self, day: date) -> QRect:
        """Where a day stands."""
        px, month = theme.current().px, self._month_rect(day.month)
        at = day.replace(day=1).weekday() + day.day - 1
        week, weekday = divmod(at, 7)
        width = month.width() // 7
        return QRect(
            month.left() + weekday * width, month.top() + px(_TITLE + _HEAD) + week * px(_CELL), width, px(_CELL)
        )

    def day_at(self, point: QPoint) -> date | None:
        """The day at a point."""
        for month in range(1, _MONTHS + 1):
            if self._month_rect(month).contains(point):
                days = (date(self.year, month, day) for day in range(1, monthrange(self.year, month)[1] + 1))
                return next((day for day in days if self.cell(day).contains(point)), None)
        return None

    def _fit(self) -> None:
        rows = -(-_MONTHS // self._across())
        self.setFixedHeight(rows * self._month_height() + (rows - 1) * theme.current().px(_GAP))

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(_NARROWEST * _MOST_ACROSS), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(_NARROWEST), self.height())

    # ---- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._calendar is None:
            return
        with QPainter(self) as painter:
            self._paint(painter, event.rect())

    def _paint(self, painter: QPainter, wanted: QRect) -> None:
        t = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names, heads, plain, strong = words.months(), words.weekday_heads(), t.font(), t.font(strong=True)
        for month, name in enumerate(names, 1):
            rect = self._month_rect(month)
            if wanted.intersects(rect):
                self._month(painter, rect, month, name, heads, plain, strong)

    def _month(
        self, painter: QPainter, rect: QRect, month: int, name: str, heads: list[str], plain: QFont, strong: QFont
    ) -> None:
        assert self._calendar is not None
        t, centre = theme.current(), Qt.AlignmentFlag.AlignCenter
        painter.setFont(strong)
        painter.setPen(t.colour("text"))
        title = QRect(rect.left() + t.px(6), rect.top(), rect.width() - t.px(6), t.px(_TITLE))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(plain)
        painter.setPen(t.colour("text-3"))
        begins = self._calendar.provisional_from
        if begins is not None and date(self.year, month, 1) >= begins:
            painter.drawText(
                title.adjusted(0, 0, -t.px(4), 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                self.tr("dự kiến"),
            )
        width = rect.width() // 7
        for at, head in enumerate(heads):
            place = QRect(rect.left() + at * width, rect.top() + t.px(_TITLE), width, t.px(_HEAD))
            painter.drawText(place, centre, head)
        for number in range(1, monthrange(self.year, month)[1] + 1):
            self._day(painter, date(self.year, month, number), plain, strong)

    def _day(self, painter: QPainter, day: date, plain: QFont, strong: QFont) -> None:
        assert self._calendar is not None
        t, cell = theme.current(), QRectF(self.cell(day)).adjusted(1, 1, -1, -1)
        special = self._calendar.days.get(day)
        ink = "text-3" if not self._calendar.works_on(day) else "text"
        if special is not None:
            seen = look(special.kind)
            ink = seen.ink
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour(seen.ground))
            painter.drawRoundedRect(cell, t.px(4), t.px(4))
            side = t.px(8)
            draw_sign(painter, special.kind, QRectF(cell.right() - side - t.px(1), cell.top() + t.px(2), side, side))
        if day in self._own:
            painter.fillRect(
                QRectF(cell.left() + t.px(3), cell.bottom() - t.px(2), cell.width() - t.px(6), t.px(2)), t.colour(ink)
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self._today:
            painter.setPen(QPen(t.colour("line-strong"), 1))
            painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), t.px(4), t.px(4))
        if day == self.day:
            painter.setPen(QPen(t.colour("accent"), 2))
            painter.drawRoundedRect(cell, t.px(4), t.px(4))
        painter.setFont(strong if special is not None or day == self._today else plain)
        painter.setPen(t.colour(ink))
        place = cell.adjusted(0, 0, -t.px(8), 0) if special is not None else cell
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))

    # ---- keys and clicks

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, day = Qt.Key(event.key()), self.day
        days = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        if key in days:
            self.go(day + timedelta(days=days[key]))
        elif key in pages:
            year = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.go(month_on(day, pages[key] * (_MONTHS if year else 1)))
        elif key == Qt.Key.Key_Home:
            self.go(day.replace(day=1))
        elif key == Qt.Key.Key_End:
            self.go(day.replace(day=monthrange(day.year, day.month)[1]))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit(day)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self.day_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and day is not None:
            self.go(day)
            self.chosen.emit(day)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self.sentence(day) if day else "", self)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _tell(self) -> None:
        """What a screen reader says: the current day."""
        self.setAccessibleName(self.sentence(self.day))
        self.setAccessibleDescription(
            self.tr("Lịch năm {year}; mũi tên đổi ngày, PageUp và PageDown đổi tháng").format(year=self.year)
        )

    def _bring_into_view(self) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if isinstance(parent, QScrollArea) and (inside := parent.widget()) is not None:
            at = self.mapTo(inside, self.cell(self.day).center())
            parent.ensureVisible(at.x(), at.y(), 0, theme.current().px(40))


def month_on(day: date, months: int) -> date:
    """The same day of a later or earlier month, or its last day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
