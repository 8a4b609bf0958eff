"""Mật khẩu của tôi: everybody changes their own; and the pair of fields of a new password."""

from __future__ import annotations

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt

from desktop.ui import theme
from desktop.ui.admin.panel import secret, typed
from desktop.ui.admin.sections import Section, Turning
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.services import Services
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, banner, card, label, section
from desktop.usecases.change_password import ChangePassword, change_password
from desktop.usecases.explain_error import Explanation

OLD_CODES = frozenset({"wrong_password", "sign_in_delayed"})
_SECONDS = re.compile(r"\d+")


class NewPassword:
    """A new password, typed twice."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        self.first = secret(translate("Admin", "Mật khẩu mới"))
        self.again = secret(translate("Admin", "Gõ lại mật khẩu mới"))
        self.fields = (self.first, self.again)

    def take(self) -> str:
        """The password; empty when it has to be typed again, and the field says why."""
        translate = QCoreApplication.translate
        for field in self.fields:
            field.say("")
        if not typed(self.first):
            self._refuse(self.first, translate("Admin", "Gõ mật khẩu mới, từ 8 ký tự trở lên"))
        elif typed(self.first) != typed(self.again):
            self._refuse(self.again, translate("Admin", "Hai lần gõ chưa giống nhau"))
        else:
            return typed(self.first)
        return ""

    @staticmethod
    def _refuse(field: Field, why: str) -> None:
        field.say(why, "late")
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)


class PasswordSection(Section):
    """One's own password."""

    words = str(QT_TRANSLATE_NOOP("AdminSections", "Mật khẩu của tôi"))
    icon = "lock"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.old = secret(self.tr("Mật khẩu đang dùng"))
        self.new = NewPassword()
        self.act = Button(self.tr("Đổi mật khẩu"), "primary", "check", "F9")
        self.act.clicked.connect(self.main_action)
        self._said, self._progress = Slot(), Progress()
        self._busy = False
        who = self.tr("{name} ({user})").format(name=services.session.name, user=services.session.user)
        hint = self.tr(
            "Vài từ ghép lại dễ nhớ và khó đoán hơn một từ ngắn. Quên thì quản trị viên đặt mật khẩu mới cho bạn."
        )
        for field in (self.old, *self.new.fields):
            field.setFixedWidth(theme.current().px(240))
        self._card = card(
            column(
                section(self.tr("Đổi mật khẩu của tôi")),
                label(who, "strong", wrap=True),
                label(hint, tone="2", wrap=True),
                Turning(self.old, None),
                Turning(*self.new.fields, None, gap=12),
                self._said,
                self._progress,
                row(self.act, None),
                gap=8,
                margins=(16, 8, 16, 12),
            )
        )
        self.setLayout(column(self._card, None))

    def take_focus(self) -> None:
        """The first field."""
        self.old.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def main_action(self) -> None:
        """F9: change it."""
        if self._busy:
            return
        self._said.put()
        self.old.say("")
        if not typed(self.old):
            self.old.say(self.tr("Gõ mật khẩu đang dùng"), "late")
            self.take_focus()
            return
        password = self.new.take()
        if password:
            self._set_busy(True)
            request = ChangePassword(typed(self.old), password)
            self.services.runner.run(change_password, request, done=self._changed, failed=self._refused)

    def leave(self) -> None:
        """Half-typed passwords go."""
        for field in (self.old, *self.new.fields):
            field.say("")
            field.control.clear()  # type: ignore[attr-defined]
        self._said.put()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.act.setEnabled(not busy)
        if busy:
            self._progress.begin(self.tr("Đang đổi mật khẩu…"))
        else:
            self._progress.end()

    def _changed(self, _: object) -> None:
        self._set_busy(False)
        self.leave()
        self._said.put(banner("ok", self.tr("Đã đổi mật khẩu. Lần đăng nhập sau dùng mật khẩu mới.")))
        self.take_focus()

    def _refused(self, words: Explanation) -> None:
        self._set_busy(False)
        if words.code in OLD_CODES:
            wait = _SECONDS.search(words.do)
            # The first wrong tries wait for nothing, and a sentence about nothing says nothing.
            must_wait = wait is not None and int(wait[0]) > 0
            self.old.say(f"{words.happened} {words.do}" if must_wait else words.happened, "late")
            self.old.control.clear()  # type: ignore[attr-defined]
            self.take_focus()
            return
        self._said.put(trouble(words))
        self.new.first.control.setFocus(Qt.FocusReason.OtherFocusReason)
