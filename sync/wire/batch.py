"""Push batches and feed pages: newline-delimited JSON with a first line of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from sync.errors import BadMessage, ChainBroken, TooLarge
from sync.wire.codes import BATCH_EVENTS, BATCH_MOST_BYTES, EVENT_BYTES
from sync.wire.envelope import Envelope, Header, seal


class BatchHead(msgspec.Struct, frozen=True, kw_only=True):
    """First line of a push batch; what all its events share.

    Attributes:
        journal: journal of every event in the batch.
        device: machine of every event in the batch.
        centre: centre of every event in the batch.
        count: number of event lines that follow.
        first: `seq` of the first run's first event, for the logs.
    """

    journal: str
    device: str
    centre: str
    count: int
    first: int


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """One event of a push batch: what the head does not say.

    Attributes:
        prev: given only where the event does not follow the line before it (the first line always).
    """

    id: str
    seq: int
    stream: str
    base: int
    type: str
    v: int
    at: str
    actor: str
    body: msgspec.Raw
    prev: str = ""


class FeedHead(msgspec.Struct, frozen=True, kw_only=True):
    """First line of a feed page.

    Attributes:
        after: the cursor that was asked from.
        next: cursor after this page; equals `after` when there was nothing.
        more: whether another page is waiting.
        count: number of lines that follow.
    """

    after: int
    next: int
    more: bool
    count: int


class FeedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One event of the centre's feed: the whole envelope and its position."""

    position: int
    id: str
    journal: str
    seq: int
    device: str
    centre: str
    stream: str
    base: int
    type: str
    v: int
    at: str
    actor: str
    body: msgspec.Raw
    prev: str
    hash: str


_T = TypeVar("_T")
_ENCODER = msgspec.json.Encoder()
_BATCH_HEAD = msgspec.json.Decoder(BatchHead)
_EVENT_LINE = msgspec.json.Decoder(EventLine)
_FEED_HEAD = msgspec.json.Decoder(FeedHead)
_FEED_LINE = msgspec.json.Decoder(FeedLine)


def write_batch(envelopes: Sequence[Envelope]) -> bytes:
    """Write events of one journal, oldest first, as a push batch.

    Args:
        envelopes: at least one, all of one journal, each with its body, ordered by `seq`.
    """
    first = envelopes[0].header
    head = BatchHead(
        journal=first.journal,
        device=first.device,
        centre=first.centre,
        count=len(envelopes),
        first=first.seq,
    )
    lines = [_ENCODER.encode(head)]
    last_hash = ""
    for envelope in envelopes:
        lines.append(_ENCODER.encode(_event_line(envelope, last_hash)))
        last_hash = envelope.hash
    return b"\n".join(lines) + b"\n"


def _event_line(envelope: Envelope, last_hash: str) -> EventLine:
    header = envelope.header
    if envelope.body is None:
        raise BadMessage(reason="body_removed", id=header.id)
    return EventLine(
        id=header.id,
        seq=header.seq,
        stream=header.stream,
        base=header.base,
        type=header.type,
        v=header.v,
        at=header.at,
        actor=header.actor,
        body=msgspec.Raw(envelope.body),
        prev="" if envelope.prev == last_hash else envelope.prev,
    )


def read_batch(data: bytes) -> tuple[BatchHead, list[Envelope]]:
    """Read a push batch; hashes are recomputed, never taken from the sender.

    Raises:
        BadMessage: not a batch, wrong count, an over-long line, or numbers that do not rise.
        ChainBroken: an event that claims to follow the line before it but is not its successor.
    """
    lines = data.split(b"\n")
    if len(lines) < 3 or lines[-1]:
        raise BadMessage(reason="not_a_batch")
    head = _decode(_BATCH_HEAD, lines[0])
    if head.count != len(lines) - 2:
        raise BadMessage(reason="count", stated=head.count, found=len(lines) - 2)
    envelopes: list[Envelope] = []
    last: Envelope | None = None
    for raw in lines[1:-1]:
        if len(raw) > EVENT_BYTES:
            raise BadMessage(reason="event_too_long", bytes=len(raw))
        line = _decode(_EVENT_LINE, raw)
        if not line.prev and (last is None or line.seq != last.header.seq + 1):
            raise ChainBroken(seq=line.seq)
        if last is not None and line.seq <= last.header.seq:
            raise BadMessage(reason="seq_not_rising", seq=line.seq)
        header = Header(
            id=line.id,
            journal=head.journal,
            seq=line.seq,
            device=head.device,
            centre=head.centre,
            stream=line.stream,
            base=line.base,
            type=line.type,
            v=line.v,
            at=line.at,
            actor=line.actor,
        )
        last = seal(header, bytes(line.body), _hash_text(line.prev or (last.hash if last else "")))
        envelopes.append(last)
    return head, envelopes


