"""Between a counter and the gateway: everything is written and read as on the wire, and may go wrong as there."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

import msgspec

from sync.errors import BadMessage, Offline, ServerBusy, TooLarge
from sync.wire.answers import EventAnswer
from sync.wire.messages import Hello, PushAnswer, Snapshot, Unchanged, Welcome
from tests.faults.simulator.gateway import Gateway, unheard
from tests.faults.simulator.rounds import Round
from tests.faults.simulator.steps import Fate


class Link:
    """Implements `sync.ports.ProvinceSide` for one round of one device."""

    def __init__(self, gateway: Gateway, device: str, turn: Round, fates: tuple[Fate, ...]) -> None:
        self._gateway, self._device, self._turn = gateway, device, turn
        self._fates = {fate.request: fate for fate in fates}
        self._requests = 0

    def hello(self, hello: Hello) -> Welcome | Unchanged:
        """Open a round."""
        asked = msgspec.json.encode(hello)
        data = self._ask(lambda: self._gateway.hello(self._device, asked))
        return msgspec.json.decode(data, type=Welcome) if data else Unchanged(clock=self._gateway.clock())

    def push(self, batches: Iterable[bytes]) -> PushAnswer:
        """Send batches in one request; the gateway takes each before the next is asked for."""
        fate = self._next_fate()
        if fate is None:
            return msgspec.json.decode(self._stream(batches), type=PushAnswer)
        if fate.what in {"dropped", "busy"}:
            self._turn.ask(lambda: self._fail(fate))
        if fate.what == "too large":
            return self._refused_for_size(fate, batches)
        body = b"".join(batches)
        data = self._turn.ask(lambda: self._meet(fate, lambda: self._gateway.push(self._device, body), body))
        return msgspec.json.decode(data, type=PushAnswer)

    def feed(self, after: int) -> bytes:
        """Fetch a page."""
        return self._ask(lambda: self._gateway.feed(self._device, after))

    def reference(self, name: str, etag: str) -> Snapshot | None:
        """Fetch a snapshot; none is published."""
        raise BadMessage(reason="unknown_name")

    def _next_fate(self) -> Fate | None:
        fate = self._fates.get(self._requests)
        self._requests += 1
        return fate

    def _ask(self, answer: Callable[[], bytes]) -> bytes:
        fate = self._next_fate()
        return self._turn.ask(lambda: answer() if fate is None else self._meet(fate, answer, b""))

    def _stream(self, batches: Iterable[bytes]) -> bytes:
        """A request whose batches arrive one by one, with whatever others do between them."""
        request = self._turn.ask(lambda: self._gateway.request(self._device))
        for batch in batches:
            self._turn.ask(lambda data=batch: request.take(data))  # type: ignore[misc]
        return self._turn.ask(request.answer)

    def _refused_for_size(self, fate: Fate, batches: Iterable[bytes]) -> PushAnswer:
        """A proxy before the gateway takes no more than a few lines; what came before them is committed.

        Raises:
            TooLarge: where there was more than one event.
        """
        request = self._turn.ask(lambda: self._gateway.request(self._device))
        room = 1 + fate.n % 3
        for batch in batches:
            room -= batch.count(b"\n") - 1
            if room < 0 and batch.count(b"\n") > 2:
                self._turn.ask(lambda: self._fail(fate))
            self._turn.ask(lambda data=batch: request.take(data))  # type: ignore[misc]
        return msgspec.json.decode(self._turn.ask(request.answer), type=PushAnswer)

    def _fail(self, fate: Fate) -> None:
        self._gateway.tally[fate.what] += 1
        raise {"dropped": Offline, "busy": ServerBusy, "too large": TooLarge}[fate.what]

    def _meet(self, fate: Fate, answer: Callable[[], bytes], body: bytes) -> bytes:
        """What comes back of a request.

        Raises:
            SyncError: as a real link and a real gateway would.
        """
        gateway = self._gateway
        match fate.what:
            case "dropped" | "busy":
                self._fail(fate)
            case "too large":
                return answer()
        gateway.tally[fate.what] += 1
        match fate.what:
            case "late":
                gateway.delay(self._device, body)
                raise Offline
            case "cut":
                if body:
                    cut = body[: len(body) * fate.n // 15]
                    unheard(lambda: gateway.push(self._device, cut))
                raise Offline
            case "gateway dies":
                return gateway.dying(fate.n, answer)
        data = answer()
        match fate.what:
            case "gateway dies after commit":
                gateway.restart()
                raise Offline
            case "answer lost":
                raise Offline
            case "twice":
                return answer()
            case "again later":
                gateway.delay(self._device, body)
            case "unknown word" if body:
                return _altered(data, random.Random(fate.n))
        return data


def _altered(data: bytes, rng: random.Random) -> bytes:
    """An answer of a newer gateway: some words are left out, others are ones that nobody knows."""
    answer = msgspec.json.decode(data, type=PushAnswer)
    changed = []
    for given in answer.answers:
        events = [msgspec.structs.replace(one, answer="in_progress") for one in given.events]
        accepted = given.accepted[: rng.randrange(len(given.accepted) + 1)]
        events.append(EventAnswer(id="01a205ea-be80-7d07-acd8-be6f9f6209c2", answer="in_progress"))
        changed.append(msgspec.structs.replace(given, accepted=accepted, events=events))
    return msgspec.json.encode(msgspec.structs.replace(answer, answers=changed))
