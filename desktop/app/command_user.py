"""Who a command opens a store as: what was given, else the first person of its slot file; the password is asked for."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
from pathlib import Path
from typing import Final

from desktop.app.demonstration import ADMINISTRATOR, PASSWORD, USER
from desktop.domain.errors import MotCuaError
from desktop.store.found_backups import slots_beside
from desktop.store.names import SLOTS
from desktop.store.slots import Slot, read_slots
from sync.errors import SyncError

VARIABLE: Final = "MOTCUA_PASSWORD"
_TOLD: Final = frozenset({"wrong_password", "sign_in_delayed", "store_missing", "user_unknown", "not_permitted"})
"""Errors that another user might not have met."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The store, and who opens it."""
    parser.add_argument("--store", type=Path, required=True, help="thư mục dữ liệu")
    parser.add_argument("--user", help="mã người dùng; bỏ trống: người đầu tiên có mật khẩu ở kho")
    parser.add_argument("--password", help=f"bỏ trống: lấy từ {VARIABLE}, không có thì hỏi ở cửa sổ lệnh")


def settle_user(arguments: argparse.Namespace) -> None:
    """Fill in `user`, `user_name` and `password` of a command that opens a store.

    Raises:
        ValueError: there is no password, and nobody to ask for it.
    """
    slots = _slots(arguments.store, getattr(arguments, "backup", None))
    known = [(slot.user, slot.name) for slot in slots]
    tried = not known or known[:2] == [(one.id, one.name) for one in (USER, ADMINISTRATOR)]
    arguments.user = arguments.user or (known[0][0] if known else USER.id)
    arguments.user_name = dict(known).get(arguments.user, "")
    if arguments.password is None:
        arguments.password = os.environ.get(VARIABLE) or (PASSWORD if tried else _asked(arguments))


def told_user(arguments: argparse.Namespace, error: MotCuaError | SyncError) -> str:
    """A sentence about whom the store was opened as, after an error that has to do with it; empty for others."""
    if error.code not in _TOLD or not hasattr(arguments, "user_name"):
        return ""
    return f" Người dùng: {_named(arguments)}; chọn người khác bằng --user."


def _slots(folder: Path, backup: Path | None) -> tuple[Slot, ...]:
    """Who may open a store; those of its backup where its own file tells nothing."""
    for file in (folder / SLOTS, *([slots_beside(backup)] if backup is not None else [])):
        try:
            if slots := read_slots(file).slots:
                return slots
        except MotCuaError:
            continue
    return ()


def _asked(arguments: argparse.Namespace) -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        with contextlib.suppress(EOFError):
            return getpass.getpass(f"Mật khẩu của {_named(arguments)}: ")
    raise ValueError(f"cần mật khẩu của {_named(arguments)}: thêm --password, hoặc đặt biến {VARIABLE}")


def _named(arguments: argparse.Namespace) -> str:
    name = arguments.user_name
    return f"{name} ({arguments.user})" if name else str(arguments.user)
