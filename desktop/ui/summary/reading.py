"""What the summary reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.report_models import Summary
from desktop.domain.report_tables import ReportTable
from desktop.ui.summary.period import Period, Span
from desktop.ui.summary.report_panel import MOST
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period
from desktop.usecases.view_report import ViewReport, view_report


@dataclass(frozen=True)
class Summed:
    """The figures of a period: the summary, or the report that was asked for."""

    period: Period
    first: date
    last: date
    today: date
    summary: Summary | None
    table: ReportTable | None


def read_summary(view: Any, period: Period | None, report: str) -> Summed:
    """The summary (`overview`) or a report of a period; None asks for today."""
    today: date = view.today()
    period = period or Period(today, Span.DAY)
    days = period.first, period.until(today)
    if report == "overview":
        return Summed(period, *days, today, summarise_period(view, SummarisePeriod(*days)), None)
    return Summed(period, *days, today, None, view_report(view, ViewReport(report, *days, MOST)))
