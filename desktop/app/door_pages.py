"""The pages before sign-in, each joined to what it does: repair, forgotten password, first run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication

from desktop.app.doors import Doors
from desktop.ui import text
from desktop.ui.runner import explain
from desktop.usecases.explain_error import Explanation

if TYPE_CHECKING:
    from desktop.domain.centre import Centre
    from desktop.store.found_backups import Backup
    from desktop.store.restore import Restored
    from desktop.store.store import Telling
    from desktop.ui.sign_in.first_run_page import FirstRunPage
    from desktop.ui.sign_in.recovery_page import RecoveryPage
    from desktop.ui.sign_in.repair_page import RepairPage

Ask = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]], None]
"""Runs a task where no store is open, and delivers its result or its error on the main thread."""


class Door(Protocol):
    """A page before sign-in."""

    def show_error(self, words: Explanation) -> None:
        """Say why it was not done."""


class DoorPages:
    """Makes the pages. Each is imported when it is first wanted."""

    def __init__(self, doors: Doors, ask: Ask, back: Callable[[], None]) -> None:
        """Args: what is done; how it is run; the way back to the sign-in page."""
        self._doors, self._ask, self._back = doors, ask, back

    def repair(self, user: str, telling: Telling) -> RepairPage:
        """Put a store back; `telling` hears how far the read tables are."""
        from desktop.ui.sign_in.repair_page import RepairPage

        page = RepairPage(self._doors.people(), user, new=not self._doors.exists())

        def done(restored: Restored) -> None:
            told = QCoreApplication.translate(
                "DoorPages", "Đã khôi phục {events} bản ghi, trong đó {saved} bản ghi cứu từ tệp cũ."
            )
            page.show_done(told.format(events=text.number(restored.events), saved=text.number(restored.saved)))

        page.wanted.connect(lambda *values: self._do(page, self._doors.restore, done, *values, telling))
        if self._doors.new:
            # Where no store is real, who may open a backup stands beside that.
            page.picked.connect(lambda path: self._do(page, self._doors.people_of, page.show_people, path))
        page.left.connect(self._back)
        return page

    def look_for_backups(self, page: RepairPage, wanted: Path | None) -> None:
        """Fill the list of a page that is shown now; a slow folder holds nobody up. `wanted` is chosen in it."""

        def show(found: Sequence[Backup]) -> None:
            page.show_backups(found)
            if wanted is not None:
                page.select(wanted)

        self._ask(self._doors.backups, show, lambda error: page.show_error(explain(error)))

    def recovery(self, user: str) -> RecoveryPage:
        """Give somebody a new password."""
        from desktop.ui.sign_in.recovery_page import RecoveryPage

        page, doors = RecoveryPage(self._doors.people(), user, sealed=self._doors.sealed()), self._doors
        page.sheet_used.connect(lambda *values: self._do(page, doors.use_sheet, lambda _: page.show_done(), *values))
        page.asked.connect(lambda *values: self._do(page, doors.ask_province, page.show_asked, *values))
        page.answered.connect(lambda *values: self._do(page, doors.use_answer, lambda _: page.show_done(), *values))
        page.left.connect(self._back)
        return page

    def first_run(self) -> FirstRunPage:
        """Set this machine up with the province's file."""
        from desktop.ui.sign_in.first_run_page import FirstRunPage

        page, doors = FirstRunPage(tried=self._doors.exists()), self._doors

        def show(centre: Centre) -> None:
            page.show_centre(centre.name, text.counter(centre.counter, centre.counter_name))

        page.read_wanted.connect(lambda path: self._do(page, doors.read_enrolment, show, path))
        page.wanted.connect(lambda *values: self._do(page, doors.begin, page.show_done, *values))
        page.left.connect(self._back)
        return page

    def _do(self, page: Door, task: Callable[..., Any], done: Callable[[Any], None], *arguments: Any) -> None:
        self._ask(lambda: task(*arguments), done, lambda error: page.show_error(explain(error)))
