"""What the page of administration reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.ui.widgets.tables import Status
from desktop.usecases.count_removable import Removable, count_removable
from desktop.usecases.list_users import list_users
from desktop.usecases.view_settings import MachineSettings, view_settings

ROLES = ("receiving", "processing", "leader", "administrator")


@dataclass(frozen=True)
class Person:
    """A user of this machine.

    Attributes:
        active: whether they may sign in.
        has_password: whether a password of theirs opens anything.
    """

    id: str
    name: str
    role: str
    active: bool
    has_password: bool

    @property
    def state(self) -> Status:
        """Whether they can sign in, by icon and word."""
        translate = QCoreApplication.translate
        if not self.active:
            return Status(translate("Admin", "đã gỡ"), "idle", "minus")
        if not self.has_password:
            return Status(translate("Admin", "chưa có mật khẩu"), "warn", "alert")
        return Status(translate("Admin", "đang dùng"), "ok", "check-circle")


@dataclass(frozen=True)
class Machine:
    """Settings of this machine, and what could be removed today."""

    settings: MachineSettings
    removable: Removable
    now: datetime


def read_people(work: Any) -> tuple[Person, ...]:
    """Users, active ones first; on the writer, since key slots are its own.

    Raises:
        NotPermitted: neither an administrator nor a leader.
    """
    lines = list_users(work)
    return tuple(
        Person(line.user.id, line.user.name, line.user.role.value, line.active, line.has_password) for line in lines
    )


def read_machine(view: Any) -> Machine:
    """Settings, the preview of the removal, and the time."""
    return Machine(view_settings(view), count_removable(view), view.now())


def role_word(role: str) -> str:
    """A role in Vietnamese."""
    translate = QCoreApplication.translate
    return {
        "receiving": translate("Admin", "Cán bộ tiếp nhận"),
        "processing": translate("Admin", "Cán bộ chuyên môn"),
        "leader": translate("Admin", "Lãnh đạo trung tâm"),
        "administrator": translate("Admin", "Quản trị viên"),
    }[role]
