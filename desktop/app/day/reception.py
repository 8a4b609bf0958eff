"""One visitor of a file, received as at the counter."""

from __future__ import annotations

from desktop.app.day.visitors import Visitor
from desktop.domain.procedures import hand_over
from desktop.store.work import Work
from desktop.usecases.receive_dossier import Receipt, ReceiveDossier, receive_dossier


def receive_visitor(work: Work, visitor: Visitor, key: str = "") -> Receipt:
    """Receive what a visitor brings; `key` makes it happen once.

    Raises:
        RuleBroken: the rules do not allow it.
    """
    documents = None
    if visitor.documents is not None:
        today = work.view.today()
        procedure = work.catalogue.procedure(visitor.procedure, today)
        checklist = procedure.documents_of(procedure.case(visitor.case, today), today)
        documents = hand_over(checklist, visitor.documents)
    return receive_dossier(
        work,
        ReceiveDossier(
            procedure=visitor.procedure,
            applicant=visitor.applicant,
            documents=documents,
            case=visitor.case,
            channel=visitor.channel,
            return_by=visitor.return_by,
            copies=visitor.copies,
            pages=visitor.pages,
            sets=visitor.sets,
            limit=visitor.limit,
            priority=visitor.priority,
            key=key,
        ),
    )
