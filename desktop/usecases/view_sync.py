"""How this machine stands with the province."""

from __future__ import annotations

from desktop.domain.read_models import SyncStanding
from desktop.store.view import View


def view_sync(view: View) -> SyncStanding:
    """Figures of the sync badge and page.

    Args:
        view: read access to the store.

    Returns:
        What waits, since when, when both ends last agreed, the last rounds.
    """
    return view.sync_standing()
