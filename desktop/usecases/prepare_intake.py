"""What the intake page shows before anything is saved: date, reasons, fee, papers, number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.deadlines import Due, Limit, due
from desktop.domain.fees import Charge, charge
from desktop.domain.procedures import Case, Document, Procedure
from desktop.store.view import View


@dataclass(frozen=True)
class PrepareIntake:
    """What was chosen so far."""

    procedure: str
    case: str = ""
    channel: str = "direct"
    copies: int = 1
    pages: int = 1
    limit: Limit | None = None


@dataclass(frozen=True)
class IntakePreview:
    """What a dossier received now would promise.

    Attributes:
        received_on: day of reception, which stands in the number.
        documents: checklist of the case, in order.
        cases: to choose from, in order.
        limit: time it may take; None where nobody has entered one and none was typed.
        due: instant with its reasons; None without a limit.
        fee_kind: how the fee is computed, as `fees.Fee`.
        charge: fee.
    """

    procedure: Procedure
    received_on: date
    cases: tuple[Case, ...]
    documents: tuple[Document, ...]
    limit: Limit | None
    due: Due | None
    fee_kind: str
    charge: Charge


def prepare_intake(view: View, request: PrepareIntake) -> IntakePreview:
    """Compute what the page shows; the use-case that receives computes it again when it saves.

    Args:
        view: read access to the store.
        request: procedure, case, channel, copies, pages.

    Returns:
        Checklist, due instant with reasons, fee.

    Raises:
        ProcedureUnknown, ProcedureClosed, CaseUnknown: as when receiving.
    """
    procedure = view.catalogue.procedure(request.procedure, view.today())
    today = view.today()
    case = procedure.case(request.case, today)
    limit = request.limit or procedure.limit_of(case, today)
    fee = procedure.fee_of(case, today)
    return IntakePreview(
        procedure=procedure,
        received_on=today,
        cases=procedure.cases_on(today),
        documents=procedure.documents_of(case, today),
        limit=limit,
        due=due(view.now(), limit, view.calendar, view.centre.habits) if limit else None,
        fee_kind=fee.kind,
        charge=charge(
            fee,
            copies=request.copies,
            pages=request.pages,
            channel=request.channel.removesuffix("_assisted"),
        ),
    )
