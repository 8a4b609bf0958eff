"""A line between a counter and its server: counts what passes, and is as slow and as poor as it is told to be.

Works above TCP. A lost segment is modelled by what a counter notices of it: it takes its time on the line twice and
arrives a round trip later, with all that follows it. Slow start is not modelled; a connection takes a round trip.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlsplit

SEGMENT: Final = 1448
"""Payload of an Ethernet frame over TCP."""

_PIECE: Final = 64 * 1024
_REPEATED_S: Final = 10.0


@dataclass(frozen=True)
class Shape:
    """How good the line is.

    Attributes:
        up_bits: bits a second towards the server; 0 is as many as the machine passes.
        down_bits: bits a second from the server.
        round_trip_s: seconds there and back.
        loss: share of segments that are lost.
        cut_every_s: seconds after which every connection is cut; 0 for never.
        cut: share of pieces inside which the connection is cut, at any byte.
        repeated: share of requests that reach the server a second time.
    """

    up_bits: float = 0.0
    down_bits: float = 0.0
    round_trip_s: float = 0.0
    loss: float = 0.0
    cut_every_s: float = 0.0
    cut: float = 0.0
    repeated: float = 0.0

    @property
    def plain(self) -> bool:
        """Whether pieces pass as they come."""
        return not (self.up_bits or self.down_bits or self.round_trip_s or self.loss)


SLOW: Final = Shape(up_bits=256_000, down_bits=1_000_000, round_trip_s=0.3)
POOR: Final = Shape(up_bits=256_000, down_bits=1_000_000, round_trip_s=0.3, loss=0.02, cut_every_s=20.0)


@dataclass
class Flow:
    """What passed.

    Attributes:
        up: bytes towards the server, as TCP payload.
        down: bytes from it.
        turns: times that a connection went over from answering to asking.
        connections: opened.
        cuts: connections cut by the line.
        repeats: requests sent twice by the line.
        sent: what each connection sent, where it is kept.
    """

    up: int = 0
    down: int = 0
    turns: int = 0
    connections: int = 0
    cuts: int = 0
    repeats: int = 0
    sent: list[bytearray] = field(default_factory=list)

    @property
    def both(self) -> int:
        """Bytes in both directions."""
        return self.up + self.down


@dataclass
class _Way:
    """One direction, shared by all connections."""

    bits: float
    free_at: float = 0.0


@dataclass(eq=False)
class _Link:
    """One connection, and its continuation to the server."""

    near: asyncio.StreamWriter
    far: asyncio.StreamWriter
    opened_at: float
    asking: bool = False
    request: bytearray = field(default_factory=bytearray)
    kept: tuple[Flow, bytearray] | None = None

    def cut(self) -> None:
        self.near.transport.abort()
        self.far.transport.abort()


class Line:
    """Listens on a loopback port and passes on to a server; runs in a thread of its own.

    Attributes:
        url: address for the counter.
        target: address of the server; may be changed while no connection is open.
        flow: what passed since the last `fresh`.
        cut_after: bytes towards the server, counted from `fresh`, after which a connection is cut, once.
        keeps: whether what is sent is kept in `flow.sent`.
    """

    def __init__(self, target: str, shape: Shape = Shape(), seed: int = 1) -> None:
        self.target = target
        self.flow = Flow()
        self.cut_after: int | None = None
        self.keeps = False
        self._shape, self._rng = shape, random.Random(seed)
        self._up, self._down = _Way(shape.up_bits), _Way(shape.down_bits)
        self._links: set[_Link] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._ended: asyncio.Event | None = None
        self.url = ""
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def fresh(self, cut_after: int | None = None) -> None:
        """Begin to count anew."""
        self.flow, self.cut_after = Flow(), cut_after

    def close(self) -> None:
        """Stop; returns when the thread has ended."""
        if self._ended is not None and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._ended.set)
            self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        with contextlib.closing(self._loop):
            self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._ended = asyncio.Event()
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=16 * 1024)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        if self._shape.cut_every_s:
            self._start(self._cut_now_and_then())
        self._ready.set()
        await self._ended.wait()
        server.close()
        for link in list(self._links):
            link.cut()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _cut_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(self._shape.cut_every_s)
            for link in list(self._links):
                self.flow.cuts += 1
                link.cut()

    def _accept(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        self._start(self._join(reader, near))

    async def _join(self, reader: asyncio.StreamReader, near: asyncio.StreamWriter) -> None:
        address = urlsplit(self.target)
        try:
            answers, far = await asyncio.open_connection(address.hostname, address.port, limit=16 * 1024)
        except OSError:
            near.transport.abort()
            return
        for end in (near, far):
            # What passed is with the machine's network before the next piece, or before a cut.
            end.transport.set_write_buffer_limits(0)
        link = _Link(near, far, self._loop.time() + self._shape.round_trip_s)
        self._links.add(link)
        self.flow.connections += 1
        try:
            await asyncio.gather(self._pass(link, reader, far, self._up), self._pass(link, answers, near, self._down))
        finally:
            link.cut()
            self._links.discard(link)

    async def _pass(self, link: _Link, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, way: _Way) -> None:
        """One direction of one connection until it ends; its end is the other side's end."""
        under_way: asyncio.Queue[tuple[float, bytes, bool]] = asyncio.Queue()
        arriving = self._loop.create_task(self._arrive(under_way, link, writer))
        last = 0.0
        try:
            while data := await reader.read(_PIECE if self._shape.plain else SEGMENT):
                data, cut = self._counted(link, data, up=way is self._up)
                last = max(last, await self._over(link, len(data), way))
                under_way.put_nowait((last, data, cut))
                if cut:
                    break
            else:
                under_way.put_nowait((last, b"", False))
            await arriving
        except OSError:
            link.cut()
        finally:
            arriving.cancel()

    async def _over(self, link: _Link, size: int, way: _Way) -> float:
        """Wait until the line has taken a piece; the instant at which it arrives."""
        shape, now = self._shape, self._loop.time()
        if shape.plain:
            return now
        lost = self._rng.random() < shape.loss
        way.free_at = max(now, way.free_at, link.opened_at)
        way.free_at += size * 8 * (2 if lost else 1) / way.bits if way.bits else 0.0
        leaves = way.free_at
        await asyncio.sleep(leaves - now)
        return leaves + shape.round_trip_s * (1.5 if lost else 0.5)

    async def _arrive(
        self, under_way: asyncio.Queue[tuple[float, bytes, bool]], link: _Link, writer: asyncio.StreamWriter
    ) -> None:
        while True:
            at, data, cut = await under_way.get()
            if not self._shape.plain:
                await asyncio.sleep(at - self._loop.time())
            try:
                if data:
                    writer.write(data)
                    await writer.drain()
            except OSError:
                cut = True
            if cut:
                link.cut()
                return
            if not data:
                writer.close()
                return

    def _counted(self, link: _Link, data: bytes, *, up: bool) -> tuple[bytes, bool]:
        """What of a piece passes, and whether the connection is cut after it."""
        flow, passes = self.flow, len(data)
        if self._shape.cut and self._rng.random() < self._shape.cut:
            passes = self._rng.randrange(len(data))
        if up:
            if self.cut_after is not None and flow.up + passes > self.cut_after:
                passes, self.cut_after = max(self.cut_after - flow.up, 0), None
            flow.turns += not link.asking
            flow.up += passes
            if self.keeps:
                if link.kept is None or link.kept[0] is not flow:
                    link.kept = (flow, bytearray())
                    flow.sent.append(link.kept[1])
                link.kept[1].extend(data[:passes])
        else:
            if link.asking and self._shape.repeated and self._rng.random() < self._shape.repeated:
                flow.repeats += 1
                self._start(self._repeat(bytes(link.request)))
            if link.asking:
                link.request.clear()
            flow.down += passes
        flow.cuts += passes < len(data)
        link.asking = up
        if up and self._shape.repeated:
            link.request += data[:passes]
        return data[:passes], passes < len(data)

    async def _repeat(self, request: bytes) -> None:
        """The same request over a connection of its own; nobody waits for its answer."""
        address = urlsplit(self.target)
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(_REPEATED_S):
                reader, writer = await asyncio.open_connection(address.hostname, address.port)
                writer.write(request)
                await writer.drain()
                await reader.read(1)
                writer.close()
