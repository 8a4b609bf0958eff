"""Record that the result is signed and back at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import ResultReady
from desktop.domain.vietnamese import clean_line
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step


@dataclass(frozen=True)
class RecordResult:
    """A dossier and the number of its result (may be empty)."""

    dossier: str
    result: str = ""


def record_result(work: Work, request: RecordResult) -> Dossier:
    """Record the result; the dossier counts as settled from this instant.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, and what goes with the step.

    Returns:
        The dossier after the step.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: its status does not allow this step.
        FieldRefused: the result's number cannot be kept.

    Source:
        Convention 14.5.
    """
    dossier, at = begin_step(work, request.dossier, "result")
    work.record(dossier.id, ResultReady(result=clean_line(request.result, field="result")), at)
    return work.dossier(dossier.id)
