"""How high a row is whose texts are broken into lines: not every program finds out by itself."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from desktop.domain.report_tables import Cell, Column, Kind

LINE: Final = 15
"""Points of a line."""

SLIM: Final = 1.25
"""Letters of Times New Roman in the room of one digit that widths of columns are counted in; many words have more."""

_MOST: Final = 27
"""Lines of the highest row that spreadsheets know."""


def lines_in(column: Column, cells: Sequence[Cell]) -> list[int]:
    """Lines that each cell of a column takes."""
    width = round(column.width * SLIM)
    if column.kind is not Kind.TEXT:
        return [1] * len(cells)
    return [_lines(cell, width) if isinstance(cell, str) and len(cell) > width else 1 for cell in cells]


def heights(columns: Sequence[tuple[Column, Sequence[Cell]]]) -> list[int]:
    """Points of the rows that some columns make together."""
    broken = [lines for lines in (lines_in(*column) for column in columns) if lines.count(1) < len(lines)]
    if not broken:
        return [LINE] * len(columns[0][1])
    return [height(lines) for lines in zip(*broken, strict=True)]


def height(lines: Iterable[int]) -> int:
    """Points of a row whose cells take so many lines."""
    return LINE * min(max(lines, default=1), _MOST)


@lru_cache(4096)
def _lines(text: str, width: int) -> int:
    """Lines of a text that is broken between words; most texts come again and again."""
    return len(textwrap.wrap(text, width)) or 1
