"""Dossiers as text for other programs: columns apart by tabs, with their headings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from desktop.domain.read_models import DossierFilter
from desktop.reports.register import COLUMNS, rows_of
from desktop.reports.summary_csv import plain
from desktop.usecases.list_rows import list_rows
from desktop.usecases.select_dossiers import select_dossiers

MOST: Final = 5000
"""Dossiers that are copied together; whoever wants more wants a file."""

_AT_ONCE: Final = 500


def copied_text(view: Any, wanted: DossierFilter | None, ids: Sequence[str]) -> tuple[str, int, int]:
    """Text of a whole list, or of chosen dossiers; runs on the reader thread.

    Returns:
        The text, the number of dossiers in it, and the number that were asked for.
    """
    found = select_dossiers(view, wanted) if wanted is not None else ids
    taken = found[:MOST]
    rows = [row for i in range(0, len(taken), _AT_ONCE) for row in list_rows(view, taken[i : i + _AT_ONCE])]
    names = {field.code: field.name for field in view.catalogue.fields}
    lines = ["\t".join(column.heading for column in COLUMNS)]
    lines += ["\t".join(" ".join(plain(cell).split()) for cell in cells) for cells in rows_of(rows, names)]
    return "\n".join(lines) + "\n", len(rows), len(found)
