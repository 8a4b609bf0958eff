"""Record how somebody rated what was done for them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier, Status
from desktop.domain.errors import FieldRefused, StepNotAllowed
from desktop.domain.events import ServiceRated
from desktop.domain.vietnamese import clean_line
from desktop.store.surveys import shipped_survey
from desktop.store.users import Role
from desktop.store.work import Work


@dataclass(frozen=True)
class RateService:
    """A dossier, the score of an answer of the survey, reasons in words, and whether it was given on paper."""

    dossier: str
    score: int
    reasons: tuple[str, ...] = ()
    on_paper: bool = False


def rate_service(work: Work, request: RateService) -> Dossier:
    """Record a rating; a second one replaces the first in every figure.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, and what was answered.

    Returns:
        The dossier after it.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: there is no result yet.
        FieldRefused: no such answer, or a reason that cannot be kept.

    Source:
        Group "Mức độ hài lòng" of Quyết định 766/QĐ-TTg (domain facts 11); question and answers are the centre's data.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    dossier = work.dossier(request.dossier)
    if dossier.status not in {Status.SETTLED, Status.RETURNED}:
        raise StepNotAllowed(step="rate", status=int(dossier.status), number=dossier.number)
    level = shipped_survey().level(request.score)
    if level is None:
        raise FieldRefused(field="score", reason="choice")
    reasons = tuple(clean_line(reason, field="reasons", most=200) for reason in request.reasons)
    body = ServiceRated(
        score=level.score,
        level=level.words,
        satisfied=level.satisfied,
        reasons=tuple(dict.fromkeys(reason for reason in reasons if reason)),
        on_paper=request.on_paper,
    )
    work.record(dossier.id, body, work.calendar.local(work.clock.now()))
    return work.dossier(dossier.id)
