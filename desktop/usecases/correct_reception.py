"""Correct what was entered wrongly at reception."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from desktop.domain.dossier import Dossier
from desktop.domain.errors import FieldRefused, NothingCorrected
from desktop.domain.events import ReceptionCorrected
from desktop.domain.fees import Charge
from desktop.domain.people import Applicant, clean_applicant
from desktop.domain.procedures import RETURN_WAYS, HandedDocument
from desktop.store.users import Role
from desktop.store.work import Work
from desktop.usecases.begin_step import reason_given
from desktop.usecases.settle_address import settle_address


@dataclass(frozen=True)
class CorrectReception:
    """What was wrong, entered anew; None and empty leave a part as it is.

    Attributes:
        dossier: id.
        reason: why the entry was wrong.
        applicant: the applicant, whole.
        documents: the papers handed in, whole.
        charge: the fee.
        return_by: way of return.
    """

    dossier: str
    reason: str
    applicant: Applicant | None = None
    documents: tuple[HandedDocument, ...] | None = None
    charge: Charge | None = None
    return_by: str = ""


def correct_reception(work: Work, request: CorrectReception) -> Dossier:
    """Correct a reception by an event of its own; what was entered first stays in the journal.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, what is right, and why it was wrong.

    Returns:
        The dossier with the correction.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        ReasonMissing: no reason.
        PersonIncomplete: no name.
        FieldRefused: a value that cannot be kept.
        NothingCorrected: everything is as it stands already.

    Source:
        Own rule: nothing in the journal is overwritten, so a wrong entry is corrected by an entry with its reason.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    dossier = work.dossier(request.dossier)
    reason = reason_given(request.reason)
    if request.return_by and request.return_by not in RETURN_WAYS:
        raise FieldRefused(field="return_by", reason="choice")
    stands = dossier.received
    applicant = _clean(work, request.applicant, stands.applicant) if request.applicant is not None else None
    changed = ReceptionCorrected(
        reason=reason,
        applicant=applicant if applicant != stands.applicant else None,
        documents=request.documents if request.documents != stands.documents else None,
        charge=request.charge if request.charge != stands.charge else None,
        return_by=request.return_by if request.return_by != stands.return_by else "",
    )
    if changed == ReceptionCorrected(reason=reason):
        raise NothingCorrected(number=dossier.number)
    work.record(dossier.id, changed, work.clock.now())
    return work.dossier(dossier.id)


def _clean(work: Work, applicant: Applicant, stands: Applicant) -> Applicant:
    """As at reception; the commune that was chosen stays as long as the address does."""
    clean = clean_applicant(applicant)
    if not clean.commune and clean.address == stands.address:
        clean = msgspec.structs.replace(clean, commune=stands.commune)
    return settle_address(work, clean)
