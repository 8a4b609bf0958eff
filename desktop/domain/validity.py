"""When a piece of reference data holds, and on what ground."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import msgspec


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """What holds from a day to a day, both counted; None: open.

    Attributes:
        valid_from: first day.
        valid_to: last day.
        decision: number of the decision or text that set it.
        source: where the program has it from.
    """

    valid_from: date | None = None
    valid_to: date | None = None
    decision: str = ""
    source: str = ""

    def holds(self, on: date) -> bool:
        """Whether it holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


_D = TypeVar("_D", bound=Dated)


def newest(items: Iterable[_D], on: date) -> _D | None:
    """Of those that hold on a day the one that began last; the later in the list where two began together."""
    found = [item for item in items if item.holds(on)]
    return max(reversed(found), key=lambda item: item.valid_from or date.min, default=None)
