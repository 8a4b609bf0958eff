"""The panel that opens in the page for a step: what follows, what is asked, F9 to do it, Esc to leave."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.deadlines import apologise_by
from desktop.domain.dossier import Dossier
from desktop.domain.procedures import RETURN_WAYS
from desktop.ui import text, theme
from desktop.ui.dossier import words
from desktop.ui.dossier.day_edit import DayEdit, read_day
from desktop.ui.dossier.kept_text import kept_text, put_text
from desktop.ui.dossier.moment import Moment
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.step_forms import StepForm, StepValues, form
from desktop.ui.dossier.troubles import trouble
from desktop.ui.widgets import fields, icons, kept_words
from desktop.ui.widgets.layout import Item, clear, column, row
from desktop.ui.widgets.parts import Button, label, restyle
from desktop.usecases.explain_error import Explanation
from desktop.usecases.read_survey import read_survey

_WIDE = frozenset(
    {"reason", "documents", "to", "result", "holder", "receiver", "name", "id_number", "phone", "address", "reasons"}
)
_A_ROW = 3
"""Fields side by side; what is asked beyond them stands in a second row."""


class StepPanel(QFrame):
    """One step of one dossier, not a dialog: the dossier stays in view.

    What was typed for a step that was left stands there again when it is asked for again, until it is done.

    Signals:
        confirmed: name of the step and the StepValues to do it with.
        left: nothing was done.
    """

    confirmed = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "accent")
        self._body = column(gap=8, margins=(16, 8, 16, 12))
        self.setLayout(self._body)
        self._form: StepForm | None = None
        self._fields: dict[str, fields.Field] = {}
        self._dossier: Dossier | None = None
        self._moment: Moment | None = None
        self._confirm = Button("", "primary", "", "F9")
        self._problem = Slot()
        self._busy = False
        self._about = ""
        self._fresh: dict[str, str] = {}
        self._kept: dict[tuple[str, str, str], dict[str, str]] = {}
        self.setVisible(False)

    @property
    def step(self) -> str:
        """The step that is open; empty if none is."""
        return self._form.step if self._form else ""

    @property
    def typed(self) -> bool:
        """Whether a person typed anything; what stood in a line of itself does not count."""
        return any(self._text(name) and kept_text(f.control) != self._fresh[name] for name, f in self._fields.items())

    def open(self, step: str, dossier: Dossier, moment: Moment, about: str = "") -> None:
        """Ask for a step; `about` names what it is done to, where that is not the dossier itself."""
        self._keep()
        self._form, self._dossier, self._moment, self._about = form(step), dossier, moment, about
        clear(self._body)
        wanted = self._form
        self.setAccessibleName(wanted.button)
        self._fields = {name: self._field(name, wanted) for name in wanted.asks}
        self._fresh = {name: kept_text(f.control) for name, f in self._fields.items()}
        for name, typed in self._kept.get(self._place(), {}).items():
            put_text(self._fields[name].control, typed)
        self._problem, self._busy = Slot(), False
        self._confirm = Button(wanted.confirm, "primary", wanted.icon, "F9")
        self._confirm.clicked.connect(self.confirm)
        leave = Button(self.tr("Thôi"), "quiet", "", "Esc")
        leave.clicked.connect(self.leave)
        self._body.addLayout(
            row(
                icons.icon_label(wanted.icon, "accent"),
                label(": ".join(part for part in (wanted.button, about) if part), "section"),
                None,
            )
        )
        self._body.addWidget(label(wanted.says, tone="2", wrap=True))
        if self._fields:
            items: list[Item] = [(f, 1 if name in _WIDE else 0) for name, f in self._fields.items()]
            for start in range(0, len(items), _A_ROW):
                asked = row(*items[start : start + _A_ROW], gap=12)
                for asked_field in list(self._fields.values())[start : start + _A_ROW]:
                    asked.setAlignment(asked_field, Qt.AlignmentFlag.AlignTop)
                self._body.addLayout(asked)
        self._body.addWidget(self._problem)
        self._body.addLayout(row(leave, None, self._confirm))
        fields.enter_leads([field.control for field in self._fields.values()], self._confirm)
        self.setVisible(True)
        first = next(iter(self._fields.values())).control if self._fields else self._confirm
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Esc: do nothing; the dossier is as it was."""
        self.shut()
        self.left.emit()

    def finish(self) -> None:
        """The step was done: nothing of it is kept."""
        if self._form is not None:
            self._kept.pop(self._place(), None)
            self._fields = {}
        self.shut()

    def shut(self) -> None:
        """Take the panel away."""
        self._keep()
        self._form = None
        self._fields = {}
        self.setVisible(False)
        clear(self._body)

    def confirm(self) -> None:
        """F9: check what was typed and hand it on."""
        if self._form is None or self._busy:
            return
        values = self._values()
        if values is not None:
            self._busy = True
            self._problem.put()
            self.confirmed.emit(self._form.step, values)

    def refuse(self, explanation: Explanation) -> None:
        """Say why it was not done; everything typed stays."""
        self._busy = False
        self._problem.put(trouble(explanation))
        field = self._fields.get("reason" if explanation.code == "reason_missing" else self._first())
        if field is not None:
            field.control.setProperty("state", "error")
            restyle(field.control)
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> tuple[str, str, str]:
        assert self._form is not None
        assert self._dossier is not None
        return self._dossier.id, self._form.step, self._about

    def _keep(self) -> None:
        """Keep what a person changed in the fields; what stood there of itself may be another thing next time."""
        if self._form is None or not self._fields:
            return
        now = {name: kept_text(f.control) for name, f in self._fields.items()}
        changed = {name: typed for name, typed in now.items() if typed != self._fresh[name]}
        if changed:
            self._kept[self._place()] = changed
        else:
            self._kept.pop(self._place(), None)

    def _first(self) -> str:
        return next(iter(self._fields), "")

    def _field(self, name: str, wanted: StepForm) -> fields.Field:
        if name == "date":
            return self._date_field()
        if name == "way":
            return fields.Field(self.tr("Cách trả"), self._ways())
        if name == "level":
            levels = fields.choice([kept_words.shown(level.words) for level in read_survey().levels])
            levels.setFixedWidth(theme.current().px(160))
            return fields.Field(self.tr("Mức độ hài lòng"), levels)
        if name == "reasons":
            return fields.Field(self.tr("Ý kiến, lý do, mỗi dòng một điều (nếu có)"), self._lines())
        if name in {"reason", "documents"}:
            titles = {"reason": wanted.reason, "documents": self.tr("Giấy tờ cần bổ sung, mỗi dòng một loại")}
            return fields.Field(
                titles[name] + (" *" if name == "reason" and wanted.needs_reason else ""), self._lines()
            )
        if name == "until":
            edit = fields.line(hint=self.tr("ngày/tháng/năm"))
            edit.setFixedWidth(theme.current().px(164))
            return fields.Field(self.tr("Có giá trị đến (nếu có)"), edit)
        titles = {
            "amount": self.tr("Số tiền (đ)"),
            "to": self.tr("Nơi giải quyết (nếu cần ghi)"),
            "result": self.tr("Số, ký hiệu kết quả (nếu có)"),
            "holder": self.tr("Cấp cho, nếu không phải người nộp"),
            "receiver": self.tr("Người nhận, nếu không phải người nộp"),
            "name": self.tr("Họ và tên"),
            "id_number": self.tr("Số định danh"),
            "phone": self.tr("Điện thoại"),
            "address": self.tr("Địa chỉ"),
        }
        assert self._dossier is not None
        received = self._dossier.received
        # Where it goes was said at reception already.
        asked = received.settles_name or received.settles if name == "to" else ""
        edit = fields.line(asked or getattr(self._dossier.applicant, name, ""))
        if name == "amount":
            edit.setFixedWidth(theme.current().px(140))
        return fields.Field(titles[name], edit)

    def _lines(self) -> QPlainTextEdit:
        return fields.lines("", 2)

    def _ways(self) -> QComboBox:
        assert self._dossier is not None
        combo = fields.choice([words.return_way(way) for way in RETURN_WAYS])
        combo.setCurrentIndex(RETURN_WAYS.index(self._dossier.received.return_by))
        combo.setFixedWidth(theme.current().px(140))
        return combo

    def _date_field(self) -> fields.Field:
        field = fields.Field(self.tr("Ngày trả mới"), self._date_edit())
        assert self._dossier is not None
        assert self._moment is not None
        due_on, calendar = self._dossier.due_at.date(), self._moment.calendar
        last = apologise_by(due_on, calendar)
        # On a day off before the due day it is not too late yet; and a promise of that same day never could be in time.
        if calendar.next_working_day(self._moment.today) > due_on and last >= self._dossier.received_at.date():
            field.say(self.tr("Lẽ ra phải xin lỗi trước, chậm nhất {day}").format(day=text.day_month(last)))
        return field

    def _date_edit(self) -> DayEdit:
        assert self._dossier is not None
        assert self._moment is not None
        after = max(self._dossier.due_at.date(), self._moment.today)
        edit = DayEdit(self.tr("Ngày trả mới"), 140)
        edit.set_day(self._moment.calendar.next_working_day(after))
        return edit

    def _values(self) -> StepValues | None:
        reason = self._text("reason")
        documents = tuple(line.strip() for line in self._text("documents").splitlines() if line.strip())
        due_at = None
        if "date" in self._fields and (due_at := self._new_due()) is None:
            return None
        if (until := self._until()) is None:
            return None
        vnd = 0
        if "amount" in self._fields:
            typed = self._text("amount").replace(".", "").replace(",", "").replace(" ", "").removesuffix("đ")
            if typed and not typed.isdecimal():
                self._fields["amount"].say(self.tr("Chỉ ghi chữ số"), "late")
                self._fields["amount"].control.setFocus()
                return None
            vnd = int(typed or 0)
        return StepValues(
            reason=" ".join(reason.split()),
            documents=documents,
            vnd=vnd,
            to=self._text("to"),
            result=self._text("result"),
            until=until,
            score=self._score(),
            reasons=tuple(line.strip() for line in self._text("reasons").splitlines() if line.strip()),
            holder=self._text("holder"),
            due_at=due_at,
            way=self._way(),
            receiver=self._text("receiver"),
            **{name: self._text(name) for name in ("name", "id_number", "phone", "address")},
        )

    def _until(self) -> str | None:
        """The last valid day that was typed, as an ISO day; empty for none, None for one that cannot be."""
        assert self._moment is not None
        typed = self._text("until")
        if not typed:
            return ""
        day = read_day(typed, self._moment.today.year)
        if day is not None and day >= self._moment.today:
            return day.isoformat()
        gone = self.tr("Ngày này đã qua") if day is not None else self.tr("Ghi ngày, ví dụ 27/11/2027")
        self._fields["until"].say(gone, "late")
        self._fields["until"].control.setFocus()
        return None

    def _text(self, name: str) -> str:
        control: QWidget | None = self._fields[name].control if name in self._fields else None
        if isinstance(control, QPlainTextEdit):
            return control.toPlainText().strip()
        return control.text().strip() if isinstance(control, QLineEdit) else ""

    def _way(self) -> str:
        control = self._fields["way"].control if "way" in self._fields else None
        return RETURN_WAYS[control.currentIndex()] if isinstance(control, QComboBox) else ""

    def _score(self) -> int:
        control = self._fields["level"].control if "level" in self._fields else None
        return read_survey().levels[control.currentIndex()].score if isinstance(control, QComboBox) else 0

    def _new_due(self) -> datetime | None:
        """The new promise: the day typed, at the hour promised before; None if the centre is closed that day."""
        control = self._fields["date"].control
        assert isinstance(control, DayEdit)
        assert self._dossier is not None
        assert self._moment is not None
        day, problem = control.day, self.tr("Ghi ngày, ví dụ 27/11/2026")
        if day is not None:
            if self._moment.calendar.works_on(day):
                return self._dossier.due_at.replace(year=day.year, month=day.month, day=day.day)
            problem = self.tr("{day} không làm việc").format(day=text.day(day))
        self._fields["date"].say(problem, "late")
        control.setFocus()
        return None
