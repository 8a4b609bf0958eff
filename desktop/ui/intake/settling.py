"""Nơi giải quyết: this centre, or another one of the province by its code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.numbers import AGENCY
from desktop.ui.intake import words
from desktop.ui.intake.form import IntakeForm
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import box, column
from desktop.ui.widgets.parts import Segmented, label


class Settling(QWidget):
    """Here or elsewhere; elsewhere asks for code and name.

    Signals:
        changed: another place, or something was typed.
    """

    changed = Signal()

    def __init__(self, own_code: str) -> None:
        super().__init__()
        self._province = own_code.split(".", maxsplit=1)[0]
        self.where = Segmented([self.tr("Trung tâm này"), self.tr("Nơi khác")])
        self.where.changed.connect(self._moved)
        self.code = fields.line("", self.tr("như {code}").format(code=f"{self._province}.126.07"))
        self.name = fields.line("", self.tr("tên xã, phường"))
        self._code = fields.Field(self.tr("Mã định danh nơi giải quyết"), self.code)
        self._name = fields.Field(self.tr("Tên nơi giải quyết"), self.name)
        why = label(self.tr("Tỉnh chuyển hồ sơ đến nơi có mã này. Chưa rõ mã thì hỏi tỉnh."), tone="3", wrap=True)
        self._typed = box(column(self._code, self._name, why, gap=4))
        self._typed.setVisible(False)
        self.setLayout(column(fields.field(self.tr("Nơi giải quyết"), self.where), self._typed, gap=4))
        self.code.textEdited.connect(self._edited)
        self.name.textEdited.connect(self.changed)

    def read_into(self, form: IntakeForm) -> None:
        """Write the place into the form."""
        form.elsewhere = self.where.chosen == 1
        form.settles, form.settles_name = self.code.text().strip(), self.name.text().strip()

    def fill(self, form: IntakeForm) -> None:
        """Show the place of a form."""
        self.where.choose(int(form.elsewhere))
        self.code.setText(form.settles)
        self.name.setText(form.settles_name)
        self._show()

    @property
    def missing(self) -> bool:
        """Whether another place is meant and its code is still to be typed."""
        return self.where.chosen == 1 and not self._fits()

    def inputs(self) -> list[QWidget]:
        """Fields in the order of Enter."""
        return [self.code, self.name] if self.where.chosen == 1 else []

    def _fits(self) -> bool:
        code = self.code.text().strip().upper()
        return AGENCY.fullmatch(code) is not None and code.split(".")[0] == self._province

    def _moved(self, _index: int) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self._typed.setVisible(self.where.chosen == 1)
        self._judge()

    def _judge(self) -> None:
        code = self.code.text().strip().upper()
        if not code or self._fits():
            self._code.say("")
            return
        self._code.say(words.refusal("settles", "province" if AGENCY.fullmatch(code) else "agency"), "late")

    def _edited(self) -> None:
        self._judge()
        self.changed.emit()
