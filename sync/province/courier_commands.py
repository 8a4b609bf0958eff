"""Commands of the USB courier: make its key, take counters' bundles in and answer them."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import Any

from sync.courier.bundle_file import check_target, read_bundle_file, write_bundle_file
from sync.courier.errors import BundleRefused
from sync.province.correspondence import note
from sync.province.courier_desk import Taken, answer_bundle, take_bundle
from sync.province.courier_key import make_key
from sync.province.place import existing_ledger
from sync.wire.codes import Answer


def add_commands(commands: Any, place: argparse.ArgumentParser) -> None:
    """Add `courier-key` and `bundle import` to the command line."""
    command = commands.add_parser("courier-key", parents=[place], help="tạo khóa mà các quầy mã hóa gói USB cho tỉnh")
    command.set_defaults(run=_make_key)
    bundles = commands.add_parser("bundle", help="gói USB của các quầy không có mạng")
    verbs = bundles.add_subparsers(required=True, metavar="VIỆC")
    command = verbs.add_parser("import", parents=[place], help="nhận một gói, ghi gói trả lời")
    command.add_argument("file", type=Path, metavar="FILE", help="gói do quầy ghi")
    command.add_argument("--answer", type=Path, metavar="FILE", help="nơi ghi gói trả lời để mang về")
    command.set_defaults(run=_import)


def _make_key(options: argparse.Namespace) -> int:
    with existing_ledger(options) as ledger:
        recipient = make_key(ledger)
        note(ledger.database.now(), done="courier_key", recipient=recipient)
    print(f"Đã tạo khóa gói USB: {recipient}")
    print("Các quầy nhận khóa ở lần đồng bộ tới, hoặc trong tệp ghi danh làm từ bây giờ.")
    print("Khóa cũ (nếu có) vẫn mở được các gói đang trên đường.")
    return 0


def _import(options: argparse.Namespace) -> int:
    data = read_bundle_file(options.file)
    if options.answer is not None:
        # What cannot be answered is told before anything is taken in.
        check_target(options.answer)
    with existing_ledger(options) as ledger:
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            taken = take_bundle(ledger, data)
        except BundleRefused as error:
            note(ledger.database.now(), refused=str(error.facts["reason"]), bundle=sha256)
            raise
        ids = {"device": taken.device.id, "centre": taken.device.centre, "id": taken.bundle.manifest.id}
        note(ledger.database.now(), done="bundle", **ids, **taken.counts, bundle=sha256)
        _say(taken)
        if options.answer is not None:
            write_bundle_file(options.answer, answer_bundle(ledger, taken))
            print(f"Đã ghi gói trả lời: {options.answer}. Chỉ máy đã ghi gói mở được.")
    return 0


def _say(taken: Taken) -> None:
    counts = {word: taken.counts.get(word.value, 0) for word in Answer}
    print(f"Máy: {taken.device.name} ({taken.device.id}), trung tâm {taken.device.centre}")
    print(f"Gói ghi lúc {taken.bundle.manifest.made_at} theo giờ máy đó, {taken.bundle.manifest.events} bản ghi:")
    print(
        f"{counts[Answer.ACCEPTED]} mới nhận, {counts[Answer.DUPLICATE]} đã có từ trước,"
        f" {counts[Answer.REFUSED]} bị từ chối, {counts[Answer.LATER]} để lần sau."
    )
    if taken.enrolled:
        print("Máy này được ghi danh bằng gói USB.")
