"""Makes pages, and what they ask first, before anybody wants them, so that the first key finds it there."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

BEGINS_MS, RESTS_MS = 800, 200
"""Today and its figures come first."""

MODULES: Final = (
    *(f"desktop.ui.{name}.page" for name in ("worklist", "intake", "dossier", "handover", "summary", "sync_page")),
    *("desktop.ui.papers.page", "desktop.printing.papers", "desktop.printing.printer", "desktop.app.list_export"),
)
"""What pages and papers need, a piece at a time. Loaded on the main thread: Qt's classes are made as they are first
used, and not safely by two threads at once."""


SIGN_IN_BEGINS_MS, SIGN_IN_RESTS_MS = 120, 20

SIGN_IN_MODULES: Final = (
    *("sqlcipher3.dbapi2", "cryptography.hazmat.primitives.hpke", "sqlite_utils"),
    *(f"desktop.domain.{name}" for name in ("procedures", "dossier", "read_models")),
    *(f"desktop.store.{name}" for name in ("keys", "attachments", "reference", "view", "work", "store")),
    *("desktop.usecases.view_settings", "desktop.usecases.view_report"),
    *(f"desktop.app.{name}" for name in ("sync_worker", "paper_desk", "machine", "closing", "services")),
    *("desktop.ui.main_window", "desktop.app.pages"),
)
"""What a store and the main window need, loaded while somebody types a password: the sign-in page does not wait for it,
and no piece holds the keys up for long."""


def load_main_window(parent: QObject) -> None:
    """A module at a time with rests between, once the sign-in page is painted; ends with `parent`."""

    def load() -> None:
        missing = next((name for name in SIGN_IN_MODULES if name not in sys.modules), None)
        if missing is not None:
            import_module(missing)
            QTimer.singleShot(SIGN_IN_RESTS_MS, parent, load)

    QTimer.singleShot(SIGN_IN_BEGINS_MS, parent, load)


def make_ahead(window: MainWindow) -> None:
    """A module at a time with rests between, then page by page; ends with the window."""

    def load() -> None:
        missing = next((name for name in MODULES if name not in sys.modules), None)
        if missing is None:
            window.build_ahead()
            from desktop.usecases.read_address import read_address

            # The first address of a session makes the index of units; on the reader, where nobody waits for it.
            window.services.runner.read(read_address, "Mỹ Xương, Cao Lãnh, Đồng Tháp", failed=lambda _words: None)
        else:
            import_module(missing)
            QTimer.singleShot(RESTS_MS, window, load)

    QTimer.singleShot(BEGINS_MS, window, load)
