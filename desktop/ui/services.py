"""What the application offers its screens beside use-cases: papers, files, sync, session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from desktop.domain.centre import Centre
    from desktop.domain.devices import PrintSettings
    from desktop.domain.health import Scan
    from desktop.domain.procedures import HandedDocument
    from desktop.domain.read_models import ClosingReport, RoundOutcome
    from desktop.ui.paper_services import PaperCare, ScanControl
    from desktop.ui.runner import Done, Failed, Runner
    from desktop.ui.serial_scanner import SerialScanner
    from desktop.updates.place import Offer
    from desktop.usecases.view_report import ViewReport


@dataclass(frozen=True)
class Session:
    """Who works where.

    Attributes:
        user: user id.
        name: full name.
        role: value of the role.
        centre: profile of the centre.
        training: whether this is the training store.
    """

    user: str
    name: str
    role: str
    centre: Centre
    training: bool = False


class FoundBackup(Protocol):
    """A backup as `desktop.store.restore` finds it."""

    @property
    def path(self) -> Path:
        """The database file."""
        ...

    @property
    def made_at(self) -> datetime:
        """When it was written."""
        ...

    @property
    def size_bytes(self) -> int:
        """Size of the database file."""
        ...

    @property
    def whole(self) -> bool:
        """Whether its key slots lie beside it."""
        ...


class SyncControl(Protocol):
    """The sync worker as screens see it; signals arrive on the main thread.

    Attributes:
        started: a round began.
        progressed: a sync.engine Progress (fields step, sent, waiting, received, files).
        finished: a RoundOutcome.
        link_changed: what `link` is from now on.
    """

    started: SignalInstance
    progressed: SignalInstance
    finished: SignalInstance
    link_changed: SignalInstance

    @property
    def running(self) -> bool:
        """Whether a round is under way."""
        ...

    @property
    def link(self) -> str:
        """What the last round told of the link.

        `online`, `slow`, `offline`, or `failing`: the province can be reached, but does not sync. In a run of the
        program without an ended round `unknown`, and `connecting` during the first.
        """
        ...

    def sync_now(self) -> None:
        """Start a round at once; resets the waiting time."""
        ...

    def stop(self) -> None:
        """End the round after the request in flight; what was sent stays sent."""
        ...


class UpdateCare(Protocol):
    """Newer versions of the program; nothing is fetched unless asked for, and nothing of it runs on the main thread."""

    @property
    def version(self) -> str:
        """Of this program."""
        ...

    @property
    def installed(self) -> bool:
        """Whether this program can be replaced: it was started from a package."""
        ...

    def look(self, place: str, done: Done, failed: Failed | None = None) -> None:
        """Look for a newer version in a folder or at an address; `done` gets an Offer, or None for nothing newer."""
        ...

    def fetch(
        self,
        place: str,
        offer: Offer,
        tell: Callable[[int, int], None],
        stop: Event,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Fetch a package and let it wait; `tell` is called on another thread, `done` gets False if it was stopped."""
        ...

    def waiting(self, done: Done) -> None:
        """What waits for the next start; `done` gets its version, or an empty text."""
        ...

    def drop(self, done: Done | None = None) -> None:
        """Let nothing wait any more."""
        ...

    def restart(self) -> None:
        """Close the program and start it again."""
        ...


class MachineCare(Protocol):
    """What can be looked at and tried on the machine itself; nothing of it runs on the main thread."""

    @property
    def scan(self) -> Scan | None:
        """The last card a scanner sent since the sign-in."""
        ...

    def note_scan(self, *, read: bool) -> None:
        """A scanner sent a card; `read` says whether it could be understood."""
        ...

    def printers(self, done: Done, failed: Failed | None = None) -> None:
        """Ask the system for its printers; `done` gets Printers."""
        ...

    def serial_ports(self, done: Done, failed: Failed | None = None) -> None:
        """Ask the system for its serial ports; `done` gets a list of Port."""
        ...

    def probe(self, done: Done, failed: Failed | None = None) -> None:
        """Look at disks, backups and printer; `done` gets a Probe."""
        ...

    def check_store(self, done: Done, failed: Failed | None = None) -> None:
        """Check the whole store while work goes on; `done` gets a StoreCheck."""
        ...

    def rehearse_power_cut(self, done: Done, failed: Failed | None = None) -> None:
        """Write in the store's folder the way the store does, and read it back; `done` gets a Rehearsal."""
        ...


