"""Quên mật khẩu: a new password by the printed sheet, or by the province with two files."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop.ui.sign_in.ways import DoorPage, person_choice, secret_line
from desktop.ui.widgets import fields
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.file_choice import choose_file, choose_new_file
from desktop.ui.widgets.layout import box, column, row
from desktop.ui.widgets.parts import Segmented, banner, card, label, section


class RecoveryPage(DoorPage):
    """The window of whoever forgot the last password.

    Signals:
        sheet_used: code, user id, name and new password.
        asked: path of the request file to write, user id, name and new password.
        answered: path of the answer file and the new password that was chosen with the request.
    """

    sheet_used = Signal(str, str, str, str)
    asked = Signal(object, str, str, str)
    answered = Signal(object, str)

    def __init__(self, people: list[tuple[str, str]], user: str, *, sealed: bool) -> None:
        """Args: who may sign in; who was chosen; whether the province can help."""
        super().__init__()
        self._person = person_choice(people, user)
        self.first, self.second = secret_line(), secret_line()
        self.code = fields.line(hint=self.tr("6 nhóm, mỗi nhóm 5 chữ"))
        self._code_field = fields.Field(self.tr("Mã trên phiếu khôi phục"), self.code)
        self._first_field = fields.Field(self.tr("Mật khẩu mới"), self.first)
        self._second_field = fields.Field(self.tr("Gõ lại mật khẩu mới"), self.second)
        self._ways = Segmented([self.tr("Có phiếu khôi phục"), self.tr("Nhờ tỉnh mở giúp")], 0)
        self._by_sheet = Button(self.tr("Đặt mật khẩu mới"), "primary", "check", "F9")
        self._by_sheet.clicked.connect(self._use_sheet)
        self._ask = Button(self.tr("1. Tạo tệp yêu cầu…"), "secondary", "upload")
        self._ask.clicked.connect(self._ask_province)
        self._answer = Button(self.tr("2. Mở tệp trả lời của tỉnh…"), "primary", "download")
        self._answer.clicked.connect(self._use_answer)
        self.hold_while_busy(self._by_sheet, self._answer)
        fields.enter_leads((self.first, self.second, self.code), self._by_sheet)
        self._build(sealed)
        self._show_way(0)
        QShortcut(QKeySequence("F9"), self, self._main)

    def _build(self, sealed: bool) -> None:
        self._ask.setEnabled(sealed)
        lacking = label(
            self.tr("Máy này chưa nhận khóa khôi phục của tỉnh nên chỉ dùng được phiếu khôi phục."),
            tone="warn",
            wrap=True,
        )
        lacking.setVisible(not sealed)
        steps = self.tr(
            "Tạo tệp yêu cầu, chép ra USB hoặc gửi cho tỉnh và đọc mã đối chiếu qua điện thoại. "
            "Khi có tệp trả lời, gõ lại đúng mật khẩu mới đã chọn rồi mở tệp."
        )
        self._sheet_part = box(column(self._code_field, row(None, self._by_sheet), gap=8))
        self._province_part = box(
            column(label(steps, tone="2", wrap=True), lacking, row(self._ask, None, self._answer), gap=8)
        )
        self._ways.changed.connect(self._show_way)
        person = fields.Field(self.tr("Bạn là"), self._person)
        form = card(
            column(
                row(self.back, None),
                label(self.tr("Quên mật khẩu"), "title"),
                label(self.tr("Dữ liệu vẫn nguyên; chỉ đặt lại mật khẩu của người được chọn."), tone="2", wrap=True),
                person,
                row((self._first_field, 1), (self._second_field, 1), gap=12),
                section(self.tr("Cách mở")),
                row(self._ways, None),
                self._sheet_part,
                self._province_part,
                self.said,
                gap=12,
                margins=(24, 16, 24, 20),
            )
        )
        self.lay_out(box(column(None, form, None)), 720)
        self.first.setFocus()

    def show_asked(self, check_code: str) -> None:
        """The request file is written; the code is read to the province over the telephone."""
        self.set_busy(False)
        said = self.tr("Đã ghi tệp yêu cầu. Mã đối chiếu đọc cho tỉnh: {code}").format(code=check_code)
        self.said.put(banner("ok", said, title=self.tr("Giữ lại mật khẩu mới vừa chọn")))

    def show_done(self) -> None:
        """The new password is good; the way on is the sign-in page."""
        self.set_busy(False)
        self.said.put(banner("ok", self.tr("Đã đặt mật khẩu mới. Về trang đăng nhập để vào làm việc.")))
        self.back.setFocus()

    def _show_way(self, way: int) -> None:
        self._sheet_part.setVisible(way == 0)
        self._province_part.setVisible(way == 1)

    def _main(self) -> None:
        if self._sheet_part.isVisibleTo(self):
            self._use_sheet()
        else:
            self._use_answer()

    def _use_sheet(self) -> None:
        if self._chosen_password() and not self.busy:
            self.set_busy(True)
            self.sheet_used.emit(
                self.code.text(), self._person.currentData(), self._person.currentText(), self.first.text()
            )

    def _ask_province(self) -> None:
        if not self._chosen_password() or self.busy:
            return
        chosen = choose_new_file(
            self, self.tr("Ghi tệp yêu cầu"), "yeu-cau-khoi-phuc.json", self.tr("Tệp yêu cầu"), "json"
        )
        if chosen is not None:
            self.set_busy(True)
            self.asked.emit(chosen, self._person.currentData(), self._person.currentText(), self.first.text())

    def _use_answer(self) -> None:
        if not self._chosen_password() or self.busy:
            return
        chosen = choose_file(self, self.tr("Mở tệp trả lời"), self.tr("Tệp trả lời"), "json")
        if chosen is not None:
            self.set_busy(True)
            self.answered.emit(chosen, self.first.text())

    def _chosen_password(self) -> bool:
        same = self.first.text() == self.second.text()
        self._first_field.say("" if self.first.text() else self.tr("Chọn một mật khẩu mới"), "late")
        self._second_field.say("" if same else self.tr("Hai lần gõ chưa giống nhau"), "late")
        if same and self.first.text():
            return True
        (self.second if self.first.text() else self.first).setFocus()
        return False
