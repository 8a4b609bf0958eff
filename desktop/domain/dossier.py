"""A dossier as the fold of its events, and what may happen to it next."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import replace

from desktop.domain import events as ev
from desktop.domain.errors import AlreadyExtended, FileUnknown, NothingToTakeBack, StepNotAllowed
from desktop.domain.people import Applicant
from desktop.domain.procedures import HandedDocument


class Status(IntEnum):
    """The official statuses (domain facts 4.1)."""

    REGISTERED = 1
    RECEIVED = 2
    REFUSED = 3
    IN_PROGRESS = 4
    AWAITING_SUPPLEMENT = 5
    AWAITING_PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    SETTLED = 9
    RETURNED = 10


PAUSED: Final = frozenset({Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT, Status.STOPPED})
"""Statuses in which the clock stands still."""

CLOSED: Final = frozenset({Status.REFUSED, Status.WITHDRAWN, Status.RETURNED})
"""Statuses in which nothing more is owed."""


class Step(NamedTuple):
    """A step of the life cycle: the event it makes, where it may start, where it leads (None: unchanged)."""

    event: type[ev.EventBody]
    allowed: frozenset[Status]
    leads_to: Status | None


_OPEN_WORK = frozenset({Status.IN_PROGRESS, Status.AWAITING_SUPPLEMENT, Status.AWAITING_PAYMENT})

STEPS: Final[dict[str, Step]] = {
    "refuse": Step(ev.DossierRefused, frozenset({Status.REGISTERED, Status.RECEIVED}), Status.REFUSED),
    "forward": Step(ev.DossierForwarded, frozenset({Status.RECEIVED}), Status.IN_PROGRESS),
    "supplement": Step(ev.SupplementRequested, frozenset({Status.IN_PROGRESS}), Status.AWAITING_SUPPLEMENT),
    "supplement_received": Step(ev.SupplementReceived, frozenset({Status.AWAITING_SUPPLEMENT}), Status.IN_PROGRESS),
    "financial_duty": Step(ev.FinancialDutyRequested, frozenset({Status.IN_PROGRESS}), Status.AWAITING_PAYMENT),
    "duty_settled": Step(ev.FinancialDutySettled, frozenset({Status.AWAITING_PAYMENT}), Status.IN_PROGRESS),
    "result": Step(ev.ResultReady, frozenset({Status.IN_PROGRESS}), Status.SETTLED),
    "return": Step(ev.ResultReturned, frozenset({Status.SETTLED}), Status.RETURNED),
    "withdraw": Step(ev.DossierWithdrawn, _OPEN_WORK | {Status.RECEIVED, Status.STOPPED}, Status.WITHDRAWN),
    "stop": Step(ev.DossierStopped, _OPEN_WORK, Status.STOPPED),
    "extend": Step(ev.DueDateExtended, _OPEN_WORK | {Status.RECEIVED}, None),
}
"""Every step after reception, by its name in visitor files and on buttons (domain facts 4.1, convention 14.6)."""

_RESULTS: Final = frozenset({ev.ResultReady.__name__, ev.ResultReturned.__name__})
_BY_EVENT: Final = {step.event: step for step in STEPS.values()}


class AttachedFile(msgspec.Struct, frozen=True):
    """A file of a dossier.

    Attributes:
        id: of the event that attached it.
        file: what it is, and of which paper.
        at: when it was attached.
    """

    id: str
    file: ev.FileAttached
    at: datetime

    def belongs_to(self, paper: HandedDocument) -> bool:
        """Whether it is a scan of this paper: by its id in the catalogue, else by its name."""
        if self.file.document or paper.document:
            return self.file.document == paper.document
        return self.file.name == paper.name


class Dossier(msgspec.Struct, frozen=True, kw_only=True):
    """State of one dossier.

    Attributes:
        received: the event that began it.
        number: number in force: the official one once it is known.
        status: official status.
        events: number of events folded.
        received_at: instant of reception.
        due_at: promise in force.
        paused_at: when the clock stopped; None while it runs.
        lapses_on: ISO day, last on which a supplement that was asked for may come; empty where none is or no text says.
        extended: whether the one extension was used.
        settled_at: when the result was ready, or the dossier withdrawn; None while open.
        returned_at: when the result was handed over.
        refused_at: when reception was taken back.
        reason: reason of the last step that gave one.
        updated_at: instant of the last event.
        last_step: id of the newest step that still stands; empty right after reception.
        last_step_type: its event type.
        stepped_at: when it was taken; None right after reception.
        before: the dossier before that step.
        files: scans attached and not taken back, oldest first.
        forwarded_at: when it went to who settles it; None while it is at the desk.
        forwarded_to: to whom, as typed.
        extended_at: when the one extension was used.
        delay_reason: why it was extended.
        returned_by: way in which the result was handed over; empty before.
        undone_at: when a result that had been recorded was last taken back; None if none was.
        result: what came back to the desk; None before.
        rating: how the applicant rated the service; None if nobody asked or answered.
        rated_at: when.
    """

    id: ev.DossierId
    received: ev.DossierReceived
    number: str
    status: Status
    events: int
    received_at: datetime
    due_at: datetime
    updated_at: datetime
    paused_at: datetime | None = None
    lapses_on: str = ""
    extended: bool = False
    settled_at: datetime | None = None
    returned_at: datetime | None = None
    refused_at: datetime | None = None
    reason: str = ""
    last_step: str = ""
    last_step_type: str = ""
    stepped_at: datetime | None = None
    before: Dossier | None = None
    files: tuple[AttachedFile, ...] = ()
    forwarded_at: datetime | None = None
    forwarded_to: str = ""
    extended_at: datetime | None = None
    delay_reason: str = ""
    returned_by: str = ""
    undone_at: datetime | None = None
    result: ev.ResultReady | None = None
    rating: ev.ServiceRated | None = None
    rated_at: datetime | None = None

    @property
    def applicant(self) -> Applicant:
        """Who handed it in."""
        return self.received.applicant

    @property
    def paused(self) -> bool:
        """Whether the clock stands still."""
        return self.status in PAUSED

    @property
    def open(self) -> bool:
        """Whether anything is still owed."""
        return self.status not in CLOSED

    def file(self, file_id: str) -> AttachedFile:
        """A file by the id of the event that attached it.

        Raises:
            FileUnknown: there is none, or it was taken back.
        """
        for one in self.files:
            if one.id == file_id:
                return one
        raise FileUnknown(number=self.number)

    def files_of(self, paper: HandedDocument) -> tuple[AttachedFile, ...]:
        """Scans of a paper."""
        return tuple(one for one in self.files if one.belongs_to(paper))

    def digitised(self, paper: HandedDocument) -> bool:
        """Whether there is a scan of a paper."""
        return bool(paper.scan) or bool(self.files_of(paper))

    def may(self, step: str) -> bool:
        """Whether a step is possible now."""
        return self.status in STEPS[step].allowed and not (step == "extend" and self.extended)

    def check(self, step: str) -> None:
        """Refuse a step that is not possible now.

        Raises:
            StepNotAllowed: the status does not allow it.
            AlreadyExtended: a second extension.
        """
        if self.status not in STEPS[step].allowed:
            raise StepNotAllowed(step=step, status=int(self.status), number=self.number)
        if step == "extend" and self.extended:
            raise AlreadyExtended(number=self.number)

    def check_take_back(self, event: str) -> None:
        """Refuse to take back anything but the newest step.

        Raises:
            NothingToTakeBack: there was no step since reception, or `event` is not the newest one.
        """
        if not self.last_step or event != self.last_step:
            raise NothingToTakeBack(number=self.number)


class Promise(NamedTuple):
    """What was promised from an instant on, and whether the clock stood still."""

    since: datetime
    due_at: datetime
    paused: bool


def promises(dossier: Dossier) -> tuple[Promise, ...]:
    """How the promise went, oldest first, as it stands today: a step that was taken back was none.

    Figures of a month that is over ask for the promise of its last day.
    """
    found: list[Promise] = []
    state: Dossier | None = dossier
    while state is not None:
        found.append(Promise(state.stepped_at or state.received_at, state.due_at, state.paused))
        state = state.before
    changed: list[Promise] = []
    for one in reversed(found):
        if not changed or one[1:] != changed[-1][1:]:
            changed.append(one)
    return tuple(changed)


def begin(dossier_id: ev.DossierId, body: ev.DossierReceived) -> Dossier:
    """The dossier after its first event."""
    received_at = datetime.fromisoformat(body.received_at)
    return Dossier(
        id=dossier_id,
        received=body,
        number=body.number,
        status=Status.RECEIVED,
        events=1,
        received_at=received_at,
        due_at=datetime.fromisoformat(body.due_at),
        updated_at=received_at,
    )


def apply(dossier: Dossier, body: ev.EventBody, at: datetime, event: str = "") -> Dossier:
    """The dossier after one more event.

    Args:
        dossier: before it.
        body: what happened.
        at: when.
        event: its id, by which it can be taken back.

    Never refuses: what is in the journal happened. An event that its status does not allow (two counters
    at once), or a second extension, is counted and otherwise leaves the state alone, so that every store
    folds to the same state.
    """
    counted = {"events": dossier.events + 1, "updated_at": at}
    if isinstance(body, ev.OfficialNumberGiven):
        return replace(dossier, number=body.number, **counted)
    if isinstance(body, ev.ReceptionCorrected):
        return replace(dossier, received=_corrected(dossier.received, body), **counted)
    if isinstance(body, ev.StepTakenBack):
        return _taken_back(dossier, body, counted)
    if isinstance(body, ev.ServiceRated):
        return replace(dossier, rating=body, rated_at=at, **counted)
    if isinstance(body, ev.FileAttached | ev.FileDetached):
        return replace(dossier, files=_files(dossier.files, body, at, event), **counted)
    step = _BY_EVENT.get(type(body))
    if step is None or dossier.status not in step.allowed:
        return replace(dossier, **counted)
    if isinstance(body, ev.DueDateExtended) and dossier.extended:
        return replace(dossier, **counted)
    return replace(
        dossier,
        status=dossier.status if step.leads_to is None else step.leads_to,
        reason=getattr(body, "reason", "") or dossier.reason,
        last_step=event,
        last_step_type=type(body).__name__,
        stepped_at=at,
        before=dossier,
        **counted,
        **_instants(dossier, body, at),
    )


def _instants(dossier: Dossier, body: ev.EventBody, at: datetime) -> dict[str, Any]:
    """What a step sets beside the status."""
    if isinstance(body, ev.SupplementRequested):
        return {"paused_at": dossier.paused_at or at, "lapses_on": body.lapses_on}
    if isinstance(body, ev.FinancialDutyRequested | ev.DossierStopped):
        return {"paused_at": dossier.paused_at or at, "lapses_on": ""}
    if isinstance(body, ev.SupplementReceived | ev.FinancialDutySettled):
        return {"due_at": datetime.fromisoformat(body.due_at), "paused_at": None, "lapses_on": ""}
    if isinstance(body, ev.DueDateExtended):
        due_at = datetime.fromisoformat(body.due_at)
        return {"due_at": due_at, "extended": True, "extended_at": at, "delay_reason": body.reason}
    if isinstance(body, ev.DossierForwarded):
        return {"forwarded_at": at, "forwarded_to": body.to}
    if isinstance(body, ev.ResultReady | ev.DossierWithdrawn):
        result = body if isinstance(body, ev.ResultReady) else None
        return {"settled_at": at, "paused_at": None, "lapses_on": "", "result": result}
    if isinstance(body, ev.ResultReturned):
        return {"returned_at": at, "returned_by": body.by}
    if isinstance(body, ev.DossierRefused):
        return {"refused_at": at}
    return {}


def _corrected(received: ev.DossierReceived, body: ev.ReceptionCorrected) -> ev.DossierReceived:
    changes: dict[str, Any] = {
        name: getattr(body, name) for name in ("applicant", "documents", "charge") if getattr(body, name) is not None
    }
    if body.return_by:
        changes["return_by"] = body.return_by
    return replace(received, **changes)


def _files(
    files: tuple[AttachedFile, ...], body: ev.FileAttached | ev.FileDetached, at: datetime, event: str
) -> tuple[AttachedFile, ...]:
    if isinstance(body, ev.FileAttached):
        return (*files, AttachedFile(event, body, at))
    return tuple(one for one in files if one.id != body.event)


def _taken_back(dossier: Dossier, body: ev.StepTakenBack, counted: dict[str, Any]) -> Dossier:
    """The dossier as before its newest step; what came beside the steps (a number, a file, a rating) stays."""
    if dossier.before is None or body.event != dossier.last_step:
        return replace(dossier, **counted)
    undone = counted["updated_at"] if dossier.last_step_type in _RESULTS else dossier.undone_at
    return replace(
        dossier.before,
        received=dossier.received,
        number=dossier.number,
        files=dossier.files,
        rating=dossier.rating,
        rated_at=dossier.rated_at,
        undone_at=undone,
        **counted,
    )
