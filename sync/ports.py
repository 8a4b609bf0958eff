"""What the engine needs from the two ends of a round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from sync.wire.answers import JournalAnswers
from sync.wire.batch import FeedHead
from sync.wire.envelope import Envelope
from sync.wire.files import FileName
from sync.wire.messages import Figures, Hello, JournalHead, PushAnswer, Snapshot, Unchanged, Welcome


class Batch(NamedTuple):
    """Events to send.

    Attributes:
        events: of one journal, oldest first; never empty.
        end: where the next batch of the same request begins.
    """

    events: list[Envelope]
    end: int


@dataclass(frozen=True)
class Settled:
    """What the answers to one request changed.

    Attributes:
        stored: events now acknowledged.
        refused: events now refused; their dossiers are held back.
        later: events without a terminal word; they are sent again.
        moved: events that took another place in a new journal, since theirs was taken; they are sent again.
    """

    stored: int = 0
    refused: int = 0
    later: int = 0
    moved: int = 0

    def __add__(self, other: Settled) -> Settled:
        """What both changed."""
        return Settled(
            self.stored + other.stored,
            self.refused + other.refused,
            self.later + other.later,
            self.moved + other.moved,
        )


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

    def __add__(self, other: Applied) -> Applied:
        """What both changed."""
        return Applied(self.new + other.new, self.known + other.known, self.parked + other.parked)


@dataclass(frozen=True)
class Met:
    """What the answer to hello changed.

    Attributes:
        again: events owed again because the province no longer holds them.
        settled: words on events whose answer was lost in an earlier round.
    """

    again: int = 0
    settled: Settled = Settled()


@dataclass(frozen=True)
class Comparison:
    """Both ends' figures for this machine.

    Attributes:
        ours: heads of this machine's journals; `held` counts events the province has answered for good.
        theirs: the province's heads of the same journals, in the same order.
        agree: whether everything answered is held there, hash by hash, and as many dossiers are open.
        waiting: local events without a terminal answer.
        open_ours: dossiers of this machine that are not closed here.
        open_theirs: the same at the province.
    """

    ours: tuple[JournalHead, ...]
    theirs: tuple[JournalHead, ...]
    agree: bool
    waiting: int
    open_ours: int
    open_theirs: int


@dataclass(frozen=True)
class FileLeave:
    """What the files' lane may do now.

    Attributes:
        room: bytes that may be sent in this hour; None for any number.
        recorded: events recorded here so far; once it rises, records go first again.
    """

    room: int | None
    recorded: int


class FileSide(Protocol):
    """The files of this machine. Calls are one transaction each, but for `read_file`, which touches no database."""

    def owed_files(self, most: int, besides: Collection[str] = ()) -> Sequence[FileName]:
        """Files that stored events of this machine name and that the province lacks, as far as is known here.

        Those of the dossiers with the nearest deadline come first.
        """
        ...

    def owed_in_all(self) -> tuple[int, int]:
        """Number of these files and of their bytes."""
        ...

    def doubted_files(self, most: int) -> Sequence[str]:
        """Files that the province holds as far as is known here, those that it was asked about longest ago first."""
        ...

    def note_files(self, held: Collection[str], lost: Collection[str] = ()) -> None:
        """Remember what the province said it holds, and what it no longer does."""
        ...

    def read_file(self, sha256: str, start: int, length: int) -> bytes:
        """Bytes of a file.

        Raises:
            FileUnreadable: it is missing here, or damaged.
        """
        ...

    def leave(self, sent: int = 0) -> FileLeave:
        """Count bytes that were sent, and say what may be done next."""
        ...


class FileProvince(Protocol):
    """Where files go, over any transport. Every call may raise `Offline` and the other sync errors.

    A refusal is a `BadMessage` whose fact `code` is the province's.
    """

    def missing(self, sha256: Sequence[str]) -> list[str]:
        """Which of these files the province does not hold."""
        ...

    def begin(self, name: FileName) -> int:
        """Begin or take up an upload; returns how many bytes need not be sent."""
        ...

    def append(self, name: FileName, offset: int, data: bytes) -> int:
        """Send bytes; returns how many of the file are there for good."""
        ...


class CounterSide(Protocol):
    """The store of this machine, reached through its one writer. Every call is one transaction."""

    def hello(self) -> Hello:
        """Figures for the first request."""
        ...

    def meet(self, answer: Welcome | Unchanged) -> Met:
        """Take note of the province's identity and of what it holds.

        Raises:
            WrongServer: another identity than the one this store belongs to.
        """
        ...

    def pulls_first(self) -> bool:
        """Whether this store was put back to an older copy and has not been through a whole round since."""
        ...

    def next_batch(self, after: int, *, max_events: int, max_bytes: int) -> Batch | None:
        """Oldest events without a terminal answer behind a place, not held back; None when none are left.

        Args:
            after: `Batch.end` of the batch before in the same request, 0 for the first.
            max_events: most events.
            max_bytes: most uncompressed bytes; one event may exceed them alone.
        """
        ...

    def settle(self, answers: Sequence[JournalAnswers]) -> Settled:
        """Record the province's words, and move the cursor over own events that follow it in the feed."""
        ...

    def take_numbers(self, numbers: Mapping[str, str]) -> int:
        """Record official numbers that were granted to dossiers of this machine; returns how many were new here."""
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

    def apply_reference(self, name: str, etag: str, data: bytes, signature: str) -> None:
        """Replace a reference snapshot whole.

        Raises:
            SignatureWrong: the province did not sign it; the one in force stays.
        """
        ...

    def compare(self, theirs: Figures | None) -> Comparison:
        """Hold the province's figures against ours; None: they are those of the last agreement."""
        ...


class ProvinceSide(Protocol):
    """The province, over any transport. Every call may raise `Offline` and the other sync errors."""

    def hello(self, hello: Hello) -> Welcome | Unchanged:
        """Open a round."""
        ...

    def push(self, batches: Iterable[bytes]) -> PushAnswer:
        """Send batches as written by `wire.batch.write_batch` in one request; each is asked for when it is its turn."""
        ...

    def feed(self, after: int) -> bytes:
        """Fetch one page of the centre's feed, as read by `wire.batch.read_feed`."""
        ...

    def reference(self, name: str, etag: str) -> Snapshot | None:
        """Fetch a snapshot, or None if `etag` is current there."""
        ...
