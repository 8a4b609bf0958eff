"""Papers looked at, printed, kept until they are printed, and written as PDF; nothing of it on the main thread."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any

from desktop.domain.devices import PrintSettings
from desktop.domain.errors import MotCuaError
from desktop.domain.papers import SLIP, PaperWanted
from desktop.store.errors import translated
from desktop.store.paper_jobs import PRINTED, SAVED
from desktop.store.view import View
from desktop.ui.paper_services import PaperLook, Printed
from desktop.ui.runner import Done, Failed, Runner, Submit, explain
from desktop.ui.services import Session
from desktop.usecases.keep_print import KeepPrint, keep_print
from desktop.usecases.read_paper import PaperChoice, read_paper
from desktop.usecases.settle_print import SettlePrint, settle_print
from desktop.usecases.view_settings import view_settings

if TYPE_CHECKING:
    from desktop.printing.print_service import PrintService

_LOG = logging.getLogger(__name__)

SLIPS, PAPERS = "giay-hen", "giay-to"


@dataclass(frozen=True)
class _Read:
    choice: PaperChoice
    settings: PrintSettings


@dataclass(frozen=True)
class _Went:
    """How a print went: its PDF, whether it came out on paper, and what failed."""

    path: Path | None = None
    end: str = SAVED
    error: MotCuaError | None = None
    changes: Any = None


class PaperDesk:
    """What pages ask for about papers."""

    def __init__(
        self, runner: Runner, session: Session, exports: Path, printing: Callable[[], PrintService], write: Submit
    ) -> None:
        """Args: `write` submits a use-case to the writer, from any thread."""
        self._runner, self._session, self._exports, self._printing = runner, session, exports, printing
        self._submit = write
        self._laid = local()

    def look(self, wanted: PaperWanted, size: str = "", done: Done | None = None, failed: Failed | None = None) -> None:
        """Lay a paper out; `done` gets a PaperLook."""

        def begin(read: _Read) -> None:
            self._runner.background(self._lay_out, read, size or read.settings.paper, done=done, failed=failed)

        self._runner.read(_read, wanted, done=begin, failed=failed)

    def picture(self, look: PaperLook, number: int, dpi: int, done: Done, failed: Failed | None = None) -> None:
        """A page as a picture; `done` gets a QImage."""
        self._runner.background(self._paint, look, number, dpi, done=done, failed=failed)

    def print_paper(
        self,
        wanted: PaperWanted,
        settings: PrintSettings | None = None,
        *,
        job: int = 0,
        by_itself: bool = False,
        done: Done | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Print a paper; it is kept until it came out of a printer.

        Args:
            wanted: which paper.
            settings: on which printer, how often, on what paper; None for those of the machine.
            job: id of a job that waits already.
            by_itself: nobody asked for paper, so a machine without a printer writes the PDF only.
            done: gets a Printed.
            failed: gets why; the job goes on waiting.
        """

        def keep(read: _Read) -> None:
            how = settings or read.settings
            if job:
                begin(read, how, job)
                return
            request = KeepPrint(read.choice.facts.wanted, how.copies)
            # Paper comes first: what cannot be remembered is printed all the same.
            self._runner.run(
                keep_print, request, done=lambda kept: begin(read, how, kept), failed=lambda _: begin(read, how, 0)
            )

        def begin(read: _Read, how: PrintSettings, kept: int) -> None:
            def put_out(written: _Went) -> None:
                self._runner.printing(
                    self._print, read, how, by_itself, written, kept, done=lambda went: self._tell(went, done, failed)
                )

            self._runner.background(self._write, read, done=put_out)

        self._runner.read(_read, wanted, done=keep, failed=failed)

    def save(self, wanted: PaperWanted, size: str = "", done: Done | None = None, failed: Failed | None = None) -> None:
        """Write a paper as a PDF into the export folder; `done` gets its Path."""

        def begin(read: _Read) -> None:
            self._runner.background(self._save, read, size or read.settings.paper, done=done, failed=failed)

        self._runner.read(_read, wanted, done=begin, failed=failed)

    def _tell(self, went: _Went, done: Done | None, failed: Failed | None) -> None:
        if went.changes is not None:
            self._runner.changed.emit(went.changes)
        if went.error is None:
            if done is not None:
                done(Printed(went.path, on_paper=went.end == PRINTED))
        elif failed is not None:
            failed(explain(went.error))
        else:
            self._runner.failed.emit(explain(went.error))

    # ---- on a background thread

    def _lay_out(self, read: _Read, size: str) -> PaperLook:
        from desktop.printing.papers import paper_pages

        facts = read.choice.facts
        pages = paper_pages(facts, self._session.centre, size)
        look = PaperLook(
            wanted=facts.wanted,
            papers=read.choice.papers,
            facts=facts,
            size=size,
            wide=pages.paper.wide,
            landscape=pages.paper.landscape,
            count=len(pages.sheets),
            settings=read.settings,
            printed=facts.printed,
            payment=facts.payment,
        )
        self._laid.look, self._laid.pages = look, pages
        return look

    def _paint(self, look: PaperLook, number: int, dpi: int) -> Any:
        from desktop.printing.paint import page_image
        from desktop.printing.papers import paper_pages

        # Laid-out text holds on to faces of the thread it was laid out on, and those end with that thread.
        if getattr(self._laid, "look", None) is not look:
            self._laid.look, self._laid.pages = look, paper_pages(look.facts, self._session.centre, look.size)
        return page_image(self._laid.pages, number, dpi)

    def _write(self, read: _Read) -> _Went:
        """A slip is written as a PDF whether it is printed or not."""
        from desktop.printing.paint import write_pdf
        from desktop.printing.papers import paper_pages

        facts = read.choice.facts
        if facts.wanted.form != SLIP:
            return _Went()
        path = self._path(read, SLIPS)
        if facts.detail is not None:
            _put_by(path, facts.detail.dossier.received_at)
        try:
            write_pdf(paper_pages(facts, self._session.centre), _in_its_folder(path))
        except MotCuaError as error:
            return _Went(path, error=error)
        return _Went(path)

    def _print(self, read: _Read, how: PrintSettings, by_itself: bool, written: _Went, job: int) -> _Went:
        """The citizen waits for paper: a PDF that could not be written does not keep it back.

        How it went is written down from here: the session that asked may have ended meanwhile.
        """
        from desktop.printing.papers import paper_pages
        from desktop.printing.print_task import PrintTask

        layout = partial(paper_pages, read.choice.facts, self._session.centre, how.paper)
        try:
            printed = self._printing().print(PrintTask(layout, how, by_itself=by_itself))
            went = replace(written, end=PRINTED if printed else SAVED)
        except MotCuaError as error:
            went = replace(written, end="", error=error)
        return replace(went, changes=self._settled(job, went)) if job else went

    def _settled(self, job: int, went: _Went) -> Any:
        code = ""
        if went.error is not None:
            code = ".".join(part for part in (went.error.code, str(went.error.facts.get("reason", ""))) if part)
        try:
            return self._submit(settle_print, SettlePrint(job, went.end, code)).result()[1]
        except MotCuaError as error:
            # The job goes on waiting and may be dropped by hand: better printed twice than never.
            _LOG.warning("print job not settled: %s", error.code)
            return None

    def _save(self, read: _Read, size: str) -> Path:
        from desktop.printing.paint import write_pdf
        from desktop.printing.papers import paper_pages

        path = self._path(read, PAPERS)
        write_pdf(paper_pages(read.choice.facts, self._session.centre, size), _in_its_folder(path))
        return path

    def _path(self, read: _Read, folder: str) -> Path:
        facts = read.choice.facts
        day, number = facts.now, f"{facts.now:%H%M%S}"
        if facts.detail is not None:
            number = facts.detail.dossier.number
            if facts.wanted.form == SLIP:
                day = facts.detail.dossier.received_at.astimezone(facts.now.tzinfo)
        name = number if folder == SLIPS else f"mau-{facts.wanted.form}-{number}"
        return self._exports / day.date().isoformat() / folder / f"{name}.pdf"


def _put_by(path: Path, received_at: datetime) -> None:
    """A slip from before the dossier is another one's: a store that was lost gave that number first. It is kept."""
    with contextlib.suppress(OSError):
        written = path.stat().st_mtime
        if written < received_at.timestamp():
            path.replace(path.with_name(f"{path.stem}-truoc-{written:.0f}.pdf"))


def _in_its_folder(path: Path) -> Path:
    """A file to write, with the folder it goes to.

    Raises:
        PaperNotWritten: the folder cannot be made.
    """
    from desktop.printing.errors import PaperNotWritten

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PaperNotWritten(path=str(path), reason=translated(error).code) from error
    return path


def _read(view: View, wanted: PaperWanted) -> _Read:
    return _Read(read_paper(view, wanted), view_settings(view).printing)
