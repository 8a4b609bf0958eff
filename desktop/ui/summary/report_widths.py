"""How wide the columns of a report are on a screen, and which are left out where there is no room for all."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from PySide6.QtGui import QFontMetrics

from desktop.domain.report_tables import Column, Kind
from desktop.ui import theme

_LINES: Final = 3
"""Lines of a heading."""

_LETTER: Final = 8
"""Pixels of a character of the widths that a report states."""

_WIDEST: Final = 34
"""Characters of a column of text before others have what they want."""

_LEAST: Final = 0.55
"""Part of its width that a column of text keeps before other columns are left out."""

_KEPT: Final = 150
"""Pixels up to which a text stays whole before other columns are left out: a name of three words."""

_MEASURED: Final = 6
"""Longest texts of a column that are measured; letters are not of one width."""


_WORDED: Final = frozenset({Kind.TEXT, Kind.INSTANT})
"""What is wider than its heading; numbers are not."""


class Need(NamedTuple):
    """Width of a column in pixels: with less its words are cut; with more nothing is gained."""

    least: int
    wanted: int


def need(column: Column, heading: str, said: Iterable[str], *, first: bool) -> Need:
    """What a column needs for its heading and its cells; `first` stands at the left edge of the table."""
    t = theme.current()
    strong, plain = QFontMetrics(t.font(strong=True)), QFontMetrics(t.font())
    edges = t.px(26 if first else 18)
    head = _wrapped(heading, strong.horizontalAdvance) + edges
    text = column.kind is Kind.TEXT and not column.whole
    # A total is written in strong letters.
    letters = plain if text else strong
    stated = t.px(_LETTER * min(column.width, _WIDEST))
    longest = heapq.nlargest(_MEASURED, said, key=len)
    # Without a line a column is as wide as it is meant to be, where there is room; no words of its heading are cut.
    meant = stated if column.kind in _WORDED else 0
    cells = max(letters.horizontalAdvance(one) for one in longest) + edges if longest else meant
    if not text:
        return Need(max(head, cells), max(head, cells))
    wanted = max(head, min(cells, stated))
    if not longest:
        return Need(head, wanted)
    return Need(max(head, min(wanted, max(t.px(_KEPT), round(stated * _LEAST)))), wanted)


def widths(columns: Sequence[Column], needs: Sequence[Need], room: int) -> list[int]:
    """Width of each column in pixels; 0 for one that is left out."""
    shown = [n for n, column in enumerate(columns) if not column.by_hand]
    droppable = sorted((columns[n].fold, n) for n in shown if columns[n].fold)
    while droppable and sum(needs[n].least for n in shown) > room:
        shown.remove(droppable.pop(0)[1])
    found = [0] * len(columns)
    for n in shown:
        found[n] = needs[n].least
    texts = [n for n in shown if columns[n].kind is Kind.TEXT and not columns[n].whole]
    spare, wishes = max(0, room - sum(found)), sum(needs[n].wanted - needs[n].least for n in texts)
    for n in texts:
        wish = needs[n].wanted - needs[n].least
        found[n] += wish + (spare - wishes) // len(texts) if spare >= wishes else spare * wish // wishes
    return found


def _wrapped(words: str, width: Callable[[str], int]) -> int:
    """Width of the narrowest way to break a heading into its lines."""
    parts = words.split()
    breaks = combinations(range(1, len(parts)), min(_LINES, len(parts)) - 1)
    ways = ((0, *one, len(parts)) for one in breaks)
    return min(max(width(" ".join(parts[a:b])) for a, b in pairwise(way)) for way in ways)
