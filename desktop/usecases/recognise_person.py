"""Earlier dossiers of the person at the counter."""

from __future__ import annotations

from desktop.domain.read_models import DossierRow
from desktop.store.view import View


def recognise_person(view: View, id_number: str) -> tuple[DossierRow, ...]:
    """Dossiers of one personal number.

    Args:
        view: read access to the store.
        id_number: as read or typed; an empty one finds nothing.

    Returns:
        Newest first, at most 20.
    """
    return view.of_person(id_number)
