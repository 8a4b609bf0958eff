"""Random keys and clicks in the real window over a played day: `dev.py monkey [--seconds N] [--seed S]`.

Everybody who works at a counter signs in in turn. Afterwards nothing may have gone wrong: no exception, no error in the
log, no window that did not answer, a journal that verifies, read tables that a rebuild gives again.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from desktop.app.clock import SetClock
from desktop.app.collecting import Collector
from desktop.app.day.command import sample_visitors
from desktop.app.day.play import Day
from desktop.app.demonstration import ADMINISTRATOR, USER, demonstration_centre
from desktop.app.paths import Paths
from desktop.app.window import Application
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in.page import SignInPage
from tests.store.stores import CHEAP, PASSWORD, at, dump
from tests.support.findings import Findings
from tests.support.screen import resize
from tests.support.watchdog import KNOWS_OWN_WORK, Watchdog

FROZEN_MS: Final = 600.0
"""Own work of the main thread from which on the window counts as frozen: on a full machine everything takes several
times as long. The longest are told all the same."""

PEOPLE: Final = (
    USER,
    User("lan", "Ngô Thị Ngọc Lan", Role.PROCESSING),
    User("hai", "Đỗ Minh Hải", Role.LEADER),
    ADMINISTRATOR,
)
NOW: Final = "2026-11-23 16:05"
_KEYS: Final = (
    *("Tab", "Backtab", "Return", "Enter", "Escape", "Space", "Backspace", "Delete", "Home", "End", "PageUp"),
    *("PageDown", "Up", "Down", "Left", "Right", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11"),
    *("F12", "Slash", "Menu"),
)
_HELD: Final = (
    *((key, "Control") for key in "ACDEGKLOPSTVZ123"),
    *((key, "Control") for key in ("Return", "Home", "End", "Space", "Down")),
    *((key, "Alt") for key in "1234567"),
    *((key, "Shift") for key in ("Tab", "Return", "Down", "Up", "End", "Home", "F6")),
)
_TEXTS: Final = (
    *("nguyen", "Đặng Thị Ửng", "087185004321", "0912345678", "20/11", "1/11–20/11", "31/12/2026", "2003"),
    *("chung thuc", "=1+1", "\t", "x" * 60, "10.000 đ", "-1", "ấp 3, Mỹ Xương", "'\"<b>", "🙂", "07:30", "99/99"),
)
_SCANS: Final = (
    "087185000512||Trần Thị Mỹ Duyên|14061985|Nữ|Ấp Mỹ Thạnh, Mỹ Xương, Cao Lãnh, Đồng Tháp|10102021",
    "H20.126.05-261123-2003",
    "H20.126.05-261123-9999",
)


class Monkey(QObject):
    """Does one thing after the other to whatever window is shown, dialogs too."""

    def __init__(self, application: Application, clock: SetClock, findings: Findings, seed: int) -> None:
        super().__init__()
        self.done = 0
        self.signed_in: set[str] = set()
        self.pages: set[str] = set()
        self._application, self._clock, self._findings = application, clock, findings
        self._rng = random.Random(seed)
        self._away = 0
        self._ends = 0.0
        self._acts: tuple[tuple[int, Callable[[], str]], ...] = (
            (30, self._key),
            (14, self._held),
            (14, self._type),
            (36, self._click),
            (4, self._wheel),
            (2, self._scan),
            (2, self._resize),
            (1, self._change_shift),
        )

    def play(self, seconds: float) -> None:
        """Go on for so long."""
        self._ends = time.monotonic() + seconds
        QTimer.singleShot(0, self._tick)
        run_until(lambda: time.monotonic() > self._ends, seconds + 60)

    def _tick(self) -> None:
        if time.monotonic() > self._ends:
            return
        # First the next one: a dialog may hold this one up.
        QTimer.singleShot(self._rng.choice((0, 1, 5, 20, 60)), self._tick)
        self._clock.tick(1)
        window = self._application.window
        if isinstance(window, SignInPage):
            self._sign_in(window)
            return
        if isinstance(window, MainWindow):
            self._away = 0
            self.pages.add(window.page.name)
        else:
            self._away += 1
            if self._away > 60:
                self._away = 0
                self._application.show_sign_in()
                return
        weights, acts = zip(*self._acts, strict=True)
        try:
            self._findings.last.append(self._rng.choices(acts, weights)[0]())
        except RuntimeError as error:
            # What was aimed at is gone. Errors of the program itself come by the hook of exceptions.
            if "already deleted" not in str(error):
                raise
            self._findings.last.append("missed")
        self.done += 1

    def _sign_in(self, page: SignInPage) -> None:
        if self._rng.random() < 0.02:
            user = self._rng.choice(PEOPLE)
            self.signed_in.add(user.id)
            self._findings.last.append(f"sign in {user.id}")
            page.submitted.emit(user.id, PASSWORD)

    def _receiver(self) -> QWidget | None:
        popup = QApplication.activePopupWidget()
        inner = popup.focusWidget() if popup is not None else QApplication.focusWidget()
        # The list of choices that has the focus may be known by a name whose first bearer is gone.
        for found in (inner, popup, QApplication.activeModalWidget(), self._application.window):
            if isinstance(found, QWidget) and _answers(found):
                return found
        return None

    def _key(self) -> str:
        name, receiver = self._rng.choice(_KEYS), self._receiver()
        self._findings.last.append(f"{name} on {_name(receiver)}")
        if receiver is not None:
            QTest.keyClick(receiver, getattr(Qt.Key, f"Key_{name}"))
        return "."

    def _held(self) -> str:
        name, modifier = self._rng.choice(_HELD)
        receiver = self._receiver()
        self._findings.last.append(f"{modifier}+{name} on {_name(receiver)}")
        if name == "L" and self._rng.random() < 0.8:
            return "not locked"
        if receiver is not None:
            held = getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
            QTest.keyClick(receiver, getattr(Qt.Key, f"Key_{name}"), held)
        return "."

    def _type(self) -> str:
        text = self._rng.choice(_TEXTS)
        receiver = self._receiver()
        self._findings.last.append(f"{text[:20]!r} into {_name(receiver)}")
        if receiver is None or (isinstance(receiver, QLineEdit) and receiver.echoMode() == QLineEdit.EchoMode.Password):
            return "no passwords"
        if text.isascii():
            QTest.keyClicks(receiver, text)
        else:
            QGuiApplication.clipboard().setText(text)
            QTest.keyClick(receiver, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return "."

    def _click(self) -> str:
        window = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self._application.window
        if window is None or window.width() < 2 or window.height() < 2:
            return "nothing to click"
        point = QPoint(self._rng.randrange(window.width()), self._rng.randrange(window.height()))
        target = window.childAt(point) or window
        if not _answers(target):
            return "nothing to click"
        self._findings.last.append(f"click {_name(target)}")
        held = self._rng.choices(
            (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier),
            (8, 1, 1),
        )[0]
        button = Qt.MouseButton.LeftButton if self._rng.random() < 0.9 else Qt.MouseButton.RightButton
        click = QTest.mouseDClick if self._rng.random() < 0.1 else QTest.mouseClick
        click(target, button, held, target.mapFrom(window, point))
        return "."

    def _wheel(self) -> str:
        receiver = self._receiver()
        for _ in range(self._rng.randrange(8)):
            if receiver is not None and _answers(receiver):
                QTest.keyClick(receiver, self._rng.choice((Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab)))
                receiver = self._receiver()
        return "arrows"

    def _scan(self) -> str:
        window, scan = self._application.window, self._rng.choice(_SCANS)
        if isinstance(window, MainWindow):
            (window.take_card if "|" in scan else window.take_number)(scan)
        return f"scan {scan[:12]}"

    def _resize(self) -> str:
        size = self._rng.choice(((1366, 768), (1920, 1080), (1024, 700), (800, 560)))
        if self._application.window is not None:
            resize(self._application.window, *size)
        return f"size {size}"

    def _change_shift(self) -> str:
        window = self._application.window
        if isinstance(window, MainWindow):
            window.services.lock()
        return "lock"


def run_until(until: Callable[[], bool], limit_s: float) -> None:
    """Run the event loop until something holds.

    Raises:
        TimeoutError: it did not in time.
    """
    deadline, loop = QDeadlineTimer(int(limit_s * 1000)), QEventLoop()
    while not until():
        if deadline.hasExpired():
            raise TimeoutError
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def play(home: Path, seconds: float, seed: int) -> list[str]:
    """Play, and judge what is left.

    Returns:
        What went wrong, in words; nothing as a rule.
    """
    findings = Findings()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    findings.install()
    collector = Collector()
    _no_way_out()
    theme.use("light", 1.0)
    clock = SetClock(at(NOW))
    paths = Paths(home / "data", home / "logs", home / "exports")
    _played_day(paths, clock, home)
    application = Application(paths, clock=clock)
    application.show_sign_in()
    monkey, watchdog = Monkey(application, clock, findings, seed), Watchdog()
    watchdog.start()
    try:
        monkey.play(seconds)
    except TimeoutError:
        findings.add("the window does not come back")
    figures = watchdog.stop()
    for stint in figures.longest:
        if KNOWS_OWN_WORK and stint.busy_ms > FROZEN_MS:
            findings.add(f"frozen for {stint.busy_ms:.0f} ms of own work ({stint.wall_ms:.0f} ms): {stint.where}")
    while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
        pass
    stopped: list[bool] = []
    application.stopped.connect(lambda: stopped.append(True))
    application.close()
    run_until(lambda: bool(stopped), 60)
    collector.deleteLater()
    _judge(paths.store, clock, findings)
    waits = sorted(figures.latencies_ms) or [0.0]
    told = f"events waited p99 {waits[int(len(waits) * 0.99) - 1]:.0f} ms, at most {waits[-1]:.0f} ms"
    pages = ", ".join(sorted(monkey.pages))
    sys.stdout.write(
        f"seed {seed}: {monkey.done} events, pages {pages}, by {len(monkey.signed_in)} people;"
        f" longest own work {figures.busy_ms:.0f} ms, {told}\n"
    )
    for stint in figures.longest[:3]:
        sys.stdout.write(f"  {stint.busy_ms:.0f} of {stint.wall_ms:.0f} ms: {stint.where}\n")
    for message, count in sorted(findings.warnings.items(), key=lambda one: -one[1])[:5]:
        sys.stdout.write(f"  Qt said {count} times: {message[:160]}\n")
    return findings.found


def _no_way_out() -> None:
    """Dialogs of files are left at once, and no other program is started: a monkey must not get at the disk."""
    rejected: Any = lambda *_arguments, **_named: 0  # noqa: E731
    none: Any = lambda *_arguments, **_named: ([], "")  # noqa: E731
    shown: Any = lambda *_arguments, **_named: True  # noqa: E731
    QFileDialog.exec = rejected  # type: ignore[method-assign]
    QFileDialog.getOpenFileNames = none  # type: ignore[method-assign]
    QDesktopServices.openUrl = shown  # type: ignore[method-assign]


def _played_day(paths: Paths, clock: SetClock, home: Path) -> None:
    """A store with the sample day in it, and everybody who may sign in."""
    paths.store.parent.mkdir(parents=True, exist_ok=True)
    store = Store.create(
        paths.store,
        centre=demonstration_centre(),
        user=USER,
        password=PASSWORD,
        others=[(one, PASSWORD) for one in PEOPLE if one is not USER],
        clock=clock,
        cost=CHEAP,
    )
    try:
        day = Day(store, clock, home / "out", None)
        day.read(sample_visitors().read_bytes())
        day.begin(resume=False)
        day.play(None)
    finally:
        store.close()
    clock.set(at(NOW))


def _judge(folder: Path, clock: SetClock, findings: Findings) -> None:
    store = None
    for user in PEOPLE:
        try:
            store = Store.open(folder, user=user.id, password=PASSWORD, clock=clock)
            break
        except Exception as error:
            findings.last.append(repr(error))
    if store is None:
        findings.add("the store does not open")
        return
    try:
        store.verify()
        before = dump(store)
        store.rebuild()
        for name, rows in dump(store).items():
            if before[name] != rows:
                findings.add(f"{name} is not that of a rebuild")
        counts = store.view().counts()
        if counts["journal"] != counts["register"]:
            findings.add(f"journal and register differ: {counts}")
    except Exception as error:
        findings.add(f"verify: {error!r}")
    finally:
        store.close()


def _answers(widget: QWidget) -> bool:
    try:
        return bool(widget.accessibleName() or widget.isVisible())
    except RuntimeError:
        return False


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} {widget.accessibleName()[:24]!r}"


def main(arguments: list[str] | None = None) -> int:
    """Play, and say what went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    faulthandler.enable()
    # Windows keeps a folder until the last that looked into it lets go, whoever that is.
    with tempfile.TemporaryDirectory(prefix="motcua-monkey-", ignore_cleanup_errors=sys.platform == "win32") as home:
        found = play(Path(home), options.seconds, options.seed)
    for one in found:
        sys.stdout.write(f"FOUND {one}\n")
    sys.stdout.flush()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
