"""Take the papers that were asked for; the clock goes on."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.deadlines import supplemented
from desktop.domain.dossier import Dossier
from desktop.domain.events import SupplementReceived
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step


@dataclass(frozen=True)
class ReceiveSupplement:
    """A dossier."""

    dossier: str


def receive_supplement(work: Work, request: ReceiveSupplement) -> Dossier:
    """Take the supplement in and move the promise: by the wait, or the whole limit anew where the procedure says so.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, and what goes with the step.

    Returns:
        The dossier after the step.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: its status does not allow this step.

    Source:
        Convention 14.4 (statuses 5, 6 and 8 stop the clock; "restart" as the procedure it was received under says).
    """
    dossier, at = begin_step(work, request.dossier, "supplement_received")
    limit = work.view.limit_under(dossier)
    promise = supplemented(dossier.due_at, dossier.paused_at or at, at, limit, work.calendar, work.centre.habits)
    work.record(dossier.id, SupplementReceived(due_at=promise.at.isoformat()), at)
    return work.dossier(dossier.id)
