"""How many dossiers each saved view of the worklist holds."""

from __future__ import annotations

from desktop.store.view import View

VIEWS = ("open", "mine", "due_today", "late", "soon", "waiting", "to_return", "attention", "closed")


def count_views(view: View) -> dict[str, int]:
    """Number of dossiers by view.

    Args:
        view: read access to the store.

    Returns:
        Every name of VIEWS with its count.
    """
    return {name: view.count(name) for name in VIEWS}
