"""Who made a dossier late: data that came late, or work that was done late."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from desktop.domain.report_models import ReportedDossier, Travel


class Cause(StrEnum):
    """Where the time went, as far as events and their way to the province tell."""

    ENTERED_LATE = "entered_late"
    SENT_LATE = "sent_late"
    NOT_SENT = "not_sent"
    FORWARDED_LATE = "forwarded_late"
    NOT_FORWARDED = "not_forwarded"
    WORKED_LATE = "worked_late"


DATA = frozenset({Cause.SENT_LATE, Cause.NOT_SENT, Cause.ENTERED_LATE})
"""The work was in time, or may have been: what is late is what the province knows."""


def cause(dossier: ReportedDossier, received: Travel | None, result: Travel | None, last: date) -> Cause | None:
    """Why the province counts a dossier as late; None if it does not.

    Args:
        dossier: as it stands.
        received: way of its reception; None where its events are not here.
        result: way of its newest result; None while there is none.
        last: last day of the period, by which open dossiers are judged.

    A result that was ready in time and that the province learnt of after the due day is late by its data, however
    the province counts it. A reception recorded on a later day than the slip says began its work late.
    """
    due = dossier.due_at.date()
    settled = dossier.settled_at.date() if dossier.settled_at is not None else None
    if settled is not None and settled <= due:
        if result is None:
            return None
        if result.state != "stored":
            return Cause.NOT_SENT if last > due else None
        learnt = result.stored_at.date() if result.stored_at is not None else None
        return Cause.SENT_LATE if learnt is not None and learnt > due else None
    if received is not None and received.recorded_at.date() > dossier.received_at.date():
        return Cause.ENTERED_LATE
    if dossier.forwarded_at is None:
        return Cause.NOT_FORWARDED
    if dossier.forwarded_at.date() > due:
        return Cause.FORWARDED_LATE
    return Cause.WORKED_LATE
