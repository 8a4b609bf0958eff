"""Máy quét giấy tờ: the watched folder, which scanner, how fine and in which colours."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.scanned_pages import COLOURS, RESOLUTIONS
from desktop.ui import theme
from desktop.ui.admin.saving import Saver
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.file_choice import choose_folder
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, card, label, section
from desktop.usecases.change_setting import ChangeSetting
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_settings import MachineSettings, view_settings


class ScanningSection(Section):
    """How this machine scans papers."""

    name = "scanning"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Máy quét giấy tờ"))
    icon = "scanner"
    roles = ("administrator", "leader")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._settings: MachineSettings | None = None
        self._devices: list[tuple[str, str]] = []
        self._saver = Saver(services.runner, self._saved, self._failed)
        self._latest = Latest()
        self._looking = False
        self._trouble, self._found = Slot(), Slot()
        self.folder = fields.line()
        self.folder.textChanged.connect(lambda _: self._show_button())
        self.folder_field = fields.Field(self.tr("Thư mục quét"), self.folder)
        self.choose = Button(self.tr("Chọn…"), "secondary", "usb")
        self.choose.setAccessibleName(self.tr("Chọn thư mục quét"))
        self.choose.clicked.connect(self._choose)
        self.device = fields.choice([], name=self.tr("Máy quét"))
        self.look = Button(self.tr("Tìm máy quét"), "secondary", "search")
        self.look.clicked.connect(self._look)
        self.resolution = fields.choice([self.tr("{dpi} dpi").format(dpi=dpi) for dpi in RESOLUTIONS])
        self.colour = fields.choice([self.tr("Màu"), self.tr("Xám")])
        for combo, width in ((self.resolution, 160), (self.colour, 160)):
            combo.setFixedWidth(theme.current().px(width))
        for combo in (self.device, self.resolution, self.colour):
            combo.activated.connect(lambda _: self._show_button())
        self.save = Button(self.tr("Lưu"), "primary", "check", "F9")
        self.save.clicked.connect(self.main_action)
        self.setLayout(column(self._trouble, card(self._folder_card()), card(self._scanner_card()), None, gap=12))

    def _folder_card(self) -> Any:
        note = self.tr(
            "Nơi phần mềm của máy quét ghi tệp vào. Khi bàn quét đang mở, tệp mới được nhận tự động rồi chuyển vào "
            "thư mục con “da-nhan”. Không tệp nào bị xóa: dọn thư mục con đó theo quy định của trung tâm."
        )
        return column(
            section(self.tr("Thư mục quét")),
            label(note, tone="2", wrap=True),
            self.folder_field,
            row(self.choose, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )

    def _scanner_card(self) -> Any:
        fine = self.tr("200 dpi đủ cho giấy tờ hành chính thường; 300 dpi cho chữ nhỏ, bản vẽ. Tệp lớn gấp đôi.")
        tint = self.tr("Giấy có dấu đỏ, chữ ký hay ảnh thì quét màu. Trang không màu tự được lưu thành xám.")
        return column(
            section(self.tr("Máy quét của máy này")),
            fields.Field(self.tr("Máy quét"), self.device),
            self._found,
            row(self.look, None),
            self._line(self.tr("Độ phân giải"), self.resolution, fine),
            self._line(self.tr("Màu"), self.colour, tint),
            row(self.save, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )

    @staticmethod
    def _line(title: str, control: QWidget, note: str) -> Turning:
        return Turning(fields.Field(title, control), (label(note, tone="2", wrap=True), 1), gap=16)

    def read(self) -> None:
        """Read the settings anew."""
        self.services.runner.read(view_settings, done=self._latest.wrap(self._show), failed=self._failed)

    def take_focus(self) -> None:
        """The folder."""
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: save what was changed."""
        if self._settings is not None and not self._saver.busy:
            self.folder_field.say("")
            self._trouble.put()
            self._saver.save(self._changes(self._settings))

    def _show(self, settings: MachineSettings) -> None:
        before, self._settings = self._settings, settings
        # What was changed by hand and not yet saved stays.
        if before is None or self.folder.text().strip() == before.scan_folder:
            self.folder.setText(settings.scan_folder)
        if before is None or RESOLUTIONS[self.resolution.currentIndex()] == before.scan_resolution:
            known = settings.scan_resolution in RESOLUTIONS
            self.resolution.setCurrentIndex(RESOLUTIONS.index(settings.scan_resolution) if known else 0)
        if before is None or COLOURS[self.colour.currentIndex()] == before.scan_colour:
            self.colour.setCurrentIndex(COLOURS.index(settings.scan_colour))
        chosen = settings.scan_device if before is None or self._device == before.scan_device else self._device
        self._show_devices(chosen)
        self._show_button()

    @property
    def _device(self) -> str:
        """Id of the scanner that is chosen in the list."""
        at = self.device.currentIndex()
        return self._devices[at][0] if 0 <= at < len(self._devices) else ""

    def _show_devices(self, chosen: str) -> None:
        """The scanners known so far; the chosen one stays in the list while it is off."""
        known = [one for one in self._devices if one[0]]
        if chosen and all(chosen != one[0] for one in known):
            known.append((chosen, chosen))
        self._devices = [("", self.tr("Máy đầu tiên tìm thấy")), *known]
        self.device.clear()
        self.device.addItems([name for _, name in self._devices])
        self.device.setCurrentIndex(next(at for at, one in enumerate(self._devices) if one[0] == chosen))

    def _look(self) -> None:
        if self._looking:
            return
        self._looking = True
        self._found.put(label(self.tr("Đang tìm, có thể mất nửa phút…"), tone="2"))
        self.services.scans.devices(done=self._looked, failed=self._not_looked)

    def _looked(self, devices: Any) -> None:
        self._looking = False
        chosen, found = self._device, [(one.id, f"{one.name} ({one.id})") for one in devices]
        self._devices = found
        self._show_devices(chosen)
        said = (
            self.tr("Thấy {count} máy quét").format(count=len(found)) if found else self.tr("Không thấy máy quét nào")
        )
        self._found.put(label(said.format(count=len(found)), tone="ok" if found else "warn"))

    def _not_looked(self, words: Explanation) -> None:
        self._looking = False
        self._found.put(trouble(words, "warn"))

    def _choose(self) -> None:
        chosen = choose_folder(self, self.tr("Chọn thư mục quét"), self.folder.text().strip())
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _changes(self, settings: MachineSettings) -> list[ChangeSetting]:
        wanted = {
            "scan_folder": self.folder.text().strip(),
            "scan_device": self._device,
            "scan_resolution": RESOLUTIONS[self.resolution.currentIndex()],
            "scan_colour": COLOURS[self.colour.currentIndex()],
        }
        return [ChangeSetting(name, str(value)) for name, value in wanted.items() if value != getattr(settings, name)]

    def _saved(self) -> None:
        self.notify.emit("ok", self.tr("Đã lưu, có hiệu lực ngay"))
        self._settings = None
        self.read()

    def _failed(self, words: Explanation) -> None:
        if words.code == "field_refused":
            self.folder_field.say(self.tr("Ghi đủ đường dẫn, ví dụ {example}").format(example="D:\\Quet"), "late")
            self.folder.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._trouble.put(trouble(words))

    def _show_button(self) -> None:
        changed = self._settings is not None and bool(self._changes(self._settings))
        if not changed and self.save.hasFocus():
            self.take_focus()
        self.save.setEnabled(changed)
        self.save.setToolTip("" if changed else self.tr("Chưa có gì thay đổi"))
