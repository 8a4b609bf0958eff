"""Whether the visitor is served first by age."""

from __future__ import annotations

from desktop.domain.errors import FieldRefused
from desktop.domain.people import birth_date, priority_by_age
from desktop.store.view import View


def suggest_priority(view: View, born: str) -> str:
    """The reason to be served first that a birth date gives today.

    Args:
        view: read access to the store.
        born: birth date of who stands at the counter, as read or typed.

    Returns:
        The reason; empty without one, or where the date cannot be read.
    """
    try:
        return priority_by_age(birth_date(born), view.today())
    except FieldRefused:
        return ""
