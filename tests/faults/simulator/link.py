"""Between a counter and the gateway: everything is written and read as on the wire, and may go wrong as there."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import msgspec

from sync.errors import BadMessage, ChainBroken, NotAllowed, Offline, ServerBusy, SyncError, TooLarge
from sync.province.errors import Refused, WrongCentre, WrongDevice
from sync.wire.batch import PushAnswer, read_batch, write_feed
from sync.wire.messages import Hello, Welcome
from tests.faults.simulator.gateway import GatewayDied
from tests.faults.simulator.rounds import Round
from tests.faults.simulator.steps import Fate

if TYPE_CHECKING:
    from tests.faults.simulator.world import World

_T = TypeVar("_T")


class Link:
    """Implements `sync.ports.ProvinceSide` for one round of one device."""

    def __init__(self, world: World, device: str, turn: Round, fates: tuple[Fate, ...]) -> None:
        self._world, self._device, self._turn = world, device, turn
        self._fates = {fate.request: fate for fate in fates}
        self._requests = 0

    def hello(self, hello: Hello) -> Welcome:
        """Open a round."""
        data = msgspec.json.encode(hello)
        return msgspec.json.decode(self._send(lambda: self._world.answer_hello(self._device, data)), type=Welcome)

    def push(self, batch: bytes) -> PushAnswer:
        """Send one batch."""
        data = self._send(lambda: self._world.answer_push(self._device, batch), batch)
        return msgspec.json.decode(data, type=PushAnswer)

    def feed(self, after: int) -> bytes:
        """Fetch a page."""
        return self._send(lambda: self._world.answer_feed(self._device, after))

    def reference(self, name: str, etag: str) -> tuple[str, bytes] | None:
        """Fetch a snapshot; none is published."""
        raise BadMessage(reason="unknown_name")

    def _send(self, answer: Callable[[], bytes], batch: bytes = b"") -> bytes:
        fate = self._fates.get(self._requests)
        self._requests += 1
        return self._turn.ask(lambda: self._meet(fate, answer, batch))

    def _meet(self, fate: Fate | None, answer: Callable[[], bytes], batch: bytes) -> bytes:
        """What comes back of a request.

        Raises:
            SyncError: as a real link and a real gateway would.
        """
        world = self._world
        if fate is None:
            return told(answer)
        world.seen(fate.what)
        match fate.what:
            case "dropped":
                raise Offline
            case "busy":
                raise ServerBusy(status=503)
            case "late":
                world.delayed.append((self._device, batch))
                raise Offline
            case "cut":
                if batch:
                    # What arrives is no batch, and nothing of it may be taken.
                    cut = batch[: len(batch) * fate.n // 15]
                    _ignored(lambda: world.answer_push(self._device, cut))
                raise Offline
            case "too large":
                if batch.count(b"\n") > 2:
                    raise TooLarge
                return told(answer)
            case "gateway dies":
                return told(lambda: world.gateway.dying(fate.n, answer))
        data = told(answer)
        match fate.what:
            case "gateway dies after commit":
                world.gateway.restart()
                raise Offline
            case "answer lost":
                raise Offline
            case "twice":
                return told(answer)
            case "again later":
                world.delayed.append((self._device, batch))
            case "unknown word":
                return _altered(data, random.Random(fate.n)) if batch else data
        return data


def told(answer: Callable[[], _T]) -> _T:
    """An answer, with the gateway's refusals as the transport tells them.

    Raises:
        SyncError: of the kinds that `HttpProvince` raises.
    """
    try:
        return answer()
    except GatewayDied:
        raise Offline from None
    except TooLarge:
        raise
    except (WrongCentre, WrongDevice) as error:
        raise NotAllowed(code=error.code) from error
    except (Refused, BadMessage, ChainBroken) as error:
        raise BadMessage(code=error.code, **error.facts) from error


def _ignored(answer: Callable[[], bytes]) -> None:
    try:
        told(answer)
    except SyncError:
        pass


def arrive(world: World, number: int) -> str:
    """Let a request that was held up reach the gateway; nobody hears the answer."""
    if not world.delayed:
        return "nothing is under way"
    device, batch = world.delayed.pop(number % len(world.delayed))
    if batch:
        _ignored(lambda: world.answer_push(device, batch))
    return f"a request of {device} arrives"


def page(world: World, device: str, after: int) -> bytes:
    """A page of the feed as the gateway writes it."""
    found = world.gateway.ledger.feed(world.gateway.device(device).centre, after, world.schedule.page)
    return write_feed(after, found.items, more=found.more)


def pushed(world: World, device: str, batch: bytes) -> bytes:
    """The gateway's answer to a batch.

    Raises:
        SyncError: it refuses the whole.
    """
    head, envelopes = read_batch(batch)
    if len(envelopes) > world.widest:
        raise TooLarge(events=len(envelopes))
    return msgspec.json.encode(world.gateway.ledger.ingest(world.gateway.device(device), head, envelopes))


def _altered(data: bytes, rng: random.Random) -> bytes:
    """An answer of a newer gateway: one word that nobody knows, or none at all."""
    answer = msgspec.json.decode(data, type=PushAnswer)
    words = list(answer.answers)
    if not words:
        return data
    number = rng.randrange(len(words))
    if rng.random() < 0.5:
        del words[number]
    else:
        words[number] = msgspec.structs.replace(words[number], answer="in_progress", position=0)
    return msgspec.json.encode(msgspec.structs.replace(answer, answers=words))
