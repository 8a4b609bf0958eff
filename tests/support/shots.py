"""A picture of every page at 1366x768, from the real program over a played sample day: `dev.py shots`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.app.clock import SetClock
from desktop.app.day.command import play_day, sample_visitors
from desktop.app.demonstration import ADMINISTRATOR, PASSWORD, USER
from desktop.app.paths import Paths
from desktop.app.window import Application
from desktop.ui import language, theme
from desktop.ui.admin.page import AdminPage
from desktop.ui.dossier.page import DossierPage
from desktop.ui.health.page import HealthPage
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in.page import SignInPage
from desktop.ui.training import TrainingBar
from desktop.usecases.find_dossier import find_dossier

PAGES = ("today", "intake", "worklist", "handover", "summary", "sync", "attention", "health", "help")
NOW = "2026-11-23T16:05:00+07:00"
CARD = "087185000512||Trần Thị Mỹ Duyên|14061985|Nữ|Ấp Mỹ Thạnh, Mỹ Xương, Cao Lãnh, Đồng Tháp|10102021"
SPLIT = "087185000513||Lê Văn Phước|02031979|Nam|Ấp 1, Bình Hàng Trung, Cao Lãnh, Đồng Tháp|10102021"


def wait(until: Callable[[], bool], limit_s: float = 20.0) -> None:
    """Run the event loop until something holds.

    Raises:
        TimeoutError: it did not in time.
    """
    deadline = QDeadlineTimer(int(limit_s * 1000))
    loop = QEventLoop()
    while not until():
        if deadline.hasExpired():
            raise TimeoutError
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def main(arguments: list[str] | None = None) -> int:
    """Draw all pages into a folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--scheme", default="light")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--lang", choices=tuple(language.NAMES), default=language.VIETNAMESE)
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="motcua-shots-"))
    try:
        _draw(options, home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


def _draw(options: argparse.Namespace, home: Path) -> None:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    paths = Paths(home / "data", home / "logs", home / "exports")
    visitors = home / "visitors.jsonl"
    visitors.write_text(_fortnight(), encoding="utf-8")
    day = SimpleNamespace(
        visitors=visitors, out=home / "out", store=paths.store, resume=False, province=None, code="", offline=True,
        until=None, password=PASSWORD,
    )  # fmt: skip
    play_day(day, lambda _: None)  # type: ignore[arg-type]
    theme.use(options.scheme, options.scale)
    language.use(options.lang)
    width, height = (int(part) for part in options.size.split("x"))
    application = Application(paths, clock=SetClock(datetime.fromisoformat(NOW)))
    application.show_sign_in()

    def grab(name: str) -> None:
        window = application.window
        assert window is not None
        window.resize(width, height)
        wait(lambda: not _busy(window))
        loop = QEventLoop()
        QTimer.singleShot(250, loop.quit)
        loop.exec()
        window.grab().save(str(options.out / f"{name}.png"))
        sys.stdout.write(f"{options.out / name}.png\n")

    grab("08-dang-nhap")
    sign_in = application.window
    assert sign_in is not None
    field = next(f for f in sign_in.findChildren(QLineEdit) if f.echoMode() == QLineEdit.EchoMode.Password)
    field.setText(PASSWORD)
    field.returnPressed.emit()
    wait(lambda: isinstance(application.window, MainWindow))
    window = application.window
    assert isinstance(window, MainWindow)
    grab("00-khi-vao")
    wait(lambda: not window.services.sync.running and window.services.sync.link == "online")
    for number, name in enumerate(PAGES, 1):
        window.go(name)
        grab(f"{number:02d}-{name}")
    window.take_card(CARD)
    grab("02b-intake-card")
    focus = QApplication.focusWidget()
    if focus is not None:
        QTest.keyClick(focus, Qt.Key.Key_Return)
        QTest.keyClick(window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    grab("02c-intake-ready")
    window.take_card(SPLIT)
    grab("02d-intake-split")
    found: list[str] = []
    window.services.runner.read(find_dossier, "H20.126.05-261123-2003", done=found.append)
    wait(lambda: bool(found))
    window.take_number("H20.126.05-261123-2003")
    grab("07-dossier")
    page = window.page
    assert isinstance(page, DossierPage)
    for number, step in enumerate(("correct", "take_back")):
        page.open_step(step)
        grab(f"07{'bc'[number]}-dossier-{step}")
    page.scan_papers()
    grab("07d-quet")
    _draw_admin(application, window, grab)
    application.show_repair(None)
    grab("09-khoi-phuc")
    application.show_sign_in()
    application._show(application._pages.recovery("diem"))
    grab("10-quen-mat-khau")
    application._show(application._pages.first_run())
    grab("11-thiet-lap")
    _draw_training(application, grab)
    stopped: list[bool] = []
    application.stopped.connect(lambda: stopped.append(True))
    application.close()
    wait(lambda: bool(stopped))


def _draw_training(application: Application, grab: Callable[[str], None]) -> None:
    """The sign-in page and the window of the training mode, before and after a sample visitor."""
    application._switch(True)
    grab("12-tap-huan-dang-nhap")
    sign_in = application.window
    assert isinstance(sign_in, SignInPage)
    sign_in.submitted.emit(USER.id, PASSWORD)
    wait(lambda: isinstance(application.window, MainWindow))
    window = application.window
    assert isinstance(window, MainWindow)
    grab("12b-tap-huan")
    bar = window.findChild(TrainingBar)
    assert bar is not None
    bar.visitor.click()
    wait(lambda: window.page.name == "intake")
    grab("12c-tap-huan-nguoi-dan")
    window.go("sync")
    bar.again.click()
    grab("12d-tap-huan-dong-bo")


def _draw_admin(application: Application, earlier: MainWindow, grab: Callable[[str], None]) -> None:
    """Every section of the administration page, after a change of shift to somebody who may use them."""
    earlier.services.lock()
    sign_in = application.window
    assert isinstance(sign_in, SignInPage)
    sign_in.submitted.emit(ADMINISTRATOR.id, PASSWORD)
    wait(lambda: isinstance(application.window, MainWindow))
    window = application.window
    assert isinstance(window, MainWindow)
    page = window.go("admin")
    assert isinstance(page, AdminPage)
    for number, section in enumerate(page.sections):
        page.list.choose(number)
        grab(f"09{'abcdefghijkl'[number]}-admin-{section.icon}")
    health = window.go("health")
    assert isinstance(health, HealthPage)
    wait(lambda: bool(health.acts))
    health.rehearse.click()
    wait(health.rehearse.isEnabled)
    grab("07e-health-power-cut")
    window.show_help("phim-tat")
    grab("08b-help-keys")


def _fortnight() -> str:
    """The sample day of today up to now, and thinner ones on the working days before it; nothing in the future."""
    now = datetime.fromisoformat(NOW)
    lines = []
    sample = [json.loads(line) for line in sample_visitors().read_text(encoding="utf-8").splitlines()]
    for back in (13, 12, 11, 10, 7, 6, 5, 4, 3, 0):
        for index, one in enumerate(sample):
            if back and (index * 7 + back * 3) % 11 > 4:
                continue
            visitor = {**one, "at": _earlier(one["at"], back)}
            then = [{**step, "at": _earlier(step["at"], back)} for step in one.get("then", ())]
            visitor["then"] = [step for step in then if datetime.fromisoformat(step["at"]) < now]
            if datetime.fromisoformat(visitor["at"]) < now:
                lines.append(json.dumps(visitor, ensure_ascii=False))
    return "\n".join(lines)


def _earlier(at: str, days: int) -> str:
    return (datetime.fromisoformat(at) - timedelta(days=days)).isoformat()


def _busy(window: QWidget) -> bool:
    return isinstance(window, MainWindow) and window.services.runner.busy


if __name__ == "__main__":
    sys.exit(main())
