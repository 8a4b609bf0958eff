"""The application with its windows: signs in, wires screens to threads, and stops everything in order."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.ahead import make_ahead
from desktop.app.clock import SystemClock
from desktop.app.demonstration import ADMINISTRATOR, PASSWORD, USER, demonstration_centre_name
from desktop.app.door_pages import DoorPages
from desktop.app.doors import Doors
from desktop.app.idle import IdleWatch
from desktop.app.instance import bring_to_front
from desktop.app.mode import Mode
from desktop.app.paths import Paths
from desktop.app.placing import place_after, place_first
from desktop.app.rounds import Rounds
from desktop.app.threads import Threads
from desktop.store.errors import OpeningStopped
from desktop.ui import language
from desktop.ui.runner import explain
from desktop.ui.sign_in.page import SignInPage
from desktop.usecases.explain_error import explain_error

if TYPE_CHECKING:
    from desktop.app.province_link import Tell
    from desktop.app.services import AppServices
    from desktop.app.sync_worker import SyncWorker
    from desktop.domain.ports import Clock
    from desktop.domain.read_models import RoundOutcome
    from desktop.store.store import Store
    from desktop.store.sync_port import SyncPort
    from desktop.store.users import User
    from desktop.store.work import ChangeSet
    from desktop.ui.main_window import MainWindow
    from desktop.usecases.view_settings import MachineSettings


class Application(QObject):
    """One run of the program.

    Signals:
        ready: the main window is shown and usable; carries it.
        stopped: threads have ended and the store is closed.
    """

    ready = Signal(object)
    stopped = Signal()
    _came_back = Signal(object, object)
    _told = Signal(int, int)
    _torn_down = Signal(object)

    def __init__(
        self, paths: Paths, store: Path | None = None, clock: Clock | None = None, *, training: bool = False
    ) -> None:
        super().__init__()
        self._real = Mode(paths, store or paths.store)
        self._clock = clock or SystemClock()
        self._use(self._real.trained() if training else self._real)
        self._threads: Threads | None = None
        self._rounds = Rounds(paths.province)
        self._closing: threading.Thread | None = None
        self._stop_opening = threading.Event()
        self._sync: SyncWorker | None = None
        self._services: AppServices | None = None
        self.again = False
        self._window: QWidget | None = None
        self._main: MainWindow | None = None
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self._lock)
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._torn_down.connect(self._after_teardown, Qt.ConnectionType.QueuedConnection)

    def _use(self, mode: Mode) -> None:
        """Work on a store from now on; none is open."""
        self._mode, self._user = mode, mode.last_person()
        self._doors = Doors(mode.folder, mode.paths, self._clock, training=mode.training)
        self._pages = DoorPages(self._doors, self._ask_without_store, self.show_sign_in)

    @property
    def window(self) -> QWidget | None:
        """The window that is shown now."""
        return self._window

    def show_sign_in(self) -> None:
        """Show who works here; the store opens when the password is right."""
        if self._main is None:
            self._threads = self._threads or Threads()
            self._threads.without_store(self._doors.put_files_away)
        exists = self._doors.exists()
        people = self._doors.people() if exists else [(one.id, one.name) for one in (USER, ADMINISTRATOR)]
        centre, hint = self._doors.centre_name(), ""
        if self._doors.demonstration():
            hint = self.tr("Bản minh họa: mật khẩu của mọi người là {password}").format(password=PASSWORD)
            centre = centre or demonstration_centre_name()
        page = SignInPage(people, centre, hint, self._user)
        page.submitted.connect(self._open)
        page.stopped.connect(self._stop_opening.set)
        page.forgotten.connect(self._recover)
        page.repair_wanted.connect(lambda: self.show_repair(None))
        page.setup_wanted.connect(lambda: self._show(self._pages.first_run()))
        page.training_wanted.connect(self._switch)
        page.language_chosen.connect(self._speak)
        page.offer(exists=exists, locked=self._main is not None, new=self._doors.new, training=self._mode.training)
        self._show(page)

    @Slot(str)
    def _recover(self, user: str) -> None:
        """A new password; whoever thinks better of it is still chosen on the sign-in page."""
        self._user = user
        self._show(self._pages.recovery(user))

    @Slot(str)
    def _speak(self, code: str) -> None:
        """Another language, at once and at the next start."""
        language.keep(code)
        language.use(code)
        self.show_sign_in()
        if isinstance(self._window, SignInPage):
            self._window.stay_at_language()

    @Slot()
    def come_forward(self) -> None:
        """Bring the window that is shown now to the front: somebody started the program again."""
        if self._window is not None:
            bring_to_front(self._window)

    def close(self) -> None:
        """Stop everything in order: rounds, slow work, reader, writer with the store, the embedded province.

        Returns at once; `stopped` is emitted when all has ended. Nothing that was recorded is lost.
        """
        self._stop_opening.set()
        if self._main is not None and self._main is not self._window:
            self._main.deleteLater()
        self._main = None
        self._tear_down(final=True)

    # ---- from a thread and back

    def _ask(self, future: Future[Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]) -> None:
        """Deliver what a future brings on the main thread, unless the window was closed or changed meanwhile."""
        window = self._window

        def deliver(ended: Future[Any]) -> None:
            if self._window is not window or self._threads is None or ended.cancelled():
                return
            error = ended.exception()
            if error is None:
                done(ended.result())
            else:
                failed(error)

        future.add_done_callback(lambda ended: self._came_back.emit(deliver, ended))

    @Slot(object, object)
    def _deliver(self, deliver: Callable[[Future[Any]], None], ended: Future[Any]) -> None:
        deliver(ended)

    def _tell(self, done: int, total: int) -> None:
        """On the writer thread: how far a rebuild is; ends it when the opening is to be given up."""
        if self._stop_opening.is_set():
            raise OpeningStopped
        self._told.emit(done, total)

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        if isinstance(self._window, SignInPage):
            self._window.show_progress(done, total)
        elif self._window is not None and hasattr(self._window, "progress"):
            self._window.progress.tell(done, total)

    # ---- sign in

    @Slot(str, str)
    def _open(self, user: str, password: str) -> None:
        page = self._window
        assert isinstance(page, SignInPage)
        page.set_busy(True)
        self._stop_opening.clear()
        if self._main is not None:
            assert self._threads is not None
            admitted = self._threads.on_writer(lambda store: (store, store.admit(user, password)))
            self._ask(admitted, self._admit, self._say_on_sign_in)
            return
        self._threads = self._threads or Threads()
        mode, closing = self._mode, self._closing

        def opener() -> Store:
            from desktop.store.store import Store

            if closing is not None:
                # Papers of the other mode are painted to their end first.
                closing.join()
            if not self._doors.exists():
                mode.make_store(self._clock, password)
            return Store.open(mode.folder, user=user, password=password, clock=self._clock, telling=self._tell)

        self._ask(self._threads.open(opener), self._show_main, self._say_on_sign_in)

    def _say_on_sign_in(self, error: BaseException) -> None:
        page = self._window
        assert isinstance(page, SignInPage)
        page.show_error(explain(error))

    def _admit(self, admitted: tuple[Store, User]) -> None:
        """Somebody came back, or another shift began; the store stayed open."""
        store, user = admitted
        assert self._main is not None
        assert self._threads is not None
        if user.id == self._user:
            self._show(self._main)
            self._main.come_back()
            self._watch()
            return
        self._threads.work_as(user)
        earlier, services, self._main = self._main, self._services, None
        if services is not None:
            services.runner.close()
            services.deleteLater()
        earlier.deleteLater()
        self._show_main(store)

    def _show_main(self, store: Store) -> None:
        from desktop.app.pages import page_factories
        from desktop.app.services import AppServices
        from desktop.app.sync_worker import SyncWorker
        from desktop.printing.watermark import TRAINING, set_watermark
        from desktop.ui.main_window import MainWindow
        from desktop.ui.services import Session

        assert self._threads is not None
        self._user = store.user.id
        self._threads.on_writer(self._mode.keep_person)
        training = self._mode.training
        set_watermark(TRAINING if training else "")
        session = Session(store.user.id, store.user.name, store.user.role.value, store.centre, training)
        first = self._sync is None
        self._sync = self._sync or SyncWorker(self._threads, self._round, self)
        self._services = AppServices(self._threads, session, self._sync, self._mode.paths, self)
        self._services.locked.connect(self._lock)
        self._services.restore_wanted.connect(self.show_repair)
        self._services.restart_wanted.connect(self._start_again)
        self._services.training.left.connect(lambda: self._switch(False))
        self._services.training.again.connect(self._train_again)
        self._services.runner.changed.connect(self._recorded)
        self._main = MainWindow(self._services, page_factories())
        self._show(self._main)
        if store.put_back and first:
            self._main.show_failure(explain_error("store_put_back"))
        self.ready.emit(self._main)
        self._watch()
        if first and not training:
            QTimer.singleShot(300, self._sync.sync_now)
        make_ahead(self._main)

    @Slot()
    def _start_again(self) -> None:
        self.again = True
        if self._window is not None:
            self._window.close()

    @Slot(object)
    def _recorded(self, changes: ChangeSet) -> None:
        if changes.settings:
            self._watch()

    def _watch(self) -> None:
        """Lock when nobody has been there for as long as the setting says."""
        from desktop.usecases.view_settings import view_settings

        if self._services is not None:
            self._services.runner.read(view_settings, done=self._watch_for)

    def _watch_for(self, settings: MachineSettings) -> None:
        if self._window is self._main:
            self._idle.start(settings.idle_lock_minutes * 60)

    @Slot()
    def _lock(self) -> None:
        """Ask who is there. The store stays open: rounds go on, and the next shift begins at once."""
        if self._main is None or self._window is not self._main:
            return
        self._idle.stop()
        self._main.put_by()
        if self._services is not None:
            self._services.put_files_away()
        while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
            pass
        self.show_sign_in()

    # ---- training

    @Slot(bool)
    def _switch(self, training: bool) -> None:
        """Close what is open, and show the sign-in page of the other store."""
        main, self._main = self._main, None
        if main is not None and main is not self._window:
            main.deleteLater()
        self._tear_down()
        self._use(self._real.trained() if training else self._real)
        self.show_sign_in()

    def _train_again(self) -> None:
        """Remove the training store; the next sign-in makes a new one."""
        from desktop.app.training import remove_training_store

        mode = self._mode
        self._switch(True)
        page = self._window
        assert isinstance(page, SignInPage)
        page.set_busy(True)
        self._ask_without_store(
            lambda: remove_training_store(mode, self._real), lambda _: self.show_sign_in(), self._say_on_sign_in
        )

    # ---- before sign-in

    def show_repair(self, backup: Path | None) -> None:
        """Show the page that puts a store back; an open store is closed first."""
        page = self._pages.repair(self._user, self._tell)
        self._show(page)
        if self._main is not None:
            self._main.deleteLater()
            self._main = None
            self._tear_down()
        self._pages.look_for_backups(page, backup)

    def _ask_without_store(
        self, task: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        closing = self._closing

        def work() -> Any:
            if closing is not None:
                closing.join()
            return task()

        self._stop_opening.clear()
        self._threads = self._threads or Threads()
        self._ask(self._threads.without_store(work), done, failed)

    def _round(self, port: SyncPort, tell: Tell, stop: threading.Event) -> RoundOutcome:
        """On the network thread."""
        if self._mode.training:
            return self._rounds.refused()
        return self._rounds.round(port, tell, stop)

    def _show(self, window: QWidget) -> None:
        earlier, self._window = self._window, window
        if earlier is None:
            place_first(window, window.screen().availableGeometry())
        elif earlier is not window:
            place_after(window, earlier)
        window.show()
        if earlier is not None and earlier is not window:
            earlier.hide()
            if earlier is not self._main:
                earlier.deleteLater()
        # Last: a window that goes while it still has the keyboard would take it away from this one.
        window.raise_()
        window.activateWindow()

    def _tear_down(self, *, final: bool = False) -> None:
        self._idle.stop()
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
            if services is not None:
                services.end_printing()
            if threads is not None:
                threads.close()
            # Also between two stores: its ledger may be moved away now, which Windows refuses while it is open.
            self._rounds.close()
            self._torn_down.emit(final)

        self._closing = threading.Thread(target=work, name="closing")
        self._closing.start()

    @Slot(object)
    def _after_teardown(self, final: Any) -> None:
        if final:
            self.stopped.emit()
