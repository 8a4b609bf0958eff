"""Stop settling a dossier; the clock stops."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import DossierStopped
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step, reason_given


@dataclass(frozen=True)
class StopDossier:
    """A dossier and why it is stopped."""

    dossier: str
    reason: str


def stop_dossier(work: Work, request: StopDossier) -> Dossier:
    """Stop settling a dossier (Mẫu 05).

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
        Thông tư 03/2025/TT-VPCP art. 7, annex I, Mẫu 05.
    """
    dossier, at = begin_step(work, request.dossier, "stop")
    work.record(dossier.id, DossierStopped(reason=reason_given(request.reason)), at)
    return work.dossier(dossier.id)
