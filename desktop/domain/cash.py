"""Counting the money of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.domain.errors import FieldRefused

DENOMINATIONS: Final = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
"""Notes in use, the greatest first."""

MOST_NOTES: Final = 9_999
MOST_VND: Final = 10**12

Notes = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class CashFigures:
    """Money of a day beside what should be there.

    Attributes:
        expected_vnd: fees of the dossiers received that day.
        cash_vnd: counted in notes.
        transfer_vnd: paid into the account, as seen in the bank's application.
    """

    expected_vnd: int
    cash_vnd: int
    transfer_vnd: int

    @property
    def found_vnd(self) -> int:
        """All that was found."""
        return self.cash_vnd + self.transfer_vnd

    @property
    def difference_vnd(self) -> int:
        """What was found beyond what should be there; negative where something is missing."""
        return self.found_vnd - self.expected_vnd


def total(notes: Sequence[tuple[int, int]]) -> int:
    """Sum of counted notes.

    Raises:
        FieldRefused: no note in use, one named twice, or no number of them.
    """
    named = [worth for worth, _ in notes]
    if len(set(named)) != len(named) or any(worth not in DENOMINATIONS for worth in named):
        raise FieldRefused(field="notes", reason="choice")
    if any(not 0 <= count <= MOST_NOTES for _, count in notes):
        raise FieldRefused(field="notes", reason="range", least=0, most=MOST_NOTES)
    return sum(worth * count for worth, count in notes)
