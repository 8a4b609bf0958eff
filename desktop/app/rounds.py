"""The round of a machine: with its province, or with the embedded one of the demonstration while it has none."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.app.province_link import Tell
    from desktop.domain.read_models import RoundOutcome
    from desktop.store.sync_port import SyncPort


class Rounds:
    """Rounds of one run of the program, all on the network thread; the embedded province runs once it is needed."""

    def __init__(self, folder: Path) -> None:
        """Args: `folder` keeps the ledger of the embedded province."""
        self._folder, self._url = folder, ""
        self._province = contextlib.ExitStack()

    def round(self, port: SyncPort, tell: Tell, stop: threading.Event) -> RoundOutcome:
        """Do one."""
        from desktop.app.province_link import belongs_to_a_province, invited_round, joined_round

        if belongs_to_a_province(port):
            return invited_round(port, tell, stop)
        from desktop.app.embedded import embedded_province
        from sync.province.demonstration import DEMO_CODE

        if not self._url:
            self._url = self._province.enter_context(embedded_province(self._folder))
        return joined_round(port, self._url, DEMO_CODE, tell, stop)

    @staticmethod
    def refused() -> RoundOutcome:
        """That of a training store, which has no province."""
        from desktop.domain.read_models import RoundOutcome
        from desktop.store.training import TrainingStore

        return RoundOutcome(ok=False, code=TrainingStore.code)

    def close(self) -> None:
        """End the embedded province; a later round begins it anew."""
        self._province.close()
        self._url = ""
