"""A counter for tests: a real store behind real services, and hands that press real keys."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.paper_desk import PaperDesk
from desktop.app.scan_desk import ScanDesk
from desktop.app.threads import Threads
from desktop.domain.devices import Printers, PrintSettings
from desktop.domain.health import Kept, Probe, Rehearsal, Scan, Space, StoreCheck
from desktop.domain.read_models import ClosingReport
from desktop.printing.print_service import PrintService
from desktop.store.store import Store
from desktop.store.users import Role, User
from desktop.store.view import View
from desktop.ui.frame import Page
from desktop.ui.main_window import MainWindow
from desktop.ui.paper_services import Printed
from desktop.ui.runner import Done, Failed, Runner
from desktop.ui.serial_scanner import SerialScanner
from desktop.ui.services import Services, Session

SIZE = (1366, 768)
ZONE = timezone(timedelta(hours=7))
MONDAY = datetime(2026, 11, 23, 10, 12, tzinfo=ZONE)
PASSWORD = "MotCua-2026"
CARD = "087185000512||TRẦN THỊ MỸ DUYÊN|14061985|Nữ|Ấp Mỹ Thạnh, Mỹ Xương, Cao Lãnh, Đồng Tháp|12052021"
CARD_SPLIT = "087185000512||TRẦN THỊ MỸ DUYÊN|14061985|Nữ|Ấp 3, Gáo Giồng, Cao Lãnh, Đồng Tháp|12052021"
USER = User("diem", "Phạm Ngọc Diễm", Role.RECEIVING)


OpenPage = Callable[[str], MainWindow]


class Clock:
    """Stands where it was set."""

    def __init__(self, at: datetime = MONDAY) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class Still(QObject):
    """A sync worker without a province: its signals are there, its link never comes up."""

    started = Signal()
    progressed = Signal(object)
    finished = Signal(object)
    link_changed = Signal(str)

    running = False
    link = "offline"

    def __init__(self) -> None:
        super().__init__()
        self.rounds = 0

    def sync_now(self) -> None:
        self.rounds += 1

    def stop(self) -> None:
        self.running = False


class StillMachine:
    """A machine that is well, and notes what it is told."""

    def __init__(self) -> None:
        self.scans: list[bool] = []
        self.scan: Scan | None = None

    def note_scan(self, *, read: bool) -> None:
        self.scans.append(read)

    def probe(self, done: Done, failed: Failed | None = None) -> None:
        spaces = (Space("store", 80_000_000_000), Space("backups", 80_000_000_000))
        done(Probe(spaces, 2_400_000, "HP LaserJet", 1, MONDAY, None, "motcua/0", "Linux"))

    def printers(self, done: Done, failed: Failed | None = None) -> None:
        done(Printers(("HP LaserJet",), "HP LaserJet"))

    def serial_ports(self, done: Done, failed: Failed | None = None) -> None:
        done([])

    def check_store(self, done: Done, failed: Failed | None = None) -> None:
        done(StoreCheck(MONDAY, True, 12))

    def rehearse_power_cut(self, done: Done, failed: Failed | None = None) -> None:
        done(Rehearsal(Kept(MONDAY, 60, 60), None, 1.5, 9.0))


class Counter(QObject):
    """Services over a real store: one thread writes, one reads; slips are noted, not printed."""

    def __init__(self, store: Callable[[], Store], exports: Path = Path()) -> None:
        super().__init__()
        self._writer = ThreadPoolExecutor(1, "writer")
        self._reader = ThreadPoolExecutor(1, "reader")
        self._slow = ThreadPoolExecutor(1, "slow")
        self._stack = contextlib.ExitStack()
        self._view: View | None = None
        self.store = self._writer.submit(store).result()
        self.runner = Runner(self._write, self._read, self._slow.submit, self._slow.submit, self)
        self.session = Session(USER.id, USER.name, USER.role.value, self.store.centre)
        self.sync = Still()
        self.machine = StillMachine()
        self.printing = PrintService()
        self.papers = PaperDesk(self.runner, self.session, exports, lambda: self.printing, self._write)
        self.serial = SerialScanner(self)
        self.scans = ScanDesk(cast(Threads, SimpleNamespace(files=self.store.files)), self.runner, self)
        self.printed: list[str] = []
        self.restored: list[Path | None] = []
        self.locked = 0

    def _write(self, action: Callable[..., Any], *arguments: Any) -> Future[Any]:
        return self._writer.submit(self.store.run, action, *arguments)

    def _read(self, query: Callable[..., Any], *arguments: Any) -> Future[Any]:
        def work() -> Any:
            if self._view is None:
                self._view = self._stack.enter_context(self.store.reading())
            return query(self._view, *arguments)

        return self._reader.submit(work)

    def do(self, action: Callable[..., Any], *arguments: Any) -> Any:
        """Run a use-case that writes and wait for it; for setting the stage."""
        return self._write(action, *arguments).result()[0]

    def ask(self, query: Callable[..., Any], *arguments: Any) -> Any:
        """Run a use-case that reads and wait for it; for looking afterwards."""
        return self._read(query, *arguments).result()

    def print_slip(self, dossier: str, done: Done | None = None, failed: Failed | None = None) -> None:
        self.printed.append(dossier)
        if done is not None:
            done(Printed(Path(f"{dossier}.pdf"), on_paper=True))

    def print_trial(self, settings: PrintSettings, done: Done | None = None, failed: Failed | None = None) -> None:
        self.printed.append(settings.printer)
        if done is not None:
            done(None)

    def export_summary(
        self, first: date, last: date, kinds: tuple[str, ...], done: Done | None = None, failed: Failed | None = None
    ) -> None:
        if done is not None:
            done([Path(f"{first}.{kind}") for kind in kinds])

    def close_day(self, day: date, note: str, done: Done | None = None, failed: Failed | None = None) -> None:
        if done is not None:
            done(None)

    def backups(self, done: Done, failed: Failed | None = None) -> None:
        done(())

    def back_up_now(self, done: Done | None = None, failed: Failed | None = None) -> None:
        if done is not None:
            done(ClosingReport((), Path("motcua.db")))

    def restore(self, backup: Path | None) -> None:
        self.restored.append(backup)

    def print_recovery_sheet(self, code: str, done: Done | None = None, failed: Failed | None = None) -> None:
        self.printed.append(code)
        if done is not None:
            done(None)

    def save_recovery_sheet(
        self, code: str, path: Path, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        if done is not None:
            done(path)

    def open_path(self, path: Path) -> None:
        del path

    def lock(self) -> None:
        self.locked += 1

    @property
    def idle(self) -> bool:
        """Whether every result has been delivered."""
        return not self.runner.busy

    def close(self) -> None:
        self._slow.shutdown(wait=True)
        self._reader.submit(self._stack.close).result()
        self._reader.shutdown(wait=True)
        self._writer.submit(self.store.close).result()
        self._writer.shutdown(wait=True)


@dataclass
class Keys(QObject):
    """Counts the keys that people press: one for each press of a key that is not a modifier."""

    presses: int = field(default=0)

    def __post_init__(self) -> None:
        super().__init__()

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        target = QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None
        self.presses += 1
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifiers)

    def type(self, text: str) -> None:
        """Press one key a letter."""
        for letter in text:
            self.press(letter)


def burst(text: str, *, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """What a keyboard-wedge scanner sends: whole characters, as fast as they come, and a terminator."""
    letters: list[tuple[int, str]] = [(0, letter) for letter in text]
    if end is not None:
        letters.append((end, "\r" if end == Qt.Key.Key_Return else "\t"))
    for key, letter in letters:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            popup = QApplication.activePopupWidget()
            inner = popup.focusWidget() if popup is not None else None
            target = inner or popup or QApplication.focusWidget() or QApplication.activeWindow()
            assert target is not None
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def typed_slowly(qtbot: QtBot, text: str, pause_ms: int = 65) -> None:
    """What a person types: a key, a pause, a key."""
    since = QElapsedTimer()
    for letter in text:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, letter)
        since.start()
        qtbot.waitUntil(lambda: since.elapsed() >= pause_ms, timeout=2000)


def show(qtbot: QtBot, window: QWidget) -> None:
    """Show a window and wait until it has the keys."""
    window.resize(*SIZE)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def page_of(window: MainWindow) -> Page:
    """The current page."""
    return window.page


def as_services(counter: Counter) -> Services:
    """The counter, as pages see it."""
    return cast(Services, counter)
