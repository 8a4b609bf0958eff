"""Máy đọc thẻ: as a keyboard or at a serial port, and a place to try it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui import theme
from desktop.ui.admin.devices.trial import Trial
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.serial_scanner import MISSING, OFF, OPEN, REFUSED, Port
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, Segmented, card, label, pill, section
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_settings import MachineSettings, view_settings

KEYBOARD, SERIAL = 0, 1


class ScannerSection(Section):
    """How scans come in."""

    name = "scanner"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Máy đọc thẻ"))
    icon = "scan-card"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._kept: str | None = None
        self._ports: list[Port] = []
        self._latest, self._latest_ports = Latest(), Latest()
        self._trouble, self._state = Slot(), Slot()
        self.way = Segmented([self.tr("Như bàn phím"), self.tr("Cổng COM")])
        self.way.setMaximumWidth(theme.current().px(300))
        self.way.changed.connect(lambda _: self._show_way())
        self.port = fields.choice([], name=self.tr("Cổng"))
        self.port.currentIndexChanged.connect(lambda _: self._show_button())
        field = fields.Field(self.tr("Cổng"), self.port)
        field.setMaximumWidth(theme.current().px(420))
        self.again = Button(self.tr("Tìm lại"), "secondary", "sync", size="control")
        self.again.setAccessibleName(self.tr("Tìm lại các cổng"))
        self.again.clicked.connect(self._read_ports)
        self.save = Button(self.tr("Lưu"), "primary", "check", "F9")
        self.save.clicked.connect(self.main_action)
        self._keyboard_note = label(
            self.tr("Cắm vào là dùng được. Chữ có dấu tùy bộ gõ và kiểu bàn phím; thử ở dưới."), tone="2", wrap=True
        )
        self._serial_note = label(
            self.tr(
                "Đọc đúng mọi chữ có dấu, không vướng bộ gõ. Quét mã “USB-COM” (hay “USB CDC”, “Virtual COM”) trong "
                "sách của máy đọc, rồi chọn cổng."
            ),
            tone="2",
            wrap=True,
        )
        choose = Turning((field, 4), self.again, None, gap=8)
        choose.layout().setAlignment(self.again, Qt.AlignmentFlag.AlignBottom)  # type: ignore[union-attr]
        self._serial: tuple[QWidget, ...] = (self._serial_note, choose)
        self.trial = Trial()
        body = column(
            section(self.tr("Máy đọc nối với máy tính")),
            row((self.way, 4), None),
            self._keyboard_note,
            *self._serial,
            self._state,
            row(self.save, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(column(self._trouble, card(body), self.trial, None, gap=12))
        services.serial.state_changed.connect(lambda _: self._show_state())
        self._show_way()

    def read(self) -> None:
        """Read the setting and look for ports anew."""
        self.services.runner.read(view_settings, done=self._latest.wrap(self._show), failed=self._failed)
        self._read_ports()

    def take_focus(self) -> None:
        """The field that scans are tried in."""
        self.trial.take_focus()

    def main_action(self) -> None:
        """F9: keep the choice."""
        if self._kept is None or not self.save.isEnabled():
            return
        request = ChangeSetting("scanner_port", self._chosen())
        self.services.runner.run(change_setting, request, done=lambda _: self._saved(), failed=self._failed)

    def accept_scan(self, scan: str) -> bool:
        """Here every scan is a trial."""
        self.trial.take(scan)
        return True

    def leave(self) -> None:
        """What was tried names a person."""
        self.trial.clear()

    def _read_ports(self) -> None:
        self.services.machine.serial_ports(self._latest_ports.wrap(self._show_ports), self._failed)

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _saved(self) -> None:
        self.notify.emit("ok", self.tr("Đã lưu, có hiệu lực ngay"))
        self._kept = self._chosen()
        self._show_way()
        self.take_focus()

    def _show(self, settings: MachineSettings) -> None:
        self._trouble.put()
        before, self._kept = self._kept, settings.scanner_port
        if before is None or before == self._chosen():
            self.way.choose(SERIAL if self._kept else KEYBOARD)
        self._show_ports(self._ports)

    def _show_ports(self, ports: list[Port]) -> None:
        chosen = self._picked() or self._kept or ""
        if chosen and chosen not in [port.name for port in ports]:
            ports = [*ports, Port(chosen, self.tr("chưa thấy"))]
        self._ports = ports
        self.port.blockSignals(True)
        self.port.clear()
        self.port.addItems([self._words(port) for port in ports] or [self.tr("Chưa thấy cổng nào")])
        self.port.setCurrentIndex(max([port.name for port in ports].index(chosen) if chosen else 0, 0))
        self.port.blockSignals(False)
        self.port.setEnabled(bool(ports))
        self._show_way()

    @staticmethod
    def _words(port: Port) -> str:
        name = port.name.rpartition("/")[2]
        return f"{port.words} ({name})" if port.words else name

    def _picked(self) -> str:
        index = self.port.currentIndex()
        return self._ports[index].name if 0 <= index < len(self._ports) else ""

    def _chosen(self) -> str:
        """What the form says: a port, or none."""
        return self._picked() if self.way.chosen == SERIAL else ""

    def _show_way(self) -> None:
        serial = self.way.chosen == SERIAL
        self._keyboard_note.setVisible(not serial)
        for part in self._serial:
            part.setVisible(serial)
        self._show_button()
        self._show_state()

    def _show_button(self) -> None:
        changed = self._kept is not None and self._chosen() != self._kept
        if self.way.chosen == SERIAL and not self._picked():
            changed = False
        if not changed and self.save.hasFocus():
            self.take_focus()
        self.save.setEnabled(changed)
        self.save.setToolTip("" if changed else self.tr("Chưa có gì thay đổi"))

    def _show_state(self) -> None:
        """How the port that is kept is now."""
        if not self._kept or self.way.chosen != SERIAL or self._chosen() != self._kept:
            self._state.put()
            return
        word, tone, said = {
            OPEN: (self.tr("Đang chờ quét"), "ok", ""),
            MISSING: (self.tr("Chưa thấy"), "warn", self.tr("Cắm máy đọc vào là tự nhận.")),
            REFUSED: (
                self.tr("Chưa mở được"),
                "warn",
                self.tr("Chương trình khác đang dùng cổng này, hoặc tài khoản máy tính chưa được phép dùng cổng."),
            ),
            OFF: (self.tr("Chưa đọc"), "idle", ""),
        }[self.services.serial.state]
        self._state.put(row(pill(word, tone), (label(said, tone="2", wrap=True), 1), gap=8))
