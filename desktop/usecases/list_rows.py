"""Rows of chosen dossiers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.read_models import DossierRow
from desktop.store.view import View


def list_rows(view: View, ids: Sequence[str]) -> tuple[DossierRow, ...]:
    """Rows of dossiers by their ids, some hundred at a time.

    Args:
        view: read access to the store.
        ids: which.

    Returns:
        In the order of the ids; a dossier that is not there is left out.
    """
    return view.rows(ids)
