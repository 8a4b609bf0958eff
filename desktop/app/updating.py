"""At a start: the version that waits is tried, put in place and started; else this one goes on as it is."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Final

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.app.own_environment import installed_file
from desktop.app.version import VERSION
from desktop.ui import theme
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import Button, label, section
from desktop.updates.errors import UpdateRefused
from desktop.updates.release import Release, trusted_keys
from desktop.updates.staging import begin_installer, forget, waiting
from desktop.updates.swap import Swap
from desktop.usecases.explain_error import explain_error

_LOG = logging.getLogger(__name__)

SILENT: Final = ("/S", "/RUN")
"""What the Windows installer is told: no questions, try the new program, put the old one back if it fails, start it."""


@dataclass(frozen=True)
class Outcome:
    """How it went.

    Attributes:
        version: what waited.
        failure: code and reason of an error; empty when the new program is in place.
        detail: for the log.
    """

    version: str
    failure: str = ""
    detail: str = ""


def put_in_place(folder: Path, keys: tuple[bytes, ...], program: Path | None) -> Outcome | None:
    """Try what waits and put it in the program's place; None where nothing newer waits.

    Args:
        folder: where it waits.
        keys: public keys whose releases are taken.
        program: the AppImage that was started; None for an installed Windows program.
    """
    try:
        release = waiting(folder, keys, VERSION)
    except UpdateRefused as error:
        forget(folder)
        if error.facts["reason"] == "older":
            return None
        return Outcome("", f"{error.code}.{error.facts['reason']}")
    if release is None:
        return None
    outcome = _installer(folder, release) if program is None else _exchange(folder, release, Swap(program))
    _LOG.warning("update to %s: %s %s", outcome.version, outcome.failure or "in place", outcome.detail)
    return outcome


class Updating(QObject):
    """The small window of it.

    Attributes:
        window: what is shown.
    """

    _came = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder, self._loop = folder, QEventLoop()
        self._outcome: Outcome | None = None
        self.window = QWidget()
        self.window.setWindowTitle(self.tr("Một Cửa Xã: cập nhật"))
        self.progress = Progress()
        self._said = label("", wrap=True)
        self._said.setVisible(False)
        self.go_on = Button(self.tr("Mở chương trình"), "primary", "check", "Enter")
        self.go_on.clicked.connect(self._loop.quit)
        self.go_on.setVisible(False)
        head = section(self.tr("Đang cập nhật chương trình"))
        self.window.setLayout(
            column(head, self.progress, self._said, self.go_on, None, gap=12, margins=(24, 20, 24, 20))
        )
        self.window.setFixedSize(theme.current().px(460), theme.current().px(220))
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def run(self, keys: tuple[bytes, ...], program: Path | None) -> bool:
        """Do it; returns whether another program was started and this one is to end."""
        self.progress.begin(self.tr("Bản mới đang tự chạy thử, chừng một phút…"))
        self.window.show()
        work = Thread(target=lambda: self._came.emit(put_in_place(self._folder, keys, program)), name="updating")
        work.start()
        self._loop.exec()
        work.join()
        self.window.hide()
        done = self._outcome
        return done is not None and not done.failure

    def _show(self, outcome: Outcome | None) -> None:
        self._outcome = outcome
        if outcome is None or not outcome.failure:
            self._loop.quit()
            return
        code, _, reason = outcome.failure.partition(".")
        words = explain_error(code, {"reason": reason, "version": outcome.version})
        self.progress.end()
        self._said.setText("\n".join((words.happened, words.safe, words.do)))
        self._said.setVisible(True)
        self.go_on.setVisible(True)
        self.go_on.setDefault(True)
        self.go_on.setFocus()


def run_waiting(folder: Path) -> bool:
    """Put in place what waits, with a window; returns whether this program is to end now and the new one to start."""
    program = installed_file()
    if program is None and not (sys.platform == "win32" and getattr(sys, "frozen", False)):
        return False
    return Updating(folder).run(trusted_keys(), program)


def start_new() -> None:
    """Start the program that was put in place; on Windows the installer does."""
    if installed_file() is not None:
        start_again()


def start_again() -> None:
    """Start the program anew, with what it was started with."""
    program = installed_file()
    command = [str(program)] if program is not None else [sys.executable]
    if program is None and not getattr(sys, "frozen", False):
        command += ["-m", "desktop"]
    subprocess.Popen([*command, *sys.argv[1:]], start_new_session=True)


def _exchange(folder: Path, release: Release, swap: Swap) -> Outcome:
    try:
        swap.bring(folder / release.package.name)
        works, said = swap.works()
        if works:
            swap.put_in()
    except OSError as error:
        swap.drop()
        return Outcome(release.version, "update_not_installed.disk", str(error))
    forget(folder)
    if not works:
        swap.drop()
        return Outcome(release.version, "update_not_installed.trial", said)
    return Outcome(release.version, detail=said.splitlines()[-1] if said else "")


def _installer(folder: Path, release: Release) -> Outcome:
    """The installer waits for this program to end; it is tried once, since it may fail after that."""
    try:
        subprocess.Popen([str(begin_installer(folder, release)), *SILENT], start_new_session=True)
    except OSError as error:
        return Outcome(release.version, "update_not_installed.disk", str(error))
    return Outcome(release.version)
