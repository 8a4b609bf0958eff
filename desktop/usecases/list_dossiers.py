"""The worklist, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.read_models import DossierFilter, DossierPage
from desktop.store.view import View


@dataclass(frozen=True)
class ListDossiers:
    """Which dossiers, from which on, how many."""

    wanted: DossierFilter
    offset: int = 0
    limit: int = 50


def list_dossiers(view: View, request: ListDossiers) -> DossierPage:
    """One page of the worklist with the number of dossiers that match.

    Args:
        view: read access to the store.
        request: filter and page.

    Returns:
        Late first, then by due date, paused last, unless another order is asked for.
    """
    return view.page(request.wanted, request.offset, request.limit)
