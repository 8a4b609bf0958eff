"""The happenings of a dossier as screens tell them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from desktop.domain import events as ev
from desktop.domain.calendar import WorkingCalendar
from desktop.domain.read_models import TimelineEntry
from desktop.store.bodies import read_body
from sync.journal.journal import Delivery
from sync.wire.envelope import Envelope


def timeline_of(
    events: list[tuple[Envelope, Delivery]], names: Mapping[str, str], calendar: WorkingCalendar
) -> tuple[TimelineEntry, ...]:
    """Every event of a dossier, the newest first.

    Args:
        events: of one stream, in their order.
        names: of the users, by id.
        calendar: gives the zone of the instants.
    """
    taken_back, papers = _taken_back(events), _papers(events)
    return tuple(
        TimelineEntry(
            envelope.header.type,
            calendar.local(datetime.fromisoformat(envelope.header.at)),
            names.get(envelope.header.actor, envelope.header.actor),
            _facts(read_body(envelope), taken_back, papers),
            delivery.state,
            delivery.code,
            envelope.header.id in taken_back,
            delivery.settled,
        )
        for envelope, delivery in reversed(events)
    )


def _taken_back(events: list[tuple[Envelope, Delivery]]) -> dict[str, str]:
    """Types of the events that a later one took back, by id."""
    types = {envelope.header.id: envelope.header.type for envelope, _ in events}
    bodies = (read_body(envelope) for envelope, delivery in events if delivery.state != "refused")
    return {
        body.event: types[body.event]
        for body in bodies
        if isinstance(body, ev.StepTakenBack | ev.FileDetached) and body.event in types
    }


def _papers(events: list[tuple[Envelope, Delivery]]) -> dict[str, str]:
    """Names of the papers that files were attached to, by event."""
    attached = (envelope for envelope, _ in events if envelope.header.type == ev.FileAttached.__name__)
    return {envelope.header.id: getattr(read_body(envelope), "name", "") for envelope in attached}


_PLAIN: Final = (
    *("number", "reason", "due_at", "by", "to", "receiver", "vnd"),
    *("result", "holder", "valid_until", "level"),
)


def _facts(body: ev.EventBody | None, types: dict[str, str], papers: dict[str, str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for name in _PLAIN:
        value = getattr(body, name, "")
        if value:
            facts[name] = str(value)
    if isinstance(body, ev.SupplementRequested):
        facts |= {"lapses_on": body.lapses_on, "documents": "\n".join(body.documents)}
    elif isinstance(body, ev.StepTakenBack):
        facts["step"] = types.get(body.event, "")
    elif isinstance(body, ev.FileAttached):
        facts["paper"] = body.name
    elif isinstance(body, ev.ServiceRated):
        facts["reasons"] = "\n".join(body.reasons)
    elif isinstance(body, ev.FileDetached):
        facts["paper"] = papers.get(body.event, "")
    return facts
