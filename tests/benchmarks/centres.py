"""Many centres at once, each reduced to its wire: what they send is written before the clock starts."""

from __future__ import annotations

import base64
import http.client
import itertools
import os
import re
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from sync.province.ledger import Ledger
from sync.transport.compression import compressed, dictionary
from sync.wire.batch import FeedHead, write_batch
from sync.wire.codes import BATCH_BYTES, BATCH_EVENTS, ENCODING, EVENTS_MEDIA_TYPE, PUSH_BYTES
from sync.wire.envelope import GENESIS, Envelope, Header, seal
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol

CENTRES: Final = 102
"""Of one province."""

_NUMBER: Final = re.compile(rb'"number":"[^"]*"')
_AT: Final = "2026-11-23T08:02:11+07:00"
_HEADER_BYTES: Final = 500
_PATIENCE_S: Final = 60.0
_PAUSE_S: Final = 0.05


@dataclass
class Sender:
    """One machine of a centre.

    Attributes:
        requests: bodies of its pushes, compressed, in order.
        events: in all of them.
    """

    centre: str
    device: str
    token: str
    journal: str = field(default_factory=uuid7)
    seq: int = 0
    last: str = GENESIS
    requests: list[bytes] = field(default_factory=list)
    events: int = 0

    def write(self, bodies: Sequence[bytes], a_request: int = max(PUSH_BYTES // BATCH_BYTES, 1)) -> None:
        """Prepare receptions with these bodies.

        Args:
            bodies: of the events.
            a_request: batches in one request; as many as a counter sends, unless told otherwise.
        """
        self.requests, self.events = [], len(bodies)
        batches: list[bytes] = []
        batch: list[Envelope] = []
        size = 0
        for body in bodies:
            if batch and (len(batch) == BATCH_EVENTS or size + len(body) + _HEADER_BYTES > BATCH_BYTES):
                batches.append(write_batch(batch))
                batch, size = [], 0
            batch.append(self._reception(body))
            size += len(body) + _HEADER_BYTES
        batches.append(write_batch(batch))
        for start in range(0, len(batches), a_request):
            self.requests.append(b"".join(compressed(batches[start : start + a_request])))

    def _reception(self, body: bytes) -> Envelope:
        self.seq += 1
        # A number that is taken would be granted anew, which is not what a counter's day consists of.
        number = f'"number":"{self.centre}-261123-{self.journal[-6:]}{self.seq}"'
        body = _NUMBER.sub(number.encode(), body, count=1)
        header = Header(
            id=uuid7(), journal=self.journal, seq=self.seq, device=self.device, centre=self.centre, stream=uuid7(),
            base=0, type="DossierReceived", v=1, at=_AT, actor="diem",
        )  # fmt: skip
        envelope = seal(header, body, self.last)
        self.last = envelope.hash
        return envelope


@dataclass
class Answered:
    """What the gateways made of it.

    Attributes:
        seconds: from the first request to the last answer.
        each: seconds of each request, with what went wrong before it was answered.
        again: requests that were sent again after a connection broke.
        wrong: answers that were neither a success nor a passing failure.
        down: bytes of the answers' bodies as they travelled.
    """

    seconds: float = 0.0
    each: list[float] = field(default_factory=list)
    again: int = 0
    wrong: list[str] = field(default_factory=list)
    down: int = 0


def enrolled(ledger: Ledger, count: int = CENTRES) -> list[Sender]:
    """So many new machines, one a centre; centres that are not there are made."""
    known, senders = ledger.centres(), []
    for number in range(count):
        code = f"H20.{number:03d}.05"
        if code not in known:
            ledger.add_centre(code, f"Trung tâm {code}", msgspec.json.encode({"agency_code": code, "name": code}))
        key = base64.b64encode(os.urandom(32)).decode()
        asks = Enrol(code=ledger.devices.issue_code(code), public_key=key, name="Quầy 1")
        device, token = ledger.devices.redeem(asks)
        senders.append(Sender(code, device.id, token))
    return senders


def push_all(senders: Sequence[Sender], ports: Sequence[int]) -> Answered:
    """All send at once, each its requests in turn."""

    def work(sender: Sender, talk: _Talk) -> None:
        for body in sender.requests:
            talk.ask("POST", "/v1/events", body)

    return _at_once(senders, ports, work)


def pull_all(senders: Sequence[Sender], ports: Sequence[int]) -> Answered:
    """All read their centre's feed at once, from its beginning to its end."""

    def work(_sender: Sender, talk: _Talk) -> None:
        after, more = 0, True
        while more:
            page = talk.ask("GET", f"/v1/feed?after={after}")
            line = zlib.decompressobj(zdict=dictionary()).decompress(page, 4096).partition(b"\n")[0]
            head = msgspec.json.decode(line, type=FeedHead)
            after, more = head.next, head.more

    return _at_once(senders, ports, work)


def _at_once(senders: Sequence[Sender], ports: Sequence[int], work: Callable[[Sender, _Talk], None]) -> Answered:
    answered = Answered()
    talks = [_Talk(sender.token, ports, number, answered) for number, sender in enumerate(senders)]
    threads = [threading.Thread(target=work, args=pair, daemon=True) for pair in zip(senders, talks, strict=True)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answered.seconds = time.perf_counter() - begun
    return answered


class _Talk:
    """One machine's connection; when it breaks, the next gateway is asked, as by a balancer in front of them."""

    def __init__(self, token: str, ports: Sequence[int], number: int, answered: Answered) -> None:
        self._ports = itertools.cycle([*ports[number % len(ports) :], *ports[: number % len(ports)]])
        self._answered = answered
        self._fields = {
            "Authorization": f"Bearer {token}", "Accept": f"{EVENTS_MEDIA_TYPE}, application/json",
            "Accept-Encoding": ENCODING,
        }  # fmt: skip
        self._connection = http.client.HTTPConnection("127.0.0.1", next(self._ports), timeout=_PATIENCE_S)

    def ask(self, method: str, path: str, body: bytes = b"") -> bytes:
        fields = self._fields | ({"Content-Type": EVENTS_MEDIA_TYPE, "Content-Encoding": ENCODING} if body else {})
        begun, status = time.perf_counter(), 0
        while time.perf_counter() - begun < _PATIENCE_S:
            try:
                self._connection.request(method, path, body or None, fields)
                answer = self._connection.getresponse()
                data = answer.read()
            except (OSError, http.client.HTTPException):
                status = 503
                self._connection.close()
                self._connection = http.client.HTTPConnection("127.0.0.1", next(self._ports), timeout=_PATIENCE_S)
            else:
                status = answer.status
                if status == 200:
                    self._answered.each.append(time.perf_counter() - begun)
                    self._answered.down += len(data)
                    return data
            if status < 500 and status != 429:
                break
            self._answered.again += 1
            time.sleep(_PAUSE_S)
        self._answered.wrong.append(f"{status} {method} {path}")
        raise SystemExit
