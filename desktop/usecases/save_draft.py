"""Keep a half-filled form, so that a crash loses nothing that was typed."""

from __future__ import annotations

from desktop.store.work import Work


def save_draft(work: Work, draft_id: str, data: bytes) -> None:
    """Keep the newest state of a form.

    Args:
        work: open transaction of the store.
        draft_id: id of the form; becomes the request key when it is saved for good.
        data: the form's own JSON.

    Returns:
        Nothing.
    """
    work.save_draft(draft_id, data)
