"""The manual of the program."""

from __future__ import annotations

from desktop.domain.manual import Chapter
from desktop.store.manual import load_manual
from desktop.store.view import View


def read_manual(view: View | None = None) -> tuple[Chapter, ...]:
    """Every chapter, in order.

    Args:
        view: read access to the store; the manual needs nothing of it, and is read without one before sign-in.

    Returns:
        The chapters as shipped.
    """
    del view
    return load_manual()
