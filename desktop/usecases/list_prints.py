"""Papers that wait for a printer."""

from __future__ import annotations

from desktop.domain.papers import PaperJob
from desktop.store.view import View


def list_prints(view: View) -> tuple[PaperJob, ...]:
    """Papers of this machine that were not printed yet, oldest first.

    Args:
        view: read access to the store.

    Returns:
        The jobs, with why the last try failed.
    """
    return view.papers.waiting()
