"""Tài khoản thu phí: where fees are paid into by a code; without one no code is shown or printed."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt

from desktop.domain.errors import FieldRefused
from desktop.domain.vietqr import FeeAccount, payment_code
from desktop.printing.forms import banks
from desktop.ui import theme
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.runner import Latest
from desktop.ui.services import Services
from desktop.ui.widgets import fields
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, card, label, section
from desktop.usecases.change_setting import ChangeSetting, change_setting
from desktop.usecases.explain_error import Explanation
from desktop.usecases.view_settings import MachineSettings, view_settings


class FeeAccountSection(Section):
    """The account that fees may be paid into."""

    name = "fee_account"
    words = str(QT_TRANSLATE_NOOP("AdminSections", "Tài khoản thu phí"))
    icon = "money"
    roles = ("administrator", "leader")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._kept: FeeAccount | None = None
        self._latest = Latest()
        self._trouble = Slot()
        self._bins = list(banks())
        names = [self.tr("Chọn ngân hàng"), *banks().values(), self.tr("Ngân hàng khác")]
        self.bank = fields.choice(names, name=self.tr("Ngân hàng"))
        self.bin = fields.line("", self.tr("sáu chữ số"))
        self.number = fields.line("", self.tr("chữ số, không có dấu cách"))
        self.holder = fields.line("", self.tr("như ngân hàng ghi"))
        self._bin = fields.Field(self.tr("Mã ngân hàng (BIN)"), self.bin)
        self._number = fields.Field(self.tr("Số tài khoản"), self.number)
        self.save = Button(self.tr("Lưu"), "primary", "check", "F9")
        self.save.clicked.connect(self.main_action)
        self.drop = Button(self.tr("Bỏ tài khoản"), "quiet", "x")
        self.drop.setToolTip(self.tr("Không in và không hiện mã nộp tiền nữa"))
        self.drop.clicked.connect(lambda: self._keep(""))
        for signal in (self.bin.textEdited, self.number.textEdited, self.holder.textEdited):
            signal.connect(lambda _: self._show_button())
        self.bank.currentIndexChanged.connect(lambda _: self._show_button())
        note = self.tr(
            "Khi hồ sơ có phí, giấy hẹn và trang In giấy tờ có mã VietQR đúng số tiền và mã hồ sơ. "
            "Tiền vào thẳng tài khoản này: thử chuyển 1.000 đồng trước khi dùng."
        )
        wide = fields.Field(self.tr("Ngân hàng"), self.bank)
        wide.setFixedWidth(theme.current().px(260))
        body = column(
            section(self.tr("Tài khoản thu phí")),
            label(note, tone="2", wrap=True),
            Turning(wide, self._bin, None, gap=16),
            Turning(self._number, fields.Field(self.tr("Chủ tài khoản"), self.holder), gap=16),
            row(self.save, self.drop, None),
            gap=10,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(column(self._trouble, card(body), None, gap=12))
        self._show_button()

    def read(self) -> None:
        """Read the account anew."""
        self.services.runner.read(view_settings, done=self._latest.wrap(self._show), failed=self._failed)

    def take_focus(self) -> None:
        """The bank."""
        self.bank.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: keep the account."""
        if self.save.isEnabled():
            self._keep(self._chosen().packed)

    def _chosen(self) -> FeeAccount:
        place = self.bank.currentIndex() - 1
        bank = self._bins[place] if 0 <= place < len(self._bins) else self.bin.text().strip()
        return FeeAccount(bank, self.number.text().strip().replace(" ", ""), self.holder.text().strip())

    def _keep(self, value: str) -> None:
        request = ChangeSetting("fee_account", value)
        self.services.runner.run(change_setting, request, done=lambda _: self._saved(), failed=self._failed)

    def _saved(self) -> None:
        self.notify.emit("ok", self.tr("Đã lưu, có hiệu lực ngay"))
        self.read()

    def _failed(self, words: Explanation) -> None:
        self._trouble.put(trouble(words))

    def _show(self, settings: MachineSettings) -> None:
        self._trouble.put()
        self._kept = settings.fee_account
        account = self._kept or FeeAccount("", "")
        known = account.bank in self._bins
        place = self._bins.index(account.bank) + 1 if known else self.bank.count() - 1 if account.bank else 0
        self.bank.setCurrentIndex(place)
        self.bin.setText("" if known else account.bank)
        self.number.setText(account.number)
        self.holder.setText(account.holder)
        self._show_button()

    def _show_button(self) -> None:
        self._bin.setVisible(self.bank.currentIndex() == self.bank.count() - 1)
        chosen = self._chosen()
        try:
            payment_code(chosen.bank, chosen.number, vnd=1)
            sound = True
        except FieldRefused:
            sound = False
        typed = self.number.text().strip()
        self._number.say(self.tr("Chỉ chữ và số, nhiều nhất 19") if typed and not sound and chosen.bank else "", "late")
        if not sound and self.save.hasFocus():
            self.take_focus()
        self.save.setEnabled(sound and chosen != self._kept)
        self.drop.setVisible(self._kept is not None)
