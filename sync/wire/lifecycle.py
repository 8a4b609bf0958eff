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

TAKES_BACK: Final = "StepTakenBack"
"""Undoes the newest step that still stands; reception is taken back by `DossierRefused` instead."""

CLOSED: Final = frozenset({3, 7, 10})
"""Statuses nothing more is owed in."""

OPEN: Final = frozenset({1, 2, 4, 5, 6, 8, 9})
"""All others a dossier can have."""

_EXTENSION: Final = "DueDateExtended"
_MARK: Final = "e"


class Standing(NamedTuple):
    """Where a stream stands.

    Attributes:
        status: official status; NOTHING before the first event.
        steps: the status before each step that still stands, oldest first, parted by blanks; one that moved the
            due date is marked, since it may be used once only.
    """

    status: int = NOTHING
    steps: str = ""


def follow(standing: Standing, event_type: str, *, current: bool = True) -> Standing | None:
    """Standing after an event, or None when the event is not possible.

    Args:
        standing: before the event.
        event_type: its type.
        current: whether it was based on all events that the stream has. What takes a step back must be: the step
            that its author saw as the newest could otherwise be another one.
    """
    if event_type == TAKES_BACK:
        earlier, _, before = standing.steps.rpartition(" ")
        if not (current and earlier):
            return None
        return Standing(int(before.removesuffix(_MARK)), earlier)
    step = STEPS.get(event_type)
    if step is None:
        return standing
    if standing.status not in step.allowed:
        return None
    mark = ""
    if event_type == _EXTENSION:
        if _MARK in standing.steps:
            return standing
        mark = _MARK
    steps = f"{standing.steps} {standing.status}{mark}".strip()
    return Standing(step.leads_to or standing.status, steps)
