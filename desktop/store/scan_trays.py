"""Pages that were scanned for a paper and not attached yet: local, never synced, kept through a crash.

Their pictures are sealed like every attachment; a row names them, so that they are not swept while they wait.
"""

from __future__ import annotations

from typing import Final

import msgspec

from desktop.domain.procedures import HandedDocument
from desktop.domain.scanned_pages import ScannedPage, ScanTray
from sync.journal.journal import Connection

_PAGES: Final = tuple[ScannedPage, ...]


def keep(db: Connection, tray: ScanTray) -> None:
    """Keep the pages of a paper as they lie now; a tray without pages is forgotten."""
    key = (tray.dossier, tray.paper.document, tray.paper.name)
    if not tray.pages:
        db.execute("DELETE FROM scan_tray WHERE dossier = ? AND document = ? AND name = ?", key)
        return
    db.execute(
        "INSERT OR REPLACE INTO scan_tray (dossier, document, name, data) VALUES (?, ?, ?, ?)",
        (*key, msgspec.json.encode(tray.pages)),
    )


def of_dossier(db: Connection, dossier: str) -> tuple[ScanTray, ...]:
    """What waits for the papers of a dossier."""
    rows = db.execute("SELECT document, name, data FROM scan_tray WHERE dossier = ? ORDER BY name", (dossier,))
    return tuple(
        ScanTray(dossier, HandedDocument(name=name, document=document), msgspec.json.decode(data, type=_PAGES))
        for document, name, data in rows
    )


def waiting_files(db: Connection) -> frozenset[str]:
    """Addresses of everything that lies on any tray."""
    rows = db.execute("SELECT data FROM scan_tray")
    pages = [page for (data,) in rows for page in msgspec.json.decode(data, type=_PAGES)]
    return frozenset(address for page in pages for address in page.files)
