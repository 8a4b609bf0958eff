"""What the application offers its screens: implements `desktop.ui.services.Services`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.app.closing import back_up_day, export_summary, in_words
from desktop.app.machine import Machine
from desktop.app.owed import Owed
from desktop.app.paper_desk import PaperDesk
from desktop.app.paths import Paths
from desktop.app.sync_worker import SyncWorker
from desktop.app.threads import Threads
from desktop.app.training_desk import TrainingDesk
from desktop.domain.catalogue_layers import CatalogueImport
from desktop.domain.devices import PrintSettings
from desktop.domain.errors import FileNotShown, MotCuaError
from desktop.domain.papers import SLIP, PaperWanted
from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import ClosingReport
from desktop.store.attachments import FOLDER, Kept
from desktop.store.file_check import sweep_files
from desktop.store.found_backups import find_backups
from desktop.store.settings import SECOND_BACKUP_FOLDER
from desktop.store.store import Store
from desktop.store.view import View
from desktop.ui.paper_services import ScanControl
from desktop.ui.runner import Done, Failed, Runner, explain
from desktop.ui.serial_scanner import SerialScanner
from desktop.ui.services import Session, SyncControl, UpdateCare
from desktop.updates.names import FOLDER as UPDATES
from desktop.usecases.attach_file import AttachFile, attach_file
from desktop.usecases.close_day import CloseDay, close_day
from desktop.usecases.read_attachment import ReadAttachment, read_attachment
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from desktop.usecases.view_report import ViewReport
from desktop.usecases.view_settings import MachineSettings, view_settings

if TYPE_CHECKING:
    from desktop.printing.print_service import PrintService
    from desktop.printing.recovery_sheet import RecoverySheet


PAYS_AFTER_MS: Final = 5 * 60_000
"""Between two tries of what closings owe."""


class AppServices(QObject):
    """Papers, files, sync and session of one signed-in user.

    Attributes:
        import_reader: reads a file of procedures.
        serial: the scanner that is a serial port.

    Signals:
        locked: the user asked for the sign-in page.
        restore_wanted: the user asked for the page that puts a store back; carries the Path of a backup, or None.
        restart_wanted: the program is to close and start again.
    """

    locked = Signal()
    restore_wanted = Signal(object)
    restart_wanted = Signal()

    def __init__(self, threads: Threads, session: Session, sync: SyncWorker, paths: Paths, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        # The signals of a QObject are what the protocol asks for, though their class attributes have another type.
        self.sync = cast(SyncControl, sync)
        self.runner = Runner(threads.write, threads.read, threads.background, threads.printing, self)
        self._threads, self._paths, self._rounds = threads, paths, sync
        self.serial = SerialScanner(self)
        self.machine = Machine(threads, self.runner, paths, lambda: self.printing)
        self.papers = PaperDesk(self.runner, session, paths.exports, lambda: self.printing, threads.write)
        self.training = TrainingDesk(self.runner, self)
        self._put_away = 0
        self._owed = Owed(threads, paths, session.centre.agency_code)
        # What a full or missing disk kept from being written is tried again by and by; the day goes on meanwhile.
        self._pays = QTimer(self, interval=PAYS_AFTER_MS)
        self._pays.timeout.connect(lambda: self.runner.background(self._owed.pay, failed=_not_now))
        self._pays.start()
        self.import_reader: Callable[[Path], CatalogueImport] = _read_import
        self.runner.changed.connect(sync.recorded)
        sync.changed.connect(self.runner.changed)

    @cached_property
    def printing(self) -> PrintService:
        """The printers; Qt's part for them is loaded when they are first needed."""
        from desktop.printing.print_service import PrintService

        return PrintService()

    @cached_property
    def updates(self) -> UpdateCare:
        """Newer versions of the program."""
        from desktop.app.update_desk import UpdateDesk

        return UpdateDesk(self.runner, self._paths.data / UPDATES, self.restart_wanted.emit)

    def end_printing(self) -> None:
        """Wait a moment for what is being printed, then end it."""
        if "printing" in self.__dict__:
            self.printing.close()

    @cached_property
    def scans(self) -> ScanControl:
        """Pages of papers; what reads and joins them is loaded when somebody first scans."""
        from desktop.app.scan_desk import ScanDesk

        return cast(ScanControl, ScanDesk(self._threads, self.runner, self))

    def print_slip(self, dossier: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Render the slip of a committed dossier to PDF, and print it where there is a printer."""
        wanted = PaperWanted(form=SLIP, dossier=dossier)
        self.papers.print_paper(wanted, by_itself=True, done=done, failed=failed)

    def print_trial(self, settings: PrintSettings, done: Done | None = None, failed: Failed | None = None) -> None:
        """Print a page to try a printer with, as these settings say."""
        from desktop.printing.print_task import PrintTask
        from desktop.printing.trial_page import TrialPage, trial_pages

        def begin(at: datetime) -> None:
            trial = partial(trial_pages, TrialPage(self.session.centre, settings, at))
            task = PrintTask(trial, settings, settings.paper)
            self.runner.printing(self.printing.print, task, done=done, failed=failed)

        self.runner.read(View.now, done=begin, failed=failed)

    def attach_file(
        self,
        dossier: str,
        paper: HandedDocument,
        source: Path,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Take a file in on a background thread, then attach it; a slow USB holds nobody up."""

        def record(kept: Kept) -> None:
            request = AttachFile(dossier, paper.name, kept.sha256, paper.document)
            self.runner.run(attach_file, request, done=done, failed=failed)

        self.runner.background(self._threads.keep, source, done=record, failed=failed)

    def view_file(self, dossier: str, file: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Show a file; one that comes only after the program was locked is not shown any more."""
        asked = self._put_away

        def show(path: Path) -> None:
            if self._put_away != asked:
                self.put_files_away()
                return
            self.open_path(path)
            if done is not None:
                done(path)

        self.runner.read(read_attachment, ReadAttachment(dossier, file), done=show, failed=failed)

    def put_files_away(self) -> None:
        """Remove the plain copies that viewers were given."""
        self._put_away += 1
        self._threads.on_writer(lambda store: store.files.viewing.clear())

    def export_summary(
        self,
        first: date,
        last: date,
        kinds: tuple[str, ...],
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Write files of a period; `done` gets the list of paths."""

        def write(summary: Any) -> list[Path]:
            agency_code = self.session.centre.agency_code
            files, errors = export_summary(summary, self._owed.ask, agency_code, self._paths.exports, kinds)
            if errors:
                raise errors[0]
            return files

        def begin(summary: Any) -> None:
            self.runner.background(write, summary, done=done, failed=failed)

        self.runner.read(summarise_period, SummarisePeriod(first, last), done=begin, failed=failed)

    def export_report(
        self, wanted: ViewReport, kind: str, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Write a report to a file; `done` gets the list of its Path."""
        from desktop.app.report_export import export_report

        place = (self._owed.ask, self.session.centre.agency_code, self._paths.exports)
        self.runner.background(export_report, *place, wanted, kind, done=done, failed=failed)

    def export_list(
        self,
        ids: Sequence[str],
        tell: Callable[[int, int], None],
        stop: Event,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Write dossiers to a workbook and a CSV, some hundred rows in memory at a time."""
        from desktop.app.list_export import export_list

        self.runner.background(
            export_list, self._threads.read, self._paths.exports, ids, tell, stop, done=done, failed=failed
        )

    def close_day(self, day: date, note: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Record the closing, then write files, back up and sync; parts that fail are named in the report."""

        def write(_: object) -> None:
            self.runner.background(self._finish_day, day, done=finish, failed=failed)

        def finish(report: ClosingReport) -> None:
            self.sync.sync_now()
            if done is not None:
                done(report)

        self.runner.run(close_day, CloseDay(day, note), done=write, failed=failed)

    def backups(self, done: Done, failed: Failed | None = None) -> None:
        """Look for backups in both folders, off the main thread: the second may be a share that answers slowly."""

        def look(settings: MachineSettings) -> None:
            second = settings.second_backup_folder
            folders = [self._paths.backups, *([Path(second)] if second else [])]
            self.runner.background(find_backups, folders, done=done, failed=failed)

        self.runner.read(view_settings, done=look, failed=failed)

    def back_up_now(self, done: Done | None = None, failed: Failed | None = None) -> None:
        """Back up as at the closing of a day; a second copy that fails is named in the report."""
        self.runner.background(self._back_up, done=done, failed=failed)

    def write_bundle(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Write a bundle for the province on a background thread; a slow stick holds nobody up."""
        self.runner.background(self._rounds.write_bundle, path, done=done, failed=failed)

    def take_bundle(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Take the province's answer in from a stick, on a background thread."""
        self.runner.background(self._rounds.take_bundle, path, done=done, failed=failed)

    def take_invitation(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Use another enrolment file from the next round on."""
        from desktop.app.invitation import take_invitation

        self.runner.background(take_invitation, self._rounds.port, path, self.session.centre, done=done, failed=failed)

    def read_import(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Read a file of procedures on a background thread; a slow stick holds nobody up."""
        self.runner.background(self.import_reader, path, done=done, failed=failed)

    def restore(self, backup: Path | None) -> None:
        """Ask for the page that puts a store back."""
        self.restore_wanted.emit(backup)

    def print_recovery_sheet(self, code: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Print the recovery sheet of a code."""
        from desktop.printing.errors import PrinterUnavailable
        from desktop.printing.print_task import PrintTask
        from desktop.printing.recovery_sheet import recovery_sheet_pages

        def print_sheet(task: PrintTask) -> None:
            try:
                self.printing.print(task)
            except PrinterUnavailable as error:
                # Its words say that the code is still on the screen, and nowhere else.
                raise PrinterUnavailable(**error.facts | {"reason": "sheet"}) from error

        def begin(machine: tuple[str, date, str]) -> None:
            device, day, printer = machine
            sheet = partial(recovery_sheet_pages, self._sheet(code, device, day))
            task = PrintTask(sheet, PrintSettings(printer))
            self.runner.printing(print_sheet, task, done=done, failed=failed)

        self.runner.read(_machine, done=begin, failed=failed)

    def save_recovery_sheet(
        self, code: str, path: Path, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Write the recovery sheet of a code where the user said."""
        from desktop.printing.recovery_sheet import render_recovery_sheet

        def save(sheet: Any) -> Path:
            render_recovery_sheet(sheet, path)
            return path

        def begin(machine: tuple[str, date, str]) -> None:
            self.runner.background(save, self._sheet(code, *machine[:2]), done=done, failed=failed)

        self.runner.read(_machine, done=begin, failed=failed)

    def open_path(self, path: Path) -> None:
        """Show a file or folder with the system's program; where it has none, say where the file lies."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.runner.failed.emit(explain(FileNotShown(path=str(path))))

    def lock(self) -> None:
        """Go back to the sign-in page."""
        self.locked.emit()

    def _sheet(self, code: str, machine: str, day: date) -> RecoverySheet:
        from desktop.printing.recovery_sheet import RecoverySheet

        return RecoverySheet(code, self.session.centre, machine, day, self.session.name)

    def _back_up(self) -> ClosingReport:
        """On a background thread."""
        backup, second = self._backed_up(None)
        return ClosingReport((), backup, (in_words(second),) if second is not None else ())

    def _backed_up(self, day: date | None) -> tuple[Path, MotCuaError | None]:
        """The backup of a day (None: today), and why there is no second copy; the writer makes the first one only."""

        def work(store: Store) -> tuple[Path, Path, str]:
            view = store.view()
            backup = back_up_day(store, self._paths.backups, day or view.today())
            return backup, store.folder / FOLDER, view.setting(SECOND_BACKUP_FOLDER)

        backup, files, second = self._threads.on_writer(work).result()
        return backup, self._owed.copy(backup, files, second)

    def _finish_day(self, day: date) -> ClosingReport:
        """On a background thread; the backup itself runs on the writer."""
        files, errors = self._owed.write_day(day)
        backup: Path | None = None

        try:
            backup, second = self._backed_up(day)
            errors += [second] if second is not None else []
            self._threads.on_writer(sweep_files).result()
        except MotCuaError as error:
            errors.append(error)
        return ClosingReport(tuple(files), backup, tuple(in_words(error) for error in errors))


def _read_import(path: Path) -> CatalogueImport:
    """The readers of files are loaded when the first one is read."""
    from desktop.imports.read_import import read_import

    return read_import(path)


def _not_now(_why: object) -> None:
    """The next try follows by itself."""


def _machine(view: View) -> tuple[str, date, str]:
    """Id of this machine, the present day of its centre, and the printer that is set here."""
    return view.journal.device, view.today(), view_settings(view).printing.printer
