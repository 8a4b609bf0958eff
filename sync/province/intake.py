"""One push batch, judged and stored inside one transaction.

The order of steps is what makes it safe with any number of gateway processes: lock the centre, look up what
is held, judge each event in the order sent, store, move the counters. The lock is held until commit, so a
position becomes visible only when all lower ones of that centre are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from sync.province import figures, journals, schema
from sync.province.devices import Device
from sync.province.errors import WrongCentre, WrongDevice
from sync.province.well_formed import fault
from sync.wire.batch import BatchHead, EventAnswer, PushAnswer
from sync.wire.codes import Answer, Refusal
from sync.wire.envelope import Envelope
from sync.wire.lifecycle import NOTHING, Standing, follow


class _Held(NamedTuple):
    """What the ledger, or an earlier line of this batch, already answered for an event id."""

    hash: str
    answer: str
    position: int | None
    code: str
    facts: str


class _Stream(msgspec.Struct):
    events: int
    status: int
    journal: str
    steps: str


def ingest(
    conn: Connection, device: Device, head: BatchHead, envelopes: Sequence[Envelope], received_at: str
) -> PushAnswer:
    """Answer every event of a batch and store what is to be held.

    Args:
        conn: open writing transaction; this function never commits.
        device: who sends, as authenticated.
        head: first line of the batch.
        envelopes: its events in the order sent, with recomputed hashes.
        received_at: stamp of the gateway's clock.

    Raises:
        WrongCentre: the batch names another centre than the device's.
        WrongDevice: the batch names another device, or the journal belongs to another one.
    """
    if head.centre != device.centre:
        raise WrongCentre
    if head.device != device.id:
        raise WrongDevice
    position = conn.execute(
        select(schema.centre.c.feed_position).where(schema.centre.c.code == device.centre).with_for_update()
    ).scalar_one()
    journals.claim(conn, device, head.journal)
    batch = _Batch(conn, device, head.journal, envelopes, position, received_at)
    answers = [batch.judge(envelope) for envelope in envelopes]
    batch.store()
    accepted = sum(row["position"] is not None for row in batch.rows)
    journals.advance(conn, head.journal, len(batch.rows), accepted)
    return PushAnswer(answers=answers, journal=figures.journal_head(conn, head.journal), feed_end=batch.position)


class _Batch:
    """What is known while the events of one batch are judged."""

    def __init__(
        self,
        conn: Connection,
        device: Device,
        journal: str,
        envelopes: Sequence[Envelope],
        position: int,
        received_at: str,
    ) -> None:
        self.conn = conn
        self.centre = device.centre
        self.received_at = received_at
        self.position = position
        self.rows: list[dict[str, Any]] = []
        # Only well-formed events are looked up: the others hold values no database takes.
        self.faults = {envelope.hash: fault(envelope) for envelope in envelopes}
        headers = [envelope.header for envelope in envelopes if not self.faults[envelope.hash]]
        event = schema.event
        self.by_id = {
            row.id: _Held(row.hash, row.answer, row.position, row.code, row.facts)
            for row in conn.execute(
                select(event.c.id, event.c.hash, event.c.answer, event.c.position, event.c.code, event.c.facts).where(
                    event.c.id.in_([header.id for header in headers])
                )
            )
        }
        places = {header.seq + step for header in headers for step in (-1, 0, 1)}
        self.hash_at: dict[int, str] = {}
        self.prev_at: dict[int, str] = {}
        for row in conn.execute(
            select(event.c.seq, event.c.hash, event.c.prev).where(
                event.c.journal == journal, event.c.seq.in_(sorted(places))
            )
        ):
            self.hash_at[row.seq], self.prev_at[row.seq] = row.hash, row.prev
        self.forked: set[str] = set()
        stream = schema.stream
        self.streams = {
            row.stream: _Stream(row.events, row.status, row.journal, row.steps)
            for row in conn.execute(
                select(stream).where(
                    stream.c.centre == self.centre,
                    stream.c.stream.in_(sorted({header.stream for header in headers})),
                )
            )
        }
        self.known_streams = set(self.streams)
        self.changed_streams: set[str] = set()

    def judge(self, envelope: Envelope) -> EventAnswer:
        """The one word for one event; what is to be held is put on the list of rows."""
        header = envelope.header
        reason = self.faults[envelope.hash]
        if reason:
            return _refused(header.id, Refusal.MALFORMED, {"field": reason})
        held = self.by_id.get(header.id)
        if held is not None and held.hash == envelope.hash:
            return _again(header.id, held)
        if held is not None or not self._fits(envelope):
            self.forked.add(envelope.hash)
            return _refused(header.id, Refusal.FORKED, {"seq": header.seq})
        stream = self.streams.setdefault(header.stream, _Stream(0, NOTHING, "", ""))
        before = Standing(stream.status, stream.steps)
        after = follow(before, header.type, current=header.base == stream.events)
        if after is None:
            facts: dict[str, str | int] = {"status": stream.status, "events": stream.events}
            self._keep(envelope, None, facts)
            return _refused(header.id, Refusal.STALE, facts)
        self.position += 1
        stream.events += 1
        stream.status, stream.steps = after
        if header.type == "DossierReceived":
            stream.journal = header.journal
        self.changed_streams.add(header.stream)
        self._keep(envelope, self.position, {})
        return EventAnswer(id=header.id, answer=Answer.ACCEPTED, position=self.position)

    def _fits(self, envelope: Envelope) -> bool:
        """Whether the place is free and both neighbours, as far as they are held, agree on the chain."""
        seq = envelope.header.seq
        if seq in self.hash_at or envelope.prev in self.forked:
            return False
        before, after = self.hash_at.get(seq - 1), self.prev_at.get(seq + 1)
        return before in {None, envelope.prev} and after in {None, envelope.hash}

    def _keep(self, envelope: Envelope, position: int | None, facts: dict[str, str | int]) -> None:
        header = envelope.header
        answer, code = (Answer.REFUSED, Refusal.STALE.value) if position is None else (Answer.ACCEPTED, "")
        row = {
            **msgspec.structs.asdict(header),
            "position": position,
            "body": envelope.body,
            "body_hash": envelope.body_hash,
            "prev": envelope.prev,
            "hash": envelope.hash,
            "answer": answer.value,
            "code": code,
            "facts": msgspec.json.encode(facts).decode(),
            "received_at": self.received_at,
        }
        self.rows.append(row)
        self.by_id[header.id] = _Held(envelope.hash, answer.value, position, code, row["facts"])
        self.hash_at[header.seq], self.prev_at[header.seq] = envelope.hash, envelope.prev

    def store(self) -> None:
        """Write the events, the streams they changed and the centre's counter."""
        if not self.rows:
            return
        self.conn.execute(insert(schema.event), self.rows)
        table = schema.stream
        new: list[dict[str, Any]] = []
        old: list[dict[str, Any]] = []
        for name in sorted(self.changed_streams):
            values = {"stream": name, **msgspec.structs.asdict(self.streams[name])}
            (old if name in self.known_streams else new).append(values)
        if new:
            self.conn.execute(insert(table), [{"centre": self.centre, **values} for values in new])
        if old:
            change = update(table).where(table.c.centre == self.centre, table.c.stream == bindparam("name"))
            self.conn.execute(
                change.values(
                    events=bindparam("events"),
                    status=bindparam("status"),
                    journal=bindparam("journal"),
                    steps=bindparam("steps"),
                ),
                [{"name": values.pop("stream"), **values} for values in old],
            )
        self.conn.execute(
            update(schema.centre).where(schema.centre.c.code == self.centre).values(feed_position=self.position)
        )


def _refused(event_id: str, code: Refusal, facts: dict[str, str | int]) -> EventAnswer:
    return EventAnswer(id=event_id, answer=Answer.REFUSED, code=code, facts=facts)


def _again(event_id: str, held: _Held) -> EventAnswer:
    """What was said the first time: held and in the feed, or held and refused."""
    if held.position is None:
        facts = msgspec.json.decode(held.facts, type=dict[str, str | int])
        return EventAnswer(id=event_id, answer=held.answer, code=held.code, facts=facts)
    return EventAnswer(id=event_id, answer=Answer.DUPLICATE, position=held.position)
