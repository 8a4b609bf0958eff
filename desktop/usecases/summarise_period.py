"""Figures of a day or a longer period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.events import DayClosed
from desktop.domain.report_models import ClosedFigures, Summary
from desktop.domain.reports import by_line, day_figures, period_report
from desktop.store.bodies import read_body
from desktop.store.view import View


@dataclass(frozen=True)
class SummarisePeriod:
    """First and last day; the same for one day."""

    first: date
    last: date


def summarise_period(view: View, request: SummarisePeriod) -> Summary:
    """Report II.06a and the further figures of a period, by field and by officer.

    Args:
        view: read access to the store.
        request: whole days in the centre's zone.

    Returns:
        The figures that screens, XLSX, PDF and CSV show; all come from here.

    Source:
        Form II.06a/VPCP/KSTT (domain facts 6).
    """
    first, last = request.first, request.last
    figures = view.figures(first, last)
    officers = view.officers()
    return Summary(
        report=period_report(figures, first, last),
        figures=day_figures(figures, first, last),
        field_names={field.code: field.name for field in view.catalogue.fields},
        days=view.days(last),
        closed_at=view.day_closed_at(last) if first == last else None,
        head=view.journal.head()[1],
        centre=view.centre.name,
        authority=view.centre.authority,
        place=view.centre.place,
        made_at=view.now(),
        officer=view.user.name,
        by_field=by_line(figures, first, last, lambda one: one.field),
        by_officer=by_line(figures, first, last, lambda one: officers.get(one.officer, one.officer)),
        hours=view.hours(last) if first == last else (),
        stored=view.stored(first, last),
        closed=_closed(view, last) if first == last else None,
        ratings=view.ratings(first, last),
        printed=view.papers.printed_on(last) if first == last else {},
    )


def _closed(view: View, day: date) -> ClosedFigures | None:
    """What this counter's last closing of a day recorded."""
    closings = view.journal.stream(view.centre.day_stream(day))
    body = read_body(closings[-1][0]) if closings else None
    return ClosedFigures(body.received, body.settled, body.fees_vnd) if isinstance(body, DayClosed) else None
