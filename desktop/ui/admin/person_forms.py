"""What each change of a person asks for, and the request it becomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.domain.user_ids import LONGEST_ID, usual_id
from desktop.ui.admin.panel import Question, typed
from desktop.ui.admin.passwords import NewPassword
from desktop.ui.admin.reading import ROLES, Person, role_word
from desktop.ui.widgets import fields
from desktop.usecases.remove_user import RemoveUser, remove_user
from desktop.usecases.set_user import SetUser, set_user


@dataclass(frozen=True)
class Form:
    """A question to a panel.

    Attributes:
        asks: what the panel shows.
        action: use-case.
        request: what it is called with; None when a field has to be filled first, and says so.
        user: id of the person it is about.
        done: what is said afterwards.
        passwords: fields of a new password, if one is asked for.
    """

    asks: Question
    action: Callable[..., Any]
    request: Callable[[], SetUser | RemoveUser | None]
    user: Callable[[], str]
    done: Callable[[], str]
    passwords: NewPassword | None = None

    def wrong_field(self, code: str) -> QWidget | None:
        """The field an error is about, if it is known."""
        refused = code == "password_refused" and self.passwords is not None
        return self.passwords.first.control if refused and self.passwords is not None else None

    def ends_session(self, user: str) -> bool:
        """Whether whoever did it took themselves off this machine."""
        return self.action is remove_user and self.user() == user


def add_form(people: Sequence[Person]) -> Form:
    """Somebody new."""
    translate = QCoreApplication.translate
    taken = {person.id for person in people}
    name, user, passwords = _Name(), _UserId(taken), NewPassword()
    name.edit.textEdited.connect(user.suggest)
    role = fields.Field(translate("Admin", "Vai trò"), _roles("receiving"))

    def request() -> SetUser | None:
        if not name.check() or not user.check():
            return None
        password = passwords.take()
        return SetUser(user.value, name.value, _role(role), password) if password else None

    return Form(
        Question(
            icon="plus",
            title=translate("Admin", "Thêm người dùng"),
            says=translate("Admin", "Mã người dùng ghi vào mọi bản ghi người này làm và không đổi được về sau."),
            confirm=translate("Admin", "Thêm"),
            working=translate("Admin", "Đang tạo khóa cho người dùng…"),
            asked=((name.field, user.field, role), passwords.fields),
        ),
        set_user,
        request,
        lambda: user.value,
        lambda: translate("Admin", "Đã thêm {name}").format(name=name.value),
        passwords,
    )


def change_form(person: Person) -> Form:
    """Another name or role."""
    translate = QCoreApplication.translate
    name = _Name(person.name)
    role = fields.Field(translate("Admin", "Vai trò"), _roles(person.role))
    return Form(
        Question(
            icon="edit",
            title=translate("Admin", "Sửa {name} ({user})").format(name=person.name, user=person.id),
            says=translate("Admin", "Vai trò mới có hiệu lực từ lần đăng nhập sau của người này."),
            confirm=translate("Admin", "Lưu"),
            working=translate("Admin", "Đang lưu…"),
            asked=((name.field, role),),
        ),
        set_user,
        lambda: SetUser(person.id, name.value, _role(role)) if name.check() else None,
        lambda: person.id,
        lambda: translate("Admin", "Đã sửa {name}").format(name=name.value),
    )


def password_form(person: Person) -> Form:
    """A new password for somebody who forgot theirs."""
    translate = QCoreApplication.translate
    says = translate(
        "Admin", "Mật khẩu cũ không mở được gì nữa. Báo người này đổi lại mật khẩu riêng ở trang Quản trị."
    )
    return _with_password(
        person,
        ("lock", translate("Admin", "Mật khẩu mới cho {name}"), translate("Admin", "Đặt mật khẩu")),
        says,
        translate("Admin", "Đã đặt mật khẩu mới cho {name}"),
    )


def return_form(person: Person) -> Form:
    """Somebody who was removed works here again."""
    translate = QCoreApplication.translate
    return _with_password(
        person,
        ("undo", translate("Admin", "Cho {name} dùng lại"), translate("Admin", "Cho dùng lại")),
        translate("Admin", "Tên, mã và vai trò như trước khi gỡ; cần mật khẩu mới."),
        translate("Admin", "{name} dùng lại được máy này"),
    )


def remove_form(person: Person) -> Form:
    """Somebody who works here no longer."""
    translate = QCoreApplication.translate
    says = translate(
        "Admin",
        "Mật khẩu của người này không mở được gì trên máy này nữa. Hồ sơ đã làm còn nguyên, vẫn ghi tên người này; "
        "sau này cho dùng lại được. Bản sao lưu đã làm trước đó vẫn mở được bằng mật khẩu cũ.",
    )
    return Form(
        Question(
            icon="minus",
            title=translate("Admin", "Gỡ {name} ({user})").format(name=person.name, user=person.id),
            says=says,
            confirm=translate("Admin", "Gỡ người dùng"),
            working=translate("Admin", "Đang gỡ…"),
            danger=True,
        ),
        remove_user,
        lambda: RemoveUser(person.id),
        lambda: person.id,
        lambda: translate("Admin", "Đã gỡ {name}").format(name=person.name),
    )


def _with_password(person: Person, words: tuple[str, str, str], says: str, done: str) -> Form:
    icon, title, confirm = words
    passwords = NewPassword()

    def request() -> SetUser | None:
        password = passwords.take()
        return SetUser(person.id, person.name, person.role, password) if password else None

    return Form(
        Question(
            icon=icon,
            title=title.format(name=person.name),
            says=says,
            confirm=confirm,
            working=QCoreApplication.translate("Admin", "Đang tạo khóa cho người dùng…"),
            asked=(passwords.fields,),
        ),
        set_user,
        request,
        lambda: person.id,
        lambda: done.format(name=person.name),
        passwords,
    )


class _Name:
    def __init__(self, name: str = "") -> None:
        self.edit = fields.line(name)
        self.field = fields.Field(QCoreApplication.translate("Admin", "Họ và tên"), self.edit)

    @property
    def value(self) -> str:
        return typed(self.field).strip()

    def check(self) -> bool:
        self.field.say("" if self.value else QCoreApplication.translate("Admin", "Gõ họ và tên"), "late")
        if not self.value:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.value)


class _UserId:
    """An id: follows the name until somebody types another."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._own = False
        self.edit: QLineEdit = fields.line()
        self.edit.setMaxLength(LONGEST_ID)
        self.edit.textEdited.connect(self._typed)
        self.field = fields.Field(QCoreApplication.translate("Admin", "Mã người dùng"), self.edit)

    @property
    def value(self) -> str:
        return typed(self.field).strip().lower()

    def _typed(self, text: str) -> None:
        self._own = bool(text)

    def suggest(self, name: str) -> None:
        """The usual one; with a figure where that is taken."""
        wanted = usual_id(name)
        if self._own or not wanted:
            return
        number, found = 2, wanted
        while found in self._taken:
            number, found = number + 1, f"{wanted}{number}"
        self.edit.setText(found)

    def check(self) -> bool:
        translate = QCoreApplication.translate
        why = ""
        if not self.value:
            why = translate("Admin", "Gõ mã ngắn, ví dụ lanttn")
        elif self.value in self._taken:
            # The use-case would change that person instead.
            why = translate("Admin", "Mã này đã có người dùng, kể cả người đã gỡ")
        self.field.say(why, "late")
        if why:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return not why


def _roles(chosen: str) -> QComboBox:
    return fields.choice([role_word(role) for role in ROLES], ROLES.index(chosen))


def _role(field: fields.Field) -> str:
    assert isinstance(field.control, QComboBox)
    return ROLES[field.control.currentIndex()]
