"""The province's ledger: what every centre sent, what it was answered, and each centre's feed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

import msgspec
from sqlalchemy import Connection, insert, select

from sync.errors import BadMessage, TooLarge
from sync.province import devices, figures, intake, reference, schema
from sync.province.clock import Clock, stamp, system_clock
from sync.province.database import Database
from sync.province.devices import Device, Devices
from sync.province.errors import NoSharedProtocol, WrongDevice
from sync.province.reference import Reference
from sync.province.stored import envelope_of
from sync.province.well_formed import is_uuid
from sync.wire.batch import BatchHead, JournalHead, PushAnswer
from sync.wire.codes import BATCH_EVENTS, FEED_EVENTS, MESSAGE_BYTES, PROTOCOL
from sync.wire.envelope import Envelope
from sync.wire.messages import Hello, ServerIdentity, Welcome

_PAGE_BYTES: Final = MESSAGE_BYTES // 2
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
    """

    def __init__(self, where: str | Path, clock: Clock = system_clock) -> None:
        """Open the ledger, or create it.

        Args:
            where: path of a SQLite file, or a database URL.
            clock: gives the present instant.

        Raises:
            LedgerUnusable: it cannot be opened, or is of a newer program.
        """
        self.database = Database(where, clock)
        self.devices = Devices(self.database)
        self.reference = Reference(self.database)

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
        return self.database.read(_identity)

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

    def welcome(self, device: Device, hello: Hello) -> Welcome:
        """Answer the first request of a round, all figures from one view.

        Raises:
            NoSharedProtocol: the counter does not speak this version.
            BadMessage: the journal's name is not a UUID.
            WrongDevice: the journal belongs to another device.
        """
        if PROTOCOL not in hello.protocols:
            raise NoSharedProtocol(speaks=PROTOCOL)
        journal = hello.journal.journal
        if not is_uuid(journal):
            raise BadMessage(reason="journal")
        now = self.database.clock()

        def work(conn: Connection) -> Welcome:
            if figures.journal_owner(conn, journal) not in {None, device.id}:
                raise WrongDevice
            return Welcome(
                protocol=PROTOCOL,
                server=_identity(conn),
                clock=stamp(now),
                journal=figures.journal_head(conn, journal),
                feed_end=figures.feed_end(conn, device.centre),
                feed_hash=figures.hash_at(conn, device.centre, hello.cursor),
                open_dossiers=figures.open_dossiers(conn, journal),
                reference=reference.etags(conn, device.centre),
            )

        welcome = self.database.read(work)
        self.database.write(lambda conn: devices.note_hello(conn, device, hello, now))
        return welcome

    def ingest(self, device: Device, head: BatchHead, envelopes: Sequence[Envelope]) -> PushAnswer:
        """Answer and store one push batch; returns after commit.

        Raises:
            BadMessage: the journal's name is not a UUID.
            TooLarge: more events than a batch holds.
            WrongCentre: the batch names another centre than the device's.
            WrongDevice: the batch names another device, or the journal belongs to another one.
        """
        if len(envelopes) > BATCH_EVENTS:
            raise TooLarge(events=len(envelopes))
        if not is_uuid(head.journal):
            raise BadMessage(reason="journal")
        now = self.database.now()
        return self.database.write(lambda conn: intake.ingest(conn, device, head, envelopes, now))

    def journal_head(self, journal: str) -> JournalHead:
        """Where a journal ends here."""
        return self.database.read(lambda conn: figures.journal_head(conn, journal))

    def open_dossiers(self, journal: str) -> int:
        """Dossiers that were received in this journal and are not closed."""
        return self.database.read(lambda conn: figures.open_dossiers(conn, journal))

    def feed_end(self, centre: str) -> int:
        """Highest visible position of a centre's feed."""
        return self.database.read(lambda conn: figures.feed_end(conn, centre))

    def feed(self, centre: str, after: int, limit: int = FEED_EVENTS) -> FeedPage:
        """Events of a centre's feed after a cursor, bounded by number and by bytes."""
        table = schema.event
        query = (
            select(table)
            .where(table.c.centre == centre, table.c.position > after)
            .order_by(table.c.position)
            .limit(limit + 1)
        )

        def work(conn: Connection) -> FeedPage:
            items: list[tuple[int, Envelope]] = []
            room = _PAGE_BYTES
            with conn.execution_options(yield_per=100).execute(query) as rows:
                for row in rows:
                    room -= len(row.body) + _HEADER_BYTES
                    if items and (len(items) == limit or room < 0):
                        return FeedPage(items, more=True)
                    items.append((row.position, envelope_of(row)))
            return FeedPage(items, more=False)

        return self.database.read(work)


def _identity(conn: Connection) -> ServerIdentity:
    row = conn.execute(select(schema.server.c.id, schema.server.c.epoch)).one()
    return ServerIdentity(id=row.id, epoch=row.epoch)