class TrainingDesk(Protocol):
    """What the training mode offers in its window."""

    def next_visitor(self, done: Done, failed: Failed | None = None) -> None:
        """The next sample visitor; `done` gets one with `scan`, `name` and `wish`."""
        ...

    def start_again(self) -> None:
        """Remove the training store and begin anew; nothing else is touched."""
        ...

    def leave(self) -> None:
        """Go back to the real store's sign-in page."""
        ...


class Services(Protocol):
    """Handed to every page."""

    runner: Runner
    session: Session
    sync: SyncControl

    @property
    def machine(self) -> MachineCare:
        """The machine itself, for the health page."""
        ...

    @property
    def updates(self) -> UpdateCare:
        """Newer versions of the program."""
        ...

    @property
    def serial(self) -> SerialScanner:
        """The scanner that is a serial port."""
        ...

    @property
    def scans(self) -> ScanControl:
        """Pages of papers."""
        ...

    @property
    def papers(self) -> PaperCare:
        """Papers to look at, to print and to keep."""
        ...

    @property
    def training(self) -> TrainingDesk:
        """The training mode; used only while `session.training`."""
        ...

    def print_slip(self, dossier: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Render Mẫu 01 of a committed dossier to PDF and print it; `done` gets a Printed."""
        ...

    def print_trial(self, settings: PrintSettings, done: Done | None = None, failed: Failed | None = None) -> None:
        """Print a page to try a printer with, as these settings say; `done` gets None."""
        ...

    def attach_file(
        self,
        dossier: str,
        paper: HandedDocument,
        source: Path,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Take a file in beside the writer, then attach it in one action; `done` gets the Dossier."""
        ...

    def view_file(self, dossier: str, file: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Show a file with the system's program from a plain copy that is gone at the lock; `done` gets its Path."""
        ...

    def export_summary(
        self, first: date, last: date, kinds: tuple[str, ...], done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Write `xlsx`, `pdf`, `csv` files of a period to the export folder; `done` gets the list of Paths."""
        ...

    def export_report(
        self, wanted: ViewReport, kind: str, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Write a report as `xlsx`, `pdf` or `csv` to the export folder; `done` gets the list of its Path."""
        ...

    def export_list(
        self,
        ids: Sequence[str],
        tell: Callable[[int, int], None],
        stop: Event,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Write dossiers in this order to an `xlsx` and a `csv` file; `done` gets their Paths, none if stopped.

        `tell` gets rows written and in all, on another thread.
        """
        ...

    def close_day(self, day: date, note: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Record the closing, export, back up, sync; `done` gets a ClosingReport."""
        ...

    def backups(self, done: Done, failed: Failed | None = None) -> None:
        """Look for backups in this program's folder and in the second one; `done` gets FoundBackups, newest first."""
        ...

    def back_up_now(self, done: Done | None = None, failed: Failed | None = None) -> None:
        """Back the store up, into the second folder too where one is set; `done` gets a ClosingReport without files."""
        ...

    def write_bundle(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Write what waits into a bundle for the province; `done` gets a BundleWritten."""
        ...

    def take_bundle(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Take the province's answer in from a bundle; `done` gets a RoundOutcome, however it ended."""
        ...

    def take_invitation(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Use another enrolment file of the province from the next round on; `done` gets None."""
        ...

    def read_import(self, path: Path, done: Done | None = None, failed: Failed | None = None) -> None:
        """Read a file of procedures off the main thread; `done` gets a CatalogueImport, and nothing is in force yet."""
        ...

    def restore(self, backup: Path | None) -> None:
        """Leave the main window for the one that puts a store back, with this backup chosen; None chooses none."""
        ...

    def print_recovery_sheet(self, code: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Print the recovery sheet of a code; nothing of it is kept. `done` gets None."""
        ...

    def save_recovery_sheet(
        self, code: str, path: Path, done: Done | None = None, failed: Failed | None = None
    ) -> None:
        """Write the recovery sheet of a code as a PDF; `done` gets its Path."""
        ...

    def open_path(self, path: Path) -> None:
        """Show a file or folder with the system's program."""
        ...

    def lock(self) -> None:
        """Go back to the sign-in page; nothing is lost."""
        ...


__all__ = [
    "ClosingReport",
    "FoundBackup",
    "MachineCare",
    "RoundOutcome",
    "Services",
    "Session",
    "SyncControl",
    "TrainingDesk",
]
