"""Papers of a counter: which there are, what one is asked for, and which a dossier has by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from desktop.domain.dossier import Dossier, Status
from desktop.domain.people import Applicant
from desktop.domain.read_models import DossierDetail, TimelineEntry
from desktop.domain.vietqr import FeeAccount, Payment, payment_reference

SLIP: Final = "01"
SUPPLEMENT: Final = "02"
REFUSAL: Final = "03"
APOLOGY: Final = "04"
STOP: Final = "05"
CONTROL: Final = "06"
REGISTER: Final = "07"
HANDOVER: Final = "handover"
RECEIPT: Final = "receipt"

STEPS: Final[dict[str, str]] = {
    "SupplementRequested": SUPPLEMENT,
    "DossierRefused": REFUSAL,
    "DueDateExtended": APOLOGY,
    "DossierStopped": STOP,
    "DossierWithdrawn": STOP,
}
"""The form that goes with a step, by the type of its event."""


class AskedPaper(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that was asked for, and why."""

    name: str
    reason: str = ""


class AskedFirst(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked for before a dossier was received: it has no number yet.

    Attributes:
        applicant: as far as typed.
        content: name of the procedure.
        items: in their order.
    """

    applicant: Applicant
    content: str
    items: tuple[AskedPaper, ...]


class PaperWanted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One paper that is to be made.

    Attributes:
        form: number of the form, or its word.
        dossier: its id; empty where the paper is about none.
        at: instant of the step it goes with, ISO with offset; empty for none.
        title: word of another title; empty for the usual one.
        asked: what is asked for where there is no dossier yet.
        first: ISO day; first of a register's period.
        last: ISO day; last of it.
        dossiers: ids of a list that is handed over.
    """

    form: str
    dossier: str = ""
    at: str = ""
    title: str = ""
    asked: AskedFirst | None = None
    first: str = ""
    last: str = ""
    dossiers: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What makes two prints the same paper; empty for one that is made anew each time."""
        if self.dossier:
            return "|".join((self.form, self.dossier, self.at))
        return ""


@dataclass(frozen=True)
class RegisterLine:
    """A dossier in the register. Instants are in the centre's zone.

    Attributes:
        settled_by: unit it was handed to last; empty for none.
        returned_at: when the result was handed over; None while it is owed.
        return_by: way the result went, or is to go.
        receiver: who took the result, where it was somebody else.
        papers: number of papers handed in.
    """

    number: str
    content: str
    name: str
    address: str
    phone: str
    settled_by: str
    received_at: datetime
    due_at: datetime
    returned_at: datetime | None
    return_by: str
    receiver: str = ""
    papers: int = 0


@dataclass(frozen=True)
class PaperFacts:
    """What was read for a paper.

    Attributes:
        wanted: which paper.
        now: the present instant, in the centre's zone.
        officer: full name of whoever makes it.
        detail: the dossier it is about; None where it is about none, or many.
        lines: dossiers of a list, in its order.
        printed: how often it was printed before.
        account: where fees are paid into; None for none.
    """

    wanted: PaperWanted
    now: datetime
    officer: str
    detail: DossierDetail | None = None
    lines: tuple[RegisterLine, ...] = ()
    printed: int = 0
    account: FeeAccount | None = None

    @property
    def payment(self) -> Payment | None:
        """How the fee of its dossier can be paid by a code; None where nothing is owed, or nowhere to pay it."""
        if self.account is None or self.detail is None or self.wanted.form not in {SLIP, RECEIPT}:
            return None
        dossier = self.detail.dossier
        charge = dossier.received.charge
        if not charge.known or not charge.vnd or not dossier.open:
            return None
        return Payment(self.account, charge.vnd, payment_reference(dossier.number))


@dataclass(frozen=True)
class PaperJob:
    """A paper that waits for a printer.

    Attributes:
        id: of the job.
        wanted: which paper.
        copies: how many.
        at: when it was asked for, in the centre's zone.
        code: of the error that kept it back; empty while it is tried for the first time.
        number: of its dossier; empty for none.
        name: of the applicant; empty for none.
    """

    id: int
    wanted: PaperWanted
    copies: int
    at: datetime
    code: str = ""
    number: str = ""
    name: str = ""


def has_slip(dossier: Dossier) -> bool:
    """Whether a dossier has a slip: one that was refused promises nothing, its paper is the refusal."""
    return dossier.status is not Status.REFUSED


def papers_of(detail: DossierDetail) -> tuple[PaperWanted, ...]:
    """The papers that a dossier has by now, by form; of several of one kind the newest first."""
    dossier, received = detail.dossier.id, has_slip(detail.dossier)
    found = [PaperWanted(form=CONTROL, dossier=dossier)]
    if received:
        found.append(PaperWanted(form=SLIP, dossier=dossier))
    found += [
        PaperWanted(form=STEPS[entry.type], dossier=dossier, at=entry.at.isoformat())
        for entry in detail.timeline
        if entry.type in STEPS and not entry.taken_back
    ]
    charge = detail.dossier.received.charge
    if received and charge.known and charge.vnd:
        found.append(PaperWanted(form=RECEIPT, dossier=dossier))
    return tuple(sorted(found, key=lambda one: one.form))


def by_receiver(lines: Sequence[RegisterLine]) -> list[tuple[RegisterLine, ...]]:
    """Lines of a list by the unit that takes them over, each for a signature of its own; those of none come last.

    One part, empty, where there are no lines.
    """
    units = list(dict.fromkeys(line.settled_by for line in lines))
    ordered = [*(unit for unit in units if unit), *(unit for unit in units if not unit)]
    return [tuple(line for line in lines if line.settled_by == unit) for unit in ordered] or [()]


def standing(detail: DossierDetail) -> Sequence[TimelineEntry]:
    """What happened to a dossier and was not taken back, oldest first."""
    return [entry for entry in reversed(detail.timeline) if not entry.taken_back]


def newest_paper(detail: DossierDetail, form: str) -> PaperWanted | None:
    """The newest paper of a form that a dossier has; None for none."""
    return next((one for one in papers_of(detail) if one.form == form), None)
