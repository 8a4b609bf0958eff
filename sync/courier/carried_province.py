"""The province as an answer bundle speaks for it: the engine runs an ordinary round over what was carried here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from sync.courier.answer_bundle import AnswerBundle
from sync.wire.answers import JournalAnswers
from sync.wire.batch import write_feed
from sync.wire.feed_chain import extend_chain
from sync.wire.messages import Hello, PushAnswer, Snapshot, Welcome


class CarriedProvince:
    """Implements `sync.ports.ProvinceSide` over one answer bundle.

    Nothing is sent: what was recorded since the counter's bundle was written waits for the next one. Where the bundle
    does not say what is asked for, the answer is as if there were nothing more, and the round ends before that.
    """

    def __init__(self, bundle: AnswerBundle) -> None:
        """`bundle` was proved by its signature."""
        self._bundle = bundle
        self._answers: list[JournalAnswers] = bundle.answers
        chain = bundle.welcome.feed_hash
        self._hashes = {bundle.after: chain}
        for position, envelope in (item for _, items in bundle.pages for item in items):
            chain = self._hashes[position] = extend_chain(chain, [envelope.hash])

    def hello(self, hello: Hello) -> Welcome:
        """The welcome that was carried, for where the counter stands now."""
        welcome = self._bundle.welcome
        # Positions may have been answered since the counter's bundle: the pages tell how the feed goes on.
        welcome = msgspec.structs.replace(welcome, feed_hash=self._hashes.get(hello.cursor, ""))
        # How long the stick was under way would look like a clock that is wrong; only a clock behind shows for sure.
        if not _is_later(welcome.clock, hello.clock):
            welcome = msgspec.structs.replace(welcome, clock=hello.clock)
        return welcome

    def push(self, batches: Iterable[bytes]) -> PushAnswer:
        """The words that were carried; a second time there are none."""
        answers, self._answers = self._answers, []
        return PushAnswer(answers=answers, figures=self._bundle.welcome.figures)

    def feed(self, after: int) -> bytes:
        """The rest of the page that holds the next position; empty where the bundle does not reach."""
        for head, items in self._bundle.pages:
            if head.after <= after < head.next:
                rest = [(position, envelope) for position, envelope in items if position > after]
                return write_feed(after, rest, more=head.next < self._bundle.end)
        return write_feed(after, [], more=False)

    def reference(self, name: str, etag: str) -> Snapshot | None:
        """A snapshot that was carried."""
        return self._bundle.references.get(name)


def _is_later(one: str, other: str) -> bool:
    try:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    except (ValueError, TypeError):
        return True
