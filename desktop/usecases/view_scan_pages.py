"""Pages that were scanned for the papers of a dossier and not attached yet."""

from __future__ import annotations

from desktop.domain.scanned_pages import ScanTray
from desktop.store.users import Role
from desktop.store.view import View


def view_scan_pages(view: View, dossier: str) -> tuple[ScanTray, ...]:
    """Read what waits for the papers of a dossier.

    Args:
        view: read access to the store.
        dossier: id.

    Returns:
        A tray for each paper that has pages waiting; empty for whoever does not work on dossiers.
    """
    if view.user.role is Role.ADMINISTRATOR:
        return ()
    return view.scan_trays(dossier)
