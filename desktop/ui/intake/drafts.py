"""Nháp: what was typed is kept 0.8 s after the last change, and survives a crash."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.ui.intake.form import IntakeForm, unpacked
from desktop.ui.services import Services
from desktop.usecases.drop_draft import drop_draft
from desktop.usecases.load_drafts import load_drafts
from desktop.usecases.save_draft import save_draft

DEBOUNCE_MS: Final = 800


class DraftKeeper(QObject):
    """Keeps the form of a page.

    Signals:
        kept: instant, in the centre's zone.
        found: a kept form and the instant it was kept.
    """

    kept = Signal(object)
    found = Signal(object, object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._zone = ZoneInfo(services.session.centre.zone)
        self._form: IntakeForm | None = None
        self._last = b""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self.keep_now)

    def touch(self, form: IntakeForm) -> None:
        """The form changed; keep it soon."""
        self._form = form
        self._timer.start()

    def keep_now(self) -> None:
        """Keep what changed since the last time, without waiting."""
        self._timer.stop()
        form, self._form = self._form, None
        if form is None or form.empty:
            return
        data = form.packed()
        if data != self._last:
            self._last = data
            self._services.runner.run(save_draft, form.key, data, done=self._saved)

    def settle(self) -> None:
        """The form was saved for good: nothing of it is kept any more."""
        self._timer.stop()
        self._form, self._last = None, b""

    def drop(self, key: str) -> None:
        """The form was emptied on purpose."""
        self.settle()
        self._services.runner.run(drop_draft, key)

    def look(self) -> None:
        """Look for a form that was left behind."""
        self._services.runner.read(load_drafts, done=self._loaded)

    def _saved(self, _nothing: object) -> None:
        if not isValid(self):
            return  # kept while the window closed; nobody is left to be told
        self._services.runner.read(load_drafts, done=self._tell)

    def _tell(self, drafts: list[object]) -> None:
        for draft in drafts:
            self.kept.emit(self._local(getattr(draft, "saved_at", None)))
            return

    def _loaded(self, drafts: list[object]) -> None:
        for draft in drafts:
            form = unpacked(getattr(draft, "data", b""))
            if form is not None:
                self.found.emit(form, self._local(getattr(draft, "saved_at", None)))
                return

    def _local(self, at: datetime | None) -> datetime | None:
        return at.astimezone(self._zone) if at is not None else None
