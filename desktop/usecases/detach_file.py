"""Take back a file that was attached wrongly."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.events import FileDetached
from desktop.store.users import Role
from desktop.store.work import Work
from desktop.usecases.begin_step import reason_given


@dataclass(frozen=True)
class DetachFile:
    """A dossier, the file (id of the event that attached it), and why it was wrong."""

    dossier: str
    file: str
    reason: str


def detach_file(work: Work, request: DetachFile) -> Dossier:
    """Take a file off its paper; its bytes stay on the disk until retention removes them.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier, which file, and why.

    Returns:
        The dossier after it.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        FileUnknown: the dossier has no such file, or it was taken back meanwhile.
        ReasonMissing: no reason.
        FieldRefused: the reason cannot be kept.

    Source:
        Own rule: nothing in the journal is overwritten, so a wrong entry is undone by an entry with its reason.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    dossier = work.dossier(request.dossier)
    file = dossier.file(request.file)
    work.record(dossier.id, FileDetached(event=file.id, reason=reason_given(request.reason)), work.clock.now())
    return work.dossier(dossier.id)
