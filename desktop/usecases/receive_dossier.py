"""Take a dossier in and promise a result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from desktop.domain.addresses import Certainty
from desktop.domain.deadlines import Limit, due
from desktop.domain.errors import FieldRefused, LimitNotSet
from desktop.domain.events import DossierReceived
from desktop.domain.fees import Charge, charge
from desktop.domain.numbers import AGENCY
from desktop.domain.people import Applicant, clean_applicant, number_warnings
from desktop.domain.procedures import (
    CHANNELS,
    RETURN_WAYS,
    HandedDocument,
    channel_listed,
    check_documents,
    hand_over,
)
from desktop.domain.proof import proof_code
from desktop.domain.vietnamese import clean_line
from desktop.store.reference_edits import version_of
from desktop.store.users import Role
from desktop.store.work import Work
from desktop.usecases.settle_address import settle_address


@dataclass(frozen=True)
class ReceiveDossier:
    """What was handed over.

    Attributes:
        procedure: code.
        applicant: as read or typed; checked and normalised here.
        documents: papers as ticked; None means everything the checklist asks for.
        case: case code, or empty.
        copies: copies asked for.
        pages: pages of the original.
        sets: sets handed in.
        limit: time that overrides the catalogue's, None as a rule.
        priority: reason for priority, or empty.
        settles: agency code of the centre that settles it, where that is another one in the province.
        settles_name: what people call that centre.
        key: makes a repeated save the same save; empty for none.
    """

    procedure: str
    applicant: Applicant
    documents: tuple[HandedDocument, ...] | None = None
    case: str = ""
    channel: str = "direct"
    return_by: str = "desk"
    copies: int = 1
    pages: int = 1
    sets: int = 1
    limit: Limit | None = None
    priority: str = ""
    settles: str = ""
    settles_name: str = ""
    key: str = ""


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What the applicant is told.

    Attributes:
        dossier: id.
        number: as printed.
        provisional: whether the official number is still owed.
        due_at: promised instant, in the centre's zone.
        charge: fee.
        warnings: codes shown and accepted.
        proof: short code from the journal's chain.
    """

    dossier: str
    number: str
    provisional: bool
    due_at: datetime
    charge: Charge
    warnings: tuple[str, ...]
    proof: str


