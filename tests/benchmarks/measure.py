"""Times, rows and the table that is printed."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.data import store_of

FRAME_MS: Final = 16.0
"""A picture of a screen that shows sixty a second."""


@dataclass(frozen=True)
class Bench:
    """One run of one group.

    Attributes:
        folder: its own, removed afterwards.
        dossiers: in the large store.
    """

    folder: Path
    dossiers: int

    @property
    def many(self) -> str:
        """The number of dossiers in words of the table."""
        return f"{self.dossiers:,}"

    @cached_property
    def store(self) -> Path:
        """Folder of the large store, closed; copy it before writing."""
        return store_of(self.dossiers)


@dataclass(frozen=True)
class Row:
    """A figure.

    Attributes:
        what: what was measured.
        median: in `unit`.
        p99: in `unit`; None for a single measurement.
        unit: `ms`, `MB`, `s`.
        ratio: to the baseline of the same run; None for a baseline.
        goal: in words.
        met: whether the goal was met; None without one.
        note: what else must be known.
    """

    what: str
    median: float
    p99: float | None = None
    unit: str = "ms"
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None
    note: str = ""

    def line(self) -> str:
        """The row as it is printed."""
        p99 = f"{self.p99:10.2f}" if self.p99 is not None else " " * 10
        ratio = f"{self.ratio:8.2f}" if self.ratio is not None else " " * 8
        met = {True: "met", False: "MISSED", None: ""}[self.met]
        return f"{self.what:<58}{self.median:10.2f}{p99} {self.unit:<3}{ratio}  {self.goal:<26} {met:<7}{self.note}"


def settle() -> None:
    """Have the disk finish what copying and building left to it, or the first commits measured wait for that."""
    if hasattr(os, "sync"):
        os.sync()


def timed(action: Callable[[], Any]) -> float:
    """Milliseconds of one call."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def times(actions: Iterable[Callable[[], Any]]) -> list[float]:
    """Milliseconds of each call."""
    return [timed(action) for action in actions]


def median(values: list[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p99(values: list[float]) -> float:
    """The one that a hundredth is above."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]
