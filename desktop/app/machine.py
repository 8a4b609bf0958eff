"""Looks at the machine itself for the health page; implements `desktop.ui.services.MachineCare`."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.app.paths import Paths
from desktop.app.threads import Threads
from desktop.app.version import PROGRAM
from desktop.domain.devices import Printers
from desktop.domain.health import Probe, Scan, Space
from desktop.printing.errors import PrinterUnavailable
from desktop.store.errors import StoreDamaged
from desktop.store.found_backups import find_backups
from desktop.store.names import DATABASE
from desktop.store.power_cut import rehearse
from desktop.store.view import View
from desktop.ui.runner import Done, Failed, Runner
from desktop.ui.serial_scanner import is_plugged_in, serial_ports
from desktop.usecases.note_check import NoteCheck, note_check
from desktop.usecases.view_settings import MachineSettings, view_settings
from sync.errors import ChainBroken

if TYPE_CHECKING:
    from desktop.printing.print_service import PrintService


class Machine:
    """Probes of one signed-in session.

    Attributes:
        scan: the last card a scanner sent since the sign-in; None if there was none.
    """

    def __init__(self, threads: Threads, runner: Runner, paths: Paths, printing: Callable[[], PrintService]) -> None:
        self._threads, self._runner, self._paths, self._printing = threads, runner, paths, printing
        self.scan: Scan | None = None

    def note_scan(self, *, read: bool) -> None:
        """A scanner sent a card."""

        def note(at: datetime) -> None:
            self.scan = Scan(at, read)

        self._runner.read(_now, done=note)

    def probe(self, done: Done, failed: Failed | None = None) -> None:
        """Look at disks, backups and printers off the main thread; `done` gets a Probe."""

        def ask(settings: MachineSettings) -> None:
            self._runner.printing(self._found_printers, done=lambda found: look(settings, found), failed=failed)

        def look(settings: MachineSettings, found: Printers | None) -> None:
            self._runner.background(self._look, settings, found, done=done, failed=failed)

        self._runner.read(view_settings, done=ask, failed=failed)

    def printers(self, done: Done, failed: Failed | None = None) -> None:
        """Ask the system for its printers."""
        self._runner.printing(lambda: self._printing().printers(), done=done, failed=failed)

    def serial_ports(self, done: Done, failed: Failed | None = None) -> None:
        """Ask the system for its serial ports on a background thread."""
        self._runner.background(serial_ports, done=done, failed=failed)

    def check_store(self, done: Done, failed: Failed | None = None) -> None:
        """Check the whole store beside the writer, and remember it; `done` gets a StoreCheck."""

        def note(found: NoteCheck) -> None:
            self._runner.run(note_check, found, done=done, failed=failed)

        self._runner.background(self._check, done=note, failed=failed)

    def rehearse_power_cut(self, done: Done, failed: Failed | None = None) -> None:
        """Write in the store's folder the way the store does, and read it back; `done` gets a Rehearsal."""

        def begin(at: datetime) -> None:
            self._runner.background(rehearse, self._threads.folder, at, done=done, failed=failed)

        self._runner.read(_now, done=begin, failed=failed)

    def _look(self, settings: MachineSettings, found: Printers | None) -> Probe:
        folder, second, port = self._threads.folder, settings.second_backup_folder, settings.scanner_port
        wanted = settings.printing.printer
        spaces = [_space("store", folder), _space("backups", self._paths.backups)]
        if second:
            spaces.append(_space("second", Path(second), made=False))
        return Probe(
            spaces=tuple(spaces),
            store_bytes=sum(path.stat().st_size for path in folder.glob(f"{DATABASE}*") if path.is_file()),
            printer="" if found is None else found.standard if not wanted else wanted if wanted in found.names else "",
            printers=None if found is None else len(found.names),
            backup_at=_newest(self._paths.backups),
            second_at=_newest(Path(second)) if second else None,
            program=PROGRAM,
            wanted_printer=wanted,
            scanner_port=port,
            scanner_there=bool(port) and is_plugged_in(port),
            system=f"{platform.system()} {platform.release()} {platform.machine()}",
        )

    def _found_printers(self) -> Printers | None:
        try:
            return self._printing().printers()
        except PrinterUnavailable:
            return None

    def _check(self) -> NoteCheck:
        try:
            return NoteCheck(True, self._threads.verify_beside())
        except (StoreDamaged, ChainBroken):
            return NoteCheck(False, 0)


def _space(place: str, folder: Path, *, made: bool = True) -> Space:
    """Room of a folder; of the nearest one above it where it is made later by itself."""
    while made and not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        return Space(place, shutil.disk_usage(folder).free)
    except OSError:
        return Space(place, None)


def _newest(folder: Path) -> datetime | None:
    return next((backup.made_at for backup in find_backups([folder]) if backup.whole), None)


def _now(view: View) -> datetime:
    return view.now()
