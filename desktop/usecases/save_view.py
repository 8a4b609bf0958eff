"""Keep what a list is narrowed by under a name of one's own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.errors import FieldRefused
from desktop.domain.read_models import SavedView
from desktop.domain.vietnamese import clean_line
from desktop.store.work import Work

LONGEST_NAME = 40


@dataclass(frozen=True)
class SaveView:
    """A list with its name, and the name it had before (empty for a new one)."""

    view: SavedView
    before: str = ""


def save_view(work: Work, request: SaveView) -> SavedView:
    """Keep a list of the user on this machine; it is nobody else's and is not sent anywhere.

    Args:
        work: open transaction of the store; this function never commits.
        request: the list; one of the same name is replaced, and so is the one of the name before.

    Returns:
        The list as it was kept.

    Raises:
        FieldRefused: no name, or one that cannot be kept.
    """
    name = clean_line(request.view.name, field="view", most=LONGEST_NAME)
    if not name:
        raise FieldRefused(field="view", reason="empty")
    text = clean_line(request.view.wanted.text, field="view")
    kept = SavedView(name, replace(request.view.wanted, text=text))
    work.save_view(kept, request.before)
    return kept
