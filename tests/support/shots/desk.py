"""The real program for one order: signs in, waits until nothing moves, and takes pictures in all sizes."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app.clock import SetClock
from desktop.app.demonstration import PASSWORD
from desktop.app.window import Application
from desktop.store.users import User
from desktop.ui import language, theme
from desktop.ui.frame import Page
from desktop.ui.main_window import MainWindow
from desktop.ui.sign_in.page import SignInPage
from tests.faults.disk import small_disk
from tests.support.screen import resize
from tests.support.shots.full_disk import full_disk
from tests.support.shots.orders import Order
from tests.support.shots.played import copy_for

QUIET_MS = 300
"""Nothing was asked of a thread for so long: words are looked for 120 ms, addresses 250 ms after the last key."""


def wait(until: Callable[[], bool], limit_s: float = 30.0) -> None:
    """Run the event loop until something holds.

    Raises:
        TimeoutError: it did not in time.
    """
    deadline = QDeadlineTimer(int(limit_s * 1000))
    loop = QEventLoop()
    while not until():
        if deadline.hasExpired():
            raise TimeoutError
        QTimer.singleShot(10, loop.quit)
        loop.exec()


class Desk:
    """One run of the program.

    Attributes:
        order: what is drawn.
        application: the program.
        drawn: the pictures so far.
    """

    def __init__(self, order: Order, application: Application, small: Path | None) -> None:
        """`small`: the file system that holds the data, where it has one of its own."""
        self.order, self.application, self._small = order, application, small
        self.drawn: list[Path] = []

    @property
    def state(self) -> str:
        """State of the store."""
        return self.order.state

    @property
    def window(self) -> MainWindow:
        """The window after sign-in."""
        window = self.application.window
        assert isinstance(window, MainWindow)
        return window

    @property
    def door(self) -> SignInPage:
        """The window before sign-in."""
        window = self.application.window
        assert isinstance(window, SignInPage)
        return window

    def go(self, name: str) -> Page:
        """A page, with all that it reads."""
        page = self.window.go(name)
        self.settle()
        return page

    def sign_in(self, user: User) -> None:
        """Come in as somebody, and wait for the first round."""
        self.door.submitted.emit(user.id, PASSWORD)
        wait(lambda: isinstance(self.application.window, MainWindow))
        self.settle()

    def press(self, key: str) -> None:
        """A key to whatever has the focus."""
        QTest.keySequence(QApplication.focusWidget() or self.window, key)
        self.settle()

    def fails(self, act: Callable[[], object]) -> None:
        """Do something while the disk is full."""
        with full_disk(self._small):
            act()
            self.settle()

    def grab(self, page: str) -> None:
        """A picture of the window, under the name of a page."""
        if not self.order.wants(page):
            return
        self.settle()
        window = self.application.window
        assert window is not None
        path = self.order.picture(page)
        window.grab().save(str(path))
        self.drawn.append(path)

    def settle(self) -> None:
        """Wait until the threads have had nothing to do for a while."""
        since = QElapsedTimer()
        since.start()

        def quiet() -> bool:
            if _busy(self.application.window):
                since.restart()
            return since.elapsed() >= QUIET_MS

        wait(quiet)


@contextlib.contextmanager
def desk(order: Order) -> Iterator[Desk]:
    """The program at its sign-in page, over a copy of the played store; ended with all its threads."""
    theme.use(order.scheme, order.scale / 100)
    language.use(order.language)
    with contextlib.ExitStack() as stack:
        temporary = tempfile.TemporaryDirectory(prefix="motcua-shots-", ignore_cleanup_errors=True)
        folder = Path(stack.enter_context(temporary))
        small = stack.enter_context(small_disk(folder / "small")) if order.state == "error" else None
        paths = copy_for(order.state, order.home, small or folder / "home")
        application = Application(paths, clock=SetClock(order.now))
        application.show_sign_in()
        assert application.window is not None
        # Windows that come after it take its place and size.
        resize(application.window, *(int(part) for part in order.size.split("x")))
        try:
            yield Desk(order, application, small)
        finally:
            _end(application)


def _end(application: Application) -> None:
    window, stopped = application.window, []
    application.stopped.connect(lambda: stopped.append(True))
    application.close()
    wait(lambda: bool(stopped))
    if window is not None:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _busy(window: QWidget | None) -> bool:
    return isinstance(window, MainWindow) and (window.services.runner.busy or window.services.sync.running)
