"""A counter reduced to its wire: it enrols, keeps one chained journal, and pushes over real HTTP."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from sync.province.ledger import Ledger
from sync.transport.http import HttpProvince, enrol
from sync.wire.batch import read_feed, write_batch
from sync.wire.envelope import GENESIS, Envelope, Header, seal
from sync.wire.ids import uuid7
from sync.wire.messages import Enrol, Figures, Hello, JournalHead, Unchanged, Welcome

CENTRE = "H20.126.05"
OTHER = "H20.127.01"
PUBLIC_KEY = base64.b64encode(bytes(range(32))).decode()
AT = "2026-11-23T08:02:11+07:00"


def open_ledger(where: str | Path, files: Path | None = None) -> Ledger:
    """A ledger with two centres; what is there already stays."""
    ledger = Ledger(where, files=files)
    known = ledger.centres()
    for code in (CENTRE, OTHER):
        if code not in known:
            ledger.add_centre(code, f"Trung tâm {code}", msgspec.json.encode({"agency_code": code}))
    return ledger


class Word(NamedTuple):
    """What was said of one event."""

    id: str
    answer: str
    position: int = 0
    code: str = ""
    facts: dict[str, str | int] = {}


class Pushed(NamedTuple):
    """What was said of some events, and the figures after them."""

    answers: list[Word]
    figures: Figures

    @property
    def feed_end(self) -> int:
        return self.figures.feed_end


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

    def push(self, *envelopes: Envelope) -> Pushed:
        """Send one batch."""
        return self.stream(envelopes)

    def stream(self, *batches: Sequence[Envelope]) -> Pushed:
        """Send batches in one request; a word for each event, in the order sent."""
        answer = self.http.push(write_batch(batch) for batch in batches)
        held: dict[tuple[str, int], Word] = {}
        others: dict[str, Word] = {}
        for given in answer.answers:
            for name, found in (("accepted", given.accepted), ("duplicate", given.duplicate)):
                for run in found:
                    for n in range(run.count):
                        held[given.journal, run.seq + n] = Word("", name, run.position + n)
            others |= {one.id: Word(one.id, one.answer, 0, one.code, one.facts) for one in given.events}
        words = []
        for header in (envelope.header for batch in batches for envelope in batch):
            word = others.get(header.id) or held.get((header.journal, header.seq)) or Word("", "none")
            words.append(word._replace(id=header.id))
        return Pushed(words, answer.figures)

    def tell(self, envelope: Envelope) -> Word:
        """Send one event and take its answer."""
        (answer,) = self.push(envelope).answers
        return answer

    def hello(self, *, protocols: list[int] | None = None, clock: str = AT) -> Welcome:
        """Open a round."""
        answer = self.greet(Hello(protocols=protocols or [1], program="motcua 0.1.0", clock=clock, cursor=0))
        assert isinstance(answer, Welcome)
        return answer

    def greet(self, hello: Hello) -> Welcome | Unchanged:
        """Open a round with these words."""
        return self.http.hello(hello)

    def head(self, figures: Figures) -> JournalHead:
        """The province's head of this counter's journal."""
        found = {head.journal: head for head in figures.journals}
        return found.get(self.journal) or JournalHead(journal=self.journal, count=0, last_hash=GENESIS, held=0)

    def whole_feed(self) -> list[tuple[int, Envelope]]:
        """Every page of the centre's feed."""
        items: list[tuple[int, Envelope]] = []
        after, more = 0, True
        while more:
            head, page = read_feed(self.http.feed(after))
            items += page
            after, more = head.next, head.more
        return items
