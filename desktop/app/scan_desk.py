"""Pages of papers for screens: implements `desktop.ui.services.ScanControl`. Nothing slow runs on the main thread."""

from __future__ import annotations

import shutil
import threading
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.app.scan_watch import ScanWatch
from desktop.app.threads import Threads
from desktop.domain.procedures import HandedDocument
from desktop.domain.scanned_pages import GREY, ScannedPage
from desktop.scans.errors import ScanStopped
from desktop.scans.memory import give_back_large_blocks
from desktop.scans.pdf import join
from desktop.scans.port import ScanJob, Scanner, system_scanner
from desktop.scans.take_in import content_of, picture_of, take_in
from desktop.store.view import View
from desktop.ui.runner import Done, Failed, Runner
from desktop.usecases.attach_scan import AttachScan, attach_scan
from desktop.usecases.view_settings import MachineSettings, view_settings


class ScanDesk(QObject):
    """Takes pages in, joins and attaches them.

    Signals:
        came: a list of ScannedPage from the scanner.
        seen: a Look at the watched folder.
        lost: an Explanation why it cannot be looked at.
        joined: number of pages joined, and of all.
    """

    came = Signal(object)
    seen = Signal(object)
    lost = Signal(object)
    joined = Signal(int, int)

    def __init__(self, threads: Threads, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        give_back_large_blocks()
        self._threads, self._runner = threads, runner
        self._stop = threading.Event()
        self._scanner: Scanner | None = None
        self._watch = ScanWatch(runner, self)
        self._watch.seen.connect(self.seen)
        self._watch.lost.connect(self.lost)

    def take_in(self, source: Path, done: Done, failed: Failed) -> None:
        """Read, judge and seal a file."""

        def begin(settings: MachineSettings) -> None:
            self._runner.background(self._take_in, source, settings, done=done, failed=failed)

        self._runner.read(view_settings, done=begin, failed=failed)

    def picture(self, page: ScannedPage, room: tuple[int, int], done: Done, failed: Failed | None = None) -> None:
        """A page as it will look."""
        self._runner.background(lambda: picture_of(self._threads.files, page, room), done=done, failed=failed)

    def attach(
        self, dossier: str, paper: HandedDocument, pages: tuple[ScannedPage, ...], done: Done, failed: Failed
    ) -> None:
        """Join, seal, and record in one action."""
        self._stop.clear()

        def begin(at: datetime) -> None:
            self._runner.background(self._join, paper.name, pages, at, done=record, failed=failed)

        def record(files: tuple[str, ...]) -> None:
            self._runner.run(attach_scan, AttachScan(dossier, paper, files), done=done, failed=failed)

        self._runner.read(_now, done=begin, failed=failed)

    def devices(self, done: Done, failed: Failed | None = None) -> None:
        """Look for scanners."""
        self._stop.clear()
        self._runner.background(lambda: self._way().devices(self._stopped), done=done, failed=failed)

    def scan(self, *, feeder: bool, done: Done, failed: Failed) -> None:
        """Scan as the settings say."""
        self._stop.clear()

        def begin(settings: MachineSettings) -> None:
            self._runner.background(self._scan, settings, feeder, done=done, failed=failed)

        self._runner.read(view_settings, done=begin, failed=failed)

    def stop(self) -> None:
        """End what is scanned or joined."""
        self._stop.set()

    def watch(self, folder: Path | None) -> None:
        """Watch a folder, or none."""
        self._watch.watch(folder)

    def put_away(self, source: Path) -> None:
        """Move a file of the watched folder aside."""
        self._watch.put_away(source)

    # ---- on a background thread

    def _stopped(self) -> bool:
        return self._stop.is_set() or self._runner.closed

    def _way(self) -> Scanner:
        self._scanner = self._scanner or system_scanner()
        return self._scanner

    def _take_in(self, source: Path, settings: MachineSettings, known_dpi: int = 0) -> list[ScannedPage]:
        grey = settings.scan_colour == GREY
        return take_in(self._threads.files, source, settings.scan_resolution, grey=grey, known_dpi=known_dpi)

    def _scan(self, settings: MachineSettings, feeder: bool) -> int:
        scanning = self._threads.files.scanning
        room = scanning.room()

        def taken(path: Path, dpi: int) -> None:
            try:
                pages = self._take_in(path, settings, dpi)
            finally:
                scanning.remove(path)
            self.came.emit(pages)

        job = ScanJob(settings.scan_device, settings.scan_resolution, settings.scan_colour == GREY, feeder)
        try:
            return self._way().scan(job, room, taken, self._stopped)
        finally:
            # What a stopped scanner left half written is a picture of somebody's paper too.
            for path in room.glob("*"):
                scanning.remove(path)
            shutil.rmtree(room, ignore_errors=True)

    def _join(self, title: str, pages: tuple[ScannedPage, ...], at: datetime) -> tuple[str, ...]:
        pictures = tuple(page for page in pages if not page.is_document)

        def told(done: int) -> None:
            if self._stopped():
                raise ScanStopped
            self.joined.emit(done, len(pictures))

        files = [page.sha256 for page in pages if page.is_document]
        if pictures:
            data = join(content_of(self._threads.files, pictures), at, title, told)
            files.insert(0, self._threads.files.keep_bytes(data).sha256)
        return tuple(files)


def _now(view: View) -> datetime:
    return view.now()
