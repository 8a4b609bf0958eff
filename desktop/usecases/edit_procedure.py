"""Clean up an entry of the catalogue, confirm it, or take it off the list of this centre."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from desktop.domain.catalogue_layers import CONFIRMED, DocumentEdit, ProcedureEdit, fingerprint, layered
from desktop.domain.deadlines import Limit
from desktop.domain.errors import FieldRefused, ProcedureUnknown
from desktop.domain.events import ProcedureEdited
from desktop.domain.procedures import CHANNELS, Document, Procedure
from desktop.domain.vietnamese import clean_line
from desktop.store.reference_edits import of_procedures, procedure_stream
from desktop.store.users import Role
from desktop.store.work import Work

KINDS = ("submit", "present")
_MOST_KEYWORDS = 30


@dataclass(frozen=True)
class EditProcedure:
    """The whole clean-up of a procedure from now on.

    Attributes:
        procedure: code.
        edit: what differs from the layers below; None takes every change back. What it says of `confirmed` is passed
            over.
        confirm: whether the entry, as it stands then, is confirmed.
    """

    procedure: str
    edit: ProcedureEdit | None = None
    confirm: bool = False


def edit_procedure(work: Work, request: EditProcedure) -> Procedure:
    """Change an entry of the catalogue for every counter of the centre; dossiers already received keep theirs.

    Args:
        work: open transaction of the store; this function never commits.
        request: which entry, and how it is from now on.

    Returns:
        The newest entry of that code, as it is now.

    Raises:
        NotPermitted: only leaders and administrators change the catalogue.
        ProcedureUnknown: no such procedure.
        FieldRefused: a value that cannot be kept.
    """
    work.need(Role.LEADER, Role.ADMINISTRATOR)
    below = layered(work.reference.published, work.reference.imported, {})
    if not any(entry.code == request.procedure for entry in below.procedures):
        raise ProcedureUnknown(procedure=request.procedure)
    edit = replace(_clean(request.edit or ProcedureEdit()), confirmed="")
    entry = _newest(work, request.procedure, edit)
    if request.confirm:
        edit = replace(edit, confirmed=fingerprint(entry))
        entry = replace(entry, confidence=CONFIRMED)
    kept = None if edit == ProcedureEdit() else edit
    stream = procedure_stream(work.centre.agency_code, request.procedure)
    if kept != of_procedures(work.journal.db).get(request.procedure):
        work.record(stream, ProcedureEdited(procedure=request.procedure, edit=kept), work.clock.now())
    return entry


def _newest(work: Work, code: str, edit: ProcedureEdit) -> Procedure:
    """The entry that is confirmed: of those of a code the newest."""
    catalogue = layered(work.reference.published, work.reference.imported, {code: edit})
    return max((p for p in catalogue.procedures if p.code == code), key=lambda p: p.valid_from)


def _clean(edit: ProcedureEdit) -> ProcedureEdit:
    """The clean-up as it may be kept.

    Raises:
        FieldRefused: names the field.
    """
    told: dict[str, object] = {}
    if edit.short is not None:
        told["short"] = clean_line(edit.short, field="short")
        if not told["short"]:
            raise FieldRefused(field="short", reason="empty")
    if edit.keywords is not None:
        words = (clean_line(word, field="keywords", most=60) for word in edit.keywords)
        told["keywords"] = tuple(dict.fromkeys(word for word in words if word))[:_MOST_KEYWORDS]
    if edit.note is not None:
        told["note"] = clean_line(edit.note, field="note", most=1000)
    if edit.channels is not None and not (edit.channels and set(edit.channels) <= set(CHANNELS)):
        raise FieldRefused(field="channels", reason="choice")
    check_limit(edit.limit)
    if edit.fee is not None:
        amounts = edit.fee.vnd.values() if isinstance(edit.fee.vnd, dict) else (edit.fee.vnd,)
        if any(not 0 <= amount <= _MOST_VND for amount in amounts):
            raise FieldRefused(field="fee", reason="range", most=_MOST_VND)
    told["documents"] = {
        name: replace(change, **_named(change.name, change.note)) for name, change in edit.documents.items()
    }
    told["added"] = tuple(replace(paper, **_named(paper.name, paper.note)) for paper in edit.added)
    papers: list[DocumentEdit | Document] = [*edit.documents.values(), *edit.added]
    if any(paper.kind not in {None, *KINDS} for paper in papers):
        raise FieldRefused(field="documents", reason="choice")
    if any(not 0 <= (count or 0) <= _MOST_COPIES for paper in papers for count in (paper.originals, paper.copies)):
        raise FieldRefused(field="documents", reason="range", most=_MOST_COPIES)
    return replace(edit, **told)


_MOST_VND = 10**9
_MOST_COPIES = 99


def check_limit(limit: Limit | None) -> None:
    """Refuse a time that nobody could keep.

    Raises:
        FieldRefused: `limit`.
    """
    if limit is not None and not (1 <= limit.value <= 999 and 0 <= limit.lapse <= 999):
        raise FieldRefused(field="limit", reason="range", most=999)


def _named(name: str | None, note: str | None) -> dict[str, str]:
    found = {}
    if name is not None:
        found["name"] = clean_line(name, field="documents", most=300)
        if not found["name"]:
            raise FieldRefused(field="documents", reason="empty")
    if note is not None:
        found["note"] = clean_line(note, field="documents", most=1000)
    return found
