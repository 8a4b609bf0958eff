"""Half-filled forms of the user."""

from __future__ import annotations

from desktop.store.drafts import Draft
from desktop.store.view import View


def load_drafts(view: View) -> list[Draft]:
    """Forms that were neither saved for good nor emptied.

    Args:
        view: read access to the store.

    Returns:
        Newest first; empty as a rule.
    """
    return view.drafts()
