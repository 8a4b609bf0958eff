"""The navigation rail: pages by icon, word and key; icons only where the window is narrow."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets import icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import label


@dataclass(frozen=True)
class Place:
    """A page of the rail: name, words, icon and key; whether it stands at the foot."""

    name: str
    words: str
    icon: str
    key: str
    foot: bool = False


class Rail(QFrame):
    """Pages from top to bottom, the lock and the user at the foot.

    Signals:
        chosen: name of a page.
        locked: the lock was chosen.
    """

    chosen = Signal(str)
    locked = Signal()

    def __init__(self, places: list[Place], user: str, counter: str) -> None:
        super().__init__()
        self.setObjectName("rail")
        t = theme.current()
        self._places = {place.name: place for place in places}
        self._buttons: dict[str, Button] = {}
        self._narrow = False
        body = QVBoxLayout(self)
        body.setContentsMargins(t.px(8), t.px(12), t.px(8), t.px(12))
        body.setSpacing(t.px(4))
        brand = row(
            icons.icon_label("door", "rail-mark", 28),
            label("Một Cửa Xã", "section", "rail"),
            None,
            margins=(4, 0, 0, 12),
        )
        self._brand = box(brand)
        body.addWidget(self._brand)
        for place in places:
            if not place.foot:
                body.addWidget(self._place_button(place))
        body.addStretch(1)
        for place in places:
            if place.foot:
                body.addWidget(self._place_button(place))
        self._lock = self._button(self.tr("Khóa"), "lock", "")
        self._lock.setToolTip(self.tr("Khóa màn hình (Ctrl+L); không mất gì"))
        self._lock.clicked.connect(self.locked)
        body.addWidget(self._lock)
        self._who = self._user(user, counter)
        body.addWidget(self._who)
        self.set_narrow(False)

    def _user(self, user: str, counter: str) -> QWidget:
        t = theme.current()
        room = t.px(theme.TOKENS["size_px"]["rail"]) - t.px(50)
        names = []
        for text, role, tone in ((user, "strong", "rail"), (counter, "body", "rail-muted")):
            words = label(text, role, tone)
            words.ensurePolished()
            words.setText(words.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
            words.setToolTip(text)
            names.append(words)
        who = column(*names, gap=0)
        sign = icons.icon_label("user", "rail-muted", 20)
        who_row = box(row(sign, (who, 1), gap=6, margins=(8, 8, 0, 0)))
        who_row.setAccessibleName(f"{user}, {counter}")
        return who_row

    def _place_button(self, place: Place) -> Button:
        button = self._button(place.words, place.icon, place.key)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(lambda: self.chosen.emit(place.name))
        self._buttons[place.name] = button
        return button

    @staticmethod
    def _button(words: str, icon: str, key: str) -> Button:
        button = Button(words, "nav", icon, key)
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({key})" if key else words)
        return button

    def set_current(self, name: str) -> None:
        """Mark a page as the current one."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)
        self.update()

    def set_badge(self, name: str, text: str, told: str) -> None:
        """Show a small figure at a page; `told` is what a screen reader says."""
        if name not in self._buttons:
            return
        button = self._buttons[name]
        button.set_badge("" if self._narrow else text)
        button.setProperty("badge", text)
        words, key = self._places[name].words, self._places[name].key
        button.setAccessibleName(f"{words}, {told}" if told else words)
        button.setToolTip((f"{words} ({key})" if key else words) + (f": {told}" if told else ""))

    def set_narrow(self, narrow: bool) -> None:
        """Show icons only, or icons and words."""
        t = theme.current()
        self._narrow = narrow
        self.setFixedWidth(t.px(theme.TOKENS["size_px"]["rail_narrow" if narrow else "rail"]))
        self._brand.setVisible(not narrow)
        self._who.setVisible(not narrow)
        named = [(self._buttons[name], place.words, place.key) for name, place in self._places.items()]
        for button, words, key in [*named, (self._lock, self.tr("Khóa"), "")]:
            button.setText("" if narrow else words)
            button.set_key("" if narrow else key)
            button.set_badge("" if narrow else str(button.property("badge") or ""))
        self._fit()

    def _fit(self) -> None:
        """Buttons as high as they may be; less where large text meets a low window."""
        t, body = theme.current(), self.layout()
        assert body is not None
        buttons = [*self._buttons.values(), self._lock]
        margins = body.contentsMargins()
        room = self.height() - margins.top() - margins.bottom() - (len(buttons) + 1) * body.spacing()
        for part in () if self._narrow else (self._brand, self._who):
            room -= part.sizeHint().height() + body.spacing()
        usual = t.px(36 if self._narrow else 40)
        high = min(usual, max(room // len(buttons), 32)) if self.isVisible() else usual
        for button in buttons:
            button.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        t = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.colour("rail-mark"))
        for button in self._buttons.values():
            if button.isChecked():
                g = button.geometry()
                painter.drawRoundedRect(QRectF(0, g.top() + t.px(8), t.px(4), g.height() - t.px(16)), 2, 2)
