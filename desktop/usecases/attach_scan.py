"""Attach what was scanned for a paper, and clear its tray."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.procedures import HandedDocument
from desktop.domain.scanned_pages import ScanTray
from desktop.store.work import Work
from desktop.usecases.attach_file import AttachFile, attach_file


@dataclass(frozen=True)
class AttachScan:
    """A paper of a dossier and the files that its pages became.

    Attributes:
        dossier: id.
        paper: as the dossier names it, or as typed for one that it does not name.
        files: addresses that `Attachments` gave: the joined PDF, then PDFs that were taken in as they are.
    """

    dossier: str
    paper: HandedDocument
    files: tuple[str, ...]


def attach_scan(work: Work, request: AttachScan) -> Dossier:
    """Attach files to a paper and forget the pages they were made of, both or neither.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier and paper, and the files.

    Returns:
        The dossier after it.

    Raises:
        NotPermitted, DossierUnknown, FieldRefused, AttachmentMissing, AttachmentDamaged, FileTypeRefused,
        FileAlreadyAttached: as `attach_file`; nothing was recorded, and the pages wait on.
    """
    dossier = work.dossier(request.dossier)
    for sha256 in request.files:
        dossier = attach_file(work, AttachFile(request.dossier, request.paper.name, sha256, request.paper.document))
    work.keep_tray(ScanTray(request.dossier, request.paper, ()))
    return dossier
