"""What the summary reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.report_models import Summary
from desktop.ui.summary.period import Period, Span
from desktop.usecases.summarise_period import SummarisePeriod, summarise_period


@dataclass(frozen=True)
class Summed:
    """The figures of a period."""

    period: Period
    summary: Summary
    today: date


def read_summary(view: Any, period: Period | None) -> Summed:
    """Figures of a period; None asks for today."""
    today: date = view.today()
    period = period or Period(today, Span.DAY)
    return Summed(period, summarise_period(view, SummarisePeriod(period.first, period.until(today))), today)
