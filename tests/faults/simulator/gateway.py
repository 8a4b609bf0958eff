"""The province of a schedule: the real ledger on its real database, which can crash, restart and be put back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from sqlalchemy import event, select

from sync.errors import BadMessage, ChainBroken, NotAllowed, Offline, SyncError, TooLarge
from sync.province import schema
from sync.province.clock import stamp
from sync.province.devices import Device
from sync.province.errors import Refused, WrongCentre, WrongDevice
from sync.province.ledger import Ledger
from sync.wire.batch import BatchSplitter, read_batch, write_feed
from sync.wire.messages import Hello, Unchanged
from tests.faults.simulator.moulds import LEDGER, copy_ledger

_T = TypeVar("_T")
WIDE: Final = 1 << 30

_first: dict[str, Any] = {}
"""What the first engine of this process has compiled, and for which dialect."""


class GatewayDied(Exception):
    """The gateway's process ended in the middle of something."""


class Gateway:
    """One province.

    Attributes:
        put_backs: how often its ledger was replaced by an older copy.
        lives: how often its process was started.
        widest: most events of a batch that it takes.
        tally: how often what happened.
    """

    def __init__(
        self, home: Path, mould: Path, kind: type[Ledger], now: Callable[[], datetime], page: int, tally: Counter[str]
    ) -> None:
        self._folder, self._copies, self._kind, self._now = home / "province", home / "ledger copy", kind, now
        self._page = page
        copy_ledger(mould, self._folder)
        self.put_backs = self.lives = 0
        self.widest = WIDE
        self.tally = tally
        self._devices: dict[str, Device] = {}
        self._delayed: list[tuple[str, bytes]] = []
        self._left: int | None = None
        self.ledger = self._opened()

    def clock(self) -> str:
        """Its clock, as a header says it."""
        return stamp(self._now())

    def hello(self, device: str, data: bytes) -> bytes:
        """The answer to a hello; empty while nothing changed."""

        def answer() -> bytes:
            given = self.ledger.welcome(self.device(device), msgspec.json.decode(data, type=Hello))
            return b"" if isinstance(given, Unchanged) else msgspec.json.encode(given)

        return self._told(answer)

    def request(self, device: str) -> Request:
        """A push request that begins."""
        return Request(self, device)

    def push(self, device: str, body: bytes) -> bytes:
        """The answer to a push request that arrives as a whole."""
        request = self.request(device)
        request.take(body)
        return request.answer()

    def feed(self, device: str, after: int) -> bytes:
        """A page of a device's feed."""

        def answer() -> bytes:
            found = self.ledger.feed(self.device(device).centre, after, self._page)
            return write_feed(after, found.items, more=found.more)

        return self._told(answer)

    def delay(self, device: str, body: bytes) -> None:
        """Keep a request under way."""
        if body:
            self._delayed.append((device, body))

    def arrive(self, number: int) -> bool:
        """Let a request that was under way arrive, whose answer nobody hears; False if there is none."""
        if not self._delayed:
            return False
        device, body = self._delayed.pop(number % len(self._delayed))
        unheard(lambda: self.push(device, body))
        return True

    def device(self, name: str) -> Device:
        """The device that a token stands for."""
        if name not in self._devices:
            found = self.ledger.devices.find(name)
            assert found is not None
            self._devices[name] = found[0]
        return self._devices[name]

    def rows(self) -> dict[str, Any]:
        """All events of the ledger by id."""
        query = select(schema.event)
        return self.ledger.database.read(lambda conn: {row.id: row for row in conn.execute(query)})

    def statuses(self, centre: str) -> dict[str, int]:
        """Status of every stream of a centre."""
        table = schema.stream
        query = select(table.c.stream, table.c.status).where(table.c.centre == centre)
        return self.ledger.database.read(lambda conn: {row.stream: row.status for row in conn.execute(query)})

    def dying(self, statement: int, work: Callable[[], _T]) -> _T:
        """Run something, and die before the n-th statement if there are so many; then the gateway runs anew.

        Raises:
            Offline: it did.
        """
        self._left = statement
        try:
            return work()
        finally:
            self._left = None

    def restart(self) -> None:
        """End the process and start another."""
        self.ledger.close()
        self.ledger = self._opened()

    def copy(self) -> None:
        """Keep a copy of the ledger as it stands."""
        copy_ledger(self._folder, self._copies)

    def put_back(self) -> bool:
        """Replace the ledger by the copy; False if none was taken."""
        if not self._copies.exists():
            return False
        self.ledger.close()
        copy_ledger(self._copies, self._folder)
        self.ledger = self._opened()
        self.put_backs += 1
        return True

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def _told(self, answer: Callable[[], _T]) -> _T:
        """An answer, with refusals as the transport tells them.

        Raises:
            SyncError: of the kinds that `HttpProvince` raises.
        """
        try:
            return answer()
        except GatewayDied:
            self.restart()
            raise Offline from None
        except TooLarge:
            raise
        except (WrongCentre, WrongDevice) as error:
            raise NotAllowed(code=error.code) from error
        except (Refused, BadMessage, ChainBroken) as error:
            raise BadMessage(code=error.code, **error.facts) from error

    def _opened(self) -> Ledger:
        self.lives += 1
        ledger = self._kind(self._folder / LEDGER, self._now)
        engine = ledger.database.engine
        # Statements that an earlier ledger of this process has compiled are compiled: a third of a schedule's time.
        engine.dialect, engine._compiled_cache = _first.setdefault("engine", (engine.dialect, engine._compiled_cache))

        @event.listens_for(engine, "before_cursor_execute")
        def _count(*_: object) -> None:
            if self._left is not None:
                self._left -= 1
                if self._left <= 0:
                    self._left = None
                    raise GatewayDied

        return ledger


class Request:
    """A push request; its bytes arrive in pieces, and the process that takes them may end between two."""

    def __init__(self, gateway: Gateway, device: str) -> None:
        self._gateway, self._life = gateway, gateway.lives
        self._splitter = BatchSplitter()
        self._intake = gateway.ledger.intake(gateway.device(device))

    def take(self, piece: bytes) -> None:
        """Take the next bytes; what is whole is committed.

        Raises:
            SyncError: refused, or the process ended.
        """

        def work() -> None:
            for data in self._splitter.feed(piece):
                head, envelopes = read_batch(data)
                if len(envelopes) > self._gateway.widest:
                    raise TooLarge(events=len(envelopes))
                self._intake.take(head, envelopes)

        self._alive(work)

    def answer(self) -> bytes:
        """The answer, once all has arrived.

        Raises:
            SyncError: the request was cut, or the process ended.
        """

        def work() -> bytes:
            self._splitter.finish()
            return msgspec.json.encode(self._intake.answer())

        return self._alive(work)

    def _alive(self, work: Callable[[], _T]) -> _T:
        if self._gateway.lives != self._life:
            raise Offline
        return self._gateway._told(work)


def unheard(request: Callable[[], bytes]) -> None:
    """Something that reaches the gateway, and whose answer reaches nobody."""
    try:
        request()
    except SyncError:
        pass
