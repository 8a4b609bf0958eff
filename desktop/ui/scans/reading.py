"""What the page Quét giấy tờ reads, in one go on the reader thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop.domain.procedures import HandedDocument
from desktop.domain.read_models import DossierDetail
from desktop.domain.scanned_pages import ScannedPage
from desktop.ui.widgets import kept_words
from desktop.usecases.view_dossier import view_dossier
from desktop.usecases.view_scan_pages import view_scan_pages
from desktop.usecases.view_settings import MachineSettings, view_settings


@dataclass(frozen=True)
class Desk:
    """A dossier, pages that wait for its papers, and how this machine scans."""

    detail: DossierDetail
    waiting: dict[HandedDocument, tuple[ScannedPage, ...]]
    settings: MachineSettings

    def papers(self, wanted: HandedDocument | None) -> list[HandedDocument]:
        """Papers that can be scanned for: those of the dossier, those with pages waiting, the wanted one."""
        found = [plain(paper) for paper in self.detail.dossier.received.documents]
        found += [paper for paper in self.waiting if paper not in found]
        return found if wanted is None or plain(wanted) in found else [*found, plain(wanted)]

    def next_paper(self) -> HandedDocument:
        """The paper to go on with: the first one with pages waiting, or without a file; the first one if all have."""
        other = HandedDocument(name=kept_words.OTHER_PAPER)
        return [*self.open_papers(), *self.papers(None), other][0]

    def open_papers(self) -> list[HandedDocument]:
        """Papers with pages waiting, then those without a file."""
        known = self.papers(None)
        waiting = [paper for paper in known if paper in self.waiting]
        return waiting + [paper for paper in known if paper not in waiting and not self.scanned(paper)]

    def scanned(self, paper: HandedDocument) -> bool:
        """Whether a paper has a file already."""
        return any(one.file.belongs_to(paper) for one in self.detail.files)


def plain(paper: HandedDocument) -> HandedDocument:
    """A paper by what tells it from others."""
    return HandedDocument(name=paper.name, document=paper.document)


def read_desk(view: Any, dossier: str) -> Desk:
    """Everything the page shows.

    Raises:
        DossierUnknown: no such dossier.
    """
    waiting = {tray.paper: tray.pages for tray in view_scan_pages(view, dossier)}
    return Desk(view_dossier(view, dossier), waiting, view_settings(view))
