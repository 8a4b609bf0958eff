"""Close the day: figures agree, and the journal says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import CountsDisagree
from desktop.domain.events import DayClosed
from desktop.domain.reports import day_figures, period_report
from desktop.domain.vietnamese import clean_line
from desktop.store.users import Role
from desktop.store.work import Work


@dataclass(frozen=True)
class CloseDay:
    """A day, and why it is closed although counts do not agree (empty if they do)."""

    day: date
    note: str = ""


@dataclass(frozen=True)
class ClosedDay:
    """What closing recorded.

    Attributes:
        received: dossiers received that day.
        settled: dossiers settled that day.
        fees_vnd: fees of the dossiers received.
        head: hash of the journal before the closing, for the day sheet.
    """

    day: date
    received: int
    settled: int
    fees_vnd: int
    head: str


def close_day(work: Work, request: CloseDay) -> ClosedDay:
    """Reconcile the counts of a day and record the closing.

    Closing again later the same day records the newer figures; the last closing counts.

    Args:
        work: open transaction of the store; this function never commits.
        request: which day.

    Returns:
        The figures that were recorded.

    Raises:
        NotPermitted: the user's role does not close days.
        CountsDisagree: journal and register differ, or the control sum of II.06a does not hold, and no
            note was given; carries the counts.
        FieldRefused: the note cannot be kept.

    Source:
        Control sum (3) = (7) + (11): form II.06a/VPCP/KSTT (domain facts 6).
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    note = clean_line(request.note, field="note", most=1000)
    figures = work.view.figures(request.day, request.day)
    report = period_report(figures, request.day, request.day)
    day = day_figures(figures, request.day, request.day)
    counts = work.view.counts()
    if (counts["journal"] != counts["register"] or not report.total.balanced) and not note:
        raise CountsDisagree(**counts, taken=report.total.taken, settled=report.total.settled, open=report.total.open)
    closed = ClosedDay(request.day, day.received, report.total.settled, day.fees_vnd, work.journal.head()[1])
    work.record(
        work.centre.day_stream(request.day),
        DayClosed(
            day=request.day.isoformat(),
            received=closed.received,
            settled=closed.settled,
            fees_vnd=closed.fees_vnd,
            head=closed.head,
            note=note,
        ),
        work.clock.now(),
    )
    return closed
