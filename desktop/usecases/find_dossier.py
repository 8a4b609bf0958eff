"""The dossier behind a scanned or typed number."""

from __future__ import annotations

from desktop.store.view import View


def find_dossier(view: View, number: str) -> str | None:
    """Find by number, official or provisional, as printed then or now.

    Args:
        view: read access to the store.
        number: scanned or typed; white space around it is ignored.

    Returns:
        Id of the dossier, or None.
    """
    return view.find_number(number)
