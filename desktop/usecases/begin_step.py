"""What all steps after reception share: who may, from which status, and a reason where one is due."""

from __future__ import annotations

from datetime import datetime

from desktop.domain.dossier import Dossier
from desktop.domain.errors import ReasonMissing
from desktop.domain.vietnamese import clean_line
from desktop.store.users import Role
from desktop.store.work import Work


def begin_step(work: Work, dossier_id: str, step: str) -> tuple[Dossier, datetime]:
    """The dossier a step is for and the instant it happens, once user and status allow it.

    Args:
        work: open transaction of the store.
        dossier_id: which dossier.
        step: name of the step, as in `domain.dossier.STEPS`.

    Returns:
        The dossier before the step, and the present instant in the centre's zone.

    Raises:
        NotPermitted: the user's role does not work on dossiers.
        DossierUnknown: no such dossier.
        StepNotAllowed: its status does not allow this step.
        AlreadyExtended: a second extension.
    """
    work.need(Role.RECEIVING, Role.PROCESSING, Role.LEADER)
    dossier = work.dossier(dossier_id)
    dossier.check(step)
    return dossier, work.calendar.local(work.clock.now())


def reason_given(text: str) -> str:
    """The reason as it may be kept.

    Raises:
        ReasonMissing: none was given.
        FieldRefused: it cannot be kept.
    """
    reason = clean_line(text, field="reason", most=1000)
    if not reason:
        raise ReasonMissing
    return reason
