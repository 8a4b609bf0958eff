"""Record that the duty was met; the clock goes on."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.deadlines import resume
from desktop.domain.dossier import Dossier
from desktop.domain.events import FinancialDutySettled
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step


@dataclass(frozen=True)
class SettleFinancialDuty:
    """A dossier."""

    dossier: str


def settle_financial_duty(work: Work, request: SettleFinancialDuty) -> Dossier:
    """Record the payment and move the promise by the working time that passed.

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
        Convention 14.4 (statuses 5, 6 and 8 stop the clock).
    """
    dossier, at = begin_step(work, request.dossier, "duty_settled")
    due_at = resume(dossier.due_at, dossier.paused_at or at, at, work.calendar).at
    work.record(dossier.id, FinancialDutySettled(due_at=due_at.isoformat()), at)
    return work.dossier(dossier.id)
