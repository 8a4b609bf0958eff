"""Printers as the program uses them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Final, cast

from desktop.domain.devices import Printers
from desktop.printing.errors import PrinterUnavailable
from desktop.printing.print_asking import Asking
from desktop.printing.print_task import Answer, PrintTask

KNOWN_S: Final = 60.0
"""How long it is believed that there is no printer, or none that answers: not every dossier waits to find out."""


class PrintService:
    """Prints one paper after another, all from one thread; every method may take as long as its limit.

    Attributes:
        ask: has something printed, or asks for the printers.
    """

    def __init__(self) -> None:
        self._asking = Asking()
        self.ask: Callable[[PrintTask | None], Answer] = self._asking
        self._none_at = self._silent_at = -math.inf

    def printers(self) -> Printers:
        """Printers of this machine.

        Raises:
            PrinterUnavailable: the print service of the system does not answer (`reason` is `silent`).
        """
        found = cast(Printers, self._asked(None))
        self._none_at = -math.inf if found.standard else time.monotonic()
        return found

    def print(self, task: PrintTask) -> bool:
        """Print a paper; returns False where nobody asked for it and nobody chose a printer.

        Raises:
            PrinterUnavailable: as for `print_pages`; or the print service does not answer (`reason` is `silent`),
                and then nobody knows whether the paper will come out.
        """
        if task.by_itself:
            if not task.settings.printer and _is_new(self._none_at):
                return False
            if _is_new(self._silent_at):
                raise PrinterUnavailable(printer=task.settings.printer, reason="silent")
        printed = bool(self._asked(task))
        self._none_at = -math.inf if printed else time.monotonic()
        return printed

    def close(self) -> None:
        """Print nothing more; what is under way has a moment left, and what is not printed stays in the queue."""
        self._asking.close()

    def _asked(self, task: PrintTask | None) -> Answer:
        self._silent_at = -math.inf
        try:
            return self.ask(task)
        except PrinterUnavailable as error:
            if error.facts.get("reason") == "silent":
                self._silent_at = time.monotonic()
            raise


def _is_new(at: float) -> bool:
    return time.monotonic() - at < KNOWN_S
