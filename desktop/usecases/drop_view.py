"""Forget a list of one's own."""

from __future__ import annotations

from desktop.store.work import Work


def drop_view(work: Work, name: str) -> None:
    """Forget a list of the user; the dossiers in it are not touched.

    Args:
        work: open transaction of the store.
        name: name of the list.

    Returns:
        Nothing.
    """
    work.drop_view(name)
