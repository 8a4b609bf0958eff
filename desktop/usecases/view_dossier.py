"""One dossier with its timeline."""

from __future__ import annotations

from desktop.domain.read_models import DossierDetail
from desktop.store.view import View


def view_dossier(view: View, dossier_id: str) -> DossierDetail:
    """Everything the page and the papers of a dossier show.

    Args:
        view: read access to the store.
        dossier_id: which dossier.

    Returns:
        State, timeline (newest first), proof code, other dossiers of the person.

    Raises:
        DossierUnknown: no such dossier.
    """
    return view.dossier(dossier_id)
