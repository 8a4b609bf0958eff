"""Hand the result to the applicant."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.errors import FieldRefused
from desktop.domain.events import ResultReturned
from desktop.domain.procedures import RETURN_WAYS
from desktop.domain.vietnamese import clean_line
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step


@dataclass(frozen=True)
class ReturnResult:
    """A dossier, how its result goes out, and who took it; an empty `by` is the way asked for at reception."""

    dossier: str
    by: str = ""
    receiver: str = ""


def return_result(work: Work, request: ReturnResult) -> Dossier:
    """Hand over, post or send the result.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, and what goes with the step.

    Returns:
        The dossier after the step.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: its status does not allow this step.
        FieldRefused: no such way, or a receiver that cannot be kept.

    Source:
        Nghị định 118/2025/NĐ-CP art. 22 (article map, domain facts 1).
    """
    dossier, at = begin_step(work, request.dossier, "return")
    by = request.by or dossier.received.return_by
    if by not in RETURN_WAYS:
        raise FieldRefused(field="by", reason="choice")
    work.record(dossier.id, ResultReturned(by=by, receiver=clean_line(request.receiver, field="receiver")), at)
    return work.dossier(dossier.id)
