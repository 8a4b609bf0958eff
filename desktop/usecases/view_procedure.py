"""One procedure as published, as imported, and as the centre has it: what its clean-up begins with."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.catalogue_layers import ProcedureEdit, layered
from desktop.domain.checklist_edits import EditedPaper, edited_papers
from desktop.domain.deadlines import Limit
from desktop.domain.errors import ProcedureUnknown
from desktop.domain.fees import Fee
from desktop.domain.procedures import Procedure
from desktop.store.reference_edits import of_procedures
from desktop.store.view import View


@dataclass(frozen=True)
class ProcedureState:
    """A procedure by its newest entry.

    Attributes:
        published: as published and imported, without what the centre changed.
        entry: as it is in force.
        edit: what the centre changed; None for nothing.
        imported: whether a file imported at this machine speaks of it.
        field_name: name of its field.
        papers: the checklist with what was changed, papers left out among them.
        limit: time without a case in force today; `published_limit` without what the centre changed.
        fee: fee without a case in force today; `published_fee` without what the centre changed.
    """

    published: Procedure
    entry: Procedure
    edit: ProcedureEdit | None
    imported: bool
    field_name: str
    papers: tuple[EditedPaper, ...]
    limit: Limit | None
    published_limit: Limit | None
    fee: Fee
    published_fee: Fee


def view_procedure(view: View, code: str) -> ProcedureState:
    """Read one procedure with its layers.

    Args:
        view: read access to the store.
        code: of the procedure.

    Returns:
        Its newest entry, before and after the centre's changes.

    Raises:
        ProcedureUnknown: no such procedure.
    """
    reference, today = view.reference, view.today()
    imported = reference.imported
    below = layered(reference.published, imported, {}).newest().get(code)
    if below is None:
        raise ProcedureUnknown(procedure=code)
    entry = view.catalogue.newest()[code]
    edit = of_procedures(reference.db).get(code)
    return ProcedureState(
        published=below,
        entry=entry,
        edit=edit,
        imported=imported is not None and any(said.code == code for said in imported.procedures),
        field_name=view.catalogue.field_name(entry.field),
        papers=tuple(edited_papers(below.documents, edit)),
        limit=entry.limit_of(None, today),
        published_limit=below.limit_of(None, today),
        fee=entry.fee_of(None, today),
        published_fee=below.fee_of(None, today),
    )
