"""Some hundred texts of a column looked at as one: cell by cell a year of them takes twice as long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final, TypeGuard, cast

from desktop.domain.report_tables import Cell

_FIRST: Final = itemgetter(slice(0, 1))
_LAST: Final = itemgetter(slice(-1, None))


def are_plain(
    cells: Sequence[Cell], *, without: Iterable[str] = "", starts: frozenset[str] = frozenset(), ends: str = ""
) -> TypeGuard[Sequence[str]]:
    """Whether all cells are texts that can be printed and need no care.

    Args:
        cells: of one column; an empty text is plain, None is not.
        without: letters that none of them may hold.
        starts: letters that none of them may begin with.
        ends: a letter that none of them may end with.
    """
    texts = cast("Sequence[str]", cells)
    try:
        whole = "".join(texts)
    except TypeError:
        return False
    return (
        whole.isprintable()
        and not any(letter in whole for letter in without)
        and starts.isdisjoint(map(_FIRST, texts))
        and not (ends and ends in map(_LAST, texts))
    )
