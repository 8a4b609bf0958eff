"""A checklist as a centre cleans it up: papers with what was changed of each, and back to the change that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from desktop.domain.catalogue_layers import DocumentEdit, ProcedureEdit
from desktop.domain.procedures import Document

OWN: Final = "rieng-"
"""Begins the ids of papers that a centre added."""

_TOLD: Final = ("name", "note", "originals", "copies", "kind", "required")


class EditedPaper(NamedTuple):
    """A paper of the checklist.

    Attributes:
        paper: as it is now.
        published: as the layers below have it; None for one that the centre added.
        hidden: whether it is left out.
    """

    paper: Document
    published: Document | None
    hidden: bool = False

    @property
    def changed(self) -> tuple[str, ...]:
        """Members that differ from the layers below."""
        if self.published is None:
            return ()
        return tuple(name for name in _TOLD if getattr(self.paper, name) != getattr(self.published, name))


def edited_papers(documents: Sequence[Document], edit: ProcedureEdit | None) -> list[EditedPaper]:
    """The checklist in its order, papers left out among them.

    Args:
        documents: of the layers below.
        edit: what the centre changed.
    """
    edit = edit or ProcedureEdit()
    known = [(paper, paper) for paper in documents] + [(paper, None) for paper in edit.added]
    found: list[tuple[int, EditedPaper]] = []
    for natural, (paper, published) in enumerate(known):
        change = edit.documents.get(paper.id, DocumentEdit())
        told = {name: value for name in _TOLD if (value := getattr(change, name)) is not None}
        place = natural if change.place is None else change.place
        found.append((place, EditedPaper(replace(paper, **told), published, bool(change.hidden))))
    return [paper for _, paper in sorted(found, key=lambda one: one[0])]


def paper_changes(papers: Sequence[EditedPaper], documents: Sequence[Document]) -> dict[str, Any]:
    """What is kept of a cleaned checklist: the members `documents` and `added` of a ProcedureEdit.

    Args:
        papers: the checklist as it is wanted, in its order.
        documents: of the layers below.
    """
    added = tuple(one.paper for one in papers if one.published is None)
    natural = {paper.id: at for at, paper in enumerate((*documents, *added))}
    changes: dict[str, DocumentEdit] = {}
    for at, one in enumerate(papers):
        told: dict[str, Any] = {name: getattr(one.paper, name) for name in one.changed}
        if one.hidden:
            told["hidden"] = True
        if natural[one.paper.id] != at:
            told["place"] = at
        if told:
            changes[one.paper.id] = DocumentEdit(**told)
    return {"documents": changes, "added": added}


def new_paper_id(papers: Sequence[EditedPaper]) -> str:
    """An id that no paper of the checklist has."""
    taken = {one.paper.id for one in papers}
    return next(name for n in range(1, len(taken) + 2) if (name := f"{OWN}{n}") not in taken)
