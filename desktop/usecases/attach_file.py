"""Attach a scan to a paper of a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.errors import FieldRefused, FileAlreadyAttached
from desktop.domain.events import FileAttached
from desktop.domain.procedures import HandedDocument
from desktop.domain.vietnamese import clean_line
from desktop.store.users import Role
from desktop.store.work import Work


@dataclass(frozen=True)
class AttachFile:
    """A paper of a dossier and the file that was taken in for it.

    Attributes:
        dossier: id.
        name: of the paper, as its dossier names it, or as typed for one that it does not name.
        sha256: address that `Attachments.keep` gave; taking a file in is slow and happens before, beside the writer.
        document: id of the paper in the catalogue; empty for papers outside it.
    """

    dossier: str
    name: str
    sha256: str
    document: str = ""


def attach_file(work: Work, request: AttachFile) -> Dossier:
    """Attach a file to a paper; the paper counts as digitised from this instant.

    What the event says of the file is read from the file itself, which is complete on the disk before.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier and paper, and the file's address.

    Returns:
        The dossier after it.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        FieldRefused: no name of a paper, or one that cannot be kept.
        AttachmentMissing, AttachmentDamaged: the file is not held; nothing was recorded.
        FileTypeRefused: it is neither PDF, JPEG, PNG nor TIFF.
        FileAlreadyAttached: the paper has this very content.

    Source:
        Nghị định 118/2025/NĐ-CP art. 17 (digitising what is handed in; article map, domain facts 1).
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    dossier = work.dossier(request.dossier)
    name = clean_line(request.name, field="documents", most=300)
    if not name:
        raise FieldRefused(field="documents", reason="choice")
    document = clean_line(request.document, field="documents", most=100)
    kept = work.files.describe(request.sha256)
    event = FileAttached(
        name=name,
        document=document,
        sha256=kept.sha256,
        size_bytes=kept.size_bytes,
        media_type=kept.media_type,
        pages=kept.pages,
    )
    at = work.calendar.local(work.clock.now())
    paper = HandedDocument(name=name, document=document)
    if any(one.file.sha256 == kept.sha256 for one in dossier.files if one.belongs_to(paper)):
        raise FileAlreadyAttached(name=name)
    work.record(dossier.id, event, at)
    return work.dossier(dossier.id)
