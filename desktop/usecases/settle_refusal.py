"""Go on with a dossier after the province refused entries of it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.dossier import Dossier
from desktop.domain.errors import NothingRefused
from desktop.domain.events import RefusalSettled
from desktop.store.users import Role
from desktop.store.work import Work


@dataclass(frozen=True)
class SettleRefusal:
    """A dossier whose refusals were read."""

    dossier: str


def settle_refusal(work: Work, request: SettleRefusal) -> Dossier:
    """Let what the province holds stand, and send what was held back behind the refusal.

    Args:
        work: open transaction of the store; this function never commits.
        request: which dossier.

    Returns:
        The dossier after it. Refused entries stay in the journal and in its timeline.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        NothingRefused: nothing of it waits for a person.

    Source:
        Own rule: two counters acted without a link, and a person who sees both facts settles it (sync/README.md).
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    dossier = work.dossier(request.dossier)
    refused = work.journal.settle_refused(dossier.id)
    if not refused:
        raise NothingRefused
    work.record(dossier.id, RefusalSettled(events=tuple(refused)), work.clock.now())
    return work.dossier(dossier.id)
