"""Append, read and deliver events. Every method runs inside a transaction that the caller owns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, NamedTuple, Protocol

from sync.errors import ChainBroken
from sync.journal.rows import COLUMNS, E_COLUMNS, envelope_of, facts_of
from sync.wire.envelope import GENESIS, Envelope, Header, seal
from sync.wire.feed_chain import EMPTY, extend_chain
from sync.wire.ids import uuid7

HOLES: Final = "holes"
"""State: set once the journal that goes on got events back from the province, so that its last number is no count."""

ANEW: Final = "reading_anew"
"""State: set while stored events may be here that the feed no longer holds; see `delivery.leave_out`."""

_STANDING: Final = "d.state, d.position, d.code, d.facts, d.settled"
"""Columns of `delivery` that `_delivery` reads, behind those of the event."""


class Connection(Protocol):
    """The part of an SQLite connection the journal uses."""

    def execute(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ..., /) -> Any:
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
        settled: whether a person has read the refusal, so that it holds nothing back any more.
    """

    state: str
    position: int | None
    code: str
    facts: dict[str, str | int]
    settled: bool = False


class Journal:
    """The events of one store.

    Attributes:
        db: the connection, in a transaction that the caller owns.
        id: UUID of the journal this store appends to.
        device: machine id.
        centre: agency code.
    """

    def __init__(self, connection: Connection) -> None:
        self.db = connection
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
        self.set_state(HOLES, "")

    def restores(self) -> int:
        """How many journals of this machine ended: one more whenever this store turns out to have been put back."""
        return len(self._ended())

    def take_over(self, envelope: Envelope, standing: Delivery, *, own: bool) -> bool:
        """Append an event that another copy of this store holds, if it is new here and follows.

        Args:
            envelope: proved by its own hashes.
            standing: how it stands with the province there.
            own: whether this machine recorded it.

        Returns:
            Whether it is here now. What is missing between it and the last one of its journal, the province may have.
        """
        header = envelope.header
        if self.db.execute("SELECT 1 FROM event WHERE id = ?", (header.id,)).fetchone():
            return True
        seq, prev = self._last(header.journal)
        if header.seq <= seq or (header.seq == seq + 1 and envelope.prev != prev):
            return False
        if own and standing.state == "stored" and self._waits(header.journal):
            # The copy owes what stands before it: its place among those is told with theirs.
            standing = standing._replace(state="waiting")
        # The copy did not read the feed so far: it will, and the ledger may have been put back since.
        standing = standing._replace(position=None)
        self.set_state(ANEW, "1")
        self.insert(envelope, own=own, state=standing.state, position=standing.position)
        if own:
            # It may have begun since the copy was made, and is owed again like the others.
            self.adopt([header.journal])
        self.db.execute(
            "UPDATE delivery SET code = ?, facts = ?, settled = ? WHERE ord = (SELECT ord FROM event WHERE id = ?)",
            (standing.code, json.dumps(standing.facts), int(standing.settled), header.id),
        )
        return True

    def state(self, name: str) -> str | None:
        """A value of sync's own memory, or None."""
        row = self.db.execute("SELECT value FROM sync_state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_state(self, name: str, value: str) -> None:
        """Keep a value in sync's own memory."""
        self.db.execute(
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
        self.insert(envelope, own=True, state="waiting", position=None)
        return envelope

    def stream_length(self, stream: str) -> int:
        """Number of events of a stream that count: all but the refused ones."""
        row = self.db.execute(
            "SELECT count(*) FROM event JOIN delivery USING (ord)"
            " WHERE event.stream = ? AND delivery.state <> 'refused'",
            (stream,),
        ).fetchone()
        return int(row[0])

    def stream(self, stream: str) -> list[tuple[Envelope, Delivery]]:
        """Events of a stream in the order every store agrees on: the province's, then our own unsent ones."""
        rows = self.db.execute(
            f"SELECT {E_COLUMNS}, {_STANDING} FROM event JOIN delivery d USING (ord)"
            " WHERE event.stream = ? ORDER BY d.position IS NULL, d.position, event.ord",
            (stream,),
        )
        return [(envelope_of(row), _delivery(row)) for row in rows]

    def every_stream(self) -> Iterator[tuple[str, list[tuple[Envelope, Delivery]]]]:
        """All streams, each with its events as `stream` gives them; one pass over the journal."""
        rows = self.db.execute(
            f"SELECT {E_COLUMNS}, {_STANDING}, ord FROM event INDEXED BY event_stream"
            " JOIN delivery d USING (ord) ORDER BY event.stream"
        )
        for stream, group in groupby(rows, key=itemgetter(5)):
            found = sorted(group, key=lambda row: (row[16] is None, row[16] or 0, row[20]))
            yield stream, [(envelope_of(row), _delivery(row)) for row in found]

    def streams(self) -> list[str]:
        """Names of all streams, in order of their first event."""
        return [r[0] for r in self.db.execute("SELECT stream FROM event GROUP BY stream ORDER BY min(ord)")]

    def _ended(self) -> list[str]:
        return list(json.loads(self.state("ended_journals") or "[]"))

    def count(self) -> int:
        """Number of events in this store: they are numbered without gaps and never deleted."""
        return int(self.db.execute("SELECT coalesce(max(ord), 0) FROM event").fetchone()[0])

    def waiting(self) -> int:
        """Own events without a terminal answer."""
        return int(self.db.execute("SELECT count(*) FROM delivery WHERE state = 'waiting'").fetchone()[0])

    def oldest_waiting_at(self) -> str | None:
        """Instant of the oldest own event without a terminal answer."""
        row = self.db.execute(
            "SELECT event.at FROM delivery JOIN event USING (ord) WHERE state = 'waiting' ORDER BY ord LIMIT 1"
        ).fetchone()
        return row[0] if row else None

    def settle_refused(self, stream: str) -> list[str]:
        """Let what waits of a stream go on beside its refused events; returns the ids of those."""
        db = self.db
        found = "FROM event JOIN delivery d USING (ord) WHERE d.stream = ? AND d.state = 'refused' AND d.settled = 0"
        ids = [row[0] for row in db.execute(f"SELECT id {found} ORDER BY ord", (stream,))]
        db.execute("UPDATE delivery SET settled = 1 WHERE stream = ? AND state = 'refused'", (stream,))
        return ids

    def cursor(self) -> int:
        """Last feed position applied."""
        return int(self.state("cursor") or 0)

    def feed_hash(self) -> str:
        """Hash of the feed up to the cursor, as it was read: `wire.feed_chain`."""
        return self.state("feed_hash") or EMPTY

    def move_cursor(self, position: int, hashes: Iterable[str]) -> None:
        """Note the feed as applied up to a position; `hashes` are of the events after the cursor, in its order."""
        self.set_state("feed_hash", extend_chain(self.feed_hash(), hashes))
        self.set_state("cursor", str(position))

    def begin_feed(self) -> None:
        """Nothing of the feed counts as read."""
        self.set_state("feed_hash", EMPTY)
        self.set_state("cursor", "0")

    def head(self) -> tuple[int, str]:
        """Number and hash of the last event of this store's own journal; 0 and 64 zeros before the first."""
        return self._last(self.id)

    def adopt(self, journals: Iterable[str]) -> None:
        """Count these as journals of this machine that ended: the province knows of them, this older copy did not."""
        known = self.own()
        new = [name for name in journals if name not in known]
        if new:
            self.set_state("ended_journals", json.dumps([*self._ended(), *new]))

    def own(self) -> list[str]:
        """This machine's journals, oldest first: those that ended with a restore, and the one that goes on."""
        return [*self._ended(), self.id]

    def verify(self) -> int:
        """Check every chain of the store, byte for byte.

        Returns:
            Number of events checked.

        Raises:
            ChainBroken: a hash, a body or a place in a journal is wrong; carries journal and seq.
        """
        checked = 0
        last: dict[str, tuple[int, str]] = {}
        for row in self.db.execute(
            f"SELECT {E_COLUMNS}, own FROM event JOIN delivery USING (ord) ORDER BY journal, seq"
        ):
            envelope = envelope_of(row)
            header = envelope.header
            seq, prev = last.get(header.journal, (0, GENESIS))
            body = envelope.body
            sealed = seal(header, body, envelope.prev) if body is not None else envelope
            follows = header.seq != seq + 1 or envelope.prev == prev
            gap = header.journal == self.id and header.seq != seq + 1
            if row[15] and gap and not self._moved(header.journal, header.seq - 1):
                # What the province refused does not come back to a store that was put back; what was recorded here
                # stands without gaps, but for what moved on.
                follows = False
            if sealed.hash != envelope.hash or not follows:
                raise ChainBroken(journal=header.journal, seq=header.seq)
            last[header.journal] = (header.seq, envelope.hash)
            checked += 1
        return checked

    def insert(self, envelope: Envelope, *, own: bool, state: str, position: int | None) -> None:
        """Append an envelope whose place was looked at, with how it stands."""
        h = envelope.header
        cursor = self.db.execute(
            f"INSERT INTO event ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                h.id, h.journal, h.seq, h.device, h.centre, h.stream, h.base, h.type, h.v, h.at, h.actor,
                envelope.body, envelope.body_hash, envelope.prev, envelope.hash,
            ),
        )  # fmt: skip
        self.db.execute(
            "INSERT INTO delivery (ord, stream, own, state, position) VALUES (?, ?, ?, ?, ?)",
            (cursor.lastrowid, h.stream, int(own), state, position),
        )

    def _last(self, journal: str) -> tuple[int, str]:
        row = self.db.execute(
            "SELECT seq, hash FROM event WHERE journal = ? ORDER BY seq DESC LIMIT 1", (journal,)
        ).fetchone()
        return (int(row[0]), row[1]) if row else (0, GENESIS)

    def _waits(self, journal: str) -> bool:
        waiting = "SELECT 1 FROM delivery JOIN event USING (ord) WHERE state = 'waiting' AND journal = ? LIMIT 1"
        return self.db.execute(waiting, (journal,)).fetchone() is not None

    def _moved(self, journal: str, seq: int) -> bool:
        row = self.db.execute("SELECT 1 FROM moved_event WHERE journal = ? AND seq = ?", (journal, seq)).fetchone()
        return row is not None

    def hash_at(self, journal: str, seq: int) -> str | None:
        """Hash of an event by its place, None if it is not here."""
        row = self.db.execute("SELECT hash FROM event WHERE journal = ? AND seq = ?", (journal, seq)).fetchone()
        return row[0] if row else None


def _delivery(row: Sequence[Any]) -> Delivery:
    """How the event of a row stands; what says so follows the event's own columns."""
    return Delivery(row[15], row[16], row[17], facts_of(row[18]), bool(row[19]))
