"""Take back the newest step of a dossier, which was a wrong entry."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import StepTakenBack
from desktop.store.users import Role
from desktop.store.work import Work
from desktop.usecases.begin_step import reason_given


@dataclass(frozen=True)
class TakeBackStep:
    """A dossier, the event that its screen showed as the newest step, and why it was wrong."""

    dossier: str
    event: str
    reason: str


def take_back_step(work: Work, request: TakeBackStep) -> Dossier:
    """Put a dossier back to where it stood before its newest step; both events stay in the journal.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, which step, and why.

    Returns:
        The dossier after it.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        NothingToTakeBack: no step stands, or a newer one came since the screen was read.
        ReasonMissing: no reason.
        FieldRefused: the reason cannot be kept.

    Source:
        Own rule: nothing in the journal is overwritten, so a wrong entry is undone by an entry with its reason.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    dossier = work.dossier(request.dossier)
    dossier.check_take_back(request.event)
    reason = reason_given(request.reason)
    work.record(dossier.id, StepTakenBack(event=request.event, reason=reason), work.clock.now())
    return work.dossier(dossier.id)
