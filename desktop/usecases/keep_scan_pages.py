"""Keep pages that were scanned for a paper, until they are attached or thrown away."""

from __future__ import annotations

from desktop.domain.errors import FieldRefused
from desktop.domain.scanned_pages import MOST_PAGES, ScanTray
from desktop.store.users import Role
from desktop.store.work import Work


def keep_scan_pages(work: Work, tray: ScanTray) -> None:
    """Keep the pages of a paper as they lie now: which, in which order, how turned.

    Nothing is recorded of the dossier: no event, nothing to be synced. It holds through a crash.

    Args:
        work: open transaction of the store; this function never commits.
        tray: dossier, paper and all its pages; without pages it is forgotten.

    Returns:
        Nothing.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        FieldRefused: more pages than a tray takes, or a paper without a name.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    work.dossier(tray.dossier)
    if not tray.paper.name.strip():
        raise FieldRefused(field="documents", reason="choice")
    if len(tray.pages) > MOST_PAGES:
        raise FieldRefused(field="pages", reason="range", most=MOST_PAGES)
    work.keep_tray(tray)
