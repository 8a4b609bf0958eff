"""A person's own lists with their counts."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.read_models import SavedView
from desktop.store.view import View


@dataclass(frozen=True)
class CountedView:
    """A list of the user and how many dossiers it holds; of a search as far as matches are counted."""

    view: SavedView
    count: int


def list_views(view: View) -> tuple[CountedView, ...]:
    """The user's own lists.

    Args:
        view: read access to the store.

    Returns:
        By name; empty as a rule.
    """
    return tuple(CountedView(one, view.count_of(one.wanted)) for one in view.saved_views())
