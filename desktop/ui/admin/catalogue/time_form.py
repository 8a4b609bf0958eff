"""How long a procedure may take: value, unit, rule, late reception, supplement."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop.domain.deadlines import Late, Limit, Pause, Rule, Unit
from desktop.ui import theme
from desktop.ui.admin.catalogue.keeping import kept, same
from desktop.ui.admin.sections import Turning
from desktop.ui.intake.words import limit_units, limit_words
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import box, column, row

_MEMBERS = ("value", "unit", "rule", "late", "pause", "lapse")


class TimeForm(QWidget):
    """Fields of a limit.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, mark: str) -> None:
        super().__init__()
        self._shown: Limit | None = None
        self._published: Limit | None = None
        self._filling = False
        self.value = _spin(self.tr("Thời hạn"), "", 88)
        self.unit = fields.choice([words for _, words in limit_units()], name=self.tr("Đơn vị thời hạn"))
        self.rule = _choice(rules(), self.tr("Cách tính"))
        self.late = _choice(lates(), self.tr("Nhận muộn trong ngày"))
        self.pause = _choice(pauses(), self.tr("Khi đã bổ sung đủ"))
        self.lapse = _spin(self.tr("Hạn nộp bổ sung"), self.tr("không quy định"), 160)
        self.lapse.setSuffix(self.tr(" ngày làm việc"))
        self.field = fields.Field(self.tr("Thời hạn"), box(row(self.value, (self.unit, 1), gap=8)), mark, "edit")
        first = Turning(
            (self.field, 1),
            (fields.Field(self.tr("Cách tính"), self.rule), 1),
            (fields.Field(self.tr("Nhận muộn trong ngày"), self.late), 1),
            gap=12,
        )
        second = Turning(
            (fields.Field(self.tr("Khi đã bổ sung đủ"), self.pause), 1),
            (fields.Field(self.tr("Hạn nộp bổ sung"), self.lapse), 1),
            (QWidget(), 1),
            gap=12,
        )
        self.setLayout(column(first, second, gap=8))
        for spin in (self.value, self.lapse):
            spin.valueChanged.connect(self._changed)
        for combo in (self.unit, self.rule, self.late, self.pause):
            combo.currentIndexChanged.connect(self._changed)

    def show_limit(self, limit: Limit | None, published: Limit | None) -> None:
        """Show a limit, and mark what differs from the published one."""
        self._shown, self._published = limit, published
        self._filling = True
        # A published time can be another one here, but it cannot be taken away.
        self.value.setRange(1 if published is not None else 0, 999)
        self.value.setSpecialValueText(self.tr("chưa có") if published is None else "")
        said = limit or Limit(0, Unit.WORKING_DAY)
        self.value.setValue(said.value)
        self.unit.setCurrentIndex([unit for unit, _ in limit_units()].index(said.unit))
        for combo, choices, value in (
            (self.rule, rules(), said.rule),
            (self.late, lates(), said.late),
            (self.pause, pauses(), said.pause),
        ):
            combo.setCurrentIndex([choice for choice, _ in choices].index(value))
        self.lapse.setValue(said.lapse)
        self._filling = False
        self._judge()

    @property
    def limit(self) -> Limit | None:
        """The limit as it stands in the fields."""
        if not self.value.value():
            return None
        rule = rules()[self.rule.currentIndex()][0]
        unit = limit_units()[self.unit.currentIndex()][0]
        return Limit(
            1 if rule is Rule.SAME_DAY else self.value.value(),
            Unit.WORKING_DAY if rule is Rule.SAME_DAY else unit,
            rule,
            lates()[self.late.currentIndex()][0],
            self._shown.ends if self._shown else Limit(1, Unit.WORKING_DAY).ends,
            pauses()[self.pause.currentIndex()][0],
            self.lapse.value(),
            self._shown.longest_extension if self._shown else 0,
        )

    def kept(self, before: Limit | None) -> Limit | None:
        """What is kept of it: None while it is as published, and as before while nothing was changed."""
        return kept(self.limit, self._published, self._shown, before, _MEMBERS)

    def _changed(self) -> None:
        if not self._filling:
            self._judge()
            self.changed.emit()

    def _judge(self) -> None:
        same_day = rules()[self.rule.currentIndex()][0] is Rule.SAME_DAY
        has_one = bool(self.value.value())
        self.unit.setEnabled(has_one and not same_day)
        self.value.setEnabled(not (has_one and same_day))
        for control in (self.rule, self.late, self.pause, self.lapse):
            control.setEnabled(has_one)
        differs = not same(self.limit, self._published, _MEMBERS)
        tip = self.tr("Danh mục ghi: {value}").format(value=limit_words(self._published))
        self.field.set_marked(differs, tip if differs else "")


def rules() -> list[tuple[Rule, str]]:
    """How a limit is read."""
    translate = QCoreApplication.translate
    return [
        (Rule.PLAIN, translate("TimeForm", "Tính từ ngày sau")),
        (Rule.SAME_DAY, translate("TimeForm", "Trả trong ngày")),
    ]


def lates() -> list[tuple[Late, str]]:
    """What late reception does to a limit."""
    translate = QCoreApplication.translate
    return [
        (Late.NEVER, translate("TimeForm", "Vẫn tính ngày đó")),
        (Late.CUTOFF, translate("TimeForm", "Sau giờ chốt: ngày sau")),
        (Late.LAST_HOUR, translate("TimeForm", "Giờ làm cuối: ngày sau")),
    ]


def pauses() -> list[tuple[Pause, str]]:
    """What a supplement does to a promise."""
    translate = QCoreApplication.translate
    return [
        (Pause.SHIFT, translate("TimeForm", "Tính tiếp phần còn lại")),
        (Pause.RESTART, translate("TimeForm", "Tính lại từ đầu")),
    ]


def _choice(choices: Sequence[tuple[StrEnum, str]], name: str) -> QComboBox:
    return fields.choice([words for _, words in choices], name=name)


def _spin(name: str, nothing: str, width: int) -> QSpinBox:
    spin = fields.count(0, name=name)
    spin.setRange(0, 999)
    spin.setSpecialValueText(nothing)
    spin.lineEdit().setAccessibleName(name)
    spin.setFixedWidth(theme.current().px(width))
    return spin
