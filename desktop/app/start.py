"""Opens the program's window, once per store."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.app.ahead import load_main_window
from desktop.app.collecting import Collector
from desktop.app.instance import FirstInstance
from desktop.app.logs import start_log
from desktop.app.own_environment import installed_file
from desktop.app.paths import default_paths
from desktop.app.window import Application
from desktop.store.errors import StoreInUse
from desktop.ui import language, looks, theme
from desktop.ui.widgets import icons
from desktop.updates.names import FOLDER, RELEASE
from desktop.usecases.explain_error import explain_error

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


def open_window(store: Path | None = None, lang: str = "", *, training: bool = False) -> int:
    """Run the program until its window is closed; returns the exit code. A second start shows the first and ends.

    Args:
        store: folder of the data; empty for the usual one.
        lang: language of this run; empty for the one kept at this machine.
        training: whether to begin with the training store.
    """
    paths = default_paths()
    folder = paths.training.store if training else store or paths.store
    start_log(paths.logs)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("MotCuaXa")
    app.setApplicationDisplayName("Một Cửa Xã")
    app.setQuitOnLastWindowClosed(False)
    # What the desktop finds the program's name and icon by.
    app.setDesktopFileName("motcua")
    looks.keep_in(paths.data / looks.FILE)
    theme.use(*looks.kept())
    app.setWindowIcon(icons.program_icon())
    collector = Collector(app)
    language.keep_in(paths.data / language.FILE)
    language.use(lang or language.kept())
    first = FirstInstance()
    try:
        if not first.claim(folder):
            return 0
    except StoreInUse as error:
        words = explain_error(error.code, error.facts)
        QMessageBox.warning(None, "Một Cửa Xã", f"{words.happened}\n{words.safe}\n{words.do}")
        return 2
    if _updated(paths.data / FOLDER, first):
        return 0
    application = Application(paths, store, training=training)
    application.ready.connect(lambda window: _used(paths.data / FOLDER, window))
    first.wanted.connect(application.come_forward)
    application.stopped.connect(app.quit)
    # Whoever starts the program while this one is closing gets a window of their own, once the store is free.
    app.lastWindowClosed.connect(first.release)
    app.lastWindowClosed.connect(application.close)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application.show_sign_in()
    load_main_window(application)
    code = app.exec()
    collector.deleteLater()
    if application.again:
        from desktop.app.updating import start_again

        start_again()
    return code


def _updated(waiting: Path, first: FirstInstance) -> bool:
    """Put in place what waits; whether another program runs now instead of this one."""
    if not (waiting / RELEASE).exists():
        return False
    from desktop.app.updating import run_waiting, start_new

    if not run_waiting(waiting):
        return False
    first.release()
    start_new()
    return True


def _used(waiting: Path, window: MainWindow) -> None:
    """Somebody works with this version: the one of before may go, and what this one was installed from."""
    program = installed_file()
    if program is not None:
        from desktop.updates.swap import Swap

        Swap(program).finish()
    if not waiting.is_dir():
        return
    from desktop.app.version import VERSION
    from desktop.updates.staging import tidy

    failed = tidy(waiting, VERSION)
    if failed:
        window.show_failure(explain_error("update_not_installed", {"version": failed}))
