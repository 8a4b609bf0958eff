"""Khóa máy và thời hạn lưu: minutes of the idle lock, months that bodies are kept, files an hour, and the removal."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QSpinBox

from desktop.ui import theme
from desktop.ui.admin.reading import Machine, read_machine
from desktop.ui.admin.removal import Removal
from desktop.ui.admin.saving import Saver
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, card, label, section
from desktop.usecases.change_setting import ChangeSetting
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_settings import MachineSettings


class KeepingSection(Section):
    """Settings of this machine that are numbers."""

    words = str(QT_TRANSLATE_NOOP("AdminSections", "Khóa máy, lưu trữ"))
    icon = "clock"
    roles = ("administrator", "leader")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._settings: MachineSettings | None = None
        self._saver = Saver(services.runner, self._saved, self._failed)
        self._latest = Latest()
        self._trouble = Slot()
        self.idle = _spin(self.tr("Tự khóa sau"), (0, 240), self.tr(" phút"), self.tr("không tự khóa"))
        self.months = _spin(self.tr("Giữ nội dung hồ sơ"), (12, 600), self.tr(" tháng"))
        self.files = _spin(
            self.tr("Gửi tệp mỗi giờ làm việc"), (0, 100_000), self.tr(" MB"), self.tr("chỉ gửi ngoài giờ")
        )
        for spin in (self.idle, self.months, self.files):
            spin.valueChanged.connect(lambda _: self._show_button())
        self.save = Button(self.tr("Lưu"), "primary", "check", "F9")
        self.save.clicked.connect(self.main_action)
        idle_note = self.tr("Không ai chạm phím hay chuột chừng ấy phút thì máy hỏi lại mật khẩu; việc dở vẫn còn.")
        months_note = self.tr(
            "Sau chừng ấy tháng, nội dung hồ sơ đã đóng và đã ở tỉnh được dọn khỏi máy này khi bạn cho dọn. "
            "Đặt theo quy định lưu trữ của tỉnh."
        )
        files_note = self.tr(
            "Trong giờ làm việc, tệp đính kèm gửi lên tỉnh không quá chừng ấy mỗi giờ, để đường truyền còn cho việc "
            "khác. Bản ghi hồ sơ luôn gửi trước, ngoài giờ gửi không giới hạn."
        )
        told = (
            (fields.Field(self.tr("Tự khóa sau"), self.idle), idle_note),
            (fields.Field(self.tr("Giữ nội dung hồ sơ"), self.months), months_note),
            (fields.Field(self.tr("Gửi tệp mỗi giờ làm việc"), self.files), files_note),
        )
        # What is told of them begins in one column, whatever their names.
        widest = max(field.sizeHint().width() for field, _note in told)
        for field, _note in told:
            field.setMinimumWidth(widest)
        body = column(
            section(self.tr("Tự khóa và thời hạn lưu")),
            *(Turning(field, (label(note, tone="2", wrap=True), 1), gap=16) for field, note in told),
            row(self.save, None),
            gap=12,
            margins=(16, 8, 16, 12),
        )
        self.removal = Removal(services)
        self.removal.ended.connect(self.read)
        self.setLayout(column(self._trouble, card(body), self.removal, None, gap=12))

    def read(self) -> None:
        """Read settings and preview anew."""
        self.services.runner.read(read_machine, done=self._latest.wrap(self._show), failed=self._failed)

    def take_focus(self) -> None:
        """The first number."""
        self.idle.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: confirm the removal that is asked about, or save."""
        if self.removal.asking:
            self.removal.confirm()
        elif self._settings is not None and not self._saver.busy:
            self._saver.save(self._changes(self._settings))

    def escape(self) -> bool:
        """Stop the removal, or leave its panel."""
        return self.removal.escape()

    def _changes(self, settings: MachineSettings) -> list[ChangeSetting]:
        return [
            ChangeSetting(name, str(spin.value()))
            for spin, name in self._spins()
            if spin.value() != getattr(settings, name)
        ]

    def _spins(self) -> tuple[tuple[QSpinBox, str], ...]:
        return (
            (self.idle, "idle_lock_minutes"),
            (self.months, "retention_months"),
            (self.files, "files_mb_per_hour"),
        )

    def _saved(self) -> None:
        self.notify.emit("ok", self.tr("Đã lưu, có hiệu lực ngay"))
        self._settings = None
        self.read()

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show(self, machine: Machine) -> None:
        self._trouble.put()
        settings, before = machine.settings, self._settings
        self._settings = settings
        # What was changed by hand and not yet saved stays.
        for spin, name in self._spins():
            if before is None or spin.value() == getattr(before, name):
                spin.setValue(getattr(settings, name))
        self.removal.show_preview(machine.removable)
        self._show_button()

    def _show_button(self) -> None:
        changed = self._settings is not None and bool(self._changes(self._settings))
        if not changed and self.save.hasFocus():
            self.take_focus()
        self.save.setEnabled(changed)
        self.save.setToolTip("" if changed else self.tr("Chưa có gì thay đổi"))


def _spin(name: str, bounds: tuple[int, int], unit: str, nothing: str = "") -> QSpinBox:
    spin = fields.count(bounds[0])
    spin.setRange(*bounds)
    spin.lineEdit().setAccessibleName(name)
    spin.setSuffix(unit)
    spin.setSpecialValueText(nothing)
    spin.setFixedWidth(theme.current().px(160))
    return spin
