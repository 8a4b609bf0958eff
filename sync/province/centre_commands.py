"""Commands about centres, what their counters refer to, and their devices."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from sync.errors import BadMessage
from sync.province.centres import put_centre
from sync.province.correspondence import note
from sync.province.devices import Listed
from sync.province.errors import CentreUnknown, DeviceUnknown
from sync.province.hand_files import read_bounded
from sync.province.ledger import Ledger
from sync.province.place import existing_ledger, ledger_to_fill
from sync.province.readable import CALENDAR, CATALOGUE, check_snapshot, read_profile
from sync.wire.codes import MESSAGE_BYTES

_HEADINGS = ("MÁY", "TÊN", "TRUNG TÂM", "GHI DANH", "GẶP LẦN CUỐI", "CHƯƠNG TRÌNH", "LỆCH GIỜ", "TÌNH TRẠNG")


def add_commands(commands: Any, place: argparse.ArgumentParser) -> None:
    """Add `centre`, `publish`, `devices` and `revoke` to the command line."""
    command = commands.add_parser("centre", parents=[place], help="thêm hoặc cập nhật một trung tâm từ hồ sơ JSON")
    command.add_argument("profile", type=Path, metavar="FILE", help="hồ sơ trung tâm, có cả dải số của từng quầy")
    command.set_defaults(run=_centre)
    command = commands.add_parser("publish", parents=[place], help="công bố dữ liệu dùng chung cho các quầy")
    names = f"{CATALOGUE} (danh mục thủ tục) hoặc {CALENDAR} (lịch làm việc)"
    command.add_argument("name", choices=(CATALOGUE, CALENDAR), metavar="NAME", help=names)
    command.add_argument("file", type=Path, metavar="FILE", help="tệp JSON")
    command.add_argument("--centre", help="chỉ cho trung tâm này; mặc định: cho mọi trung tâm")
    command.set_defaults(run=_publish)
    command = commands.add_parser("devices", parents=[place], help="liệt kê các máy đã ghi danh")
    command.add_argument("--centre", help="chỉ máy của trung tâm này")
    command.set_defaults(run=_devices)
    command = commands.add_parser("revoke", parents=[place], help="thu hồi một máy: từ lúc đó máy không vào được nữa")
    command.add_argument("--device", required=True, metavar="ID", help="mã máy, xem lệnh devices")
    command.add_argument("--undo", action="store_true", help="nhận lại máy đã thu hồi: máy gửi tiếp những gì đang chờ")
    command.set_defaults(run=_revoke)


def _centre(options: argparse.Namespace) -> int:
    data = _whole(options.profile)
    read_profile(data)
    with ledger_to_fill(options) as ledger:
        profile, new = put_centre(ledger, data)
        note(ledger.database.now(), done="centre", centre=profile.agency_code, new=int(new))
    print(f"{'Đã thêm' if new else 'Đã cập nhật'} trung tâm: {profile.name} ({profile.agency_code})")
    for block in profile.number_blocks:
        print(f"Quầy {block.counter}: số {block.first:04d} đến {block.last:04d} mỗi ngày")
    if not profile.number_blocks:
        print("Không có dải số: các quầy chỉ cấp số tạm khi không có mạng.")
    return 0


def _publish(options: argparse.Namespace) -> int:
    data = _whole(options.file)
    check_snapshot(options.name, data)
    with existing_ledger(options) as ledger:
        _must_know(ledger, options.centre)
        etag = ledger.reference.publish(options.name, data, options.centre)
        note(ledger.database.now(), done="publish", reference=options.name, centre=options.centre or "", etag=etag)
    print(f"Đã công bố {options.name} cho {options.centre or 'mọi trung tâm'}: {len(data)} byte, SHA-256 {etag}")
    print("Các quầy nhận ở lần đồng bộ tới.")
    return 0


def _devices(options: argparse.Namespace) -> int:
    with existing_ledger(options) as ledger:
        _must_know(ledger, options.centre)
        devices = ledger.devices.listed(options.centre)
    rows = [_HEADINGS, *map(_row, devices)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
    return 0


def _row(device: Listed) -> tuple[str, ...]:
    offset = "" if device.clock_offset_s is None else f"{device.clock_offset_s:+d} s"
    state = f"đã thu hồi {_shown(device.revoked_at)}" if device.revoked_at else "đang dùng"
    times = (_shown(device.enrolled_at), _shown(device.last_seen_at) or "chưa")
    return (device.id, device.name, device.centre, *times, device.program, offset, state)


def _shown(stamp: str) -> str:
    """A stamp of the ledger in the zone of this machine."""
    return f"{datetime.fromisoformat(stamp).astimezone():%d/%m/%Y %H:%M}" if stamp else ""


def _revoke(options: argparse.Namespace) -> int:
    with existing_ledger(options) as ledger:
        found = ledger.devices.find(options.device)
        if found is None:
            raise DeviceUnknown(device=options.device)
        device, revoked = found
        if revoked != options.undo:
            print(f"Máy {device.name} ({device.id}) {'đã bị thu hồi từ trước' if revoked else 'đang dùng'}.")
            return 0
        (ledger.devices.take_back if options.undo else ledger.devices.revoke)(device.id)
        done = "take_back" if options.undo else "revoke"
        note(ledger.database.now(), done=done, device=device.id, centre=device.centre)
    print(
        f"Đã {'nhận lại' if options.undo else 'thu hồi'} máy {device.name} ({device.id}) của trung tâm {device.centre}."
    )
    if not options.undo:
        print("Những gì máy đã gửi vẫn còn nguyên. Mã máy này không ghi danh lại được; thu hồi nhầm thì dùng --undo.")
    return 0


def _must_know(ledger: Ledger, centre: str | None) -> None:
    if centre is not None and centre not in ledger.centres():
        raise CentreUnknown(centre=centre)


def _whole(path: Path) -> bytes:
    """Read a file that counters must be able to take.

    Raises:
        BadMessage: `file_too_large`.
        FileUnreadable: see `read_bounded`.
    """
    data = read_bounded(path, MESSAGE_BYTES)
    if len(data) > MESSAGE_BYTES:
        raise BadMessage(reason="file_too_large")
    return data
