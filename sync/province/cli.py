"""Command line of the gateway: serve, enrol, prove the ledger; other commands have files of their own."""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Sequence
from datetime import timedelta
from importlib.resources import files
from pathlib import Path

import msgspec

from sync.errors import SyncError
from sync.province import centre_commands, courier_commands, courier_key, recovery_commands
from sync.province.audit import audit
from sync.province.demonstration import DEMO_CODE, fill
from sync.province.errors import FileInTheWay
from sync.province.hand_files import is_taken, write_new
from sync.province.ledger import Ledger
from sync.province.limits import Limits
from sync.province.place import add_place, existing_ledger, ledger_place
from sync.province.recovery import published_key
from sync.province.serve import Conditions, serve
from sync.province.words import in_words
from sync.wire.address import is_loopback
from sync.wire.enrolment import EnrolmentFile, write_enrolment_file

PORT = 8462
OPERATOR = "MOTCUA_OPERATOR_TOKEN"
"""Variable with the token that opens /v1/metrics to other machines."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when done; 1 when a check found the ledger not whole; 2 when the command could not be done.
    """
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("sync.province").setLevel(logging.INFO)
    try:
        return int(options.run(options))
    except SyncError as error:
        print(in_words(error))
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua-province", description="Cổng đồng bộ của tỉnh")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    ledger = argparse.ArgumentParser(add_help=False)
    add_place(ledger)
    command = commands.add_parser("serve", parents=[ledger], help="phục vụ các quầy")
    command.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định: 127.0.0.1)")
    command.add_argument("--port", type=int, default=PORT, help=f"cổng (mặc định: {PORT})")
    behind = "đứng sau máy chủ TLS trên máy này: tin X-Forwarded-For của nó, không có trung tâm minh họa"
    command.add_argument("--behind-proxy", action="store_true", help=behind)
    command.set_defaults(run=_serve)
    command = commands.add_parser("enrol", parents=[ledger], help="cấp mã ghi danh dùng một lần")
    command.add_argument("--centre", required=True, help="mã cơ quan của trung tâm")
    command.add_argument("--name", required=True, help="tên máy")
    command.add_argument("--counter", help="số hiệu quầy ghi trong tệp ghi danh; mỗi máy một số hiệu")
    command.add_argument("--hours", type=int, default=72, help="mã dùng được trong bao nhiêu giờ (mặc định: 72)")
    command.add_argument("--file", type=Path, help="ghi thêm tệp ghi danh để mang tới quầy")
    command.add_argument("--url", help="địa chỉ của cổng này, ghi trong tệp ghi danh")
    command.set_defaults(run=_enrol)
    command = commands.add_parser("restored", parents=[ledger], help="báo sổ cái vừa được phục hồi từ bản sao lưu")
    command.set_defaults(run=_restored)
    command = commands.add_parser("check", parents=[ledger], help="kiểm tra toàn bộ sổ cái")
    command.set_defaults(run=_check)
    centre_commands.add_commands(commands, ledger)
    recovery_commands.add_commands(commands, ledger)
    courier_commands.add_commands(commands, ledger)
    return parser


def _serve(options: argparse.Namespace) -> int:
    where = ledger_place(options)
    if isinstance(where, Path):
        where.parent.mkdir(parents=True, exist_ok=True)
    local = is_loopback(options.host) and not options.behind_proxy
    with Ledger(where, files=options.files) as ledger:
        if local:
            fill(ledger, files("resources").joinpath("centres", "demo.json").read_bytes())
        centres = ledger.centres()

        def ready(url: str) -> None:
            print(f"Cổng đồng bộ của tỉnh: {url}", flush=True)
            for code, name in centres.items():
                print(f"Trung tâm: {name} ({code})", flush=True)
            if local and ledger.devices.centre_of_code(DEMO_CODE) is not None:
                print(f"Mã ghi danh minh họa (chỉ dùng trên máy này): {DEMO_CODE}", flush=True)
            if not ledger.files.kept:
                print("Chưa có thư mục tệp đính kèm (--files): chỉ nhận bản ghi, chưa nhận tệp.", flush=True)
            if not local and not options.behind_proxy:
                print("Địa chỉ này mở ra mạng: phải đặt sau một máy chủ TLS.", flush=True)

        try:
            conditions = Conditions(
                demonstration=local,
                behind_proxy=options.behind_proxy,
                limits=Limits(),
                operator_token=os.environ.get(OPERATOR, ""),
            )
            serve(ledger, options.host, options.port, ready, conditions)
        except KeyboardInterrupt:
            print("Đã dừng.")
    return 0


def _enrol(options: argparse.Namespace) -> int:
    if (options.file is None) != (options.url is None):
        print("--file và --url phải đi cùng nhau.")
        return 2
    with existing_ledger(options) as ledger:
        if options.centre not in ledger.centres():
            print(f"Không có trung tâm {options.centre} trong sổ cái.")
            return 2
        carried = None if options.file is None else _enrolment_file(ledger, options)
        code = ledger.devices.issue_code(options.centre, options.name, life=timedelta(hours=options.hours))
        if carried is not None:
            write_new(options.file, write_enrolment_file(msgspec.structs.replace(carried, code=code)))
        print(f"Mã ghi danh (dùng một lần, trong {options.hours} giờ): {code}")
        if carried is not None:
            print(f"Tệp ghi danh, có cùng mã đó: {options.file}")
    return 0


def _enrolment_file(ledger: Ledger, options: argparse.Namespace) -> EnrolmentFile:
    """The file but for its code: what is wrong with it is told before a code exists."""
    if is_taken(options.file):
        raise FileInTheWay(path=options.file)
    carried = EnrolmentFile(
        url=options.url,
        code="-",
        server_id=ledger.identity().id,
        centre=_profile_for(ledger.profile(options.centre), options.counter),
        recovery_key=published_key(ledger, options.centre),
        courier_key=courier_key.published_key(ledger),
        signing_key=ledger.signing_key(),
    )
    write_enrolment_file(carried)
    return carried


def _profile_for(profile: bytes, counter: str | None) -> msgspec.Raw:
    """The centre's profile with the mark of one counter, which decides whose number block it takes from."""
    if counter is None:
        return msgspec.Raw(profile)
    return msgspec.Raw(msgspec.json.encode({**msgspec.json.decode(profile), "counter": counter, "counter_name": ""}))


def _restored(options: argparse.Namespace) -> int:
    with existing_ledger(options) as ledger:
        ledger.begin_epoch()
    print("Đã ghi nhận: lần đồng bộ tới, mỗi quầy đọc lại từ đầu và tự gửi những gì sổ cái thiếu.")
    return 0


def _check(options: argparse.Namespace) -> int:
    with existing_ledger(options) as ledger:
        finding = audit(ledger)
    print(
        f"{finding.centres} trung tâm, {finding.journals} nhật ký, {finding.events} sự kiện"
        f" ({finding.refused} bị từ chối)."
    )
    print(f"{finding.files} tệp đính kèm, {finding.awaited} tệp chưa về đến tỉnh.")
    if finding.whole:
        print("Sổ cái nguyên vẹn.")
        return 0
    for fault in finding.faults:
        print(f"SAI: {fault}")
    print(f"Sổ cái KHÔNG nguyên vẹn: {len(finding.faults)} chỗ sai.")
    return 1
