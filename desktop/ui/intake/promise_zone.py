"""Zone 3: the promise: date with its reasons, way back, fee, and the button that makes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.domain.centre import Centre
from desktop.domain.deadlines import Rule
from desktop.domain.fees import Charge
from desktop.domain.procedures import Procedure
from desktop.ui import text, theme
from desktop.ui.intake import words
from desktop.ui.intake.form import IntakeForm
from desktop.ui.intake.reasons import reason_lines
from desktop.ui.intake.scrolling import BAR, FitScroll
from desktop.ui.intake.settling import Settling
from desktop.ui.widgets import fields, icons
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.layout import box, clear, column, row
from desktop.ui.widgets.parts import Segmented, label, restyle, rule, section
from desktop.usecases.prepare_intake import IntakePreview


class PromiseZone(QFrame):
    """What the applicant is promised, and the way to save it.

    Attributes:
        limit_missing: whether the catalogue has no time for the procedure and none was typed.

    Signals:
        changed: way back or channel was changed.
        asked: what date and fee depend on was changed.
        save: the dossier is to be saved; whether the person stays for another procedure.
    """

    changed = Signal()
    asked = Signal()
    save = Signal(bool)

    def __init__(self, centre: Centre) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._centre = centre
        self._why_open, self._why_chosen = True, False
        self._typed_for: Procedure | None = None
        self.limit_missing = False
        self._make_empty()
        self._make_promise()
        self.missing = label("", tone="2", wrap=True)
        self.save_button = Button(self.tr("Lưu và in giấy hẹn"), "primary", "printer", "F9", size="button_large")
        self.save_button.setAccessibleName(self.tr("Lưu và in giấy hẹn"))
        self.save_button.clicked.connect(lambda: self.save.emit(False))
        self.more_button = Button(self.tr("Lưu, thêm thủ tục"), "secondary", "", "Ctrl+Enter")
        self.more_button.clicked.connect(lambda: self.save.emit(True))
        self._foot = QVBoxLayout()
        self._foot.setSpacing(theme.current().px(7))
        for part in (self.missing, self.save_button, self.more_button):
            self._foot.addWidget(part)
        self._foot.setContentsMargins(0, 0, theme.current().px(BAR), 0)
        head = section(self.tr("Hẹn trả kết quả"), number="3")
        parts = (head, (self._empty, 1), (self.area, 1), self._sum, self._foot)
        self.setLayout(column(*parts, gap=7, margins=(16, 8, 4, 12)))
        self.area.installEventFilter(self)
        self.forget()

    @property
    def by_post(self) -> bool:
        """Whether the result goes by post."""
        return self._ways[max(self.way.chosen, 0)] == "post"

    def _make_empty(self) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        words_ = label(self.tr("Chọn thủ tục để có ngày hẹn trả, phí và giấy hẹn."), tone="3", wrap=True, align=centre)
        sign = row(None, icons.icon_label("calendar", "line-strong", 40), None)
        self._empty = box(column(None, sign, words_, None, gap=12, margins=(0, 0, BAR, 0)))

    def _make_promise(self) -> None:
        self.date = label("", "date", "accent", wrap=True)
        self.time = label("", tone="2", wrap=True)
        self._why = Button(self.tr("Vì sao ngày này?"), "link", "chevron-up", size="control")
        self._why.clicked.connect(self._toggle_why)
        self._reasons = QWidget()
        self._reason_lines = QVBoxLayout(self._reasons)
        self._reason_lines.setContentsMargins(0, 0, 0, 0)
        self._reason_lines.setSpacing(theme.current().px(2))
        self._ways = [code for code, _ in words.return_ways()]
        self.way = Segmented([name for _, name in words.return_ways()])
        self.way.changed.connect(lambda _index: self.changed.emit())
        self._channels = [code for code, _ in words.channels()]
        self.channel = fields.choice([name for _, name in words.channels()], name=self.tr("Kênh nộp"))
        self.channel.activated.connect(self._channel_changed)
        self.settling = Settling(self._centre.agency_code)
        self.settling.changed.connect(self.changed)
        self.fee = label("", "date")
        self.fee_note = label("", tone="2", wrap=True)
        self.number = label("", "strong")
        why = row(self._why, None)
        self.days = fields.count(0, name=self.tr("Số ngày"))
        self.days.setRange(0, 365)
        self.days.setFixedWidth(theme.current().px(64))
        self.unit = fields.choice([name for _, name in words.limit_units()], name=self.tr("Đơn vị thời hạn"))
        self.days.valueChanged.connect(self._limit_changed)
        self.unit.activated.connect(self._limit_changed)
        self._days_field = fields.field(self.tr("Thời hạn của hồ sơ này"), box(row(self.days, (self.unit, 1), gap=8)))
        body = column(
            column(self.date, self.time, self._days_field, why, self._reasons, gap=2),
            rule(),
            fields.field(self.tr("Nhận kết quả"), self.way),
            fields.field(self.tr("Kênh nộp"), self.channel),
            self.settling,
            None,
            gap=7,
        )
        self._body = box(body)
        self.area = FitScroll(self._body)
        # Below what scrolls: a fee is never out of sight when the button is pressed.
        self._sum = box(
            column(
                rule(),
                row(label(self.tr("Phí, lệ phí"), "strong"), None, self.fee, gap=4),
                self.fee_note,
                row(label(self.tr("Mã hồ sơ"), tone="3"), None, self.number, gap=4),
                gap=4,
                margins=(0, 0, BAR, 0),
            )
        )

    # ---- what is shown

    def forget(self) -> None:
        """Nothing is promised yet."""
        self._empty.setVisible(True)
        self.area.setVisible(False)
        self._sum.setVisible(False)
        self._why_chosen = False
        self._typed_for, self.limit_missing = None, False
        with QSignalBlocker(self.days):
            self.days.setValue(0)
        self.date.setText("")
        self.way.choose(0)
        self.channel.setCurrentIndex(0)
        self.settling.fill(IntakeForm())

    def show_promise(self, preview: IntakePreview) -> None:
        """Show date, reasons and fee."""
        self._empty.setVisible(False)
        self.area.setVisible(True)
        self._sum.setVisible(True)
        # Typed once, it can be changed until the dossier is saved.
        typed = self.days.value() > 0 and preview.procedure is self._typed_for
        self._typed_for = preview.procedure
        self.limit_missing = preview.limit is None
        self._days_field.setVisible(self.limit_missing or typed)
        self._show_due(preview)
        self._show_fee(preview.charge)
        self.number.setText(f"{self._centre.agency_code}-{preview.received_on:%y%m%d}-…")
        self.number.setToolTip(self.tr("Bốn số cuối được cấp khi lưu"))

    def _show_due(self, preview: IntakePreview) -> None:
        due, limit = preview.due, preview.limit
        self._why.setVisible(due is not None)
        if due is None or limit is None:
            self.date.setText(self.tr("Chưa có thời hạn"))
            self.time.setText(self.tr("Danh mục chưa có thời hạn: nhập ở đây, hoặc bổ sung trong Quản trị."))
            clear(self._reason_lines)
            return
        self.date.setText(text.long_day(due.at.date()))
        late = any(step.kind == "after_cutoff" for step in due.steps) and limit.rule is Rule.SAME_DAY
        when = self.tr("ngày làm việc kế tiếp") if late else words.limit_words(limit)
        self.time.setText(f"{text.promised_time(due.at)} · {when}")
        clear(self._reason_lines)
        for line in reason_lines(due.steps, limit):
            self._reason_lines.addLayout(line)
        self._show_why()
        QTimer.singleShot(0, self, self._fold_why)

    def _show_fee(self, charge: Charge) -> None:
        note = ""
        if not charge.known:
            self.fee.setText(self.tr("Chưa có mức phí của tỉnh"))
        elif not charge.vnd:
            self.fee.setText(self.tr("Không thu phí"))
        else:
            self.fee.setText(text.amount(charge.vnd))
            if charge.count > 1:
                note = self.tr("{each} × {count} bản").format(each=text.amount(charge.each_vnd), count=charge.count)
        self.fee.setProperty("role", "date" if charge.known and charge.vnd else "strong")
        self.fee.style().polish(self.fee)
        self.fee_note.setText(note)
        self.fee_note.setVisible(bool(note))

    def show_missing(self, missing: list[str], *, busy: bool) -> None:
        """Name what is missing; the buttons work when nothing is."""
        self.missing.setText(self.tr("Còn thiếu: {things}").format(things=text.listed(missing)) if missing else "")
        self.missing.setVisible(bool(missing))
        ready = not missing and not busy
        self.save_button.setEnabled(ready)
        self.more_button.setEnabled(ready)
        self.save_button.setAccessibleDescription(self.missing.text())

    def give_key(self, away: bool) -> None:
        """F9 belongs to one button: to the one that confirms a refusal while that is written."""
        self.save_button.set_key("" if away else "F9")
        # And one main button stands there: not this one while the other has the key.
        self.save_button.setProperty("kind", "secondary" if away else "primary")
        restyle(self.save_button)

    def take_foot(self) -> QVBoxLayout:
        """Where the missing things and the buttons stand."""
        return self._foot

    # ---- what was filled in

    def read_into(self, form: IntakeForm) -> None:
        """Write way back and channel into the form."""
        form.return_by = self._ways[max(self.way.chosen, 0)]
        form.channel = self._channels[max(self.channel.currentIndex(), 0)]
        units = [unit.value for unit, _ in words.limit_units()]
        self.settling.read_into(form)
        form.limit = (self.days.value(), units[max(self.unit.currentIndex(), 0)]) if self.days.value() else None

    def fill(self, form: IntakeForm) -> None:
        """Show a form."""
        self.way.choose(self._ways.index(form.return_by))
        self.channel.setCurrentIndex(self._channels.index(form.channel))
        self.settling.fill(form)
        if form.limit is not None:
            units = [unit.value for unit, _ in words.limit_units()]
            self.unit.setCurrentIndex(units.index(form.limit[1]) if form.limit[1] in units else 0)
            with QSignalBlocker(self.days):
                self.days.setValue(form.limit[0])

    def inputs(self) -> list[QWidget]:
        """Fields in the order of Enter."""
        if self.area.isHidden():
            return []
        return [self.days, self.unit, self.channel, *self.settling.inputs(), self.save_button]

    def focus_missing(self) -> bool:
        """Go to the first thing that keeps the dossier from being saved; whether there was anything."""
        if not self.limit_missing and not self.settling.missing:
            return False
        (self.days if self.limit_missing else self.settling.code).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def focus_next(self) -> bool:
        """Go to what is missing, to the button once nothing is, else to the way back; whether anything is promised."""
        if self.area.isHidden():
            return False
        if not self.focus_missing():
            place = self.save_button if self.save_button.isEnabled() else self.way.group.button(max(self.way.chosen, 0))
            place.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _channel_changed(self) -> None:
        self.changed.emit()
        self.asked.emit()

    def _limit_changed(self) -> None:
        self.changed.emit()
        self.asked.emit()

    def _toggle_why(self) -> None:
        self._why_open, self._why_chosen = not self._why_open, True
        self._show_why()

    def _fold_why(self) -> None:
        """Where there is no room for the reasons as well, they are folded away, unless they were asked for."""
        if self._why_chosen or self._why.isHidden() or self.area.isHidden():
            return
        self._reasons.setVisible(True)
        needed = self._body.heightForWidth(self.area.viewport().width())
        self._why_open = self.area.free or needed <= self.area.viewport().height()
        self._show_why()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.area and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fold_why)
        return super().eventFilter(watched, event)

    def _show_why(self) -> None:
        self._reasons.setVisible(self._why_open)
        self._why.set_icon("chevron-up" if self._why_open else "chevron-down")
