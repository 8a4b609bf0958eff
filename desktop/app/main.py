"""The program's command line; without arguments it opens the window."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.app.own_environment import own_environment
from desktop.app.parent_console import words_have_a_place
from desktop.app.running_mark import hold_running_mark
from desktop.domain.errors import MotCuaError
from desktop.usecases.explain_error import explain_error
from sync.errors import SyncError

if TYPE_CHECKING:
    from desktop.store.courier import CourierPort
    from desktop.store.file_check import FilesReport
    from desktop.store.store import Store
    from desktop.store.sync_port import SyncPort
    from desktop.store.work import Work


_TRAINING = "chế độ tập huấn: kho riêng, không nối với tỉnh"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `motcua`; returns the exit code."""
    own_environment()
    words_have_a_place()
    if getattr(sys, "frozen", False):
        hold_running_mark()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    parsed = _parser().parse_args(arguments)
    try:
        if getattr(parsed, "opens", False):
            from desktop.app.command_user import settle_user

            settle_user(parsed)
        return int(parsed.action(parsed))
    except (MotCuaError, SyncError) as error:
        words = explain_error(error.code, error.facts)
        _complain(f"{words.happened} {words.safe} {words.do}{_opened_as(parsed, error)} [{error.code}]")
    except (OSError, ValueError) as error:
        _complain(f"Chưa chạy được: {error}")
    return 2


def _parser() -> argparse.ArgumentParser:
    from desktop.app.day.command import add_arguments

    parser = argparse.ArgumentParser(prog="motcua", description="Một Cửa Xã")
    commands = parser.add_subparsers()
    run = commands.add_parser("run", help="mở cửa sổ chương trình (bản minh họa, có sẵn máy chủ tỉnh trên máy này)")
    run.add_argument("--store", type=Path, help="thư mục dữ liệu")
    run.add_argument("--training", action="store_true", default=argparse.SUPPRESS, help=_TRAINING)
    run.add_argument("--lang", choices=("vi", "en"), default="", help="ngôn ngữ của lần chạy này")
    run.set_defaults(action=_run)
    day = commands.add_parser("day", help="chạy một ngày tiếp dân từ tệp, không cần cửa sổ")
    add_arguments(day)
    day.set_defaults(action=_day)
    verify = commands.add_parser("verify", help="kiểm tra kho dữ liệu và chuỗi bản ghi")
    _store_arguments(verify)
    verify.add_argument("--files", action="store_true", help="đọc lại từng byte của mọi tệp đính kèm")
    verify.set_defaults(action=_verify)
    put_back = commands.add_parser("restore", help="khôi phục kho dữ liệu từ bản sao lưu, hoặc từ phần còn đọc được")
    _store_arguments(put_back)
    put_back.add_argument("--backup", type=Path, help="tệp .db của bản sao lưu; bỏ trống: cứu từ tệp đang có")
    put_back.set_defaults(action=_restore)
    sync = commands.add_parser("sync", help="đồng bộ một lượt")
    _store_arguments(sync)
    sync.add_argument("--province", metavar="URL", help="địa chỉ máy chủ tỉnh")
    sync.add_argument("--code", default="", help="mã ghi danh do tỉnh cấp")
    sync.set_defaults(action=_sync)
    bundle = commands.add_parser("bundle", help="đồng bộ bằng gói USB, không cần mạng")
    verbs = bundle.add_subparsers(required=True, metavar="VIỆC")
    out = verbs.add_parser("out", help="ghi các bản ghi chờ gửi thành một gói cho tỉnh")
    out.add_argument("file", type=Path, metavar="FILE", help="nơi ghi gói")
    _store_arguments(out)
    out.set_defaults(action=_bundle_out)
    back = verbs.add_parser("in", help="nhận gói trả lời của tỉnh")
    back.add_argument("file", type=Path, metavar="FILE", help="gói trả lời")
    _store_arguments(back)
    back.set_defaults(action=_bundle_in)
    catalogue = commands.add_parser("catalogue", help="xem trước hoặc áp dụng một tệp danh mục thủ tục")
    _catalogue_arguments(catalogue)
    catalogue.set_defaults(action=_catalogue)
    parser.add_argument("--training", action="store_true", help=_TRAINING)
    parser.add_argument("--print-process", dest="action", action="store_const", const=_print, help=argparse.SUPPRESS)
    parser.add_argument("--smoke", action="store_true", help="thử mọi việc của một quầy trên kho tạm rồi kết thúc")
    parser.set_defaults(action=_run, store=None, lang="")
    return parser


