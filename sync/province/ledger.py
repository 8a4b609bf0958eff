"""The province's ledger: what every centre sent, what it was answered, and each centre's feed."""

from __future__ import annotations

import heapq
import uuid
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.errors import BadMessage
from sync.province import devices, feeds, figures, reference, schema, signing
from sync.province.clock import Clock, stamp, system_clock
from sync.province.database import Database
from sync.province.devices import Device, Devices
from sync.province.errors import NoSharedProtocol
from sync.province.files import Files
from sync.province.intake import Intake
from sync.province.reference import Reference
from sync.province.stored import envelope_of
from sync.wire.codes import FEED_EVENTS, MESSAGE_BYTES, PROTOCOL
from sync.wire.envelope import Envelope
from sync.wire.messages import Hello, JournalHead, ServerIdentity, Unchanged, Welcome

_PAGE_BYTES: Final = MESSAGE_BYTES // 2
FURTHEST: Final = 2**53
"""More than any feed or journal holds; no database takes every number that JSON does."""

_HEADER_BYTES: Final = 1024
"""Allowance for everything of a feed line but the body."""


class FeedPage(NamedTuple):
    """Events of a feed after a cursor.

    Attributes:
        items: positions and envelopes, rising; empty at the end of the feed.
        more: whether another page is waiting.
    """

    items: list[tuple[int, Envelope]]
    more: bool


class Ledger:
    """One province's ledger, shared by the threads of a gateway.

    Attributes:
        devices: enrolment, tokens, revocation.
        reference: snapshots.
        files: scans that centres send beside their events.
    """

    def __init__(self, where: str | Path, clock: Clock = system_clock, files: Path | None = None) -> None:
        """Open the ledger, or create it.

        Args:
            where: path of a SQLite file, or a database URL.
            clock: gives the present instant.
            files: folder of the files; by default `files` beside the SQLite file, and none for a URL.

        Raises:
            LedgerUnusable: it cannot be opened, or is of a newer program.
        """
        self.database = Database(where, clock)
        self.devices = Devices(self.database)
        self.reference = Reference(self.database)
        beside = Path(where).parent / "files" if isinstance(where, Path) or "://" not in where else None
        self.files = Files(self.database, files or beside)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database; requests must have ended."""
        self.database.close()

    def identity(self) -> ServerIdentity:
        """Which province this is."""
        return self.database.read(figures.identity)

    def signing_key(self) -> str:
        """Public half of the key that reference snapshots are signed by, base64."""
        return self.database.read(signing.public_key)

    def begin_epoch(self) -> None:
        """Note that the ledger was put back from a backup: counters read their feeds anew.

        They notice by themselves what is missing; this spares the doubt where nothing was.
        """
        self.database.write(lambda conn: conn.execute(update(schema.server).values(epoch=str(uuid.uuid4()))))

    def add_centre(self, code: str, name: str, profile: bytes) -> None:
        """Take a centre into the ledger.

        Args:
            code: agency code.
            name: official name.
            profile: JSON object that its devices get at enrolment.

        Raises:
            BadMessage: the profile is not JSON.
        """
        try:
            msgspec.json.decode(profile)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise BadMessage(reason="profile") from error
        now = self.database.now()
        row = {"code": code, "name": name, "profile": profile.decode(), "feed_position": 0, "created_at": now}
        self.database.write(lambda conn: conn.execute(insert(schema.centre), row))

    def centres(self) -> dict[str, str]:
        """Names of all centres by code."""
        query = select(schema.centre.c.code, schema.centre.c.name).order_by(schema.centre.c.code)
        return self.database.read(lambda conn: {row.code: row.name for row in conn.execute(query)})

    def profile(self, centre: str) -> bytes:
        """JSON profile of a centre.

        Raises:
            KeyError: no such centre.
        """
        query = select(schema.centre.c.profile).where(schema.centre.c.code == centre)
        profile = self.database.read(lambda conn: conn.scalar(query))
        if profile is None:
            raise KeyError(centre)
        return str(profile).encode()

    def welcome(self, device: Device, hello: Hello) -> Welcome | Unchanged:
        """Answer the first request of a round, all figures from one view.

        Raises:
            NoSharedProtocol: the counter does not speak this version.
            BadMessage: numbers no feed or journal reaches.
        """
        if PROTOCOL not in hello.protocols:
            raise NoSharedProtocol(speaks=PROTOCOL)
        if max(hello.cursor, *hello.unanswered.values(), 0) > FURTHEST or hello.cursor < 0:
            raise BadMessage(reason="number")
        now = self.database.clock()

        def work(conn: Connection) -> Welcome | Unchanged:
            held = figures.figures(conn, device)
            if hello.known == held.state and not hello.unanswered and hello.cursor == held.feed_end:
                return Unchanged(clock=stamp(now))
            return Welcome(
                protocol=PROTOCOL,
                server=figures.identity(conn),
                clock=stamp(now),
                figures=held,
                feed_hash=feeds.hash_up_to(conn, device.centre, hello.cursor),
                answered=figures.answered(conn, device, hello.unanswered),
                reference=reference.etags(conn, device.centre),
            )

        welcome = self.database.read(work)
        self.database.write(lambda conn: devices.note_hello(conn, device, hello, now))
        return welcome

    def intake(self, device: Device) -> Intake:
        """Where the batches of one request of a device go."""
        return Intake(self.database, device)

    def journal_head(self, journal: str) -> JournalHead:
        """Where a journal ends here."""
        return self.database.read(lambda conn: figures.journal_head(conn, journal))

    def open_dossiers(self, device: str) -> int:
        """Dossiers that were received by this device and are not closed."""
        return self.database.read(lambda conn: figures.open_dossiers(conn, device))

    def feed_end(self, centre: str) -> int:
        """Highest visible position of a centre's feed."""
        return self.database.read(lambda conn: figures.feed_end(conn, centre))

    def feed(self, centre: str, after: int, limit: int = FEED_EVENTS) -> FeedPage:
        """Events of a centre's feed after a cursor, bounded by number and by bytes."""
        event, routed = schema.event, schema.routed
        own = select(event.c.position.label("place"), event).where(event.c.centre == centre, event.c.position > after)
        others = select(routed.c.position.label("place"), event).join_from(routed, event, routed.c.event == event.c.id)
        others = others.where(routed.c.centre == centre, routed.c.position > after)
        queries = [query.order_by("place").limit(limit + 1) for query in (own, others)]

        def work(conn: Connection) -> FeedPage:
            items: list[tuple[int, Envelope]] = []
            room = _PAGE_BYTES
            reading = conn.execution_options(yield_per=100)
            with reading.execute(queries[0]) as mine, reading.execute(queries[1]) as theirs:
                for row in heapq.merge(mine, theirs, key=attrgetter("place")):
                    room -= len(row.body) + _HEADER_BYTES
                    if items and (len(items) == limit or room < 0):
                        return FeedPage(items, more=True)
                    items.append((row.place, envelope_of(row)))
            return FeedPage(items, more=False)

        return self.database.read(work)
