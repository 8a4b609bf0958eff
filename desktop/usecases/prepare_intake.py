"""What the intake page shows before anything is saved: date, reasons, fee, papers, number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.deadlines import Due, due
from desktop.domain.fees import Charge, charge
from desktop.domain.procedures import Document, Procedure
from desktop.store.view import View


@dataclass(frozen=True)
class PrepareIntake:
    """What was chosen so far."""

    procedure: str
    case: str = ""
    channel: str = "direct"
    copies: int = 1
    pages: int = 1


@dataclass(frozen=True)
class IntakePreview:
    """What a dossier received now would promise.

    Attributes:
        received_on: day of reception, which stands in the number.
        documents: checklist of the case, in order.
        due: instant with its reasons.
        charge: fee.
    """

    procedure: Procedure
    received_on: date
    documents: tuple[Document, ...]
    due: Due
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
    case = procedure.case(request.case)
    return IntakePreview(
        procedure=procedure,
        received_on=view.today(),
        documents=procedure.documents_of(case),
        due=due(view.now(), procedure.limit_of(case), view.calendar, cutoff=view.centre.cutoff_time),
        charge=charge(
            procedure.fee_of(case),
            copies=request.copies,
            pages=request.pages,
            channel=request.channel.removesuffix("_assisted"),
        ),
    )
