"""Command line of the gateway: serve, make an enrolment code, prove the ledger."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import platformdirs

from sync.errors import SyncError
from sync.province.audit import audit
from sync.province.demonstration import DEMO_CODE, fill
from sync.province.ledger import Ledger
from sync.province.serve import is_loopback, serve

FILE = "province.db"
PORT = 8462


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when done; 1 when a check found the ledger not whole; 2 when the command could not be done.
    """
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except SyncError as error:
        facts = ", ".join(f"{key}={value}" for key, value in error.facts.items())
        print(f"Không thực hiện được ({error.code}{': ' if facts else ''}{facts}).")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua-province", description="Cổng đồng bộ của tỉnh")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    ledger = argparse.ArgumentParser(add_help=False)
    place = ledger.add_mutually_exclusive_group()
    place.add_argument("--dir", type=Path, help="thư mục chứa sổ cái (SQLite)")
    place.add_argument("--db", metavar="URL", help="địa chỉ cơ sở dữ liệu, ví dụ postgresql://…")
    command = commands.add_parser("serve", parents=[ledger], help="phục vụ các quầy")
    command.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định: 127.0.0.1)")
    command.add_argument("--port", type=int, default=PORT, help=f"cổng (mặc định: {PORT})")
    command.set_defaults(run=_serve)
    command = commands.add_parser("enrol", parents=[ledger], help="cấp mã ghi danh dùng một lần")
    command.add_argument("--centre", required=True, help="mã cơ quan của trung tâm")
    command.add_argument("--name", required=True, help="tên máy")
    command.set_defaults(run=_enrol)
    command = commands.add_parser("check", parents=[ledger], help="kiểm tra toàn bộ sổ cái")
    command.set_defaults(run=_check)
    return parser


def _serve(options: argparse.Namespace) -> int:
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("sync.province").setLevel(logging.INFO)
    where = _where(options)
    if isinstance(where, Path):
        where.parent.mkdir(parents=True, exist_ok=True)
    local = is_loopback(options.host)
    with Ledger(where) as ledger:
        if local:
            fill(ledger, files("resources").joinpath("centres", "demo.json").read_bytes())
        centres = ledger.centres()

        def ready(url: str) -> None:
            print(f"Cổng đồng bộ của tỉnh: {url}", flush=True)
            for code, name in centres.items():
                print(f"Trung tâm: {name} ({code})", flush=True)
            if local and ledger.devices.knows_code(DEMO_CODE):
                print(f"Mã ghi danh minh họa (chỉ dùng trên máy này): {DEMO_CODE}", flush=True)
            if not local:
                print("Địa chỉ này mở ra mạng: phải đặt sau một máy chủ TLS.", flush=True)

        try:
            serve(ledger, options.host, options.port, ready)
        except KeyboardInterrupt:
            print("Đã dừng.")
    return 0


def _enrol(options: argparse.Namespace) -> int:
    with _existing(options) as ledger:
        try:
            code = ledger.devices.issue_code(options.centre, options.name)
        except KeyError:
            print(f"Không có trung tâm {options.centre} trong sổ cái.")
            return 2
        print(f"Mã ghi danh (dùng một lần, trong 72 giờ): {code}")
    return 0


def _check(options: argparse.Namespace) -> int:
    with _existing(options) as ledger:
        finding = audit(ledger)
    print(
        f"{finding.centres} trung tâm, {finding.journals} nhật ký, {finding.events} sự kiện"
        f" ({finding.refused} bị từ chối)."
    )
    if finding.whole:
        print("Sổ cái nguyên vẹn.")
        return 0
    for fault in finding.faults:
        print(f"SAI: {fault}")
    print(f"Sổ cái KHÔNG nguyên vẹn: {len(finding.faults)} chỗ sai.")
    return 1


def _where(options: argparse.Namespace) -> str | Path:
    if options.db:
        return str(options.db)
    folder = options.dir or platformdirs.user_data_path("MotCuaXa", appauthor=False) / "province"
    return Path(folder) / FILE


def _existing(options: argparse.Namespace) -> Ledger:
    """Open a ledger that is there: looking at one must not make one."""
    where = _where(options)
    if isinstance(where, Path) and not where.is_file():
        raise LedgerMissing(path=where)
    return Ledger(where)


class LedgerMissing(SyncError):
    """There is no ledger at the given place."""

    code = "ledger_missing"
