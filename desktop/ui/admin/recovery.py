"""Phiếu khôi phục: which ways back there are, and a new sheet. Its code is shown and printed, and kept nowhere."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from desktop.ui.admin.panel import Panel, Question
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.admin.sheet import Sheet
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, card, label, pill, rule, section
from desktop.usecases.explain_error import Explanation
from desktop.usecases.make_recovery_sheet import make_recovery_sheet
from desktop.usecases.view_recovery import RecoveryWays, view_recovery


class RecoverySection(Section):
    """Ways back when every password is forgotten."""

    words = str(QT_TRANSLATE_NOOP("AdminSections", "Phiếu khôi phục"))
    icon = "shield"
    roles = ("administrator", "leader")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._ways: RecoveryWays | None = None
        self._latest = Latest()
        self._trouble, self._shown = Slot(), Slot()
        self.make = Button(self.tr("Lập phiếu khôi phục"), "primary", "shield", "F9")
        self.make.clicked.connect(self._ask)
        says = self.tr(
            "Dữ liệu trên máy được mã hóa; không ai nhớ mật khẩu thì không mở được. Phiếu khôi phục in một mã "
            "để mở lại, cất trong két của trung tâm."
        )
        body = column(
            section(self.tr("Khi không còn ai nhớ mật khẩu")),
            label(says, tone="2", wrap=True),
            self._shown,
            row(self.make, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.panel = Panel()
        self.panel.confirmed.connect(self._make)
        self.panel.left.connect(self._closed)
        self.sheet = Sheet(services)
        self.sheet.shut_by_hand.connect(self._closed)
        self.setLayout(column(self._trouble, card(body), self.panel, self.sheet, None, gap=12))

    def read(self) -> None:
        """Read the ways anew."""
        self.services.runner.run(view_recovery, done=self._latest.wrap(self._show), failed=self._failed)

    def take_focus(self) -> None:
        """What is open, or the button."""
        if self.sheet.code:
            self.sheet.take_focus()
        elif not self.panel.open:
            self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: print the sheet that is shown, confirm what is asked, or ask."""
        if self.sheet.code:
            self.sheet.print_sheet()
        elif self.panel.open:
            self.panel.confirm()
        else:
            self._ask()

    def escape(self) -> bool:
        """Put the sheet away, or leave the panel."""
        if self.sheet.code:
            self.sheet.put_away()
            return True
        was_open = self.panel.open
        self.panel.leave()
        return was_open

    def leave(self) -> None:
        """A code on paper goes from the screen; one that is nowhere else stays, since the old sheet is void already."""
        if self.sheet.kept:
            self.sheet.shut()
            self.make.setVisible(True)
        if self.panel.open and not self.panel.busy:
            self.panel.shut()
            self.make.setVisible(True)

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show(self, ways: RecoveryWays) -> None:
        self._trouble.put()
        self._ways = ways
        if ways.sheet:
            sheet = (pill(self.tr("Đã lập"), "ok"), self.tr("Mã trên phiếu mới nhất mở được dữ liệu của máy này."))
        else:
            sheet = (pill(self.tr("Chưa lập"), "warn"), self.tr("Nên lập ngay và cất vào két."))
        if ways.province:
            province = (pill(self.tr("Giúp được"), "ok"), self.tr("Tỉnh mở được bằng tệp yêu cầu, qua USB hay thư."))
        else:
            unsealed = self.tr("Máy này chưa nhận khóa khôi phục của tỉnh; có sau khi ghi danh và đồng bộ.")
            province = (pill(self.tr("Chưa giúp được"), "idle"), unsealed)
        lines = []
        for name, (state, words) in ((self.tr("Phiếu khôi phục"), sheet), (self.tr("Tỉnh"), province)):
            lines.append(Turning(label(name, "strong"), state, (label(words, tone="2", wrap=True), 1), gap=12))
        self._shown.put(rule(), lines[0], rule(), lines[1], rule())

    def _ask(self) -> None:
        if self.panel.open or self.sheet.code:
            return
        says = self.tr("Chương trình tạo một mã mới, hiện một lần để in hoặc lưu; mã không được giữ lại ở đâu.")
        if self._ways is not None and self._ways.sheet:
            says += " " + self.tr("Phiếu đã lập trước đây hết giá trị ngay lúc này: hủy phiếu cũ.")
        self.make.setVisible(False)
        self.panel.ask(
            Question(
                icon="shield",
                title=self.tr("Lập phiếu khôi phục mới"),
                says=says,
                confirm=self.tr("Lập phiếu"),
                working=self.tr("Đang tạo mã…"),
            )
        )

    def _make(self) -> None:
        self.panel.begin()
        self.services.runner.run(make_recovery_sheet, done=self._made, failed=self.panel.refuse)

    def _made(self, code: str) -> None:
        self.panel.shut()
        self.sheet.show_code(code)

    def _closed(self) -> None:
        self.make.setVisible(True)
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Any) -> None:
        """Users and slots are written together."""
        if changes.users:
            self.read()
