"""What a process that prints is asked for, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop.domain.devices import Printers, PrintSettings
from desktop.printing.flow import Pages

PROCESS: Final = "--print-process"
"""The program's only argument when it is to be this process."""

Layout = Callable[[], Pages]
"""Lays a paper out; a function of a module with its arguments, so that it can go to another process."""

Answer = Printers | bool
"""The printers, or whether a paper was printed: False where nobody asked for it and nobody chose a printer."""


@dataclass(frozen=True)
class PrintTask:
    """What is to be printed.

    Attributes:
        layout: the paper.
        settings: on which printer and how often.
        size: `A4` or `A5`; empty for the size it is laid out for.
        by_itself: nobody asked for paper, so it is printed only where somebody chose a printer.
    """

    layout: Layout
    settings: PrintSettings
    size: str = ""
    by_itself: bool = False
