"""What is plugged into a machine, and how papers are to come out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

A4: Final = "A4"
A5: Final = "A5"
PAPERS: Final = (A4, A5)
"""Sizes a slip may be printed in; no form names one (domain facts 2.2), and A5 is A4 made smaller."""


@dataclass(frozen=True)
class PrintSettings:
    """How slips are printed at this machine.

    Attributes:
        printer: name of a printer; empty for the standard one of the system.
        copies: of each slip.
        paper: `A4` or `A5`.
    """

    printer: str = ""
    copies: int = 1
    paper: str = A4


@dataclass(frozen=True)
class Printers:
    """Printers of this machine.

    Attributes:
        names: all of them, the standard one first.
        standard: the one the system prints on by itself; empty for none.
    """

    names: tuple[str, ...]
    standard: str