def receive_dossier(work: Work, request: ReceiveDossier) -> Receipt:
    """Take a dossier over the counter and owe the applicant a result by a date.

    Args:
        work: open transaction of the store; this function never commits.
        request: what was handed over.

    Returns:
        Receipt with the number and the due instant. The same `key` gives the same receipt again and
        records nothing.

    Raises:
        NotPermitted: the user's role does not receive dossiers.
        ProcedureUnknown: no such procedure.
        ProcedureClosed: the catalogue in force does not offer it on this day.
        CaseUnknown: the procedure has no such case.
        LimitNotSet: nobody has entered a time for it, and the request names none.
        DocumentsMissing: a required paper was not handed over; in the procedure's order.
        PersonIncomplete: no name.
        FieldRefused: a value that cannot be kept.

    Source:
        Nghị định 118/2025/NĐ-CP art. 17 (secondary text, domain facts 1).
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    if request.key and (earlier := work.done(request.key)) is not None:
        return msgspec.json.decode(earlier, type=Receipt)
    receipt = take_in(work, request)
    if request.key:
        work.mark_done(request.key, msgspec.json.encode(receipt))
        work.drop_draft(request.key)
    return receipt


def take_in(work: Work, request: ReceiveDossier, *, incomplete: bool = False) -> Receipt:
    """Record a reception; what receiving and refusing at the counter share.

    Args:
        work: open transaction of the store.
        request: what was handed over.
        incomplete: whether required papers may be missing, since the dossier is refused at once.

    Returns:
        Receipt; nothing is remembered under the request's key.

    Raises:
        RuleBroken: as when receiving.
    """
    received_at = work.calendar.local(work.clock.now())
    procedure = work.catalogue.procedure(request.procedure, received_at.date())
    today = received_at.date()
    case = procedure.case(request.case, today)
    _check_choices(request)
    applicant = settle_address(work, clean_applicant(request.applicant))
    checklist = procedure.documents_of(case, today)
    handed = hand_over(checklist, None) if request.documents is None else request.documents
    settles = _settling_centre(work, request.settles)
    if not incomplete:
        check_documents(checklist, handed)
    limit = request.limit or procedure.limit_of(case, today)
    if limit is None:
        raise LimitNotSet(procedure=procedure.code)
    promise = due(received_at, limit, work.calendar, work.centre.habits)
    fee = charge(
        procedure.fee_of(case, today),
        copies=request.copies,
        pages=request.pages,
        channel=request.channel.removesuffix("_assisted"),
    )
    number = work.take_number(today)
    warnings = _warnings(work, request, applicant)
    if not fee.known:
        warnings.append("fee_not_set")
    if not channel_listed(procedure, request.channel):
        warnings.append("channel_not_listed")
    if number.provisional:
        warnings.append("number_provisional")
    event = DossierReceived(
        number=number.text,
        provisional=number.provisional,
        procedure=procedure.code,
        catalogue=version_of(work.catalogue, procedure),
        field=procedure.field,
        title=procedure.name,
        short=procedure.short,
        case=request.case,
        applicant=applicant,
        documents=handed,
        received_at=received_at.isoformat(),
        due_at=promise.at.isoformat(),
        limit=(limit.value, limit.unit.value),
        charge=fee,
        channel=request.channel,
        return_by=request.return_by,
        sets=request.sets,
        copies=request.copies,
        pages=request.pages,
        priority=clean_line(request.priority, field="priority"),
        counter=work.centre.counter,
        warnings=tuple(warnings),
        settles=settles,
        settles_name=clean_line(request.settles_name, field="settles_name", most=200) if settles else "",
    )
    dossier = work.new_dossier_id()
    envelope = work.record(dossier, event, received_at)
    return Receipt(
        dossier=dossier,
        number=number.text,
        provisional=number.provisional,
        due_at=promise.at,
        charge=fee,
        warnings=tuple(warnings),
        proof=proof_code(envelope.hash),
    )


def _check_choices(request: ReceiveDossier) -> None:
    for field, value, known in (
        ("channel", request.channel, CHANNELS),
        ("return_by", request.return_by, RETURN_WAYS),
    ):
        if value not in known:
            raise FieldRefused(field=field, reason="choice")
    for field, amount, most in (
        ("copies", request.copies, 999),
        ("pages", request.pages, 9999),
        ("sets", request.sets, 99),
    ):
        if not 1 <= amount <= most:
            raise FieldRefused(field=field, reason="range", most=most)
    if request.limit is not None and not 1 <= request.limit.value <= 999:
        raise FieldRefused(field="limit", reason="range", most=999)


def _settling_centre(work: Work, code: str) -> str:
    """Agency code of another centre of the province; empty where the dossier stays here."""
    code = clean_line(code, field="settles").upper().replace(" ", "")
    if not code or code == work.centre.agency_code:
        return ""
    if not AGENCY.fullmatch(code):
        raise FieldRefused(field="settles", reason="agency")
    if code.split(".")[0] != work.centre.agency_code.split(".")[0]:
        raise FieldRefused(field="settles", reason="province")
    return code


def _warnings(work: Work, request: ReceiveDossier, applicant: Applicant) -> list[str]:
    warnings = [f"card_{field}_unread" for field in request.applicant.unread]
    warnings += number_warnings(applicant)
    open_address = applicant.address if not applicant.commune else ""
    if open_address and work.view.units.read(open_address).certainty is Certainty.CHOICE:
        warnings.append("address_choice")
    same = (row for row in work.view.of_person(applicant.id_number) if row.open and row.procedure == request.procedure)
    if next(same, None) is not None:
        warnings.append("open_dossier_of_same_procedure")
    return warnings
