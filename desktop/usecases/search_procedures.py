"""Procedures found by a few letters."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest

from desktop.domain.procedures import Procedure
from desktop.store.view import View


@dataclass(frozen=True)
class SearchProcedures:
    """Typed text (may be empty) and how many to show at most."""

    text: str
    limit: int = 12


def search_procedures(view: View, request: SearchProcedures) -> tuple[Procedure, ...]:
    """Find procedures by words without accents, code, key word or initials.

    Args:
        view: read access to the store.
        request: an empty text asks for those used most and the usual ones.

    Returns:
        Best first: code, then key words and short name, then full name, then initials within the short
        name; those used often come first within the same rank.
    """
    today = view.today()
    uses = view.procedure_uses()
    procedures = view.catalogue.procedures
    found = []
    for index, rank in view.procedure_search.ranks(request.text):
        procedure = procedures[index]
        if procedure.hidden or not procedure.holds(today):
            continue
        last = len(procedure.short) if request.text else index
        found.append((rank, -uses.get(procedure.code, 0), not procedure.popular, last, index))
    return tuple(procedures[item[-1]] for item in nsmallest(request.limit, found))
