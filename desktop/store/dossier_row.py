"""The row of a dossier in the read tables, from the fold of its events."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zlib import crc32
from zoneinfo import ZoneInfo

from desktop.domain import events as ev
from desktop.domain.dossier import CLOSED, PAUSED, Dossier, Status, promises
from desktop.domain.vietnamese import fold
from desktop.store.search import ATTENTION_WORD, OPEN_WORD, procedure_key, search_words
from sync.journal.journal import Delivery
from sync.wire.envelope import Envelope


def row_of(
    dossier: Dossier,
    unknown: int,
    events: list[tuple[Envelope, Delivery]],
    device: str,
    zone: ZoneInfo,
) -> tuple[dict[str, Any], str]:
    """The row of a dossier, and the words it is found by."""
    # After a ledger was put back, what others did with a dossier may stand in the feed before its reception.
    begun = (e.header for e, _ in events if e.header.type == ev.DossierReceived.__name__)
    received, first = dossier.received, next(begun, events[0][0].header)
    waiting = sum(delivery.state == "waiting" for _, delivery in events)
    refused = sum(delivery.state == "refused" and not delivery.settled for _, delivery in events)
    papers = [d for d in received.documents if d.kind != "present"]
    row: dict[str, Any] = {
        "id": dossier.id,
        "number": dossier.number,
        "first_number": received.number,
        "own": int(first.device == device),
        "status": int(dossier.status),
        "procedure": received.procedure,
        "title": received.title,
        "short": received.short or received.title,
        "procedure_key": procedure_key(received.short or received.title),
        "field": received.field,
        "channel": received.channel,
        "return_by": received.return_by,
        "name": dossier.applicant.name,
        "name_key": fold(dossier.applicant.name),
        "id_number": dossier.applicant.id_number,
        "phone": dossier.applicant.phone,
        "address": dossier.applicant.address,
        "settles_name": received.settles_name,
        "actor": first.actor,
        **_instant("received", dossier.received_at, zone),
        **_instant("due", dossier.due_at, zone),
        "updated_at": _utc(dossier.updated_at),
        **_instant("settled", dossier.settled_at, zone),
        **_instant("returned", dossier.returned_at, zone),
        **_instant("forwarded", dossier.forwarded_at, zone),
        "forwarded_to": dossier.forwarded_to,
        "returned_by": dossier.returned_by,
        "extended_on": _instant("extended", dossier.extended_at, zone)["extended_on"],
        "undone_on": _instant("undone", dossier.undone_at, zone)["undone_on"],
        "delay_reason": dossier.delay_reason,
        "moved": int(len(promises(dossier)) > 1),
        "open": int(dossier.status not in CLOSED),
        "paused": int(dossier.status in PAUSED),
        "turn": _turn(dossier),
        "lapses_on": dossier.lapses_on,
        "extended": int(dossier.extended),
        "fee_vnd": 0 if dossier.status is Status.REFUSED else received.charge.vnd,
        "papers": len(papers),
        "scanned": sum(dossier.digitised(d) for d in papers),
        "reused": sum(d.kind == "reused" for d in papers),
        "digitised": int(all(d.kind == "reused" or dossier.digitised(d) for d in papers)) if papers else 0,
        "events": dossier.events,
        "waiting": waiting,
        "refused": refused,
        "unknown": unknown,
        "reason": dossier.reason,
        "priority": received.priority,
    }
    words = search_words(dossier)
    if row["open"]:
        words += f" {OPEN_WORD}"
    if refused or unknown:
        words += f" {ATTENTION_WORD}"
    row["words_hash"] = crc32(words.encode())
    return row, words


def _turn(dossier: Dossier) -> int:
    """Place in the worklist: 0 while its clock runs, 1 once settled, 2 while paused, 3 closed."""
    if dossier.status in CLOSED:
        return 3
    if dossier.status in PAUSED:
        return 2
    return 1 if dossier.status is Status.SETTLED else 0


def _instant(name: str, at: datetime | None, zone: ZoneInfo) -> dict[str, str | None]:
    if at is None:
        return {f"{name}_at": None, f"{name}_on": None}
    return {f"{name}_at": _utc(at), f"{name}_on": at.astimezone(zone).date().isoformat()}


def _utc(at: datetime) -> str:
    """UTC text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"
