"""Figures at the rail: what waits for the province, for a person, and what is wrong with the machine."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Slot

from desktop.domain.attention import troubles
from desktop.domain.read_models import SyncStanding
from desktop.ui import text
from desktop.ui.services import Services
from desktop.ui.widgets.rail import Rail
from desktop.usecases.count_attention import count_attention
from desktop.usecases.view_sync import view_sync


class Badges(QObject):
    """Reads the figures and puts them on the rail, which it ends with."""

    def __init__(self, services: Services, rail: Rail) -> None:
        super().__init__(rail)
        self._services, self._rail = services, rail

    @Slot()
    def read(self) -> None:
        """Read anew what waits."""
        self._services.runner.read(view_sync, done=self._show_unsent)
        self._services.runner.read(count_attention, done=self._show_troubles)

    def show_health(self, count: int) -> None:
        """What the watch over the machine found."""
        told = self.tr("{count} việc nên xem", None, count).format(count=count) if count else ""
        self._rail.set_badge("health", str(count) if count else "", told)

    def _show_troubles(self, counts: Mapping[str, int]) -> None:
        waiting = troubles(counts)
        count = text.number(waiting) if waiting else ""
        told = self.tr("{count} việc chờ bạn", None, waiting).format(count=count) if count else ""
        self._rail.set_badge("attention", count, told)

    def _show_unsent(self, standing: SyncStanding) -> None:
        # What is practised with waits for nobody.
        unsent = 0 if self._services.session.training else standing.unsent
        waiting = text.number(unsent) if unsent else ""
        told = self.tr("{count} bản ghi chờ gửi", None, unsent).format(count=waiting) if waiting else ""
        self._rail.set_badge("sync", waiting, told)
