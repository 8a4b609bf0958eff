"""Thư mục sao lưu thứ hai: a folder, best on another disk, that gets a copy of every backup."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.ui.admin.sections import Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.file_choice import choose_folder
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import Button, label, section
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.explain_error import Explanation


class SecondFolder(QFrame):
    """The folder, typed or chosen.

    Signals:
        notify: tone and text of a toast.
    """

    notify = Signal(str, str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._kept = ""
        self.setProperty("card", "true")
        self.line = fields.line()
        self.line.returnPressed.connect(self._keep)
        self.line.textChanged.connect(lambda _: self._show_buttons())
        self._field = fields.Field(self.tr("Thư mục, ví dụ trên USB hay ổ mạng"), self.line)
        self.choose = Button(self.tr("Chọn…"), "secondary", "usb")
        self.choose.setAccessibleName(self.tr("Chọn thư mục sao lưu thứ hai"))
        self.choose.clicked.connect(self._choose)
        self.keep = Button(self.tr("Lưu"), "secondary", "check", "Enter")
        self.keep.setAccessibleName(self.tr("Lưu thư mục sao lưu thứ hai"))
        self.keep.clicked.connect(self._keep)
        self.drop = Button(self.tr("Thôi dùng"), "quiet", "x")
        self.drop.setAccessibleName(self.tr("Thôi dùng thư mục sao lưu thứ hai"))
        self.drop.clicked.connect(self._drop)
        self._said = Slot()
        note = self.tr("Mỗi bản sao lưu được chép thêm sang đây và đọc lại để so. Máy hỏng hay mất thì còn bản này.")
        body = column(
            section(self.tr("Thư mục thứ hai")),
            label(note, tone="2", wrap=True),
            self._field,
            self._said,
            Turning(self.choose, self.keep, self.drop, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(body)
        self._show_buttons()

    def show_folder(self, folder: str) -> None:
        """Show what is set; what is being typed stays."""
        if self.line.text().strip() == self._kept:
            self.line.setText(folder)
        self._kept = folder
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.keep.setVisible(self.line.text().strip() != self._kept)
        self.drop.setVisible(bool(self._kept))

    def _choose(self) -> None:
        chosen = choose_folder(self, self.tr("Chọn thư mục sao lưu thứ hai"), self._kept)
        if chosen is not None:
            self.line.setText(str(chosen))
            self._keep()

    def _drop(self) -> None:
        self.line.clear()
        self._keep()

    def _keep(self) -> None:
        folder = self.line.text().strip()
        if folder == self._kept:
            return

        def kept(_: object) -> None:
            self._kept = folder
            self._show_buttons()
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            words = self.tr("Đã đặt thư mục thứ hai") if folder else self.tr("Đã thôi dùng thư mục thứ hai")
            self.notify.emit("ok", words)

        self._said.put()
        self._field.say("")
        request = ChangeSetting("second_backup_folder", folder)
        self._services.runner.run(change_setting, request, done=kept, failed=self._refused)

    def _refused(self, words: Explanation) -> None:
        if words.code == "field_refused":
            self._field.say(self.tr("Ghi đủ đường dẫn, ví dụ {example}").format(example="E:\\SaoLuu"), "late")
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._said.put(trouble(words))
