"""The process that prints, from its inside."""

from __future__ import annotations

import os
import pickle
import sys
from typing import BinaryIO

from desktop.domain.errors import MotCuaError
from desktop.printing.print_task import Answer, PrintTask
from desktop.printing.printer import print_pages, printers, prints


def carry_out(task: PrintTask | None) -> Answer:
    """Print, or ask for the printers if there is nothing to print.

    Raises:
        PrinterUnavailable: as for `print_pages`.
    """
    if task is None:
        return printers()
    how = task.settings
    if task.by_itself and not prints(how):
        return False
    print_pages(task.layout(), how.printer, how.copies, task.size)
    return True


def serve() -> int:
    """Be the process: a task comes in, its answer or what kept it back goes out; returns the exit code."""
    answers = _own_output()
    task = pickle.load(sys.stdin.buffer)  # noqa: S301  the program that started this process wrote it
    try:
        told: tuple[type[MotCuaError], dict[str, object]] | Answer = carry_out(task)
    except MotCuaError as error:
        told = (type(error), error.facts)
    with answers:
        pickle.dump(told, answers)
    return 0


def _own_output() -> BinaryIO:
    """Where the answer goes; what libraries print goes to the errors, so that it never mixes in."""
    kept = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(kept, "wb")
