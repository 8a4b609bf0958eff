"""Push batches, each judged and stored inside one transaction.

The order of steps is what makes it safe with any number of gateway processes: lock the centres whose feeds may be
written to, look up what is held, judge each event in the order sent, store, move the counters. The locks are held until
commit, so a position becomes visible only when all lower ones of that centre are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select, update

from sync.errors import BadMessage, TooLarge
from sync.province import feeds, figures, journals, named_files, numbers, schema
from sync.province.database import Database, Overtaken
from sync.province.devices import Device
from sync.province.errors import WrongCentre, WrongDevice
from sync.province.well_formed import fault, is_uuid
from sync.wire.answers import EventAnswer, HeldEvent, JournalAnswers, runs
from sync.wire.batch import BatchHead
from sync.wire.codes import BATCH_EVENTS, Answer, Refusal
from sync.wire.envelope import Envelope
from sync.wire.lifecycle import NOTHING, Standing, follow
from sync.wire.messages import PushAnswer

_MOST_CENTRES: Final = 20
"""Centres whose feeds one batch may write to."""


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
    number: str


class Intake:
    """The batches of one request, each in a transaction of its own.

    Attributes:
        counts: events by word, for the log.
    """

    def __init__(self, database: Database, device: Device) -> None:
        """Args: the ledger's database; who sends, as authenticated."""
        self.counts: dict[str, int] = {}
        self._database = database
        self._device = device
        self._answers: list[JournalAnswers] = []
        # What follows a refusal waits for a person; the sender could not know of it when it sent these.
        self._held_back: set[str] = set()
        self._forked: set[str] = set()

    def take(self, head: BatchHead, envelopes: Sequence[Envelope]) -> JournalAnswers:
        """Answer every event of a batch and store what is to be held; returns after commit.

        Args:
            head: first line of the batch.
            envelopes: its events in the order sent, with recomputed hashes.

        Raises:
            BadMessage: the journal's name is not a UUID, or the device has too many.
            TooLarge: more events than a batch holds.
            WrongCentre: the batch names another centre than the device's.
            WrongDevice: the batch names another device, or the journal belongs to another one.
        """
        if len(envelopes) > BATCH_EVENTS:
            raise TooLarge(events=len(envelopes))
        if not is_uuid(head.journal):
            raise BadMessage(reason="journal")
        if head.centre != self._device.centre:
            raise WrongCentre
        if head.device != self._device.id:
            raise WrongDevice

        def work(conn: Connection) -> tuple[_Batch, JournalAnswers]:
            # The database may run this again after a conflict: what it changes stays in the batch until the commit.
            batch = _Batch(conn, self._device, head.journal, envelopes, self._database.now())
            batch.held_back, batch.forked = set(self._held_back), set(self._forked)
            return batch, batch.run()

        batch, answers = self._database.write(work)
        self._held_back, self._forked = batch.held_back, batch.forked
        self._answers.append(answers)
        for word, count in batch.counts.items():
            self.counts[word] = self.counts.get(word, 0) + count
        return answers

    def answer(self) -> PushAnswer:
        """What all batches were answered, and the figures after them."""
        of = figures.figures
        return PushAnswer(answers=self._answers, figures=self._database.read(lambda conn: of(conn, self._device)))


