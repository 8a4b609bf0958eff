"""A counter reduced to its wire: it enrols, keeps one chained journal, and pushes over real HTTP."""

from __future__ import annotations

import base64
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from sync.province.ledger import Ledger
from sync.transport.http import HttpProvince, enrol
from sync.wire.batch import EventAnswer, JournalHead, PushAnswer, read_feed, write_batch
from sync.wire.envelope import GENESIS, Envelope, Header, seal
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol, Hello, Welcome

CENTRE = "H20.126.05"
OTHER = "H20.127.01"
PUBLIC_KEY = base64.b64encode(bytes(range(32))).decode()
AT = "2026-11-23T08:02:11+07:00"


def open_ledger(where: str | Path) -> Ledger:
    """A ledger with two centres; what is there already stays."""
    ledger = Ledger(where)
    known = ledger.centres()
    for code in (CENTRE, OTHER):
        if code not in known:
            ledger.add_centre(code, f"Trung tâm {code}", msgspec.json.encode({"agency_code": code}))
    return ledger


class Counter:
    """One machine with one journal."""

    def __init__(self, url: str, code: str) -> None:
        self.enrolled = enrol(url, Enrol(code=code, public_key=PUBLIC_KEY, name="Quầy thử"))
        self.device = self.enrolled.device
        self.centre = str(msgspec.json.decode(self.enrolled.centre)["agency_code"])
        self.http = HttpProvince(url, self.enrolled.token)
        self.journal = uuid7()
        self.seq = 0
        self.last = GENESIS

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.http.close()

    def event(self, type_: str = "NoteAdded", stream: str = "", body: Any = None, **header: Any) -> Envelope:
        """Append one event to the journal."""
        envelope = self.draft(type_, stream, body, **header)
        self.seq, self.last = envelope.header.seq, envelope.hash
        return envelope

    def draft(
        self, type_: str = "NoteAdded", stream: str = "", body: Any = None, prev: str = "", **header: Any
    ) -> Envelope:
        """The next event, without appending it; `header` replaces single fields."""
        fields: dict[str, Any] = {
            "id": uuid7(),
            "journal": self.journal,
            "seq": self.seq + 1,
            "device": self.device,
            "centre": self.centre,
            "stream": stream or uuid7(),
            "base": 0,
            "type": type_,
            "v": 1,
            "at": AT,
            "actor": "diem",
        }
        raw = body if isinstance(body, bytes) else msgspec.json.encode({"n": self.seq + 1, "body": body})
        return seal(Header(**{**fields, **header}), raw, prev or self.last)

    def push(self, *envelopes: Envelope) -> PushAnswer:
        """Send one batch."""
        return self.http.push(write_batch(envelopes))

    def tell(self, envelope: Envelope) -> EventAnswer:
        """Send one event and take its answer."""
        (answer,) = self.push(envelope).answers
        return answer

    def hello(self, *, protocols: list[int] | None = None, clock: str = AT) -> Welcome:
        """Open a round."""
        head = JournalHead(journal=self.journal, count=self.seq, last_hash=self.last, held=0)
        return self.http.hello(
            Hello(
                protocols=protocols or [1],
                program="motcua 0.1.0",
                clock=clock,
                journal=head,
                cursor=0,
                open_dossiers=0,
            )
        )

    def whole_feed(self) -> list[tuple[int, Envelope]]:
        """Every page of the centre's feed."""
        items: list[tuple[int, Envelope]] = []
        after, more = 0, True
        while more:
            head, page = read_feed(self.http.feed(after))
            items += page
            after, more = head.next, head.more
        return items
