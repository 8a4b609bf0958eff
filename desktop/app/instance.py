"""One window per store: a second start shows the window of the first and ends.

Who is first is decided by a lock that the operating system drops with its process, so nothing is left by a program that
was killed. The socket beside it only carries the word; whoever holds the lock may remove an old socket.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.store.errors import StoreInUse, StoreUnavailable
from desktop.store.lock import StoreLock

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

GIVE_UP_S: Final = 2.0
"""Longest wait of a second start for the first to answer."""

_SHOW: Final = b"show"
_SHOWN: Final = b"shown"
_LISTEN_AFTER_MS: Final = 100
_PAUSE_S: Final = 0.05
_SILENCE_MS: Final = 2000
_LOG: Final = logging.getLogger(__name__)


class FirstInstance(QObject):
    """Claims a store's window for this process, and hears when it is started a second time.

    Signals:
        wanted: another start asks for the window.
    """

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock: StoreLock | None = None
        self._server: QLocalServer | None = None
        self._address = ""
        self._later = QTimer(self, singleShot=True, interval=_LISTEN_AFTER_MS)
        self._later.timeout.connect(self._listen)

    def claim(self, folder: Path) -> bool:
        """Become the first, or tell the first to show itself; takes at most GIVE_UP_S.

        Args:
            folder: of the store; it need not be there.

        Returns:
            True: this process is the first and may open its window. False: the first has answered; end here.

        Raises:
            StoreInUse: the first is there but does not answer.
        """
        place, name = _place(), _name(folder)
        if place is None:
            return True
        until = time.monotonic() + GIVE_UP_S
        self._address = name if sys.platform == "win32" else str(place / name)
        while True:
            try:
                self._lock = StoreLock(place, f"{name}.lock")
            except StoreInUse:
                if _ask(self._address, until):
                    return False
            except StoreUnavailable as error:
                # The store's own lock still refuses a second program, only later and less kindly.
                _LOG.warning("instance %s", error.code)
                return True
            else:
                # Counted from when events are handled: building the window takes longer than the pause itself.
                QTimer.singleShot(0, self._later, self._later.start)
                return True
            if time.monotonic() >= until:
                raise StoreInUse(folder=str(folder))
            time.sleep(_PAUSE_S)

    def release(self) -> None:
        """Let the next start be the first; for a program that is closing."""
        self._later.stop()
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _listen(self) -> None:
        """After the first picture, since the network library takes time to load; a second start waits for it."""
        if self._lock is None:
            return
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._address)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        if not server.listen(self._address):
            _LOG.warning("instance %s", server.serverError().name)
        self._server = server

    def _answer(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)


class _Caller(QObject):
    """One other start that says its word, or is shown out."""

    def __init__(self, socket: QLocalSocket, first: FirstInstance) -> None:
        super().__init__(socket)
        self._socket, self._first = socket, first
        socket.setReadBufferSize(len(_SHOW) + 1)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self._read)
        QTimer.singleShot(_SILENCE_MS, self, socket.abort)
        self._read()

    def _read(self) -> None:
        said = self._socket.peek(len(_SHOW) + 1).data()
        if said == _SHOW:
            self._socket.readAll()
            self._first.wanted.emit()
            self._socket.write(_SHOWN)
            self._socket.disconnectFromServer()
        elif not _SHOW.startswith(said):
            self._socket.abort()


def bring_to_front(window: QWidget) -> None:
    """Show a window where the user looks: restored if it was minimised, above the others, with the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.show()
    # A dialog that waits for an answer keeps the keyboard.
    top = QApplication.activeModalWidget() or window
    top.raise_()
    top.activateWindow()


def _ask(address: str, until: float) -> bool:
    """Whether the first answered that it shows itself."""
    from PySide6.QtNetwork import QLocalSocket

    def left_ms() -> int:
        return max(1, int((until - time.monotonic()) * 1000))

    socket = QLocalSocket()
    socket.setReadBufferSize(len(_SHOWN))
    try:
        socket.connectToServer(address)
        if not socket.waitForConnected(left_ms()):
            return False
        _let_it_come_forward()
        socket.write(_SHOW)
        said = b""
        while said != _SHOWN and _SHOWN.startswith(said) and socket.waitForReadyRead(left_ms()):
            said += socket.readAll().data()
        return said == _SHOWN
    finally:
        socket.abort()


def _let_it_come_forward() -> None:
    """Windows lets only the program the user just started take the foreground, or whom that one allows to."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)


def _name(folder: Path) -> str:
    """Name of lock and socket: short, since an address of a socket holds some hundred bytes only."""
    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "")
    whole = f"{user}\0{os.path.normcase(folder.resolve())}"
    return "motcua-" + hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def _place() -> Path | None:
    """A folder of this user alone; None where there is none to be had."""
    if sys.platform == "win32":
        return Path(tempfile.gettempdir())
    given = os.environ.get("XDG_RUNTIME_DIR")
    own = Path(tempfile.gettempdir()) / f"motcua-{os.getuid()}"
    for place in (Path(given), own) if given else (own,):
        with contextlib.suppress(OSError):
            if place is own:
                place.mkdir(mode=0o700, exist_ok=True)
            found = place.lstat()
            # In a folder for everybody another user could lie in wait under our name.
            if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077:
                return place
    _LOG.warning("instance no_own_folder")
    return None
