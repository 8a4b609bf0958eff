"""The figures of a period, counted from the raw events of a journal and nothing else.

It knows no fold, no read table and no rule of `desktop.domain.reports`: what it shares with the program is the journal.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from desktop.store.view import View

ONLINE = ("online", "online_assisted")
PAUSES = {"SupplementRequested", "FinancialDutyRequested", "DossierStopped"}
RESUMES = {"SupplementReceived", "FinancialDutySettled"}


@dataclass
class Count:
    """Columns of II.06a and further figures; `lines` by field."""

    columns: Counter[str] = field(default_factory=Counter)
    further: Counter[str] = field(default_factory=Counter)
    lines: dict[str, Counter[str]] = field(default_factory=dict)
    late: set[str] = field(default_factory=set)


def count(view: View, first: date, last: date) -> Count:
    """Count a period over every stream of the journal."""
    found, zone = Count(), view.calendar.zone
    for stream in view.journal.streams():
        events = [
            (envelope.header.type, envelope.header.id, envelope.header.at, json.loads(envelope.body or b"{}"))
            for envelope, _ in view.journal.stream(stream)
        ]
        if events and events[0][0] == "DossierReceived":
            _one(found, events, first, last, zone)
    return found


def _one(
    found: Count, events: list[tuple[str, str, str, dict[str, Any]]], first: date, last: date, zone: ZoneInfo
) -> None:
    gone = {body["event"]: kind for kind, _, _, body in events if kind == "StepTakenBack"}
    undone = [
        _day(at, zone)
        for kind, _, at, body in events
        if kind == "StepTakenBack" and _kind_of(events, body["event"]) in {"ResultReady", "ResultReturned"}
    ]
    events = [event for event in events if event[1] not in gone and event[0] != "StepTakenBack"]
    received = events[0][3]
    kinds = {kind for kind, _, _, _ in events}
    taken_on = _day(received["received_at"], zone)
    channel = received.get("channel", "direct")
    papers = [paper for paper in received["documents"] if paper.get("kind", "paper") != "present"]
    within = first <= taken_on <= last
    if within:
        found.further["received"] += 1
        found.further["online"] += channel in ONLINE
        found.further["assisted"] += channel == "online_assisted"
        found.further["posted"] += channel == "post"
        found.further["papers"] += len(papers)
        found.further["refused"] += "DossierRefused" in kinds
        found.further["fees_vnd"] += 0 if "DossierRefused" in kinds else received["charge"].get("vnd", 0)
    if "DossierRefused" in kinds or taken_on > last:
        return
    settled_on, withdrawn, latest = None, False, taken_on
    now = then = (received["due_at"], False)
    for kind, _, at, body in events[1:]:
        on = _day(at, zone)
        if kind == "DueDateExtended":
            found.further["apologies"] += first <= on <= last
        if kind in {"ResultReady", "DossierWithdrawn"} and on <= last:
            settled_on, withdrawn, then = on, kind == "DossierWithdrawn", now
            break
        changed = (body.get("due_at", now[0]), kind in PAUSES or (now[1] and kind not in RESUMES))
        if changed != now:
            # A clock that was put back does not bring what was promised before to the front.
            now, latest = changed, max(latest, on)
            then = now if latest <= last else then
    found.further["undone"] += sum(first <= on <= last for on in undone)
    due_on, paused = _day(then[0], zone), then[1]
    if taken_on < first and settled_on is not None and settled_on < first:
        return
    entry = "4" if within and channel in ONLINE else "5" if within else "6"
    if settled_on is None:
        leaves = "13" if due_on < last and not paused else "12"
        found.further["paused"] += paused
    else:
        leaves = "9" if withdrawn or settled_on == due_on else "8" if settled_on < due_on else "10"
    if leaves in {"10", "13"}:
        found.late.add(received["number"])
    sums = ("3", entry, "7" if leaves in {"8", "9", "10"} else "11", leaves)
    line = found.lines.setdefault(received["field"], Counter())
    for column in sums:
        found.columns[column] += 1
        line[column] += 1


def _kind_of(events: list[tuple[str, str, str, dict[str, Any]]], event: str) -> str:
    return next(kind for kind, name, _, _ in events if name == event)


def _day(text: str, zone: ZoneInfo) -> date:
    return datetime.fromisoformat(text).astimezone(zone).date()
