"""Figures of a day or a longer period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.read_models import Summary
from desktop.domain.reports import day_figures, period_report
from desktop.store.view import View


@dataclass(frozen=True)
class SummarisePeriod:
    """First and last day; the same for one day."""

    first: date
    last: date


def summarise_period(view: View, request: SummarisePeriod) -> Summary:
    """Report II.06a, further figures and the register of a period.

    Args:
        view: read access to the store.
        request: whole days in the centre's zone.

    Returns:
        The figures that screens, XLSX, PDF and CSV show; all come from here.

    Source:
        Form II.06a/VPCP/KSTT (domain facts 6).
    """
    figures = view.figures(request.first, request.last)
    return Summary(
        report=period_report(figures, request.first, request.last),
        figures=day_figures(figures, request.first, request.last),
        field_names={field.code: field.name for field in view.catalogue.fields},
        days=view.days(request.last),
        closed_at=view.day_closed_at(request.last) if request.first == request.last else None,
        head=view.journal.head()[1],
        centre=view.centre.name,
        authority=view.centre.authority,
        place=view.centre.place,
        made_at=view.now(),
        officer=view.user.name,
        register=view.received_on(request.first, request.last),
    )
