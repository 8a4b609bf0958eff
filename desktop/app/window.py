"""The application with its windows: signs in, wires screens to threads, and stops everything in order."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.clock import SystemClock
from desktop.app.demonstration import PASSWORD, USER, demonstration_centre, demonstration_store
from desktop.app.embedded import embedded_province
from desktop.app.logs import start_log
from desktop.app.paths import Paths, default_paths
from desktop.app.province_link import Tell, joined_round
from desktop.app.services import AppServices
from desktop.app.sync_worker import SyncWorker
from desktop.app.threads import Threads
from desktop.domain.centre import Centre
from desktop.domain.ports import Clock
from desktop.domain.read_models import RoundOutcome
from desktop.store import snapshots
from desktop.store.store import Store
from desktop.store.sync_port import SyncPort
from desktop.ui import theme
from desktop.ui.runner import explain
from desktop.ui.services import Session
from desktop.ui.sign_in.page import SignInPage

SIZE = (1366, 768)


class Application(QObject):
    """One run of the program.

    Signals:
        ready: the main window is shown and usable; carries it.
        stopped: threads have ended and the store is closed.
    """

    ready = Signal(object)
    stopped = Signal()
    _opened = Signal(object)
    _torn_down = Signal(object)

    def __init__(self, paths: Paths, store: Path | None = None, clock: Clock | None = None) -> None:
        super().__init__()
        self._paths = paths
        self._folder = store or paths.store
        self._clock = clock or SystemClock()
        self._threads: Threads | None = None
        self._province = contextlib.ExitStack()
        self._province_url = ""
        self._closing: threading.Thread | None = None
        self._sync: SyncWorker | None = None
        self._services: AppServices | None = None
        self._window: QWidget | None = None
        self._opened.connect(self._take_store, Qt.ConnectionType.QueuedConnection)
        self._torn_down.connect(self._after_teardown, Qt.ConnectionType.QueuedConnection)

    @property
    def window(self) -> QWidget | None:
        """The window that is shown now."""
        return self._window

    def show_sign_in(self) -> None:
        """Show who works here; the store opens when the password is right."""
        slots = Store.slots(self._folder)
        people = [(slot.user, slot.name) for slot in slots] or [(USER.id, USER.name)]
        centre = snapshots.decode(snapshots.CENTRE, demonstration_centre())
        assert isinstance(centre, Centre)
        page = SignInPage(
            people,
            centre.name,
            self.tr("Bản minh họa: {name}, mật khẩu {password}").format(name=people[0][1], password=PASSWORD),
        )
        page.submitted.connect(self._open)
        self._show(page)

    def close(self) -> None:
        """Stop everything in order: rounds, slow work, reader, writer with the store, the embedded province.

        Returns at once; `stopped` is emitted when all has ended. Nothing that was recorded is lost.
        """
        self._tear_down(self._stop_province)

    @Slot(str, str)
    def _open(self, user: str, password: str) -> None:
        page = self._window
        assert isinstance(page, SignInPage)
        page.set_busy(True)
        self._threads = self._threads or Threads()

        def opener() -> Store:
            if not Store.exists(self._folder):
                # Made with the password that the page shows, never with whatever was typed first.
                demonstration_store(self._folder, self._clock).close()
            return Store.open(self._folder, user=user, password=password, clock=self._clock)

        self._threads.open(opener).add_done_callback(self._opened.emit)

    @Slot(object)
    def _take_store(self, future: Future[Store]) -> None:
        page = self._window
        if not isinstance(page, SignInPage) or self._threads is None:
            # The window was closed meanwhile; the writer closes what it opened.
            return
        page.set_busy(False)
        error = future.exception()
        if error is not None:
            page.show_error(explain(error))
            return
        self._show_main(future.result())

    def _show_main(self, store: Store) -> None:
        from desktop.app.pages import page_factories
        from desktop.ui.main_window import MainWindow

        assert self._threads is not None
        session = Session(store.user.id, store.user.name, store.user.role.value, store.centre)
        self._sync = SyncWorker(self._threads, self._round, self)
        self._services = AppServices(self._threads, session, self._sync, self._paths, self)
        self._services.locked.connect(self._lock)
        window = MainWindow(self._services, page_factories())
        self._show(window)
        self.ready.emit(window)
        QTimer.singleShot(300, self._sync.sync_now)

    def _round(self, port: SyncPort, tell: Tell, stop: threading.Event) -> RoundOutcome:
        """On the network thread: the embedded province is started by the first round."""
        from sync.province.demonstration import DEMO_CODE

        if not self._province_url:
            self._province_url = self._province.enter_context(embedded_province(self._paths.province))
        return joined_round(port, self._province_url, DEMO_CODE, tell, stop)

    def _show(self, window: QWidget) -> None:
        earlier, self._window = self._window, window
        if earlier is None:
            window.resize(*SIZE)
        else:
            window.setGeometry(earlier.geometry())
            window.setWindowState(earlier.windowState())
        window.show()
        window.raise_()
        window.activateWindow()
        if earlier is not None:
            earlier.hide()
            earlier.deleteLater()

    @Slot()
    def _lock(self) -> None:
        self.show_sign_in()
        page = self._window
        assert isinstance(page, SignInPage)
        page.set_busy(True)
        self._tear_down(None)

    def _tear_down(self, last: Callable[[], None] | None) -> None:
        threads, sync, services = self._threads, self._sync, self._services
        self._threads = self._sync = self._services = None
        if services is not None:
            services.runner.close()
        if sync is not None:
            sync.close()

        earlier = self._closing

        def work() -> None:
            if earlier is not None:
                earlier.join()
            if threads is not None:
                threads.close()
            if last is not None:
                last()
            self._torn_down.emit(last is not None)

        self._closing = threading.Thread(target=work, name="closing")
        self._closing.start()

    def _stop_province(self) -> None:
        self._province.close()

    @Slot(object)
    def _after_teardown(self, final: Any) -> None:
        if final:
            self.stopped.emit()
        elif isinstance(self._window, SignInPage):
            self._window.set_busy(False)


def open_window(store: Path | None = None) -> int:
    """Run the program until its window is closed; returns the exit code."""
    paths = default_paths()
    start_log(paths.logs)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("MotCuaXa")
    app.setApplicationDisplayName("Một Cửa Xã")
    app.setQuitOnLastWindowClosed(False)
    theme.use("light", 1.0)
    application = Application(paths, store)
    application.stopped.connect(app.quit)
    app.lastWindowClosed.connect(application.close)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application.show_sign_in()
    return app.exec()
