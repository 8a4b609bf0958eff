"""The command `motcua day`: a counter day without a window."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.app.demonstration import PASSWORD, demonstration_store
from desktop.store.errors import StoreExists

if TYPE_CHECKING:
    from desktop.app.day.play import Day
    from desktop.domain.read_models import RoundOutcome
    from desktop.store.store import Store

SAMPLE: Final = "samples/day_60.jsonl"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.add_argument("--visitors", type=Path, help="tệp người dân, mỗi dòng một đối tượng JSON")
    parser.add_argument("--out", type=Path, required=True, help="thư mục kết quả")
    parser.add_argument("--store", type=Path, help="làm tiếp trên kho dữ liệu này (mặc định: OUT/store)")
    parser.add_argument("--resume", action="store_true", help="làm tiếp lần chạy bị ngắt")
    parser.add_argument("--province", metavar="URL", help="dùng máy chủ tỉnh đang chạy")
    parser.add_argument("--code", default="", help="mã ghi danh do tỉnh cấp")
    parser.add_argument("--offline", action="store_true", help="không đồng bộ")
    parser.add_argument("--until", help="chạy tiếp đến thời điểm này (RFC 3339), không cần người dân")
    parser.add_argument(
        "--password", default=os.environ.get("MOTCUA_PASSWORD", PASSWORD), help="mật khẩu mở kho dữ liệu"
    )


def play_day(arguments: argparse.Namespace, say: Callable[[str], None] = print) -> int:
    """Run the command.

    Returns:
        0 when store, register, summary, files and province agree, 1 when they do not.

    Raises:
        MotCuaError, SyncError, OSError: the day could not begin; the caller says why.
    """
    from desktop.app.clock import SetClock, SystemClock
    from desktop.app.day.play import Day
    from desktop.store.store import Store

    until = _until(arguments.until) if arguments.until else None
    if arguments.visitors is None and until is None:
        raise ValueError("--visitors hoặc --until")
    data = arguments.visitors.read_bytes() if arguments.visitors else b""
    out: Path = arguments.out
    folder: Path = arguments.store or out / "store"
    if Store.exists(folder) and not arguments.store and not arguments.resume:
        raise StoreExists(folder=str(folder))
    out.mkdir(parents=True, exist_ok=True)
    clock = SetClock(SystemClock().now())
    store = demonstration_store(folder, clock, arguments.password)
    try:
        with _province(arguments, store, out) as sync:
            day = Day(store, clock, out, sync)
            day.read(data)
            day.begin(resume=arguments.resume)
            day.play(until)
            return _report(store, day, out, say)
    finally:
        store.close()


def _report(store: Store, day: Day, out: Path, say: Callable[[str], None]) -> int:
    from desktop.app.day.tally import line_words, totals

    view = store.view()
    lines = [line_words(view, day.results[number]) for number in sorted(day.results)]
    for line in lines:
        say(_json(line))
    last = totals(store, day, lines, out)
    say(_json({"totals": last}))
    return 0 if last["agree"] else 1


@contextlib.contextmanager
def _province(arguments: argparse.Namespace, store: Store, out: Path) -> Iterator[Callable[[], RoundOutcome] | None]:
    """The way to the province that was asked for; its own gateway on a loopback address by default."""
    if arguments.offline:
        yield None
        return
    from desktop.app.province_link import joined_round
    from desktop.app.version import PROGRAM
    from desktop.store.sync_port import SyncPort
    from sync.province.demonstration import DEMO_CODE

    port = SyncPort(lambda action: store.run(action)[0], PROGRAM)
    if arguments.province:
        yield partial(joined_round, port, arguments.province, arguments.code or DEMO_CODE)
        return
    from desktop.app.embedded import embedded_province

    with embedded_province(out / "province") as url:
        yield partial(joined_round, port, url, DEMO_CODE)


def sample_visitors() -> Path:
    """The shipped day of 60 visitors."""
    path = resources.files("resources").joinpath(SAMPLE)
    assert isinstance(path, Path)
    return path


def _until(text: str) -> datetime:
    until = datetime.fromisoformat(text)
    if until.tzinfo is None:
        raise ValueError(f"--until {text}: thiếu múi giờ, ví dụ 2026-11-30T17:00:00+07:00")
    return until


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
