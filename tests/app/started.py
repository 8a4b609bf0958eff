"""The program as it is started, for the test of two starts: `python -m tests.app.started HOME STATE`.

Each line of its output is one JSON object. STATE is where the user left the first window.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.demonstration import PASSWORD, USER
from desktop.app.instance import FirstInstance, bring_to_front
from desktop.app.paths import Paths
from desktop.app.window import Application
from desktop.store.errors import StoreInUse
from desktop.ui import theme
from desktop.ui.sign_in.page import SignInPage
from desktop.usecases.explain_error import explain_error

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

LATER: Final = {
    *("PySide6.QtNetwork", "sqlcipher3", "cryptography", "sqlite_utils", "requests"),
    *("desktop.store.store", "desktop.store.view", "desktop.ui.main_window", "desktop.ui.help.handbook"),
}
"""What the sign-in page must not wait for."""


def say(**facts: Any) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main(home: Path, state: str) -> int:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    first = FirstInstance()
    began = time.monotonic()
    try:
        mine = first.claim(home / "data" / "store")
    except StoreInUse as error:
        say(took_s=time.monotonic() - began, words=explain_error(error.code, error.facts).happened)
        return 2
    if not mine:
        say(took_s=time.monotonic() - began)
        return 0
    theme.use("light", 1.0)
    application = Application(Paths(home / "data", home / "logs", home / "exports"))
    application.show_sign_in()
    loaded = sorted(LATER & set(sys.modules))

    def shown() -> None:
        window = application.window
        assert window is not None
        before = window.isMinimized()
        bring_to_front(window)
        say(
            window=type(window).__name__,
            was_minimised=before,
            minimised=window.isMinimized(),
            visible=window.isVisible(),
            active=window.isActiveWindow(),
        )

    first.wanted.connect(shown)

    def left() -> None:
        """Once the window is in the state that was asked for."""
        window = application.window
        if state == "minimised" and window is not None:
            window.showMinimized()
        if state == "locked" and isinstance(window, SignInPage):
            application.ready.connect(lock)
            window.submitted.emit(USER.id, PASSWORD)
            return
        say(ready=True, loaded_early=loaded)

    def lock(window: MainWindow) -> None:
        window.services.lock()
        QTimer.singleShot(0, lambda: say(ready=isinstance(application.window, SignInPage)))

    QTimer.singleShot(0, left)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
