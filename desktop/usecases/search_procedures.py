"""Procedures found by a few letters."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.procedures import Procedure
from desktop.domain.vietnamese import fold, words
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
    found = []
    for index, procedure in enumerate(view.catalogue.procedures):
        if procedure.hidden or not procedure.holds(today):
            continue
        rank = _rank(procedure, request.text)
        if rank is not None:
            last = len(procedure.short) if request.text else index
            found.append((rank, -uses.get(procedure.code, 0), not procedure.popular, last, procedure))
    found.sort(key=lambda item: item[:4])
    return tuple(item[4] for item in found[: request.limit])


def _rank(procedure: Procedure, text: str) -> int | None:
    """0 is best; None means no match."""
    typed = fold(text)
    if not typed:
        return 0
    if procedure.code.startswith(typed):
        return 0
    keys = [fold(k) for k in procedure.keywords]
    if typed in keys:
        return 1
    short = words(procedure.short)
    if typed.replace(" ", "") in {"".join(w[0] for w in name) for name in (short, *(words(k) for k in keys))}:
        return 2
    if _begins(typed.split(), short):
        return 3
    if any(_begins(typed.split(), k.split()) for k in keys):
        return 4
    if _begins(typed.split(), words(procedure.name) + short):
        return 5
    return 6 if _begins(typed.split(), short, initials="".join(w[0] for w in short)) else None


def _begins(typed: list[str], has: list[str], initials: str = "") -> bool:
    """Whether every typed word begins one of the words, or is the initials of neighbours ("xn" for "xác nhận")."""
    return all(any(word.startswith(t) for word in has) or (len(t) > 1 and t in initials) for t in typed)
