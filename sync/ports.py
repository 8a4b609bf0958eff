"""What the engine needs from the two ends of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.wire.batch import EventAnswer, FeedHead, JournalHead, PushAnswer
from sync.wire.envelope import Envelope
from sync.wire.messages import Hello, ServerIdentity, Welcome


@dataclass(frozen=True)
class Settled:
    """What the answers to one batch changed.

    Attributes:
        stored: events now acknowledged.
        refused: events now refused; their dossiers are held back.
        later: events without a terminal word; they are sent again.
    """

    stored: int = 0
    refused: int = 0
    later: int = 0


@dataclass(frozen=True)
class Applied:
    """What one feed page changed.

    Attributes:
        new: events of others, now in this store.
        known: events this store had already.
        parked: events of a type or version this program does not know; kept in the inbox.
    """

    new: int = 0
    known: int = 0
    parked: int = 0


@dataclass(frozen=True)
class Comparison:
    """Both ends' figures for this machine's journal.

    Attributes:
        ours: local head; `held` counts events the province has answered for good.
        theirs: the province's head.
        agree: whether everything answered is held there, hash by hash.
        waiting: local events without a terminal answer.
    """

    ours: JournalHead
    theirs: JournalHead
    agree: bool
    waiting: int


class CounterSide(Protocol):
    """The store of this machine, reached through its one writer. Every call is one transaction."""

    def hello(self) -> Hello:
        """Figures for the first request."""
        ...

    def meet(self, welcome: Welcome) -> int:
        """Take note of the province's identity and of what it holds.

        Returns:
            Number of events that will be sent again because the province no longer holds them.

        Raises:
            WrongServer: another identity than the one this store belongs to.
        """
        ...

    def pulls_first(self) -> bool:
        """Whether this store was put back from a backup and has not been through a whole round since."""
        ...

    def next_batch(self, *, max_events: int, max_bytes: int) -> Sequence[Envelope]:
        """Oldest events of one journal without a terminal answer, not held back; empty when none wait."""
        ...

    def settle(self, answers: Sequence[EventAnswer]) -> Settled:
        """Record the province's words."""
        ...

    def apply_page(self, head: FeedHead, items: Sequence[tuple[int, Envelope]]) -> Applied:
        """Apply a feed page and move the cursor, together."""
        ...

    def cursor(self) -> int:
        """Last feed position applied."""
        ...

    def wants(self, name: str, etag: str) -> str | None:
        """ETag held for a reference snapshot if it differs from `etag`; None when nothing is to be fetched."""
        ...

    def apply_reference(self, name: str, etag: str, data: bytes) -> None:
        """Replace a reference snapshot whole."""
        ...

    def compare(self, theirs: JournalHead) -> Comparison:
        """Hold the province's figures against ours."""
        ...


class ProvinceSide(Protocol):
    """The province, over any transport. Every call may raise `Offline` and the other sync errors."""

    def hello(self, hello: Hello) -> Welcome:
        """Open a round."""
        ...

    def push(self, batch: bytes) -> PushAnswer:
        """Send one batch as written by `wire.batch.write_batch`."""
        ...

    def feed(self, after: int) -> bytes:
        """Fetch one page of the centre's feed, as read by `wire.batch.read_feed`."""
        ...

    def reference(self, name: str, etag: str) -> tuple[str, bytes] | None:
        """Fetch a snapshot, or None if `etag` is current there."""
        ...


__all__ = [
    "Applied",
    "Comparison",
    "CounterSide",
    "ProvinceSide",
    "ServerIdentity",
    "Settled",
]
