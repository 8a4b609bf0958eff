"""What narrows and orders the list: text, field, channel, days of reception, officer, order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QWidget

from desktop.domain.procedures import CHANNELS
from desktop.domain.read_models import DossierFilter
from desktop.ui import text, theme
from desktop.ui.dossier import words
from desktop.ui.widgets import fields
from desktop.ui.widgets.field_icon import put_icon
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.parts import IconButton, keycap, restyle
from desktop.ui.worklist.days import Days, read_days, told_days
from desktop.ui.worklist.view_tabs import EVERYTHING

DEBOUNCE_MS = 120
_ORDERS = (
    ("due", False),
    ("number", False),
    ("name", False),
    ("procedure", False),
    ("status", False),
    ("received", True),
    ("updated", True),
)
_USUAL = {"closed": "updated", EVERYTHING: "received"}


class FilterLine(QLineEdit):
    """The field that filters; Enter and arrow keys go to the list.

    Signals:
        entered: Enter was pressed.
        left: the list should take the focus.
        cleared: Esc was pressed while nothing was typed.
    """

    entered = Signal()
    left = Signal()
    cleared = Signal()

    def __init__(self, hint: str, name: str) -> None:
        super().__init__()
        t = theme.current()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFixedHeight(t.px(32))
        fields.put_inside(self, keycap("/"))
        put_icon(self, "filter", "text-3")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}:
            self.left.emit()
        elif key == Qt.Key.Key_Escape and not self.text():
            self.cleared.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


class Filters(QWidget):
    """Text, field, channel, days of reception, officer and order.

    Signals:
        changed: the list is to be read anew.

    Attributes:
        line: the text field.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._today: date | None = None
        self._ordered = False
        self.line = FilterLine(self.tr("Lọc: tên, mã, số điện thoại"), self.tr("Lọc trong danh sách"))
        self.line.setFixedWidth(theme.current().px(280))
        self._fields = self._combo([self.tr("Mọi lĩnh vực")], self.tr("Lĩnh vực"), 150)
        self._channels = self._combo(
            [self.tr("Mọi kênh"), *(words.channel(c) for c in CHANNELS)], self.tr("Kênh nộp"), 130
        )
        self._day = fields.line(
            "", self.tr("Ngày nhận"), name=self.tr("Ngày nhận, ví dụ 23/11, 1/11–23/11, từ 1/11 hoặc đến 23/11")
        )
        self._day.setToolTip(self._day.accessibleName())
        self._day.setFixedWidth(theme.current().px(176))
        self._officers = self._combo([self.tr("Mọi người")], self.tr("Người tiếp nhận"), 130)
        orders = [
            self.tr("Hẹn trả"),
            self.tr("Mã hồ sơ"),
            self.tr("Họ tên"),
            self.tr("Thủ tục"),
            self.tr("Trạng thái"),
            self.tr("Ngày nhận"),
            self.tr("Vừa sửa"),
        ]
        shown = [self.tr("Xếp: {order}").format(order=o[:1].lower() + o[1:]) for o in orders]
        self._orders = self._combo(shown, self.tr("Xếp theo"), 156)
        self._clear = IconButton("x", self.tr("Bỏ mọi bộ lọc (Esc)"))
        self._clear.setVisible(False)
        self._clear.clicked.connect(self.clear)
        first = row(self.line, self._fields, self._channels)
        self._parts = row(first, row(self._day, self._officers, self._orders, self._clear, None))
        self._parts.setAlignment(first, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._parts)
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._tell)
        self.line.textChanged.connect(lambda _text: self._timer.start())
        self.line.cleared.connect(self.clear)
        self._day.textChanged.connect(lambda _text: self._timer.start())
        for combo in (self._fields, self._channels, self._officers):
            combo.activated.connect(lambda _index: self._tell())
        self._orders.activated.connect(lambda _index: self._order_chosen())

    def _combo(self, options: list[str], name: str, width: int) -> QComboBox:
        combo = fields.choice(options, name=name)
        combo.setFixedWidth(theme.current().px(width))
        combo.setToolTip(name)
        return combo

    def set_narrow(self, narrow: bool) -> None:
        """In narrow windows text and field stand above the rest, so that none runs out of the largest text."""
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    @property
    def active(self) -> bool:
        """Whether anything but the view narrows the list."""
        typed = self.line.text().strip() or self._day.text().strip()
        return bool(typed or self._field() or self._channel() or self._officer())

    @property
    def pending(self) -> bool:
        """Whether something was typed that the list does not show yet."""
        return self._timer.isActive()

    def flush(self) -> None:
        """Filter at once by what was typed."""
        if self._timer.isActive():
            self._tell()

    def wanted(self, view: str) -> DossierFilter:
        """What the list is to show."""
        order, descending = self._order(view)
        first, last = (day.isoformat() if day else "" for day in self._days())
        return DossierFilter(
            view=view,
            text=self.line.text(),
            field=self._field(),
            channel=self._channel(),
            received_from=first,
            received_to=last,
            officer=self._officer(),
            sort=order,
            descending=descending,
        )

    def told(self) -> str:
        """The filters in words, for an empty list."""
        found = [c.currentText() for c in (self._fields, self._channels, self._officers) if c.currentIndex() > 0]
        if self._day.text().strip():
            found.append(self.tr("nhận ngày {day}").format(day=self._day.text().strip()))
        return text.listed(found)

    def set_fields(self, names: Mapping[str, str]) -> None:
        """The fields there are."""
        _fill(self._fields, names)

    def set_officers(self, names: Mapping[str, str]) -> None:
        """The officers who received dossiers."""
        _fill(self._officers, names)

    def show_wanted(self, wanted: DossierFilter) -> None:
        """Show what a list is narrowed and ordered by; tells nobody."""
        self.reset()
        self.line.setText(wanted.text)
        self._day.setText(told_days(wanted.received_from, wanted.received_to))
        _choose(self._fields, wanted.field)
        _choose(self._officers, wanted.officer)
        self._channels.setCurrentIndex(CHANNELS.index(wanted.channel) + 1 if wanted.channel in CHANNELS else 0)
        self._ordered, self._reversed = True, wanted.descending
        self._orders.setCurrentIndex([name for name, _ in _ORDERS].index(wanted.sort))
        self._timer.stop()
        self._clear.setVisible(self.active)
        self._mark_day()

    def set_today(self, today: date) -> None:
        """The day that a date without its year belongs to."""
        self._today = today

    def set_text(self, typed: str) -> None:
        """Type a text for the officer; tells nobody."""
        self.line.setText(typed)
        self._timer.stop()

    def clear(self) -> None:
        """Esc: take every filter away."""
        self.reset()
        self._tell()

    def reset(self) -> None:
        """Take every filter away without telling anyone."""
        self.line.clear()
        self._day.clear()
        self._fields.setCurrentIndex(0)
        self._channels.setCurrentIndex(0)
        self._officers.setCurrentIndex(0)
        self._clear.setVisible(False)
        self._mark_day()
        self._timer.stop()

    def sort_by(self, order: str, view: str) -> None:
        """A head was clicked: sort by it, or the other way round."""
        now, descending = self._order(view)
        if order:
            index = [name for name, _ in _ORDERS].index(order)
            self._reversed = not descending if now == order else False
            self._ordered = True
            self._orders.setCurrentIndex(index)
        self._tell()

    def show_usual_order(self, view: str) -> None:
        """Show the order a view usually has, unless a person chose one."""
        if not self._ordered:
            order = _USUAL.get(view, "due")
            self._orders.setCurrentIndex([name for name, _ in _ORDERS].index(order))
            self._reversed = dict(_ORDERS)[order]

    _reversed = False

    def _order(self, view: str) -> tuple[str, bool]:
        self.show_usual_order(view)
        return _ORDERS[self._orders.currentIndex()][0], self._reversed

    def _order_chosen(self) -> None:
        self._ordered = True
        self._reversed = _ORDERS[self._orders.currentIndex()][1]
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        self._clear.setVisible(self.active)
        self._mark_day()
        self.changed.emit()

    def _field(self) -> str:
        return str(self._fields.currentData() or "")

    def _channel(self) -> str:
        index = self._channels.currentIndex()
        return CHANNELS[index - 1] if index > 0 else ""

    def _officer(self) -> str:
        return str(self._officers.currentData() or "")

    def _days(self) -> Days:
        """First and last day; what cannot be read filters nothing, and its field says so."""
        found = read_days(self._day.text(), self._today.year) if self._today else None
        return found or (None, None)

    def _mark_day(self) -> None:
        state = "warn" if self._day.text().strip() and self._days() == (None, None) else ""
        if (self._day.property("state") or "") != state:
            self._day.setProperty("state", state)
            restyle(self._day)


def _fill(combo: QComboBox, names: Mapping[str, str]) -> None:
    """Offer these below the first, which stands for all; what was chosen stays chosen."""
    if [combo.itemData(i) for i in range(1, combo.count())] == list(names):
        return
    chosen = str(combo.currentData() or "")
    while combo.count() > 1:
        combo.removeItem(1)
    for code, name in names.items():
        combo.addItem(name, code)
    _choose(combo, chosen)
    widest = max((combo.fontMetrics().horizontalAdvance(n) for n in names.values()), default=0)
    combo.view().setMinimumWidth(widest + theme.current().px(48))


def _choose(combo: QComboBox, code: str) -> None:
    combo.setCurrentIndex(max(combo.findData(code), 0) if code else 0)
