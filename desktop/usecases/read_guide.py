"""What to know about a procedure beside its checklist."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain.guides import Guide
from desktop.store.guides import load_guides
from desktop.store.reference_edits import of_procedures
from desktop.store.view import View


def read_guide(view: View, procedure: str) -> Guide | None:
    """The guide of a procedure, as far as it holds at this centre.

    Args:
        view: read access to the store.
        procedure: code.

    Returns:
        The guide; without time or cost where the centre set another one. None where there is no guide.
    """
    guide = load_guides().guide_of(procedure)
    edit = of_procedures(view.journal.db).get(procedure)
    if guide is None or edit is None:
        return guide
    return replace(guide, time="" if edit.limit else guide.time, cost="" if edit.fee else guide.cost)
