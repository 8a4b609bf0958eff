"""A scan of a dossier, laid out for the system's viewer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import NotPermitted
from desktop.store.users import Role
from desktop.store.view import View


@dataclass(frozen=True)
class ReadAttachment:
    """A dossier and a file of it (id of the event that attached it)."""

    dossier: str
    file: str


def read_attachment(view: View, request: ReadAttachment) -> Path:
    """Open a file of a dossier.

    Args:
        view: read access to the store.
        request: which dossier and file.

    Returns:
        A plain copy under a name of chance, which is removed when the program locks or closes.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        FileUnknown: the dossier has no such file, or it was taken back.
        AttachmentMissing: it is not on this machine (another counter attached it, or it was lost).
        AttachmentDamaged: it is not what was attached; nothing of it is shown.
        StoreUnavailable: full or read-only disk.
    """
    if view.user.role not in {Role.RECEIVING, Role.PROCESSING, Role.LEADER}:
        raise NotPermitted(role=view.user.role.value)
    dossier = view.dossier(request.dossier).dossier
    return view.files.lay_out(dossier.file(request.file).file.sha256)
