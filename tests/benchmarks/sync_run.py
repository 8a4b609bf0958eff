"""Everything that is measured of one system that synchronises, in sessions of its own client and server."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.sync_systems import Held, Server, System
from tests.support.gateways import free_port
from tests.support.line import POOR, SLOW, Flow, Line, Shape
from tests.support.told import Silent, Told, syncs_between

DOSSIERS: Final = 1000
TURNS: Final = 5
CUTS: Final = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Where the connection is cut, as a share of what the whole costs."""

POOR_DOSSIERS: Final = 3000
POOR_LIMIT_S: Final = 120.0
SYNC_S: Final = 600.0
_TRIES: Final = 4
_NOTHING: Final = 20


@dataclass
class Found:
    """Of one system; bytes are TCP payload.

    Attributes:
        version: of the system.
        seconds: of each sync of 1,000 new dossiers over loopback.
        flows: what passed meanwhile.
        nothing: seconds and flows with nothing new.
        body: largest request body when one dossier is new.
        one: flow then.
        slow: seconds on the slow line.
        again: bytes sent again after each cut.
        errors: what was told after the cuts, empty words for nothing.
        poor: seconds on the poor line, and how many dossiers arrived; None where it was not tried.
        syncs: to disk while 1,000 were sent: client, server; None without strace.
        restored: after the server was put back: lost, doubled, questions or errors.
    """

    version: str
    seconds: list[float] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    nothing: list[tuple[float, Flow]] = field(default_factory=list)
    body: int = 0
    one: Flow = field(default_factory=Flow)
    slow: float = 0.0
    again: list[int] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    poor: tuple[float, int, int] | None = None
    syncs: tuple[int, int] | None = None
    restored: tuple[int, int, list[str]] | None = None

    @property
    def up(self) -> float:
        """Bytes towards the server for 1,000 dossiers."""
        return sum(flow.up for flow in self.flows) / len(self.flows)


@dataclass
class Session:
    """A client that joined a server, over a line."""

    server: Server
    line: Line
    client: Told
    bodies: Path
    joined: Held

    def add(self, count: int) -> None:
        """Record dossiers at the client."""
        self.client.ask(SYNC_S, do="add", count=count, bodies=str(self.bodies))

    def sync(self, line: Line | None = None, within_s: float = SYNC_S) -> dict[str, Any]:
        """One sync."""
        return self.client.ask(within_s, do="sync", url=(line or self.line).url)


@contextmanager
def session(system: System, folder: Path, bodies: Path, *, trace: bool = False) -> Iterator[Session]:
    """Start both ends in a new folder and let them meet once."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    marks = [folder / f"{end}.trace" if trace else None for end in ("client", "server")]
    with (
        system.served(folder / "server", free_port(), marks[1]) as server,
        Line(server.url) as line,
        system.client(folder / "client", marks[0]) as client,
    ):
        client.ask(SYNC_S, do="join", url=line.url, bodies=str(bodies))
        yield Session(server, line, client, bodies, server.held())


def loopback(system: System, folder: Path, bodies: Path, found: Found) -> None:
    """1,000 at a time, nothing, one alone, cut lines, the slow line."""
    with session(system, folder, bodies) as here:
        for _ in range(TURNS):
            here.add(DOSSIERS)
            here.line.fresh()
            found.seconds.append(here.sync()["s"])
            found.flows.append(here.line.flow)
        for _ in range(_NOTHING):
            here.line.fresh()
            found.nothing.append((here.sync()["s"], here.line.flow))
        here.add(1)
        here.line.keeps = True
        here.line.fresh()
        here.sync()
        here.line.keeps = False
        found.one = here.line.flow
        found.body = max(largest_body(bytes(sent)) for sent in found.one.sent)
        for share in CUTS:
            _cut(here, int(found.up * share), found)
        here.add(DOSSIERS)
        with Line(here.server.url, SLOW) as line:
            found.slow = here.sync(line)["s"]


def _cut(here: Session, after: int, found: Found) -> None:
    here.add(DOSSIERS)
    here.line.fresh(cut_after=after)
    first = here.sync()
    answer, tries = first, 1
    while not answer["whole"] and tries < _TRIES:
        answer, tries = here.sync(), tries + 1
    found.errors.append(first["error"])
    found.again.append(here.line.flow.up - round(found.up))


def poor(system: System, folder: Path, bodies: Path, found: Found, shape: Shape = POOR) -> None:
    """Called again at once whenever it ends early, until all is there or the time is over."""
    with session(system, folder, bodies) as here:
        here.add(POOR_DOSSIERS)
        begun = time.monotonic()
        with Line(here.server.url, shape) as line:
            whole, left = False, POOR_LIMIT_S
            try:
                while not whole and left > 0:
                    whole = here.sync(line, left)["whole"]
                    left = POOR_LIMIT_S - (time.monotonic() - begun)
            except Silent:
                pass
        took = time.monotonic() - begun
        found.poor = (took, here.server.held().dossiers - here.joined.dossiers, line.flow.cuts)


def traced(system: System, folder: Path, bodies: Path, found: Found) -> None:
    """Syncs to disk while 1,000 dossiers are sent, on both sides."""
    if shutil.which("strace") is None:
        return
    with session(system, folder, bodies, trace=True) as here:
        here.add(DOSSIERS)
        answer = here.sync()
    ends = [syncs_between(folder / f"{end}.trace", answer["begun"], answer["ended"]) for end in ("client", "server")]
    found.syncs = (ends[0], ends[1])


def restored(system: System, folder: Path, bodies: Path, found: Found) -> None:
    """The server is put back to a copy that holds half of what the client knows to be there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    server, port, said = folder / "server", free_port(), list[str]()
    with Line(f"http://127.0.0.1:{port}") as line, system.client(folder / "client") as client:

        def ask(do: str, count: int = 0) -> dict[str, Any]:
            return client.ask(SYNC_S, do=do, url=line.url, bodies=str(bodies), count=count)

        with system.served(server, port) as serving:
            ask("join")
            joined = serving.held().dossiers
            ask("add", DOSSIERS // 2)
            ask("sync")
        shutil.copytree(server, folder / "copy")
        with system.served(server, port):
            ask("add", DOSSIERS // 2)
            ask("sync")
        shutil.rmtree(server)
        shutil.copytree(folder / "copy", server)
        with system.served(server, port) as serving:
            for _ in range(_TRIES):
                answer = ask("sync")
                said += [answer["error"]] if answer["error"] else []
                said += ["asks which side to keep"] if answer["question"] else []
            held = serving.held()
    found.restored = (joined + DOSSIERS - held.dossiers, held.doubled, said)


def largest_body(sent: bytes) -> int:
    """Bytes of the largest body among the HTTP/1.1 requests of one connection, as they travelled."""
    largest = 0
    while sent:
        head, _, rest = sent.partition(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        if fields.get(b"transfer-encoding") == b"chunked":
            size, rest = _chunks(rest)
        else:
            size = int(fields.get(b"content-length", 0))
            rest = rest[size:]
        largest, sent = max(largest, size), rest
    return largest


def _chunks(rest: bytes) -> tuple[int, bytes]:
    """Bytes in all chunks of a body, and what follows it."""
    size = 0
    while True:
        line, _, rest = rest.partition(b"\r\n")
        length = int(line.partition(b";")[0] or b"0", 16)
        rest = rest[length + 2 :]
        size += length
        if not length:
            return size, rest
