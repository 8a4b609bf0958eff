"""Commands of the operator who keeps the recovery key: make it, and answer requests with it."""

from __future__ import annotations

import argparse
import getpass
import hashlib
import os
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.errors import SyncError
from sync.province import recovery
from sync.province.correspondence import note
from sync.province.errors import FileInTheWay, KeyRefused
from sync.province.hand_files import is_taken, read_bounded, replace_whole, write_new
from sync.province.key_file import KEY_FILE_BYTES, check_passphrase, lock_key, unlock_key
from sync.province.ledger import Ledger
from sync.province.place import existing_ledger
from sync.wire.carried import CARRIED_BYTES, read_carried
from sync.wire.recovery import RecoveryAnswer

VARIABLE: Final = "MOTCUA_RECOVERY_PASSPHRASE"
"""Where in the environment the passphrase may stand instead of being asked for."""


def add_commands(commands: Any, place: argparse.ArgumentParser) -> None:
    """Add `recovery-key` and `recover` to the command line."""
    command = commands.add_parser("recovery-key", parents=[place], help="tạo khóa khôi phục của tỉnh")
    command.add_argument("--out", type=Path, required=True, help="tệp giữ khóa bí mật, chưa có")
    command.set_defaults(run=_make_key)
    command = commands.add_parser("recover", parents=[place], help="trả lời yêu cầu của máy quên mật khẩu cuối cùng")
    command.add_argument("--key", type=Path, required=True, help="tệp khóa bí mật")
    command.add_argument("--request", type=Path, required=True, help="tệp yêu cầu từ trung tâm")
    code = "mã đối chiếu trung tâm đọc qua điện thoại"
    command.add_argument("--code", default="", metavar="XXXX-XXXX-XXXX-XXXX", help=code)
    command.add_argument("--out", type=Path, required=True, help="tệp trả lời để mang về")
    command.set_defaults(run=_recover)


def _make_key(options: argparse.Namespace) -> int:
    with existing_ledger(options) as ledger:
        if is_taken(options.out):
            raise FileInTheWay(path=options.out)
        passphrase = _new_passphrase()
        before = recovery.published_key(ledger, "")
        private = X25519PrivateKey.generate()
        # The file first: a published key whose private half was lost would seal stores for ever.
        write_new(options.out, lock_key(private, passphrase))
        name = recovery.publish_key(ledger, private.public_key())
        note(ledger.database.now(), done="recovery_key", key_id=name)
    print(f"Đã tạo khóa khôi phục {name}: {options.out}")
    print("Các quầy nhận khóa công khai ở lần đồng bộ tới. Cất tệp khóa và mật khẩu ở hai nơi khác nhau.")
    if before:
        print("Giữ cả tệp khóa cũ: các máy chưa niêm phong lại chỉ mở được bằng khóa đó.")
    return 0


def _recover(options: argparse.Namespace) -> int:
    data = read_bounded(options.request, CARRIED_BYTES)
    with existing_ledger(options) as ledger:
        try:
            return _answer(ledger, data, options)
        except SyncError as error:
            note(
                ledger.database.now(),
                refused=str(error.facts.get("reason", error.code)),
                request=hashlib.sha256(data).hexdigest(),
            )
            raise


def _answer(ledger: Ledger, data: bytes, options: argparse.Namespace) -> int:
    asked = recovery.read_request(ledger, data)
    print(f"Trung tâm: {asked.centre} ({asked.device.centre})")
    print(f"Máy: {asked.device.name} ({asked.device.id})")
    print(f"Yêu cầu lập lúc: {asked.made_at:%d/%m/%Y %H:%M %z}")
    if not options.code:
        print("Chưa trả lời. Gọi cho trung tâm theo số đã biết, hỏi mã đối chiếu trên màn hình của máy đó,")
        print("rồi chạy lại lệnh này với --code MÃ.")
        return 2
    recovery.compare_code(asked, options.code)
    _check_target(options.out)
    private = unlock_key(read_bounded(options.key, KEY_FILE_BYTES), _passphrase("Mật khẩu của khóa: "))
    replace_whole(options.out, recovery.answer(asked, private))
    request = asked.request
    ids = {"store": request.store, "centre": request.centre, "device": request.device}
    note(
        ledger.database.now(),
        done="recover",
        **ids,
        key_id=request.seal.key_id,
        request=hashlib.sha256(data).hexdigest(),
    )
    print(f"Đã ghi tệp trả lời: {options.out}. Chỉ máy đã lập yêu cầu mở được.")
    return 0


def _check_target(path: Path) -> None:
    """Only an earlier answer may be replaced: a slip of the hand must not cost the key, the request or the ledger.

    Raises:
        FileInTheWay: something else has this name.
    """
    if not is_taken(path):
        return
    try:
        read_carried(read_bounded(path, CARRIED_BYTES), RecoveryAnswer)
    except SyncError as error:
        raise FileInTheWay(path=path) from error


def _new_passphrase() -> str:
    given = _passphrase("Mật khẩu mới của khóa (ít nhất 12 ký tự): ")
    check_passphrase(given)
    if _passphrase("Gõ lại mật khẩu: ") != given:
        raise KeyRefused(reason="passphrase_differs")
    return given


def _passphrase(prompt: str) -> str:
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise KeyRefused(reason="passphrase_missing") from error
