"""The process that prints, from its outside.

Qt asks for printers and hands jobs over while it holds Python's lock, and a print service that does not
answer keeps it for over a minute. So another process asks, and is ended when it takes too long.
"""

from __future__ import annotations

import logging
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Final, cast

import desktop
from desktop.printing.errors import PrinterUnavailable
from desktop.printing.print_task import PROCESS, Answer, PrintTask

_LOG = logging.getLogger(__name__)

ASKS_S: Final = 15.0
"""Longest wait for the names of printers."""

PRINTS_S: Final = 60.0
"""Longest wait for a paper to be taken; one that is printed on a slow share may need most of it."""

GRACE_S: Final = 5.0
"""How long the end of a session waits for a paper that is being printed."""


class Asking:
    """Starts a process for each question, all from one thread.

    Attributes:
        limits: longest waits for names and for a paper, in seconds.
        grace: longest wait of the end, in seconds.
    """

    def __init__(self) -> None:
        self.limits, self.grace = (ASKS_S, PRINTS_S), GRACE_S
        self._running: subprocess.Popen[bytes] | None = None
        self._closed = False

    def __call__(self, task: PrintTask | None) -> Answer:
        """Have something printed, or ask for the printers.

        Raises:
            PrinterUnavailable: as for `print_pages`; or no answer came in time (`reason` is `silent`).
        """
        printer = "" if task is None else task.settings.printer
        with _started(printer) as process:
            self._running = process
            if self._closed:
                process.kill()
            try:
                told, complaints = process.communicate(pickle.dumps(task), timeout=self.limits[task is not None])
            except subprocess.TimeoutExpired as error:
                raise PrinterUnavailable(printer=printer, reason="silent") from error
            finally:
                self._running = None
                process.kill()
        if process.returncode != 0:
            _LOG.warning("print process ended with %s: %s", process.returncode, complaints[-2000:])
            raise PrinterUnavailable(printer=printer)
        answer = pickle.loads(told)  # noqa: S301  written by our own process, through a pipe nobody else has
        if isinstance(answer, tuple):
            kind, facts = answer
            raise kind(**facts)
        return cast(Answer, answer)

    def close(self) -> None:
        """Ask nothing more, and end what runs after a moment; what was not printed stays in the queue."""
        self._closed = True
        running = self._running
        if running is not None:
            try:
                running.wait(self.grace)
            except subprocess.TimeoutExpired:
                running.kill()


def _started(printer: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, PROCESS] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop", PROCESS]
    try:
        return subprocess.Popen(
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=Path(desktop.__file__).parents[1],
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        _LOG.warning("print process not started: %s", error)
        raise PrinterUnavailable(printer=printer) from error
