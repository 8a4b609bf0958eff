"""Everything slow at once behind a real window, with somebody at its keys: how long its main thread is away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.read_models import DossierFilter
from desktop.ui.main_window import MainWindow
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.select_dossiers import select_dossiers
from tests.benchmarks.window import wait
from tests.support.screen import resize
from tests.support.watchdog import Figures, Watchdog

PAGES: Final = ("worklist", "intake", "dossier", "handover", "summary", "sync", "today")
_SLIPS: Final = 5


def busy_counter(window: MainWindow, link: Callable[[], None]) -> tuple[Figures, dict[str, Any]]:
    """A round, a backup, an export and slips in the background; typing and turning pages in front of them.

    Args:
        window: signed in, without a link to the province.
        link: makes one.

    Returns:
        Figures, and what the background did.
    """
    services, runner = window.services, window.services.runner
    # The screen of a counter; that of memory is smaller.
    resize(window, 1366, 768)
    wait(lambda: not runner.busy and window._pages.keys() >= set(PAGES))
    rows: list[Any] = []
    ids: list[Any] = []
    runner.read(list_dossiers, ListDossiers(DossierFilter(view="all", sort="received"), limit=_SLIPS), done=rows.append)
    runner.read(select_dossiers, DossierFilter(view="all"), done=ids.append)
    wait(lambda: bool(rows) and bool(ids))
    rounds: list[Any] = []
    files: list[Any] = []
    backups: list[Any] = []
    slips: list[Any] = []
    failures: list[Any] = []
    wait(lambda: not services.sync.running)
    services.sync.finished.connect(rounds.append)
    link()
    watchdog = Watchdog()
    watchdog.start()
    services.sync.sync_now()
    services.back_up_now(done=backups.append, failed=failures.append)
    services.export_list(ids[0], lambda _done, _total: None, threading.Event(), files.append, failures.append)
    for row in rows[0].rows:
        services.print_slip(row.id, done=slips.append, failed=failures.append)
    turn = 0
    while not (rounds and files and backups and len(slips) == _SLIPS) and not failures:
        turn += 1
        _work(window, turn, rows[0].rows[turn % _SLIPS].id)
    for more in range(turn, max(turn, 2 * len(PAGES))):
        _work(window, more + 1, rows[0].rows[more % _SLIPS].id)
    figures = watchdog.stop()
    return figures, {
        "sent": sum(outcome.sent for outcome in rounds), "files": len(files and files[0]), "backups": len(backups),
        "slips": len(slips), "failures": [repr(one) for one in failures],
    }  # fmt: skip


def _work(window: MainWindow, turn: int, dossier: str) -> None:
    """Turn to the next page, and type there."""
    name = PAGES[turn % len(PAGES)]
    if name == "dossier":
        window.open_dossier(dossier)
    else:
        window.go(name)
    _rest(60)
    if name in {"worklist", "intake"}:
        for letter in "nguyen"[: 2 + turn % 5]:
            QTest.keyClicks(_focus(window), letter)
            _rest(20)
        QTest.keyClick(_focus(window), Qt.Key.Key_Escape)
    _rest(60)


def _focus(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def _rest(milliseconds: int) -> None:
    until = time.monotonic() + milliseconds / 1000
    wait(lambda: time.monotonic() > until)
