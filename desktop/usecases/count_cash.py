"""Count the money of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.cash import MOST_VND, CashFigures, Notes, total
from desktop.domain.errors import FieldRefused
from desktop.domain.events import CashCounted
from desktop.domain.reports import day_figures
from desktop.domain.vietnamese import clean_line
from desktop.store.users import Role
from desktop.store.work import Work
from desktop.usecases.begin_step import reason_given


@dataclass(frozen=True)
class CountCash:
    """A day and the money that was found.

    Attributes:
        day: which day.
        notes: worth of a note, and how many there are.
        transfer_vnd: paid into the account.
        note: why it is not what should be there; empty where it is.
    """

    day: date
    notes: Notes = ()
    transfer_vnd: int = 0
    note: str = ""


def count_cash(work: Work, request: CountCash) -> CashFigures:
    """Record what was counted beside the fees of the dossiers received that day; a later count replaces it.

    Args:
        work: open transaction of the store; this function never commits.
        request: which day, and what was found.

    Returns:
        The figures that were recorded.

    Raises:
        NotPermitted: the user's role takes no money.
        FieldRefused: no note in use, no number of them, or no amount.
        ReasonMissing: it is not what should be there, and nothing says why.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    if not 0 <= request.transfer_vnd < MOST_VND:
        raise FieldRefused(field="amount", reason="range", least=0, most=MOST_VND)
    expected = day_figures(work.view.figures(request.day, request.day), request.day, request.day).fees_vnd
    figures = CashFigures(expected, total(request.notes), request.transfer_vnd)
    note = clean_line(request.note, field="note", most=1000)
    work.record(
        work.centre.cash_stream(request.day),
        CashCounted(
            day=request.day.isoformat(),
            expected_vnd=figures.expected_vnd,
            cash_vnd=figures.cash_vnd,
            transfer_vnd=figures.transfer_vnd,
            notes=tuple((worth, count) for worth, count in request.notes if count),
            note=reason_given(note) if figures.difference_vnd else note,
        ),
        work.clock.now(),
    )
    work.changes.days = True
    return figures
