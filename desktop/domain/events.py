"""Business facts of the counter. A body's shape is kept for ever: a change is a new `v` with an upcaster."""

from __future__ import annotations

from typing import Any, Final, NewType

import msgspec

from desktop.domain.centre_events import (
    BodiesRemoved,
    CashCounted,
    CatalogueImported,
    DayClosed,
    DaySet,
    HoursSet,
    ProcedureEdited,
    StoreRestored,
    UserSet,
)
from desktop.domain.errors import FieldRefused
from desktop.domain.event_body import EventBody
from desktop.domain.fees import Charge, Counted
from desktop.domain.people import Applicant
from desktop.domain.procedures import HandedDocument

__all__ = [
    "BODIES",
    "MOST_BYTES",
    "BodiesRemoved",
    "CashCounted",
    "CatalogueImported",
    "DayClosed",
    "DaySet",
    "DossierForwarded",
    "DossierId",
    "DossierReceived",
    "DossierRefused",
    "DossierStopped",
    "DossierWithdrawn",
    "DueDateExtended",
    "EventBody",
    "FileAttached",
    "FileDetached",
    "FinancialDutyRequested",
    "FinancialDutySettled",
    "HoursSet",
    "OfficialNumberGiven",
    "ProcedureEdited",
    "ReceptionCorrected",
    "RefusalSettled",
    "ResultReady",
    "ResultReturned",
    "ServiceRated",
    "StepTakenBack",
    "StoreRestored",
    "SupplementReceived",
    "SupplementRequested",
    "UserId",
    "UserSet",
    "decode",
    "encode",
]

DossierId = NewType("DossierId", str)
UserId = NewType("UserId", str)


