"""Give a dossier back at the applicant's request."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import DossierWithdrawn
from desktop.domain.vietnamese import clean_line
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step


@dataclass(frozen=True)
class WithdrawDossier:
    """A dossier and why it is withdrawn (may be empty)."""

    dossier: str
    reason: str = ""


def withdraw_dossier(work: Work, request: WithdrawDossier) -> Dossier:
    """Withdraw a dossier at the applicant's request.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, and what goes with the step.

    Returns:
        The dossier after the step.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: its status does not allow this step.
        FieldRefused: the reason cannot be kept.

    Source:
        Status 7, domain facts 4.1.
    """
    dossier, at = begin_step(work, request.dossier, "withdraw")
    work.record(dossier.id, DossierWithdrawn(reason=clean_line(request.reason, field="reason", most=1000)), at)
    return work.dossier(dossier.id)
