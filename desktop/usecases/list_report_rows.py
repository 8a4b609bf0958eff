"""Lines of a report over dossiers without end, some days at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.report_lines import dossier_cells, result_cells
from desktop.domain.report_tables import REPORTS, Cell
from desktop.store.view import View


@dataclass(frozen=True)
class ListReportRows:
    """A report of `REPORTS` that goes by days, some days of it, and the number of lines before them."""

    name: str
    first: date
    last: date
    before: int = 0


def list_report_rows(view: View, request: ListReportRows) -> Sequence[Sequence[Cell]]:
    """Lines of the register, the handover list, the postal list or the register of results.

    Args:
        view: read access to the store.
        request: whole days in the centre's zone; a fortnight at a time keeps memory and other readers free.

    Returns:
        Cells in the order of the report's columns, numbered on from `before`.
    """
    if request.name == "results":
        results = view.issued_results(request.first, request.last)
        return [result_cells(number, one) for number, one in enumerate(results, request.before + 1)]
    officers = view.officers()
    found = view.reported(REPORTS[request.name].by, request.first, request.last)
    return [
        dossier_cells(request.name, number, one, view.centre.name, officers)
        for number, one in enumerate(found, request.before + 1)
    ]
