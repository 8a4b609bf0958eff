"""Ask for a fee or tax to be paid first; the clock stops."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import FinancialDutyRequested
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step, reason_given


@dataclass(frozen=True)
class RequestFinancialDuty:
    """A dossier, what must be paid and why."""

    dossier: str
    reason: str
    vnd: int = 0


def request_financial_duty(work: Work, request: RequestFinancialDuty) -> Dossier:
    """Ask the applicant to meet a financial duty.

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

    Source:
        Status 6, domain facts 4.1; convention 14.6.
    """
    dossier, at = begin_step(work, request.dossier, "financial_duty")
    work.record(dossier.id, FinancialDutyRequested(reason=reason_given(request.reason), vnd=request.vnd), at)
    return work.dossier(dossier.id)
