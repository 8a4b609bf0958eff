"""What the province must know of event types: which change the status of a dossier, and from where.

The counter's own table is `desktop/domain/dossier.py`; a test holds the two together. Types that are
not listed commute: they are accepted whatever happened since.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Step(NamedTuple):
    """Statuses an event may start from, and the status it leads to (0: unchanged)."""

    allowed: frozenset[int]
    leads_to: int


NOTHING: Final = 0
"""Status of a stream without any event."""

STEPS: Final[dict[str, Step]] = {
    "DossierReceived": Step(frozenset({NOTHING, 1}), 2),
    "DossierRefused": Step(frozenset({1, 2}), 3),
    "DossierForwarded": Step(frozenset({2}), 4),
    "SupplementRequested": Step(frozenset({4}), 5),
    "SupplementReceived": Step(frozenset({5}), 4),
    "FinancialDutyRequested": Step(frozenset({4}), 6),
    "FinancialDutySettled": Step(frozenset({6}), 4),
    "ResultReady": Step(frozenset({4}), 9),
    "ResultReturned": Step(frozenset({9}), 10),
    "DossierWithdrawn": Step(frozenset({2, 4, 5, 6, 8}), 7),
    "DossierStopped": Step(frozenset({4, 5, 6}), 8),
    "DueDateExtended": Step(frozenset({2, 4, 5, 6}), NOTHING),
}

CLOSED: Final = frozenset({3, 7, 10})
"""Statuses nothing more is owed in."""


def next_status(status: int, event_type: str) -> int | None:
    """Status after an event, or None when the event is not possible from `status`."""
    step = STEPS.get(event_type)
    if step is None:
        return status
    if status not in step.allowed:
        return None
    return step.leads_to or status
