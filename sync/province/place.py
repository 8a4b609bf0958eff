"""Where a command finds its ledger."""

from __future__ import annotations

import argparse
from pathlib import Path

import platformdirs

from sync.errors import SyncError
from sync.province.ledger import Ledger

FILE = "province.db"


def add_place(parser: argparse.ArgumentParser) -> None:
    """Take `--dir` or `--db`, and `--files`."""
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--dir", type=Path, help="thư mục chứa sổ cái (SQLite)")
    place.add_argument("--db", metavar="URL", help="địa chỉ cơ sở dữ liệu, ví dụ postgresql://…")
    parser.add_argument("--files", type=Path, help="thư mục chứa tệp đính kèm (mặc định: cạnh sổ cái SQLite)")


def ledger_place(options: argparse.Namespace) -> str | Path:
    """Path or URL of the ledger that was meant."""
    if options.db:
        return str(options.db)
    folder = options.dir or platformdirs.user_data_path("MotCuaXa", appauthor=False) / "province"
    return Path(folder) / FILE


def existing_ledger(options: argparse.Namespace) -> Ledger:
    """Open a ledger that is there: looking at one must not make one.

    Raises:
        LedgerMissing: there is none.
    """
    where = ledger_place(options)
    if isinstance(where, Path) and not where.is_file():
        raise LedgerMissing(path=where)
    return Ledger(where, files=options.files)


def ledger_to_fill(options: argparse.Namespace) -> Ledger:
    """Open a ledger, or make it: the first centre comes before the first request."""
    where = ledger_place(options)
    if isinstance(where, Path):
        if not where.is_file():
            print(f"Tạo sổ cái mới: {where}")
        where.parent.mkdir(parents=True, exist_ok=True)
    return Ledger(where)


class LedgerMissing(SyncError):
    """There is no ledger at the given place."""

    code = "ledger_missing"