def _store_arguments(parser: argparse.ArgumentParser) -> None:
    from desktop.app.command_user import add_arguments

    add_arguments(parser)
    parser.set_defaults(opens=True)


def _catalogue_arguments(parser: argparse.ArgumentParser) -> None:
    from desktop.app.catalogue_command import add_arguments

    add_arguments(parser)
    _store_arguments(parser)


def _catalogue(arguments: argparse.Namespace) -> int:
    from desktop.app.catalogue_command import run

    return run(arguments, _say)


def _run(arguments: argparse.Namespace) -> int:
    if getattr(arguments, "smoke", False):
        return _smoke()
    if arguments.training and arguments.store is not None:
        raise ValueError("--training dùng kho riêng của nó, không đi cùng --store")
    if has_display():
        _require_libraries()
        from desktop.app.start import open_window

        return open_window(arguments.store, arguments.lang, training=arguments.training)
    from desktop.app.day.command import sample_visitors

    out = Path(tempfile.mkdtemp(prefix="motcua-ngay-"))
    _say(f"Máy này không có màn hình: chạy ngày tiếp dân mẫu, kết quả ở {out}")
    return main(["day", "--visitors", str(sample_visitors()), "--out", str(out)])


def _print(_: argparse.Namespace) -> int:
    from desktop.printing.print_process import serve

    return serve()


def _smoke() -> int:
    import time

    began_at = time.perf_counter()
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _require_libraries()
    from desktop.app.smoke import run_smoke
    from desktop.store.database import damage_told_in_words

    with damage_told_in_words():
        return run_smoke(_say, began_at)


def _require_libraries() -> None:
    from desktop.app.system_libraries import LibrariesMissing, require_libraries, show_without_qt

    try:
        require_libraries()
    except LibrariesMissing as missing:
        show_without_qt(str(missing))
        raise


def _day(arguments: argparse.Namespace) -> int:
    _require_libraries()
    from desktop.app.day.command import play_day
    from desktop.store.database import damage_told_in_words

    with damage_told_in_words():
        return play_day(arguments, _say)


def _verify(arguments: argparse.Namespace) -> int:
    from desktop.app.clock import SystemClock
    from desktop.store.file_check import verify_files
    from desktop.store.store import Store

    store = Store.open(arguments.store, user=arguments.user, password=arguments.password, clock=SystemClock())
    try:
        checked = store.verify()
        counts = store.view().counts()
        files = verify_files(store, whole=arguments.files)
    finally:
        store.close()
    whole = counts["journal"] == counts["register"]
    _say(f"{checked} bản ghi, chuỗi liền mạch; {counts['journal']} hồ sơ trong nhật ký, {counts['register']} trong sổ.")
    _say_files(files, read=arguments.files)
    return 0 if whole and not files.faults else 1


def _say_files(files: FilesReport, *, read: bool) -> None:
    how = "đã đọc lại từng byte" if read else "đủ độ dài; thêm --files để đọc lại từng byte"
    _say(
        f"{files.named} tệp đính kèm: {files.sound} nguyên vẹn ({how}), {files.elsewhere} ở quầy khác,"
        f" {len(files.faults)} thiếu hoặc hỏng; {files.unnamed + files.cut} tệp chờ dọn."
    )
    for fault in files.faults:
        what = f"hỏng từ đoạn {fault.chunk}" if fault.chunk else "không có trên máy"
        _say(f"  tệp {fault.sha256[:12]}… {what}; hồ sơ {', '.join(fault.dossiers)}")


