"""Forget a half-filled form."""

from __future__ import annotations

from desktop.store.work import Work


def drop_draft(work: Work, draft_id: str) -> None:
    """Forget a form that was emptied on purpose.

    Args:
        work: open transaction of the store.
        draft_id: id of the form.

    Returns:
        Nothing.
    """
    work.drop_draft(draft_id)
