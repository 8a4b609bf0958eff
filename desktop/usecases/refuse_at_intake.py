"""Refuse at the counter what cannot be taken: number, reason and status in one go."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from desktop.domain.events import DossierRefused
from desktop.store.users import Role
from desktop.store.work import Work
from desktop.usecases.begin_step import reason_given
from desktop.usecases.receive_dossier import Receipt, ReceiveDossier, take_in


@dataclass(frozen=True)
class RefuseAtIntake:
    """What somebody wanted to hand in, and why it is not taken."""

    intake: ReceiveDossier
    reason: str


def refuse_at_intake(work: Work, request: RefuseAtIntake) -> Receipt:
    """Record a dossier and its refusal together, so that the refusal has a number and can be found (Mẫu 03).

    Args:
        work: open transaction of the store; this function never commits.
        request: the intake as far as it was filled in; required papers may be missing.

    Returns:
        Receipt with the number; its date is no promise to anybody. The same `key` gives the same receipt again.

    Raises:
        ReasonMissing: no reason was given.
        RuleBroken: as when receiving, except for missing papers.

    Source:
        Thông tư 03/2025/TT-VPCP annex I, Mẫu 03; convention 14.6.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    key = request.intake.key
    if key and (earlier := work.done(key)) is not None:
        return msgspec.json.decode(earlier, type=Receipt)
    reason = reason_given(request.reason)
    receipt = take_in(work, request.intake, incomplete=True)
    dossier = work.dossier(receipt.dossier)
    work.record(dossier.id, DossierRefused(reason=reason), dossier.received_at)
    if key:
        work.mark_done(key, msgspec.json.encode(receipt))
        work.drop_draft(key)
    return receipt
