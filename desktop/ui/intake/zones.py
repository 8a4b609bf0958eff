"""How the three zones lie: side by side, in two columns that scroll, or in one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QScrollArea, QWidget

from desktop.ui import theme
from desktop.ui.intake.applicant_zone import ApplicantZone
from desktop.ui.intake.procedure_zone import ProcedureZone
from desktop.ui.intake.promise_zone import PromiseZone
from desktop.ui.intake.scrolling import FitScroll
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import label

WIDE, TWO, ONE = 3, 2, 1
_ANY_WIDTH = 16_777_215
_TWO_EARLIER = 730
"""Least height of the zones at which a person's card, address and two dossiers fit below each other."""

_ROOMY = 1340
"""Width of a window in which all three zones have the room they like."""


class SaveBar(QFrame):
    """Narrow windows: due date, fee and the buttons stay in view below the zones."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("savebar")
        self.date = label("–", "section", "accent")
        self.fee = label("–", "strong")
        self.buttons = column(gap=4)
        promise = column(None, label(self.tr("Hẹn trả kết quả"), tone="2"), self.date, self.fee, None, gap=0)
        line = row(promise, None, self.buttons, gap=24, margins=(16, 8, 16, 8))
        self.setLayout(line)
        self.setVisible(False)


class Zones(QWidget):
    """The three zones in the shape that fits the window."""

    def __init__(self, one: ApplicantZone, two: ProcedureZone, three: PromiseZone) -> None:
        super().__init__()
        t = theme.current()
        self.one, self.two, self.three = one, two, three
        self.bar = SaveBar()
        self.shape = 0
        self._inner = QWidget()
        self._grid = QGridLayout(self._inner)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(t.px(12))
        self._column = QWidget()
        self._below = column(gap=12)
        self._column.setLayout(self._below)
        self._area = QScrollArea()
        self._area.setWidget(self._inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner.installEventFilter(self)
        self.setLayout(column((self._area, 1), self.bar, gap=8))
        self.lie(WIDE)
        self._share(theme.current().px(_ROOMY))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isVisible() and self.isAncestorOf(new):
            self.two.bring_into_view(new)
            if self.one.area.isAncestorOf(new) and self.shape == WIDE:
                self.one.area.ensureWidgetVisible(new, 0, theme.current().px(24))
            self.bring_into_view(new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What becomes known of a person makes the zones grow: the field in hand must not be pushed out of view."""
        if watched is self._inner and event.type() == QEvent.Type.Resize and self.shape != WIDE:
            QTimer.singleShot(0, self, self._keep_in_view)
        return super().eventFilter(watched, event)

    def _keep_in_view(self) -> None:
        if (focus := QApplication.focusWidget()) is not None:
            self.bring_into_view(focus)

    def fit(self, width: int) -> None:
        """Take the shape that fits a window's width."""
        t = theme.current()
        two, one = t.below("side_by_side", width), t.below("two_columns", width)
        self.lie(ONE if one else TWO if two else WIDE)
        self._share(width)
        self._fit_earlier()

    def _share(self, width: int) -> None:
        """The procedure has the rest; in windows hardly wide enough for three the last gives way a little."""
        t = theme.current()
        tight = self.shape == WIDE and width < t.px(_ROOMY)
        self._width(self.one, t.px(328) if self.shape != ONE else None)
        self._width(self.three, t.px(288 if tight else 312) if self.shape == WIDE else None)

    def _fit_earlier(self) -> None:
        """A dossier of the person less, where a second one would stand half in view."""
        low = self.shape == WIDE and self.height() < theme.current().px(_TWO_EARLIER)
        self.one.earlier.set_shown(1 if low else 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_earlier()

    def lie(self, shape: int) -> None:
        """Take a shape."""
        if shape == self.shape:
            return
        self.shape = shape
        t = theme.current()
        for part in (self.one, self.two, self.three, self._column):
            # Not takeAt(): the item it gives lives on and answers with heights it once kept.
            self._grid.removeWidget(part)
            self._below.removeWidget(part)
        zones: list[QWidget] = [self.one, self.two, self.three]
        beside = {WIDE: zones, TWO: [self.one, self._column], ONE: [self._column]}[shape]
        for zone in {WIDE: [], TWO: zones[1:], ONE: zones}[shape]:
            self._below.addWidget(zone)
        for across, part in enumerate(beside):
            self._grid.addWidget(part, 0, across)
        self._column.setVisible(shape != WIDE)
        stretched = {WIDE: 1, TWO: 1, ONE: 0}[shape]
        for across in range(3):
            self._grid.setColumnStretch(across, 1 if across == stretched else 0)
        for area in self._areas():
            area.set_free(shape != WIDE)
        self.two.search.list.setMinimumHeight(0 if shape == WIDE else t.px(320))
        self.three.setMinimumHeight(0)
        foot = self.three.take_foot()
        target = foot if shape == WIDE else self.bar.buttons
        for part in (self.three.missing, self.three.save_button, self.three.more_button):
            target.addWidget(part)
        self.three.more_button.setVisible(shape != ONE)
        self.bar.setVisible(shape != WIDE)

    def show_promise(self, date: str, fee: str) -> None:
        """Show date and fee in the bar below."""
        self.bar.date.setText(date or "–")
        self.bar.fee.setText(fee or "–")

    def bring_into_view(self, widget: QWidget) -> None:
        """Scroll to a widget that has the focus."""
        if self._inner.isAncestorOf(widget):
            self._area.ensureWidgetVisible(widget, 0, theme.current().px(40))

    def step(self, step: int) -> None:
        """Enter: the focus goes on to the next field, or back."""
        inputs = [w for zone in (self.one, self.two, self.three) for w in zone.inputs()]
        inputs = [w for w in inputs if w.isVisible() and w.isEnabled()]
        focus = QApplication.focusWidget()
        now = next((i for i, w in enumerate(inputs) if focus is not None and (w is focus or w.isAncestorOf(focus))), -1)
        there = now + step
        if 0 <= there < len(inputs):
            inputs[there].setFocus(Qt.FocusReason.TabFocusReason)

    def jump(self, step: int) -> None:
        """F6: the next zone, or the one before, at what is open there."""
        focus = QApplication.focusWidget()
        zones = (self.one, self.two, self.three)
        now = next((i for i, zone in enumerate(zones) if focus is not None and zone.isAncestorOf(focus)), -1)
        there = zones[(now + step) % len(zones)]
        if there is self.two:
            if not self.two.focus_first():
                self.two.focus_papers()
            return
        if there is self.three and self.three.focus_next():
            return
        inputs = [w for w in there.inputs() if w.isVisible() and w.isEnabled()]
        (inputs[0] if inputs else self.one.id_number).setFocus(Qt.FocusReason.TabFocusReason)

    def _areas(self) -> tuple[FitScroll, ...]:
        return self.one.area, self.two.area, self.two.declined.area, self.three.area

    @staticmethod
    def _width(zone: QWidget, width: int | None) -> None:
        zone.setMinimumWidth(width or 0)
        zone.setMaximumWidth(width or _ANY_WIDTH)
