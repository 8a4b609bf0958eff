"""Append, read and deliver events. Every method runs inside a transaction that the caller owns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple, Protocol

from sync.errors import ChainBroken, JournalForked
from sync.journal.rows import COLUMNS, envelope_of, facts_of
from sync.ports import Applied, Comparison, Settled
from sync.wire.batch import EventAnswer, JournalHead
from sync.wire.codes import Answer
from sync.wire.envelope import GENESIS, Envelope, Header, seal
from sync.wire.ids import uuid7

_E_COLUMNS: Final = ", ".join(f"event.{c}" for c in COLUMNS.split(", "))


class Connection(Protocol):
    """The part of an SQLite connection the journal uses."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Sequence[Any]], /) -> Any:
        """Run one statement for each row of parameters."""
        ...


class Delivery(NamedTuple):
    """How an event stands with the province.

    Attributes:
        state: `waiting`, `stored` or `refused`.
        position: place in the centre's feed, or None.
        code: reason of a refusal.
        facts: values of the reason.
    """

    state: str
    position: int | None
    code: str
    facts: dict[str, str | int]


class Journal:
    """The events of one store.

    Attributes:
        id: UUID of the journal this store appends to.
        device: machine id.
        centre: agency code.
    """

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.id = self.state("journal") or ""
        self.device = self.state("device") or ""
        self.centre = self.state("centre") or ""

    def begin(self, *, device: str, centre: str) -> None:
        """Start a new journal in this store; at its creation."""
        self.id, self.device, self.centre = uuid7(), device, centre
        for name, value in (("journal", self.id), ("device", device), ("centre", centre)):
            self.set_state(name, value)

    def begin_anew(self) -> None:
        """Go on in a new journal, because this store was put back from a copy.

        Events recorded after the copy may be at the province under numbers that would be given again. What waits in
        the journal that ended is still sent; the next round pulls before it pushes.
        """
        ended = [*self._ended(), self.id]
        self.id = uuid7()
        self.set_state("journal", self.id)
        self.set_state("ended_journals", json.dumps(ended))
        self.set_state("pull_first", "1")

    def restores(self) -> int:
        """How often this store was put back from a copy."""
        return len(self._ended())

    def take_over(self, envelope: Envelope, *, own: bool, state: str, position: int | None) -> bool:
        """Append an event that another copy of this store holds, if it is new here and follows.

        Args:
            envelope: proved by its own hashes.
            own: whether this machine recorded it.
            state: how it stands with the province.
            position: its place in the feed, or None.

        Returns:
            Whether it was appended. What is missing between it and the last one of its journal, the province may have.
        """
        header = envelope.header
        seq, prev = self._last(header.journal)
        if header.seq <= seq or (header.seq == seq + 1 and envelope.prev != prev):
            return False
        self._insert(envelope, own=own, state=state, position=position)
        return True

    def state(self, name: str) -> str | None:
        """A value of sync's own memory, or None."""
        row = self._db.execute("SELECT value FROM sync_state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_state(self, name: str, value: str) -> None:
        """Keep a value in sync's own memory."""
        self._db.execute(
            "INSERT OR REPLACE INTO sync_state (name, value) VALUES (?, ?)",
            (name, value),
        )

    def append(self, *, stream: str, event_type: str, v: int, at: str, actor: str, body: bytes) -> Envelope:
        """Append one event to this store's journal and owe it to the province."""
        seq, prev = self._last(self.id)
        header = Header(
            id=uuid7(),
            journal=self.id,
            seq=seq + 1,
            device=self.device,
            centre=self.centre,
            stream=stream,
            base=self.stream_length(stream),
            type=event_type,
            v=v,
            at=at,
            actor=actor,
        )
        envelope = seal(header, body, prev)
        self._insert(envelope, own=True, state="waiting", position=None)
        return envelope

    def stream_length(self, stream: str) -> int:
        """Number of events of a stream that count: all but the refused ones."""
        row = self._db.execute(
            "SELECT count(*) FROM event JOIN delivery USING (ord)"
            " WHERE event.stream = ? AND delivery.state <> 'refused'",
            (stream,),
        ).fetchone()
        return int(row[0])

    def stream(self, stream: str) -> list[tuple[Envelope, Delivery]]:
        """Events of a stream in the order every store agrees on: the province's, then our own unsent ones."""
        rows = self._db.execute(
            f"SELECT {_E_COLUMNS}, d.state, d.position, d.code, d.facts FROM event JOIN delivery d USING (ord)"
            " WHERE event.stream = ? ORDER BY d.position IS NULL, d.position, event.ord",
            (stream,),
        )
        return [(envelope_of(row), Delivery(row[15], row[16], row[17], facts_of(row[18]))) for row in rows]

    def every_stream(self) -> Iterator[tuple[str, list[tuple[Envelope, Delivery]]]]:
        """All streams, each with its events as `stream` gives them; one pass over the journal."""
        rows = self._db.execute(
            f"SELECT {_E_COLUMNS}, d.state, d.position, d.code, d.facts, ord FROM event INDEXED BY event_stream"
            " JOIN delivery d USING (ord) ORDER BY event.stream"
        )
        for stream, group in groupby(rows, key=itemgetter(5)):
            found = sorted(group, key=lambda row: (row[16] is None, row[16] or 0, row[19]))
            yield stream, [(envelope_of(row), Delivery(row[15], row[16], row[17], facts_of(row[18]))) for row in found]

    def streams(self) -> list[str]:
        """Names of all streams, in order of their first event."""
        return [r[0] for r in self._db.execute("SELECT stream FROM event GROUP BY stream ORDER BY min(ord)")]

    def _ended(self) -> list[str]:
        return list(json.loads(self.state("ended_journals") or "[]"))

    def count(self) -> int:
        """Number of events in this store: they are numbered without gaps and never deleted."""
        return int(self._db.execute("SELECT coalesce(max(ord), 0) FROM event").fetchone()[0])

    def waiting(self) -> int:
        """Own events without a terminal answer."""
        return int(self._db.execute("SELECT count(*) FROM delivery WHERE state = 'waiting'").fetchone()[0])

    def oldest_waiting_at(self) -> str | None:
        """Instant of the oldest own event without a terminal answer."""
        row = self._db.execute(
            "SELECT event.at FROM delivery JOIN event USING (ord) WHERE state = 'waiting' ORDER BY ord LIMIT 1"
        ).fetchone()
        return row[0] if row else None

    def refused(self) -> list[tuple[Envelope, Delivery]]:
        """Own events the province refused, newest first."""
        rows = self._db.execute(
            f"SELECT {_E_COLUMNS}, d.state, d.position, d.code, d.facts FROM event JOIN delivery d USING (ord)"
            " WHERE d.state = 'refused' ORDER BY event.ord DESC"
        )
        return [(envelope_of(row), Delivery(row[15], row[16], row[17], facts_of(row[18]))) for row in rows]

    def next_batch(self, *, max_events: int, max_bytes: int) -> list[Envelope]:
        """Oldest own events that wait and whose dossier is not held back by a refusal; all of one journal."""
        rows = self._db.execute(
            f"SELECT {_E_COLUMNS} FROM delivery d JOIN event USING (ord)"
            " WHERE d.state = 'waiting' AND event.body IS NOT NULL AND d.stream NOT IN"
            " (SELECT stream FROM delivery WHERE state = 'refused') ORDER BY d.ord LIMIT ?",
            (max_events,),
        )
        batch: list[Envelope] = []
        size = 0
        for row in rows:
            envelope = envelope_of(row)
            if batch and envelope.header.journal != batch[0].header.journal:
                break
            size += len(envelope.body or b"") + 300
            if batch and size > max_bytes:
                break
            batch.append(envelope)
        return batch

    def settle(self, answers: Iterable[EventAnswer]) -> tuple[Settled, set[str]]:
        """Record the province's words; streams whose order or standing changed are returned for refolding."""
        stored = refused = later = 0
        touched: set[str] = set()
        for answer in answers:
            word = answer.word
            row = self._db.execute(
                "SELECT ord, event.stream FROM event JOIN delivery USING (ord) WHERE id = ? AND own = 1",
                (answer.id,),
            ).fetchone()
            if row is None:
                continue
            if not word.terminal:
                later += 1
                self._db.execute("UPDATE delivery SET attempts = attempts + 1 WHERE ord = ?", (row[0],))
                continue
            touched.add(row[1])
            if word.stored:
                stored += 1
                self._db.execute(
                    "UPDATE delivery SET state = 'stored', position = ?, attempts = attempts + 1 WHERE ord = ?",
                    (answer.position or None, row[0]),
                )
            elif word is Answer.REFUSED:
                refused += 1
                self._db.execute(
                    "UPDATE delivery SET state = 'refused', code = ?, facts = ?, attempts = attempts + 1 WHERE ord = ?",
                    (answer.code, json.dumps(answer.facts), row[0]),
                )
        return Settled(stored, refused, later), touched

    def apply_page(self, cursor: int, items: Sequence[tuple[int, Envelope]]) -> tuple[Applied, set[str]]:
        """Take in a feed page and move the cursor; nothing is applied twice.

        Raises:
            JournalForked: an event of this id is here with another hash, or its place holds another event.
            ChainBroken: an event does not follow what is here of its journal.
        """
        new = known = 0
        touched: set[str] = set()
        for position, envelope in items:
            row = self._db.execute("SELECT ord, hash FROM event WHERE id = ?", (envelope.header.id,)).fetchone()
            if row is not None:
                if row[1] != envelope.hash:
                    raise JournalForked(id=envelope.header.id)
                known += 1
                self._db.execute("UPDATE delivery SET state = 'stored', position = ? WHERE ord = ?", (position, row[0]))
            else:
                self._check_follows(envelope)
                self._insert(envelope, own=False, state="stored", position=position)
                new += 1
            touched.add(envelope.header.stream)
        self.set_state("cursor", str(cursor))
        return Applied(new, known), touched

    def cursor(self) -> int:
        """Last feed position applied."""
        return int(self.state("cursor") or 0)

    def stands_at_cursor(self, feed_hash: str) -> bool:
        """Whether the event that the province has at our cursor is the one we hold there."""
        cursor = self.cursor()
        if cursor == 0:
            return True
        row = self._db.execute(
            "SELECT 1 FROM event JOIN delivery USING (ord) WHERE position = ? AND hash = ?", (cursor, feed_hash)
        ).fetchone()
        return row is not None

    def head(self) -> JournalHead:
        """Where this store's own journal ends; `held` counts events the province has accepted."""
        seq, last_hash = self._last(self.id)
        # Of a journal that goes on here nothing is missing; what is not stored is little, and has its own indexes.
        without = 0
        for state in ("waiting", "refused"):
            row = self._db.execute(
                f"SELECT count(*) FROM delivery CROSS JOIN event USING (ord) WHERE state = '{state}' AND journal = ?",
                (self.id,),
            ).fetchone()
            without += int(row[0])
        return JournalHead(journal=self.id, count=seq, last_hash=last_hash, held=seq - without)

    def compare(self, theirs: JournalHead) -> Comparison:
        """Hold the province's figures against ours."""
        ours = self.head()
        agree = theirs.held == ours.held and theirs.count <= ours.count
        if agree and theirs.count:
            agree = self._hash_at(theirs.count) == theirs.last_hash
        return Comparison(ours, theirs, agree, self.waiting())

    def rewind(self, theirs: JournalHead) -> int:
        """Owe again what a province put back to an older state no longer holds.

        Returns:
            Number of events owed again; 0 when the province holds all that it acknowledged.
        """
        if theirs.held >= self.head().held:
            return 0
        cursor = self._db.execute(
            "UPDATE delivery SET state = 'waiting', position = NULL WHERE state = 'stored' AND ord IN"
            " (SELECT ord FROM event WHERE journal = ? AND seq > ?)",
            (self.id, theirs.count),
        )
        return int(cursor.rowcount)

    def verify(self) -> int:
        """Check every chain of the store, byte for byte.

        Returns:
            Number of events checked.

        Raises:
            ChainBroken: a hash, a body or a place in a journal is wrong; carries journal and seq.
        """
        checked = 0
        last: dict[str, tuple[int, str]] = {}
        for row in self._db.execute(f"SELECT {COLUMNS} FROM event ORDER BY journal, seq"):
            envelope = envelope_of(row)
            header = envelope.header
            seq, prev = last.get(header.journal, (0, GENESIS))
            body = envelope.body
            sealed = seal(header, body, envelope.prev) if body is not None else envelope
            follows = header.seq != seq + 1 or envelope.prev == prev
            if header.journal == self.id and header.seq != seq + 1:
                follows = False
            if sealed.hash != envelope.hash or not follows:
                raise ChainBroken(journal=header.journal, seq=header.seq)
            last[header.journal] = (header.seq, envelope.hash)
            checked += 1
        return checked

    def _check_follows(self, envelope: Envelope) -> None:
        header = envelope.header
        taken = self._db.execute(
            "SELECT id FROM event WHERE journal = ? AND seq = ?", (header.journal, header.seq)
        ).fetchone()
        if taken is not None:
            raise JournalForked(journal=header.journal, seq=header.seq)
        before = self._db.execute(
            "SELECT hash FROM event WHERE journal = ? AND seq = ?", (header.journal, header.seq - 1)
        ).fetchone()
        expected = GENESIS if header.seq == 1 else before[0] if before else envelope.prev
        if envelope.prev != expected:
            raise ChainBroken(journal=header.journal, seq=header.seq)

    def _insert(self, envelope: Envelope, *, own: bool, state: str, position: int | None) -> None:
        h = envelope.header
        cursor = self._db.execute(
            f"INSERT INTO event ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                h.id, h.journal, h.seq, h.device, h.centre, h.stream, h.base, h.type, h.v, h.at, h.actor,
                envelope.body, envelope.body_hash, envelope.prev, envelope.hash,
            ),
        )  # fmt: skip
        self._db.execute(
            "INSERT INTO delivery (ord, stream, own, state, position) VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, h.stream, int(own), state, position),
        )

    def _last(self, journal: str) -> tuple[int, str]:
        row = self._db.execute(
            "SELECT seq, hash FROM event WHERE journal = ? ORDER BY seq DESC LIMIT 1", (journal,)
        ).fetchone()
        return (int(row[0]), row[1]) if row else (0, GENESIS)

    def _hash_at(self, seq: int) -> str | None:
        row = self._db.execute("SELECT hash FROM event WHERE journal = ? AND seq = ?", (self.id, seq)).fetchone()
        return row[0] if row else None
