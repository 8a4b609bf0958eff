"""Record that the result is signed and back at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from desktop.domain.dossier import Dossier
from desktop.domain.errors import FieldRefused
from desktop.domain.events import ResultReady
from desktop.domain.vietnamese import clean_line
from desktop.store.work import Work
from desktop.usecases.begin_step import begin_step


@dataclass(frozen=True)
class RecordResult:
    """A dossier, and of its result the number, to whom it was issued if not to the applicant, and its last valid day.

    All but the dossier may be empty; `valid_until` is an ISO day.
    """

    dossier: str
    result: str = ""
    holder: str = ""
    valid_until: str = ""


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
        FieldRefused: number or holder cannot be kept, or the last valid day is none or over already.

    Source:
        Convention 14.5.
    """
    dossier, at = begin_step(work, request.dossier, "result")
    procedure = work.reference.catalogue.newest().get(dossier.received.procedure)
    body = ResultReady(
        result=clean_line(request.result, field="result"),
        holder=clean_line(request.holder, field="holder"),
        valid_until=_term(request.valid_until, at.date()),
    )
    if procedure is not None and body != ResultReady():
        body = replace(body, kind=procedure.result.name)
    work.record(dossier.id, body, at)
    return work.dossier(dossier.id)


def _term(text: str, today: date) -> str:
    if not text:
        return ""
    try:
        last = date.fromisoformat(text)
    except ValueError as error:
        raise FieldRefused(field="valid_until", reason="date") from error
    if last < today:
        raise FieldRefused(field="valid_until", reason="passed")
    return last.isoformat()
