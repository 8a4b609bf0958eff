"""What was filled in so far: the page's own state, kept as a draft and turned into a request."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

import msgspec

from desktop.domain.deadlines import Limit, Unit
from desktop.domain.people import Applicant
from desktop.domain.procedures import Document, HandedDocument
from desktop.domain.vietnamese import clean_line
from desktop.usecases.receive_dossier import ReceiveDossier

NOT_YET, SUBMITTED, PRESENTED = "", "submit", "present"
SHAPE: Final = 1
"""Version of the draft's shape; drafts of another version are left alone."""


class Paper(msgspec.Struct, kw_only=True):
    """A paper and what was done with it; `document` is empty for papers outside the checklist."""

    name: str
    document: str = ""
    state: str = NOT_YET
    originals: int = 0
    copies: int = 0


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that was asked for before anything was received, and why."""

    name: str
    reason: str


class IntakeForm(msgspec.Struct, kw_only=True):
    """Everything on the page that is worth keeping.

    Attributes:
        limit: value and unit, typed where the catalogue has none.
        title: short name of the procedure, for lists of drafts.
        priority: why the visitor is served first.
        settles: agency code of another centre, as typed; `elsewhere` says whether one is meant at all.
        asked: what was asked for before the dossier can be received.
        aside: whether it was put aside for a while.
        key: id of the draft and of the request: a repeated save is the same save.
    """

    key: str = msgspec.field(default_factory=lambda: f"tiep-nhan-{uuid4().hex}")
    shape: int = SHAPE
    applicant: Applicant = msgspec.field(default_factory=lambda: Applicant(name=""))
    procedure: str = ""
    case: str = ""
    channel: str = "direct"
    return_by: str = "desk"
    sets: int = 1
    copies: int = 1
    pages: int = 1
    papers: list[Paper] = []
    limit: tuple[int, str] | None = None
    title: str = ""
    priority: str = ""
    elsewhere: bool = False
    settles: str = ""
    settles_name: str = ""
    asked: list[Asked] = []
    aside: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in."""
        a = self.applicant
        typed = (a.name, a.id_number, a.birth_date, a.sex, a.phone, a.email, a.address, a.representative, a.agent)
        return not self.procedure and not any(typed)

    @property
    def own_limit(self) -> Limit | None:
        """The time that was typed for this dossier."""
        return Limit(self.limit[0], Unit(self.limit[1])) if self.limit else None

    def packed(self) -> bytes:
        """The draft as it is kept."""
        return msgspec.json.encode(self)

    def request(self, applicant: Applicant) -> ReceiveDossier:
        """What is handed to the use-case."""
        return ReceiveDossier(
            procedure=self.procedure,
            applicant=applicant,
            documents=tuple(_handed(paper) for paper in self.papers if paper.state),
            case=self.case,
            channel=self.channel,
            return_by=self.return_by,
            copies=self.copies,
            pages=self.pages,
            sets=self.sets,
            limit=self.own_limit,
            priority=self.priority,
            settles=self.settles if self.elsewhere else "",
            settles_name=self.settles_name if self.elsewhere else "",
            key=self.key,
        )


def unpacked(data: bytes) -> IntakeForm | None:
    """A draft that was kept; None for one of another version or another form."""
    try:
        form = msgspec.json.decode(data, type=IntakeForm)
    except msgspec.DecodeError:
        return None
    return form if form.shape == SHAPE and not form.empty else None


def checklist(documents: tuple[Document, ...], earlier: list[Paper]) -> list[Paper]:
    """The papers of a case; what was already ticked for the same paper stays ticked."""
    known = {paper.document: paper for paper in earlier if paper.document}
    listed = [known.get(d.id) or Paper(name=d.name, document=d.id) for d in documents]
    return listed + [paper for paper in earlier if not paper.document]


def _handed(paper: Paper) -> HandedDocument:
    shown = paper.state == PRESENTED
    return HandedDocument(
        name=clean_line(paper.name, field="documents", most=300),
        document=paper.document,
        originals=0 if shown else paper.originals,
        copies=0 if shown else paper.copies,
        kind=paper.state,
    )
