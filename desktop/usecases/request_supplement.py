"""Ask for papers once more; the clock stops."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.deadlines import lapses_on
from desktop.domain.dossier import Dossier
from desktop.domain.events import SupplementRequested
from desktop.domain.vietnamese import clean_line
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step, reason_given


@dataclass(frozen=True)
class RequestSupplement:
    """A dossier, why it is not complete, and the papers asked for."""

    dossier: str
    reason: str
    documents: tuple[str, ...] = ()


def request_supplement(work: Work, request: RequestSupplement) -> Dossier:
    """Ask the applicant to complete a dossier (Mẫu 02).

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
        Thông tư 03/2025/TT-VPCP annex I, Mẫu 02; convention 14.4; the lapse: domain facts 5.1, as the
        procedure it was received under says.
    """
    dossier, at = begin_step(work, request.dossier, "supplement")
    lapse = lapses_on(at, work.view.limit_under(dossier), work.calendar)
    work.record(
        dossier.id,
        SupplementRequested(
            reason=reason_given(request.reason),
            documents=tuple(clean_line(d, field="documents", most=300) for d in request.documents),
            lapses_on=lapse.isoformat() if lapse else "",
        ),
        at,
    )
    return work.dossier(dossier.id)
