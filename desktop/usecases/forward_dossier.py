"""Hand a dossier to the unit that settles it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import DossierForwarded
from desktop.domain.vietnamese import clean_line
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step


@dataclass(frozen=True)
class ForwardDossier:
    """A dossier and the unit it goes to (may be empty)."""

    dossier: str
    to: str = ""


def forward_dossier(work: Work, request: ForwardDossier) -> Dossier:
    """Forward a dossier to the unit that settles it.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, and what goes with the step.

    Returns:
        The dossier after the step.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: its status does not allow this step.
        FieldRefused: the unit's name cannot be kept.

    Source:
        Nghị định 118/2025/NĐ-CP art. 18 (article map, domain facts 1).
    """
    dossier, at = begin_step(work, request.dossier, "forward")
    work.record(dossier.id, DossierForwarded(to=clean_line(request.to, field="to")), at)
    return work.dossier(dossier.id)
