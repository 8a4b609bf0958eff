"""`motcua --smoke`: whether this copy of the program works on this machine, from a new store to the window's end.

Everything happens in a folder that is removed afterwards. Each step is a line with its duration.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QEventLoop, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.clock import SystemClock
from desktop.app.collecting import Collector
from desktop.app.demonstration import PASSWORD, USER
from desktop.app.instance import FirstInstance
from desktop.app.logs import end_log, start_log
from desktop.app.mode import Mode
from desktop.app.paths import default_paths
from desktop.app.version import VERSION
from desktop.app.window import Application
from desktop.domain.people import Applicant
from desktop.domain.read_models import RoundOutcome
from desktop.store.view import View
from desktop.ui import theme
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from desktop.usecases.view_dossier import view_dossier

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

Say = Callable[[str], None]

_LIMIT_S: Final = 120
_APPLICANT: Final = Applicant(
    name="Nguyễn Thị Thử", birth_date="1985-06-14", sex="Nữ", address="xã Mỹ Xương, Đồng Tháp"
)
_PROCEDURE: Final = "1.004873"
# What drawing to memory cannot do and says for every window.
_KNOWN: Final = "This plugin does not support "


class SmokeFailed(ValueError):
    """A step did not do what it should; the words say which."""


def run_smoke(say: Say, began_at: float | None = None) -> int:
    """Try everything a counter needs; returns 0.

    Args:
        say: takes a line.
        began_at: when the program began, on the clock of `time.perf_counter`, to tell how long loading took.

    Raises:
        SmokeFailed, MotCuaError, SyncError, OSError: with what went wrong.
    """
    steps = _Steps(say, began_at)
    with tempfile.TemporaryDirectory(prefix="motcua-thử ", ignore_cleanup_errors=True) as folder, _home(Path(folder)):
        warnings = _take_messages()
        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)
        app.setQuitOnLastWindowClosed(False)
        theme.use("light", 1.0)
        collector = Collector(app)
        steps.done(f"chương trình {VERSION}, màn hình {app.platformName()}")
        try:
            _counter(steps, Path(folder))
        finally:
            qInstallMessageHandler(None)
            collector.stop()
            end_log()
        if warnings:
            raise SmokeFailed(f"Qt báo: {' | '.join(warnings)}")
    steps.total()
    return 0


def _counter(steps: _Steps, folder: Path) -> None:
    paths = default_paths()
    start_log(paths.logs)
    Mode(paths, paths.store).make_store(SystemClock())
    steps.done("kho mới")
    first, application = FirstInstance(), Application(paths)
    _check(first.claim(paths.store), "một cửa sổ khác đã mở kho tạm")
    try:
        window = _sign_in(application)
        steps.done("đăng nhập")
        _wait(window, QEvent.Type.Paint)
        _check(_is_drawn(window), "cửa sổ chính trống")
        steps.done("cửa sổ chính")
        services, runner = window.services, window.services.runner
        request = ReceiveDossier(procedure=_PROCEDURE, applicant=_APPLICANT)
        receipt = _ask(lambda done, failed: runner.run(receive_dossier, request, done=done, failed=failed))
        steps.done(f"nhận hồ sơ {receipt.number}")
        detail = _ask(lambda done, failed: runner.read(view_dossier, receipt.dossier, done=done, failed=failed))
        _print(runner.background, detail, services.session.centre, folder / "giấy hẹn.pdf")
        steps.done("giấy hẹn PDF")
        found = _ask(services.machine.printers)
        steps.done(f"tiến trình in: {len(found.names)} máy in")
        outcome = _sync(services)
        steps.done(f"đồng bộ: đã gửi hết (lượt này {outcome.sent}), nhận {outcome.received}")
        today = _ask(lambda done, failed: runner.read(View.today, done=done, failed=failed))
        files = _ask(lambda done, failed: services.export_summary(today, today, ("xlsx", "pdf", "csv"), done, failed))
        _check(len(files) == 3 and all(file.stat().st_size for file in files), "bản tổng hợp thiếu tệp")
        steps.done("bản tổng hợp XLSX, PDF, CSV")
    finally:
        if application.window is not None:
            application.window.hide()
        first.release()
        _until(application.stopped, application.close)
    steps.done("đóng chương trình")


def _sign_in(application: Application) -> MainWindow:
    ready: list[MainWindow] = []
    application.ready.connect(ready.append)

    def begin() -> None:
        application.show_sign_in()
        page: Any = application.window
        page.submitted.emit(USER.id, PASSWORD)

    _until(application.ready, begin)
    return ready[0]


def _print(background: Callable[..., int], detail: Any, centre: Any, path: Path) -> None:
    from desktop.printing.papers import render_slip

    _ask(lambda done, failed: background(render_slip, detail, centre, path, done=done, failed=failed))
    data = path.read_bytes()
    _check(data.startswith(b"%PDF") and b"/FontFile" in data, "giấy hẹn không có phông chữ bên trong")


def _sync(services: Any) -> RoundOutcome:
    """Rounds until what was received has an answer; the first one may have begun by itself."""
    sent = received = 0
    until = time.perf_counter() + _LIMIT_S
    while time.perf_counter() < until:
        outcomes: list[RoundOutcome] = []
        services.sync.finished.connect(outcomes.append)
        _until(services.sync.finished, services.sync.sync_now)
        services.sync.finished.disconnect(outcomes.append)
        outcome = outcomes[0]
        _check(outcome.ok, f"đồng bộ không xong: {outcome.code} {outcome.reason}")
        sent, received = sent + outcome.sent, received + outcome.received
        standing = _ask(lambda done, failed: services.runner.read(View.sync_standing, done=done, failed=failed))
        # A round that began by itself may have sent it already.
        if not standing.unsent:
            return RoundOutcome(ok=True, sent=sent, received=received)
    raise SmokeFailed("đồng bộ: hồ sơ chưa được gửi")


def _is_drawn(window: QWidget) -> bool:
    """Whether more than one colour is there."""
    picture = window.grab().toImage()
    places = range(8, min(picture.width(), picture.height()), 16)
    return len({picture.pixel(x, y) for x in places for y in places}) > 4


# ---- waiting on the main thread


def _until(signal: Any, begin: Callable[[], None]) -> None:
    """Begin something, and let events pass until it tells that it is done."""
    loop, told = QEventLoop(), [False]

    def tell(*_: object) -> None:
        told[0] = True
        loop.quit()

    signal.connect(tell)
    QTimer.singleShot(0, begin)
    QTimer.singleShot(_LIMIT_S * 1000, loop, loop.quit)
    loop.exec()
    _check(told[0], f"không xong sau {_LIMIT_S} giây")


def _ask(begin: Callable[[Callable[[Any], None], Callable[[Any], None]], Any]) -> Any:
    """What a call with two callbacks brings."""
    loop, brought, failures = QEventLoop(), list[Any](), list[Any]()

    def done(value: Any) -> None:
        brought.append(value)
        loop.quit()

    def failed(words: Any) -> None:
        failures.append(words)
        loop.quit()

    QTimer.singleShot(_LIMIT_S * 1000, loop, loop.quit)
    begin(done, failed)
    loop.exec()
    if failures:
        raise SmokeFailed(f"{failures[0].happened} {failures[0].do}")
    _check(bool(brought), f"không xong sau {_LIMIT_S} giây")
    return brought[0]


class _Seen(QObject):
    """Ends a loop at the first event of a kind."""

    def __init__(self, kind: QEvent.Type, loop: QEventLoop) -> None:
        super().__init__()
        self._kind, self._loop = kind, loop
        self.seen = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == self._kind:
            self.seen = True
            self._loop.quit()
        return False


def _wait(window: QWidget, kind: QEvent.Type) -> None:
    loop = QEventLoop()
    watcher = _Seen(kind, loop)
    window.installEventFilter(watcher)
    QTimer.singleShot(_LIMIT_S * 1000, loop, loop.quit)
    window.update()
    loop.exec()
    window.removeEventFilter(watcher)
    _check(watcher.seen, "cửa sổ không được vẽ")


# ---- words


class _Steps:
    """Says each step with the time it took."""

    def __init__(self, say: Say, began_at: float | None) -> None:
        self._say = say
        self._began = self._last = time.perf_counter() if began_at is None else began_at

    def done(self, what: str) -> None:
        now = time.perf_counter()
        self._say(f"{now - self._last:7.2f} s  {what}")
        self._last = now

    def total(self) -> None:
        self._say(f"{time.perf_counter() - self._began:7.2f} s  tất cả đều được")


def _check(holds: bool, words: str) -> None:
    if not holds:
        raise SmokeFailed(words)


@contextlib.contextmanager
def _home(folder: Path) -> Iterator[None]:
    """Everything the program keeps goes into a folder; nothing of the user's own is touched."""
    before = os.environ.get("MOTCUA_HOME")
    os.environ["MOTCUA_HOME"] = str(folder / "dữ liệu")
    try:
        yield
    finally:
        if before is None:
            del os.environ["MOTCUA_HOME"]
        else:
            os.environ["MOTCUA_HOME"] = before


def _take_messages() -> list[str]:
    """What Qt complains of from now on."""
    said: list[str] = []

    def take(kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if kind not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} and not words.startswith(_KNOWN):
            said.append(words)

    qInstallMessageHandler(take)
    return said