class BatchSplitter:
    """Cuts a stream of batches that follow each other into whole ones, as its bytes arrive."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Take the next bytes and give the batches that are whole now, each as `read_batch` reads it.

        Raises:
            BadMessage: a first line that is none.
            TooLarge: a batch of more events or bytes than the protocol allows.
        """
        data = self._rest + data
        whole: list[bytes] = []
        start = 0
        # What is left is cut off once: a piece may hold very many small batches.
        while (end := _batch_end(data, start)) is not None:
            whole.append(data[start:end])
            start = end
        self._rest = data[start:]
        return whole

    def finish(self) -> None:
        """The stream has ended.

        Raises:
            BadMessage: inside a batch.
        """
        if self._rest:
            raise BadMessage(reason="not_a_batch")


def _batch_end(data: bytes, start: int) -> int | None:
    """Where the batch that begins at a place of some bytes ends, None while it is not whole."""
    end = data.find(b"\n", start)
    if end >= 0:
        head = _decode(_BATCH_HEAD, data[start:end])
        if head.count < 1:
            raise BadMessage(reason="count", stated=head.count)
        if head.count > BATCH_EVENTS:
            raise TooLarge(events=head.count)
        for _ in range(head.count):
            end = data.find(b"\n", end + 1)
            if end < 0:
                break
        else:
            if end - start >= BATCH_MOST_BYTES and head.count > 1:
                raise TooLarge(bytes=end - start + 1)
            return end + 1
    if len(data) - start > BATCH_MOST_BYTES + EVENT_BYTES:
        raise TooLarge(bytes=len(data) - start)
    return None


def write_feed_line(position: int, envelope: Envelope) -> bytes:
    """Write one line of a feed page."""
    header = envelope.header
    line = FeedLine(
        position=position,
        id=header.id,
        journal=header.journal,
        seq=header.seq,
        device=header.device,
        centre=header.centre,
        stream=header.stream,
        base=header.base,
        type=header.type,
        v=header.v,
        at=header.at,
        actor=header.actor,
        body=msgspec.Raw(envelope.body or b"null"),
        prev=envelope.prev,
        hash=envelope.hash,
    )
    return _ENCODER.encode(line)


def write_feed(after: int, lines: Iterable[tuple[int, Envelope]], *, more: bool) -> bytes:
    """Write a feed page."""
    written = [(position, write_feed_line(position, envelope)) for position, envelope in lines]
    end = written[-1][0] if written else after
    head = FeedHead(after=after, next=end, more=more, count=len(written))
    return b"\n".join([_ENCODER.encode(head), *(line for _, line in written)]) + b"\n"


def read_feed(data: bytes) -> tuple[FeedHead, list[tuple[int, Envelope]]]:
    """Read a feed page.

    Raises:
        BadMessage: not a feed page, truncated, positions that do not rise, or a hash that is wrong.
    """
    lines = data.split(b"\n")
    if len(lines) < 2 or lines[-1]:
        raise BadMessage(reason="not_a_feed")
    head = _decode(_FEED_HEAD, lines[0])
    if head.count != len(lines) - 2:
        raise BadMessage(reason="count", stated=head.count, found=len(lines) - 2)
    items: list[tuple[int, Envelope]] = []
    position = head.after
    for raw in lines[1:-1]:
        line = _decode(_FEED_LINE, raw)
        if line.position <= position:
            raise BadMessage(reason="feed_goes_back", position=line.position)
        position = line.position
        items.append((position, _feed_envelope(line)))
    if head.next != position:
        raise BadMessage(reason="next", stated=head.next, found=position)
    return head, items


def _feed_envelope(line: FeedLine) -> Envelope:
    header = Header(
        id=line.id,
        journal=line.journal,
        seq=line.seq,
        device=line.device,
        centre=line.centre,
        stream=line.stream,
        base=line.base,
        type=line.type,
        v=line.v,
        at=line.at,
        actor=line.actor,
    )
    envelope = seal(header, bytes(line.body), _hash_text(line.prev))
    if envelope.hash != line.hash:
        raise BadMessage(reason="hash", id=line.id)
    return envelope


def _hash_text(text: str) -> str:
    if len(text) != 64 or text.strip("0123456789abcdef"):
        raise BadMessage(reason="prev")
    return text


def _decode(decoder: msgspec.json.Decoder[_T], raw: bytes) -> _T:
    try:
        return decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadMessage(reason="not_readable", detail=type(error).__name__) from error