class DossierReceived(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A dossier was taken in and its result promised.

    Attributes:
        number: as printed on the slip.
        provisional: whether the province still owes the official number.
        procedure: code; with `catalogue` it names what the dossier was received under.
        field: code of the field, as it stood.
        title: official name of the procedure, as it stood.
        short: its short wording, for lists.
        case: case code, or empty.
        received_at: instant of reception, with offset.
        due_at: promised instant, with offset.
        limit: wording of the time, for the slip: value and unit.
        sets: number of sets handed in.
        copies: copies asked for.
        pages: pages of the original.
        warnings: codes shown to the officer and accepted.
        settles: agency code of the centre that settles it, where that is another one; the province routes it there.
        settles_name: what people call that centre, as typed.
        priority: why the visitor was served first; empty for no reason.
    """

    number: str
    provisional: bool
    procedure: str
    catalogue: str
    field: str
    title: str
    short: str = ""
    applicant: Applicant
    documents: tuple[HandedDocument, ...]
    received_at: str
    due_at: str
    limit: tuple[int, str]
    charge: Charge
    case: str = ""
    channel: str = "direct"
    return_by: str = "desk"
    sets: int = 1
    copies: int = 1
    pages: int = 1
    priority: str = ""
    counter: str = ""
    warnings: tuple[str, ...] = ()
    settles: str = ""
    settles_name: str = ""


class DossierRefused(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """Reception was taken back before the dossier was forwarded (Mẫu 03)."""

    reason: str


class DossierForwarded(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The dossier went to the unit that settles it."""

    to: str = ""


class SupplementRequested(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """Papers are asked for once more (Mẫu 02); the clock stops.

    Attributes:
        lapses_on: ISO day, last on which they may come; empty where no text says.
    """

    reason: str
    documents: tuple[str, ...] = ()
    lapses_on: str = ""


class SupplementReceived(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The papers came; the clock goes on and the due instant moved."""

    due_at: str
    documents: tuple[HandedDocument, ...] = ()


class FinancialDutyRequested(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A fee or tax must be paid first; the clock stops."""

    reason: str
    vnd: int = 0


class FinancialDutySettled(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The duty was paid; the clock goes on and the due instant moved."""

    due_at: str


class ResultReady(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The result is signed and back at the desk; the dossier counts as settled.

    Attributes:
        result: its number and sign; empty for one that has none.
        kind: what it is, as the catalogue names it.
        holder: to whom it was issued, where that is not the applicant.
        valid_until: ISO day, last of its validity; empty for one without a term.
    """

    result: str = ""
    kind: str = ""
    holder: str = ""
    valid_until: str = ""


class ResultReturned(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The result was handed over, posted or sent."""

    by: str = "desk"
    receiver: str = ""


class DossierWithdrawn(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The applicant took the dossier back."""

    reason: str = ""


class DueDateExtended(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The due instant was moved once, with an apology (Mẫu 04)."""

    reason: str
    due_at: str


class DossierStopped(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """Settling was stopped (Mẫu 05); the clock stops."""

    reason: str


class ReceptionCorrected(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """What was entered wrongly at reception, entered anew; the first entry stays in the journal.

    Attributes:
        reason: why it was wrong.
        applicant: replaces the applicant whole; None leaves it.
        documents: replaces the papers handed in; None leaves them.
        charge: replaces the fee; None leaves it.
        return_by: replaces the way of return; empty leaves it.
    """

    reason: str
    applicant: Applicant | None = None
    documents: tuple[HandedDocument, ...] | None = None
    charge: Charge | None = None
    return_by: str = ""


class StepTakenBack(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The newest step was a wrong entry; the dossier stands again where it stood before it.

    Attributes:
        event: id of the event that is taken back; it stays in the journal.
        reason: why.
    """

    event: str
    reason: str


class FileAttached(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The scan of a paper was attached; the file itself travels apart from the event.

    Attributes:
        name: of the paper, as on the checklist or as typed.
        document: its id in the catalogue; empty for papers outside the checklist.
        sha256: of the content, in hex; the file's address.
        size_bytes: of the content.
        media_type: told by the content.
        pages: 0 if unknown.
    """

    name: str
    document: str = ""
    sha256: str
    size_bytes: Counted
    media_type: str
    pages: int = 0


class FileDetached(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A file was attached wrongly; its bytes stay until retention removes them.

    Attributes:
        event: id of the event that attached it.
        reason: why it was wrong.
    """

    event: str
    reason: str


class RefusalSettled(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """A person has read why the province refused entries of a dossier; what it holds stands, and work goes on.

    Attributes:
        events: ids of the refused entries; they stay in the journal.
    """

    events: tuple[str, ...]


class ServiceRated(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody said how well their dossier was dealt with; said again, the newer word holds.

    Attributes:
        score: 1 is the worst.
        level: the answer in words, as it was shown.
        satisfied: whether that answer counts as satisfied.
        reasons: why, in words.
        on_paper: whether it was copied from a slip of paper.
    """

    score: Counted
    level: str
    satisfied: bool = False
    reasons: tuple[str, ...] = ()
    on_paper: bool = False


class OfficialNumberGiven(EventBody, frozen=True, kw_only=True, omit_defaults=True):
    """The province gave a provisional dossier its official number."""

    number: str


BODIES: Final[dict[tuple[str, int], type[EventBody]]] = {
    (kind.__name__, 1): kind
    for kind in (
        DossierReceived,
        DossierRefused,
        DossierForwarded,
        SupplementRequested,
        SupplementReceived,
        FinancialDutyRequested,
        FinancialDutySettled,
        ResultReady,
        ResultReturned,
        DossierWithdrawn,
        DueDateExtended,
        DossierStopped,
        ReceptionCorrected,
        StepTakenBack,
        FileAttached,
        FileDetached,
        RefusalSettled,
        ServiceRated,
        DayClosed,
        OfficialNumberGiven,
        UserSet,
        StoreRestored,
        BodiesRemoved,
        ProcedureEdited,
        CatalogueImported,
        DaySet,
        HoursSet,
        CashCounted,
    )
}
"""Every type and version this program understands."""

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODERS: dict[type[EventBody], msgspec.json.Decoder[Any]] = {}


MOST_BYTES: Final = 60 * 1024
"""Greatest body; an event line of the protocol holds 64 KiB with its header."""


def encode(body: EventBody) -> bytes:
    """The body's bytes, as they are stored, hashed and sent.

    Raises:
        FieldRefused: too much was typed or attached for one event; nothing was recorded.
    """
    data = _ENCODER.encode(body)
    if len(data) > MOST_BYTES:
        raise FieldRefused(field="documents", reason="too_long", most=MOST_BYTES)
    return data


def decode(event_type: str, version: int, data: bytes) -> EventBody | None:
    """The body of a known type and version; None for one this program does not know.

    Raises:
        msgspec.DecodeError: known type, but not its shape.
    """
    kind = BODIES.get((event_type, version))
    if kind is None:
        return None
    decoder = _DECODERS.get(kind)
    if decoder is None:
        decoder = _DECODERS[kind] = msgspec.json.Decoder(kind)
    body: EventBody = decoder.decode(data)
    return body