class _Batch:
    """What is known while the events of one batch are judged."""

    def __init__(
        self, conn: Connection, device: Device, journal: str, envelopes: Sequence[Envelope], received_at: str
    ) -> None:
        self.conn = conn
        self.device = device
        self.centre = device.centre
        self.journal = journal
        self.envelopes = envelopes
        self.received_at = received_at
        self.rows: list[dict[str, Any]] = []
        self.accepted: list[Envelope] = []
        self.held_back: set[str] = set()
        self.counts: dict[str, int] = {}
        # Only well-formed events are looked up: the others hold values no database takes.
        self.faults = {envelope.hash: fault(envelope) for envelope in envelopes}
        sound = [envelope for envelope in envelopes if not self.faults[envelope.hash]]
        headers = [envelope.header for envelope in sound]
        names = {header.stream for header in headers}
        self.routes = feeds.routes(conn, self.centre, names)
        self.settles = {
            e.header.stream: settles
            for e in sound
            if e.header.type == numbers.RECEIVED and (settles := numbers.read_received(e).settles) != self.centre
        }
        ends = {end for ends in self.routes.values() for end in ends}
        if len({*ends, *self.settles.values()}) > _MOST_CENTRES:
            # Each is locked until the commit; a smaller batch names fewer.
            raise TooLarge(centres=len(ends))
        self.feeds = feeds.Feeds(conn, {self.centre, *ends, *self.settles.values()})
        if feeds.routes(conn, self.centre, names) != self.routes:
            # A dossier was routed while this waited for the lock: its other end is to be locked as well.
            raise Overtaken
        journals.claim(conn, device, journal)
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
            row.stream: _Stream(row.events, row.status, row.journal, row.steps, row.number)
            for row in conn.execute(
                select(stream).where(
                    stream.c.centre.in_(sorted({self.centre, *ends})), stream.c.stream.in_(sorted(names))
                )
            )
            if row.centre == self._home(row.stream)
        }
        self.known_streams = set(self.streams)
        self.changed_streams: set[str] = set()

    def run(self) -> JournalAnswers:
        """Judge, store, and put the words together."""
        words: dict[Answer, list[HeldEvent]] = {Answer.ACCEPTED: [], Answer.DUPLICATE: []}
        events: list[EventAnswer] = []
        for envelope in self.envelopes:
            answer = self.judge(envelope)
            if isinstance(answer, EventAnswer):
                word = answer.word
                events.append(answer)
            else:
                word, position = answer
                words[word].append(HeldEvent(envelope.header.seq, position, envelope.prev, envelope.hash))
            self.counts[word.value] = self.counts.get(word.value, 0) + 1
        self.store()
        accepted = sum(row["position"] is not None for row in self.rows)
        journals.advance(self.conn, self.journal, len(self.rows), accepted)
        held, again = runs(words[Answer.ACCEPTED]), runs(words[Answer.DUPLICATE])
        return JournalAnswers(journal=self.journal, accepted=held, duplicate=again, events=events)

    def judge(self, envelope: Envelope) -> EventAnswer | tuple[Answer, int]:
        """The one word for one event, with its position if it has one; what is to be held joins the rows."""
        header = envelope.header
        reason = self.faults[envelope.hash]
        if reason:
            return _refused(header.id, Refusal.MALFORMED, {"field": reason})
        held = self.by_id.get(header.id)
        if held is not None and held.hash == envelope.hash:
            return self._again(envelope, held)
        if held is not None or not self._fits(envelope):
            self.forked.add(envelope.hash)
            facts = {"seq": header.seq, "reason": "place" if held is None else "id"}
            return _refused(header.id, Refusal.FORKED, facts)
        if header.stream in self.held_back:
            return EventAnswer(id=header.id, answer=Answer.LATER)
        stream = self.streams.setdefault(header.stream, _Stream(0, NOTHING, "", "", ""))
        before = Standing(stream.status, stream.steps)
        after = follow(before, header.type, current=header.base == stream.events)
        ahead = header.base > stream.events and (after is None or not stream.events)
        if ahead and header.base > stream.events + self._refused_of(header.stream):
            # Its author knew of events that are not here: the ledger was put back, and their machines send them again,
            # or they follow in this request, since they moved.
            return EventAnswer(id=header.id, answer=Answer.LATER)
        if after is None:
            facts = {"status": stream.status, "events": stream.events}
            self._keep(envelope, None, facts)
            self.held_back.add(header.stream)
            return _refused(header.id, Refusal.STALE, facts)
        position = self.feeds.give(self.centre, envelope.hash)
        stream.events += 1
        stream.status, stream.steps = after
        if header.type == numbers.RECEIVED:
            stream.journal = header.journal
            self._open_route(header.stream)
        self.changed_streams.add(header.stream)
        self._keep(envelope, position, {})
        self.accepted.append(envelope)
        self.feeds.route(envelope, sorted({*self.routes.get(header.stream, ())} - {self.centre}))
        return Answer.ACCEPTED, position

    def _home(self, stream: str) -> str:
        """The centre that judges a dossier."""
        return self.routes[stream][0] if stream in self.routes else self.centre

    def _open_route(self, stream: str) -> None:
        """A dossier received here for an agency elsewhere goes there as well, if that is a centre of this ledger.

        What that centre has of this name is its own: a route would take it from there, and bring it here.
        """
        to = self.settles.get(stream, "")
        # Names of a centre's own streams can be guessed before it uses them.
        if to and is_uuid(stream) and stream not in self.routes and self.feeds.has(to) and not self._known(to, stream):
            self.routes[stream] = (self.centre, to)
            self.conn.execute(insert(schema.route), {"stream": stream, "home": self.centre, "to": to})

    def _known(self, centre: str, stream: str) -> bool:
        table = schema.stream
        query = select(table.c.events).where(table.c.centre == centre, table.c.stream == stream)
        return self.conn.scalar(query) is not None

    def _again(self, envelope: Envelope, held: _Held) -> EventAnswer | tuple[Answer, int]:
        """What was said the first time: held and in the feed, or held and refused."""
        if held.position is not None:
            return Answer.DUPLICATE, held.position
        self.held_back.add(envelope.header.stream)
        return figures.refused_before(envelope.header.id, held.code, held.facts)

    def _fits(self, envelope: Envelope) -> bool:
        """Whether the place is free and both neighbours, as far as they are held, agree on the chain."""
        seq = envelope.header.seq
        if seq in self.hash_at or envelope.prev in self.forked:
            return False
        before, after = self.hash_at.get(seq - 1), self.prev_at.get(seq + 1)
        return before in {None, envelope.prev} and after in {None, envelope.hash}

    def _refused_of(self, stream: str) -> int:
        """Events of a dossier that were refused: their author counts those that came before the answer."""
        event = schema.event
        ends = self.routes.get(stream, (self.centre,))
        refused = (event.c.centre.in_(ends), event.c.stream == stream, event.c.position.is_(None))
        kept: int = self.conn.scalar(select(func.count()).select_from(event).where(*refused)) or 0
        here = [row for row in self.rows if row["stream"] == stream and row["position"] is None]
        return kept + len(here)

    def _keep(self, envelope: Envelope, position: int | None, facts: Mapping[str, str | int]) -> None:
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
        """Write the events, the files they name, the streams and feeds they changed; grant the numbers they need."""
        if not self.rows:
            return
        self.conn.execute(insert(schema.event), self.rows)
        named_files.note(self.conn, self.centre, self.rows)
        own = [envelope for envelope in self.accepted if self._home(envelope.header.stream) == self.centre]
        claims = numbers.claims(self.conn, self.centre, own)
        for name, number in claims.held.items():
            self.streams[name].number = number
        table = schema.stream
        new: list[dict[str, Any]] = []
        old: list[dict[str, Any]] = []
        for name in sorted(self.changed_streams):
            values = msgspec.structs.asdict(self.streams[name])
            (old if name in self.known_streams else new).append({"home": self._home(name), "name": name, **values})
        written: dict[str, Any] = {
            column: bindparam(column) for column in ("events", "status", "journal", "steps", "number")
        }
        if new:
            self.conn.execute(insert(table).values(centre=bindparam("home"), stream=bindparam("name"), **written), new)
        if old:
            change = update(table).where(table.c.centre == bindparam("home"), table.c.stream == bindparam("name"))
            self.conn.execute(change.values(**written), old)
        self.feeds.store()
        numbers.settle(self.conn, self.centre, self.device.id, claims, self.received_at)


def _refused(event_id: str, code: Refusal, facts: Mapping[str, str | int]) -> EventAnswer:
    return EventAnswer(id=event_id, answer=Answer.REFUSED, code=code, facts=dict(facts))
