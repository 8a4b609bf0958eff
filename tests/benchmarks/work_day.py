"""What somebody does at the counter, through the real window: a day of it, and typing while other things go on."""

from __future__ import annotations

import random
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from desktop.app.window import Application
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierFilter
from desktop.ui.main_window import MainWindow
from desktop.usecases.list_dossiers import ListDossiers, list_dossiers
from desktop.usecases.receive_dossier import ReceiveDossier, receive_dossier
from tests.benchmarks.data import SAMPLE_CODES
from tests.benchmarks.window import wait

PAGES: Final = ("today", "intake", "worklist", "handover", "summary", "sync")
_RECEPTIONS: Final = 100
_SLIPS: Final = 30


def work(window: MainWindow) -> None:
    """A hundred receptions with searches between them, thirty slips, every page looked at, five times."""
    rng = random.Random(4)
    runner: Any = window.services.runner
    for number in range(_RECEPTIONS):
        person = Applicant(
            name=f"Nguyễn Văn {rng.choice('ABCDEGHIKL')}", id_number=f"087185{rng.randrange(10**6):06d}",
            address="Ấp 1, Mỹ Xương, Cao Lãnh, Đồng Tháp",
        )  # fmt: skip
        received: list[Any] = []
        runner.run(receive_dossier, ReceiveDossier(rng.choice(SAMPLE_CODES), person), done=received.append)
        for text in ("n", "ng", "nguyen", "nguyen van", person.id_number[:8]):
            runner.read(list_dossiers, ListDossiers(DossierFilter(view="all", text=text)))
        wait(lambda kept=received: bool(kept) and not runner.busy)  # type: ignore[misc]
        if number % (_RECEPTIONS // _SLIPS) == 0:
            window.services.print_slip(received[0].dossier)
        if number % 20 == 0:
            for name in PAGES:
                window.go(name)
                wait(lambda: not runner.busy)


class _Painted(QObject):
    """When a field was last painted."""

    at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt's own name."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.monotonic()
        return False


def type_on(window: MainWindow, application: Application, home: Path) -> tuple[list[float], int]:
    """Milliseconds from a pressed key to its painted letter while a round and a backup run; events the round sent."""
    page = window.go("worklist")
    wait(lambda: not window.services.runner.busy)
    field = next(line for line in page.findChildren(QLineEdit) if line.isVisible())
    field.setFocus()
    painted = _Painted()
    field.installEventFilter(painted)
    ended: list[Any] = []
    window.services.sync.finished.connect(ended.append)
    threads = application._threads
    assert threads is not None
    window.services.sync.sync_now()
    backup: Future[Any] = threads.on_writer(lambda store: store.backup_to(home / "copy.db"))
    latencies: list[float] = []
    while not (ended and backup.done()):
        latencies.append(_press(field, painted, "abcdefgh"[len(latencies) % 8]))
        if len(field.text()) > 12:
            field.clear()
        pause = time.monotonic() + 0.02
        wait(lambda until=pause: time.monotonic() > until)  # type: ignore[misc]
    return latencies, sum(outcome.sent for outcome in ended)


def _press(field: QLineEdit, painted: _Painted, letter: str) -> float:
    before = field.text()
    begun = time.monotonic()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.postEvent(field, key)
    wait(lambda: field.text() != before and painted.at > begun)
    return (painted.at - begun) * 1000
