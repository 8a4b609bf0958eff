"""Change a setting of this machine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.domain.errors import FieldRefused
from desktop.domain.vietnamese import clean_line
from desktop.domain.vietqr import read_account
from desktop.store.settings import CHOICES, DEVICES, FEE_ACCOUNT, FOLDERS, NUMBERS, SCAN_DEVICE, UPDATE_PLACE
from desktop.store.users import Role
from desktop.store.work import Work

_ADDRESS: Final = re.compile(r"https://[^/\s]+|http://(127\.0\.0\.1|localhost)\b")


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
        FieldRefused: no such setting, a number out of its range, none of its choices, no absolute path, or a text that
            is too long.
    """
    if request.name not in DEVICES:
        work.need(Role.ADMINISTRATOR, Role.LEADER)
    value = clean_line(request.value, field=request.name, most=1000)
    if request.name in NUMBERS:
        _, least, most = NUMBERS[request.name]
        if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
            raise FieldRefused(field=request.name, reason="range", most=most)
    elif request.name in CHOICES:
        if value not in CHOICES[request.name]:
            raise FieldRefused(field=request.name, reason="choice")
    elif request.name in FOLDERS:
        if value and not Path(value).is_absolute():
            raise FieldRefused(field=request.name, reason="shape")
    elif request.name == UPDATE_PLACE:
        if value and not Path(value).is_absolute() and not _ADDRESS.match(value):
            raise FieldRefused(field=request.name, reason="shape")
    elif request.name == FEE_ACCOUNT:
        read_account(value)
    elif request.name not in {*DEVICES, SCAN_DEVICE}:
        raise FieldRefused(field="name", reason="choice")
    work.set_setting(request.name, value)
    work.changes.settings = True
