"""What the application offers its screens beside use-cases: papers, files, sync, session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import SignalInstance

from desktop.domain.centre import Centre
from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import ClosingReport, RoundOutcome
from desktop.ui.runner import Done, Failed, Runner


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


class SyncControl(Protocol):
    """The sync worker as screens see it; signals arrive on the main thread.

    Attributes:
        started: a round began.
        progressed: a sync.engine Progress (fields step, sent, waiting, received).
        finished: a RoundOutcome.
        link_changed: `online`, `slow` or `offline`.
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
        """`online`, `slow` or `offline`."""
        ...

    def sync_now(self) -> None:
        """Start a round at once; resets the waiting time."""
        ...

    def stop(self) -> None:
        """End the round after the request in flight; what was sent stays sent."""
        ...


class Services(Protocol):
    """Handed to every page."""

    runner: Runner
    session: Session
    sync: SyncControl

    def print_slip(self, dossier: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Render Mẫu 01 of a committed dossier to PDF and print it; `done` gets the Path of the PDF."""
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

    def close_day(self, day: date, note: str, done: Done | None = None, failed: Failed | None = None) -> None:
        """Record the closing, export, back up, sync; `done` gets a ClosingReport."""
        ...

    def open_path(self, path: Path) -> None:
        """Show a file or folder with the system's program."""
        ...

    def lock(self) -> None:
        """Go back to the sign-in page; nothing is lost."""
        ...


__all__ = ["ClosingReport", "RoundOutcome", "Services", "Session", "SyncControl"]
