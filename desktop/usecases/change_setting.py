"""Change a setting of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.devices import PAPERS
from desktop.domain.errors import FieldRefused
from desktop.domain.vietnamese import clean_line
from desktop.store.settings import DEVICES, NUMBERS, SECOND_BACKUP_FOLDER, SLIP_PAPER
from desktop.store.users import Role
from desktop.store.work import Work


@dataclass(frozen=True)
class ChangeSetting:
    """Name of a setting (`desktop.store.settings`) and its value as text."""

    name: str
    value: str


def change_setting(work: Work, request: ChangeSetting) -> None:
    """Change a setting; it holds from now on.

    Args:
        work: open transaction of the store; this function never commits.
        request: which, and its value.

    Returns:
        Nothing.

    Raises:
        NotPermitted: only an administrator or a leader changes settings, except those of devices.
        FieldRefused: no such setting, a number out of its range, no absolute path, no size of
            paper, or a text that is too long.
    """
    if request.name not in DEVICES:
        work.need(Role.ADMINISTRATOR, Role.LEADER)
    value = clean_line(request.value, field=request.name, most=1000)
    if request.name in NUMBERS:
        _, least, most = NUMBERS[request.name]
        if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
            raise FieldRefused(field=request.name, reason="range", most=most)
    elif request.name == SECOND_BACKUP_FOLDER:
        if value and not Path(value).is_absolute():
            raise FieldRefused(field=request.name, reason="shape")
    elif request.name == SLIP_PAPER:
        if value not in PAPERS:
            raise FieldRefused(field=request.name, reason="choice")
    elif request.name not in DEVICES:
        raise FieldRefused(field="name", reason="choice")
    work.set_setting(request.name, value)
    work.changes.settings = True
