"""Nháp: what was typed is kept 0.8 s after the last change, and survives a crash."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.ui.intake.form import IntakeForm, unpacked
from desktop.ui.services import Services
from desktop.usecases.drop_draft import drop_draft
from desktop.usecases.load_drafts import load_drafts
from desktop.usecases.save_draft import save_draft

DEBOUNCE_MS: Final = 800


class Kept(Protocol):
    """A kept form as `load_drafts` gives it."""

    @property
    def saved_at(self) -> datetime: ...

    @property
    def data(self) -> bytes: ...


class DraftKeeper(QObject):
    """Keeps the form of a page.

    Signals:
        kept: instant, in the centre's zone.
        found: a kept form and the instant it was kept.
        listed: all kept forms with their instants, newest first.
    """

    kept = Signal(object)
    found = Signal(object, object)
    listed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._zone = ZoneInfo(services.session.centre.zone)
        self._form: IntakeForm | None = None
        self._last, self._known = b"", ""
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
        if form is None:
            return
        if form.empty:
            # Emptied by hand: what was kept of it must not come back.
            if self._known == form.key:
                self.drop(form.key)
            return
        data = form.packed()
        if data != self._last:
            self._last, self._known = data, form.key
            self._services.runner.run(save_draft, form.key, data, done=self._saved)

    def put_aside(self, form: IntakeForm) -> None:
        """Keep a form for later; it is offered in the list, and not brought back by itself."""
        self._rest()
        form.aside = True
        self._services.runner.run(save_draft, form.key, form.packed(), done=lambda _nothing: self.look(bring=False))

    def settle(self) -> None:
        """The form was saved for good: nothing of it is kept any more."""
        self._rest()
        self.look(bring=False)

    def took(self, form: IntakeForm) -> None:
        """A kept form is on the page."""
        self._known = form.key

    def _rest(self) -> None:
        self._timer.stop()
        self._form, self._last, self._known = None, b"", ""

    def drop(self, key: str) -> None:
        """The form was emptied on purpose; it leaves the list as well."""
        self._rest()
        self._services.runner.run(drop_draft, key, done=lambda _nothing: self.look(bring=False))

    def look(self, *, bring: bool = True) -> None:
        """List what is kept; with `bring` a form that was left behind comes back by itself."""
        if isValid(self):
            self._services.runner.read(load_drafts, done=self._bring if bring else self._tell_list)

    def _saved(self, _nothing: object) -> None:
        if not isValid(self):
            return  # kept while the window closed; nobody is left to be told
        self._services.runner.read(load_drafts, done=self._tell)

    def _tell(self, drafts: list[Kept]) -> None:
        if drafts:
            self.kept.emit(self._local(drafts[0].saved_at))

    def _bring(self, drafts: list[Kept]) -> None:
        kept = self._list(drafts)
        left = next(((form, at) for form, at in kept if not form.aside), None)
        if left is not None:
            self.found.emit(*left)

    def _tell_list(self, drafts: list[Kept]) -> None:
        self._list(drafts)

    def _list(self, drafts: list[Kept]) -> list[tuple[IntakeForm, datetime]]:
        forms = ((unpacked(draft.data), self._local(draft.saved_at)) for draft in drafts)
        kept = [(form, at) for form, at in forms if form is not None]
        self.listed.emit(kept)
        return kept

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)
