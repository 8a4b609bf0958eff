"""All dossiers of a list, to do something with each."""

from __future__ import annotations

from desktop.domain.read_models import DossierFilter
from desktop.store.view import View


def select_dossiers(view: View, wanted: DossierFilter) -> tuple[str, ...]:
    """Ids of every dossier of a list, over all its pages, as it is now.

    Args:
        view: read access to the store.
        wanted: the list.

    Returns:
        In the order of the list.
    """
    return view.every(wanted)
