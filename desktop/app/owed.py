"""What a closing still owes: files of the day, and the copy of the backup in the second folder.

It is noted before it is tried, so that a power cut forgets nothing, and tried again until it is there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from desktop.app.closing import KINDS, export_summary, spread_backup
from desktop.app.paths import Paths
from desktop.app.threads import Threads
from desktop.domain.errors import MotCuaError
from desktop.store.attachments import FOLDER
from desktop.store.settings import OWED_COPY, OWED_DAYS, SECOND_BACKUP_FOLDER
from desktop.store.store import Store
from desktop.store.view import View
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period


class Owed:
    """Files that closings owe. Everything here runs on a background thread."""

    def __init__(self, threads: Threads, paths: Paths, agency_code: str) -> None:
        self._threads, self._paths, self._agency_code = threads, paths, agency_code
        # A try of what is owed and a closing would write the same files under the same temporary names.
        self._one = Lock()

    def write_day(self, day: date) -> tuple[list[Path], list[MotCuaError]]:
        """Write the files of a closed day; they are owed until all are there."""
        self._note(lambda days: days | {day.isoformat()})
        folder = self._paths.exports / day.isoformat()
        with self._one:
            summary = self.ask(summarise_period, SummarisePeriod(day, day))
            files, errors = export_summary(summary, self.ask, self._agency_code, folder, KINDS)
        if not errors:
            self._note(lambda days: days - {day.isoformat()})
        return files, errors

    def copy(self, backup: Path, files: Path, second: str) -> MotCuaError | None:
        """Bring a backup to the second folder, if there is one; it is owed until it is there.

        Raises:
            StoreUnavailable: attached files could not be brought to the first folder.
        """
        if second:
            self._keep(OWED_COPY, backup.name)
        with self._one:
            failed = spread_backup(backup, files, second)
        if second and failed is None:
            self._keep(OWED_COPY, "")
        return failed

    def pay(self) -> bool:
        """Try again what is owed; whether anything is owed still."""
        days, copy, second, folder = self.ask(_owed)
        left = False
        for day in days:
            left |= bool(self.write_day(date.fromisoformat(day))[1])
        backup = self._paths.backups / copy
        if copy and second and backup.exists():
            try:
                left |= self.copy(backup, folder / FOLDER, second) is not None
            except MotCuaError:
                left = True
        elif copy:
            self._keep(OWED_COPY, "")
        return left

    def ask(self, query: Callable[..., Any], *what: Any) -> Any:
        """What a use-case that reads finds."""
        return self._threads.read(query, *what).result()

    def _note(self, change: Callable[[set[str]], set[str]]) -> None:
        def work(store: Store) -> None:
            with store.write() as action:
                days = set(action.view.setting(OWED_DAYS).split())
                if (changed := change(days)) != days:
                    action.set_setting(OWED_DAYS, " ".join(sorted(changed)))

        self._threads.on_writer(work).result()

    def _keep(self, name: str, value: str) -> None:
        def work(store: Store) -> None:
            with store.write() as action:
                if action.view.setting(name) != value:
                    action.set_setting(name, value)

        self._threads.on_writer(work).result()


def _owed(view: View) -> tuple[list[str], str, str, Path]:
    """Days, backup, second folder, and the folder of the store."""
    folder = view.files.folder.parent
    return view.setting(OWED_DAYS).split(), view.setting(OWED_COPY), view.setting(SECOND_BACKUP_FOLDER), folder
