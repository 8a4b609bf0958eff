"""How high a row is whose texts are broken into lines: not every program finds out by itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from desktop.domain.report_tables import Cell, Column, Kind

LINE: Final = 15
"""Points of a line."""

SLIM: Final = 1.25
"""Letters of Times New Roman in the room of one digit that widths of columns are counted in; many words have more."""

_MOST: Final = 27
"""Lines of the highest row that spreadsheets know."""


def lines_in(column: Column, cells: Iterable[Cell]) -> list[int]:
    """Lines that each cell of a column takes."""
    width = round(column.width * SLIM)
    if column.kind is not Kind.TEXT:
        return [1 for _ in cells]
    return [_lines(cell, width) if isinstance(cell, str) and len(cell) > width else 1 for cell in cells]


def height(lines: Iterable[int]) -> int:
    """Points of a row whose cells take so many lines."""
    return LINE * min(max(lines, default=1), _MOST)


@lru_cache(4096)
def _lines(text: str, width: int) -> int:
    """Lines of a text that is broken between words; most texts come again and again."""
    return len(textwrap.wrap(text, width)) or 1
