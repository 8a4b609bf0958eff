"""Move a promise once, with an apology."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.dossier import Dossier
from desktop.domain.errors import DueDateNotLater
from desktop.domain.events import DueDateExtended
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step, reason_given


@dataclass(frozen=True)
class ExtendDueDate:
    """A dossier, the new due instant (aware) and why."""

    dossier: str
    reason: str
    due_at: datetime


def extend_due_date(work: Work, request: ExtendDueDate) -> Dossier:
    """Move the due instant to a later one, in working time (Mẫu 04).

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, and what goes with the step.

    Returns:
        The dossier after the step.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: its status does not allow this step.
        ReasonMissing: no reason was given.
        FieldRefused: the reason cannot be kept.
        AlreadyExtended: it was extended before.
        DueDateNotLater: the new instant is not after the promise in force and the present.

    Source:
        Thông tư 03/2025/TT-VPCP annex I, Mẫu 04; one extension only: domain facts 5.1.
    """
    dossier, at = begin_step(work, request.dossier, "extend")
    due_at = work.calendar.in_working_time(request.due_at)
    if due_at <= max(dossier.due_at, at):
        raise DueDateNotLater(number=dossier.number, due_at=dossier.due_at.isoformat())
    work.record(dossier.id, DueDateExtended(reason=reason_given(request.reason), due_at=due_at.isoformat()), at)
    return work.dossier(dossier.id)
