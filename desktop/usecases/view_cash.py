"""The money of a day: what should be there, and what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.cash import CashFigures, Notes
from desktop.domain.events import CashCounted
from desktop.domain.reports import day_figures
from desktop.store.bodies import read_body
from desktop.store.view import View


@dataclass(frozen=True)
class CashOfDay:
    """The last count of a day.

    Attributes:
        day: which day.
        expected_vnd: fees of the dossiers received that day, as known now.
        counted: the last count; None for none.
        at: when it was counted, in the centre's zone.
        notes: what was counted.
        note: why it was not what should be there.
    """

    day: date
    expected_vnd: int
    counted: CashFigures | None = None
    at: datetime | None = None
    notes: Notes = ()
    note: str = ""


def view_cash(view: View, day: date) -> CashOfDay:
    """The last count of this counter.

    Args:
        view: read access to the store.
        day: which day.

    Returns:
        What should be there and what was counted.
    """
    expected = day_figures(view.figures(day, day), day, day).fees_vnd
    counts = view.journal.stream(view.centre.cash_stream(day))
    body = read_body(counts[-1][0]) if counts else None
    if not isinstance(body, CashCounted):
        return CashOfDay(day, expected)
    at = view.calendar.local(datetime.fromisoformat(counts[-1][0].header.at))
    figures = CashFigures(body.expected_vnd, body.cash_vnd, body.transfer_vnd)
    return CashOfDay(day, expected, figures, at, body.notes, body.note)
