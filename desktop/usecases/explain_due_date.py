"""Why a dossier is due on that date, step by step."""

from __future__ import annotations

from datetime import datetime

from desktop.domain import events as ev
from desktop.domain.deadlines import Due, DueStep, Limit, due, resume, supplemented
from desktop.domain.dossier import Dossier, apply, begin
from desktop.store.bodies import read_body
from desktop.store.view import View


def explain_due_date(view: View, dossier_id: str) -> Due:
    """The promise of a dossier with every reason since reception.

    The instants are those that were promised and recorded; the reasons are computed by the rules the dossier was
    received under. Where a calendar that changed since no longer leads to the recorded instant, the step says that it
    was set.

    Args:
        view: read access to the store.
        dossier_id: which dossier.

    Returns:
        The promise in force, with its steps in order of time.

    Raises:
        DossierUnknown: no such dossier.
    """
    dossier = view.dossier(dossier_id).dossier
    limit = view.limit_under(dossier)
    steps: list[DueStep] = []
    promised = due(dossier.received_at, limit, view.calendar, view.centre.habits)
    first = datetime.fromisoformat(dossier.received.due_at)
    steps += promised.steps if promised.at == first else [_set(view, first)]
    standing = begin(dossier.id, dossier.received)
    for envelope, delivery in view.journal.stream(dossier_id):
        body = read_body(envelope)
        if delivery.state == "refused" or body is None or isinstance(body, ev.DossierReceived):
            continue
        at = datetime.fromisoformat(envelope.header.at)
        following = apply(standing, body, at, envelope.header.id)
        if following.due_at != standing.due_at:
            steps += _moved(view, standing, following, body, at, limit)
        standing = following
    return Due(view.calendar.local(standing.due_at), tuple(steps))


def _moved(
    view: View, before: Dossier, after: Dossier, body: ev.EventBody, at: datetime, limit: Limit
) -> list[DueStep]:
    paused_at = before.paused_at or at
    if isinstance(body, ev.SupplementReceived):
        moved = supplemented(before.due_at, paused_at, at, limit, view.calendar, view.centre.habits)
    elif isinstance(body, ev.FinancialDutySettled):
        moved = resume(before.due_at, paused_at, at, view.calendar)
    else:
        kind = "extended" if isinstance(body, ev.DueDateExtended) else "set"
        return [_set(view, after.due_at, kind)]
    return list(moved.steps) if moved.at == after.due_at else [_set(view, after.due_at)]


def _set(view: View, at: datetime, kind: str = "set") -> DueStep:
    local = view.calendar.local(at)
    return DueStep(kind, local.date(), local.date(), at=local)