def _restore(arguments: argparse.Namespace) -> int:
    from desktop.app.clock import SystemClock
    from desktop.store.restore import restore

    done = restore(
        arguments.store, arguments.backup, user=arguments.user, password=arguments.password, clock=SystemClock()
    )
    _say(f"Đã khôi phục {done.events} bản ghi, trong đó {done.saved} bản ghi cứu từ tệp cũ.")
    if done.aside is not None:
        _say(f"Tệp cũ để riêng ở {done.aside}")
    return 0


def _sync(arguments: argparse.Namespace) -> int:
    from desktop.app.clock import SystemClock
    from desktop.app.province_link import joined_round, run_round
    from desktop.app.version import PROGRAM
    from desktop.store.store import Store
    from desktop.store.sync_port import SyncPort
    from sync.province.demonstration import DEMO_CODE

    store = Store.open(arguments.store, user=arguments.user, password=arguments.password, clock=SystemClock())
    try:
        port = SyncPort(lambda action: store.run(action)[0], PROGRAM)
        if arguments.province:
            outcome = joined_round(port, arguments.province, arguments.code or DEMO_CODE)
        else:
            outcome = run_round(port)
        unsent = store.view().sync_standing().unsent
    finally:
        store.close()
    if not outcome.ok:
        words = explain_error(outcome.code, {"reason": outcome.reason})
        _complain(f"{words.happened} {words.safe} {words.do} [{outcome.code}]")
        return 1
    _say(f"Đã gửi {outcome.sent} bản ghi, nhận {outcome.received}; còn chờ {unsent}.")
    return 0 if outcome.agree else 1


def _bundle_out(arguments: argparse.Namespace) -> int:
    from desktop.app.courier import write_bundle

    with _ports(arguments) as (port, courier, _):
        written = write_bundle(port, courier, arguments.file)
    _say(f"Đã ghi {written.events} bản ghi vào {written.path}; còn {written.left} bản ghi chờ gói sau.")
    return 0


def _bundle_in(arguments: argparse.Namespace) -> int:
    from desktop.app.courier import take_answer

    with _ports(arguments) as (port, courier, store):
        outcome = take_answer(port, courier, arguments.file)
        unsent = store.view().sync_standing().unsent
    if not outcome.ok:
        words = explain_error(outcome.code, {"reason": outcome.reason})
        _complain(f"{words.happened} {words.safe} {words.do} [{outcome.code}]")
        return 1
    if outcome.repeated:
        _say("Gói này đã nhận từ trước, không có gì thay đổi.")
        return 0
    _say(f"Tỉnh đã nhận {outcome.sent} bản ghi, từ chối {outcome.refused}; nhận {outcome.received}; còn chờ {unsent}.")
    return 0


@contextlib.contextmanager
def _ports(arguments: argparse.Namespace) -> Iterator[tuple[SyncPort, CourierPort, Store]]:
    from desktop.app.clock import SystemClock
    from desktop.app.version import PROGRAM
    from desktop.store.courier import CourierPort
    from desktop.store.store import Store
    from desktop.store.sync_port import SyncPort

    store = Store.open(arguments.store, user=arguments.user, password=arguments.password, clock=SystemClock())
    try:

        def run(action: Callable[[Work], Any]) -> Any:
            return store.run(action)[0]

        yield SyncPort(run, PROGRAM), CourierPort(run), store
    finally:
        store.close()


def _opened_as(arguments: argparse.Namespace, error: MotCuaError | SyncError) -> str:
    from desktop.app.command_user import told_user

    return told_user(arguments, error) if getattr(arguments, "opens", False) else ""


def command_names() -> tuple[str, ...]:
    """Names of the commands, for the documents' test."""
    return ("run", "day", "verify", "restore", "sync", "bundle", "catalogue")


def has_display() -> bool:
    """Whether a window can be shown here."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _complain(text: str) -> None:
    sys.stderr.write(text + "\n")
