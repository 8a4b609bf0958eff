"""Looks at the machine now and then, so that a full disk or an old backup is seen before it hurts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.health import Probe, StoreHealth, troubles
from desktop.ui.services import Services
from desktop.usecases.view_health import view_health

FIRST_MS: Final = 15_000
"""After sign-in the disk has other things to do."""
AGAIN_MS: Final = 15 * 60_000


class HealthWatch(QObject):
    """Looks off the main thread.

    Signals:
        found: how many things need attention.
    """

    found = Signal(int)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._timer.start(FIRST_MS)

    def look(self) -> None:
        """Look now, and again later."""
        self._timer.start(AGAIN_MS)
        self._services.machine.probe(self._probed, _say_nothing)

    def _probed(self, probe: Probe) -> None:
        def tell(store: StoreHealth) -> None:
            self.found.emit(troubles(store, probe))

        self._services.runner.read(view_health, done=tell, failed=_say_nothing)


def _say_nothing(_words: object) -> None:
    """A look that failed is shown by whoever opens the page; nobody is disturbed for it."""
