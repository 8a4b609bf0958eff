"""Take a reception back before the dossier was forwarded."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import DossierRefused
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step, reason_given


@dataclass(frozen=True)
class RefuseDossier:
    """A dossier and why it cannot be taken."""

    dossier: str
    reason: str


def refuse_dossier(work: Work, request: RefuseDossier) -> Dossier:
    """Refuse a dossier that was taken in and not yet forwarded (Mẫu 03).

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
        Thông tư 03/2025/TT-VPCP annex I, Mẫu 03; convention 14.6.
    """
    dossier, at = begin_step(work, request.dossier, "refuse")
    work.record(dossier.id, DossierRefused(reason=reason_given(request.reason)), at)
    return work.dossier(dossier.id)
