"""The province's words and figures, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sync.journal import delivery
from sync.journal.journal import Journal
from sync.wire.answers import EventAnswer, HeldEvent, JournalAnswers, runs
from sync.wire.envelope import Envelope
from sync.wire.messages import Figures, JournalHead


def waiting(journal: Journal, *, max_events: int = 1000, max_bytes: int = 1 << 22) -> list[Envelope]:
    """What the next batch would hold."""
    batch = delivery.next_batch(journal, 0, max_events=max_events, max_bytes=max_bytes)
    return batch.events if batch is not None else []


def answer(envelope: Envelope, word: str, position: int = 0, **more: Any) -> JournalAnswers:
    """One word on one event."""
    header = envelope.header
    if word in {"accepted", "duplicate"}:
        run = runs([HeldEvent(header.seq, position, envelope.prev, envelope.hash)])
        accepted_ = run if word == "accepted" else []
        return JournalAnswers(journal=header.journal, accepted=accepted_, duplicate=[] if accepted_ else run)
    more = more if word == "refused" else {}
    return JournalAnswers(journal=header.journal, events=[EventAnswer(id=header.id, answer=word, **more)])


def accepted(envelopes: Sequence[Envelope], first: int = 1) -> list[JournalAnswers]:
    """All of one journal accepted, at positions from `first` on."""
    held = [HeldEvent(e.header.seq, first + n, e.prev, e.hash) for n, e in enumerate(envelopes)]
    return [JournalAnswers(journal=envelopes[0].header.journal, accepted=runs(held))] if held else []


def figures(*heads: JournalHead, feed_end: int = 0, open_dossiers: int = 0) -> Figures:
    """What a province says it holds."""
    return Figures(state="s", journals=list(heads), feed_end=feed_end, open_dossiers=open_dossiers)
