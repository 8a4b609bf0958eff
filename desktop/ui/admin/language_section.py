"""Ngôn ngữ: the language of the screens of this machine, from the next start on."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import QComboBox

from desktop.ui import language, theme
from desktop.ui.admin.sections import Section
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import card, label, section


class LanguageSection(Section):
    """One choice; what is being done goes on as it began."""

    name = "language"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Ngôn ngữ"))
    icon = "book"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        codes = list(language.NAMES)
        heading = self.tr("Ngôn ngữ màn hình")
        self.choice: QComboBox = fields.choice(list(language.NAMES.values()), name=heading)
        self.choice.setFixedWidth(theme.current().px(200))
        self.choice.activated.connect(lambda index: self._keep(codes[index]))
        says = self.tr("Có hiệu lực từ lần mở chương trình sau. Giấy hẹn, phiếu, sổ và báo cáo luôn bằng tiếng Việt.")
        body = column(
            section(heading),
            row(self.choice, (label(says, tone="2", wrap=True), 1), gap=16),
            gap=12,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(column(card(body), None, gap=12))
        self.read()

    def read(self) -> None:
        """Show what is kept, which may differ from what is spoken now."""
        chosen = language.kept() if language.has_choice() else language.current()
        self.choice.setCurrentIndex(list(language.NAMES).index(chosen))

    def take_focus(self) -> None:
        """The choice."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, code: str) -> None:
        if language.keep(code):
            self.notify.emit("ok", self.tr("Đã lưu, có hiệu lực từ lần mở chương trình sau"))
        else:
            self.notify.emit("warn", self.tr("Chưa lưu được: thư mục dữ liệu không ghi được"))
            self.read()
