"""What is wrong in a file, place by place, told all at once."""

from __future__ import annotations

from typing import Final, NamedTuple

from desktop.imports.errors import ImportRowsRefused

MOST: Final = 20
"""Faults that are told; further ones are only counted."""

_SHOWN: Final = 60


class Fault(NamedTuple):
    """A wrong place.

    Attributes:
        place: row and column, or the member of a JSON file.
        found: what stands there.
        expected: what should.
    """

    place: str
    found: str
    expected: str

    def __str__(self) -> str:
        """In words."""
        found = self.found if len(self.found) <= _SHOWN else self.found[: _SHOWN - 1] + "…"
        seen = f"có “{found}”" if found else "để trống"
        return f"{self.place}: {seen}, cần {self.expected}"


class Faults:
    """Faults of one file, in the order in which they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Fault] = []
        self.count = 0

    def add(self, place: str, found: object, expected: str) -> None:
        """Note a wrong place."""
        self.count += 1
        if len(self.found) < MOST:
            self.found.append(Fault(place, str(found), expected))

    def settle(self) -> None:
        """Go on only if nothing was wrong.

        Raises:
            ImportRowsRefused: names the places.
        """
        if self.count:
            told = "; ".join(str(fault) for fault in self.found)
            more = f"; và {self.count - MOST} chỗ nữa" if self.count > MOST else ""
            raise ImportRowsRefused(file=self.file, count=self.count, faults=told + more)
