"""What the province says of the events it was sent: runs of what it holds, and a word for each that it does not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from sync.wire.codes import Answer


class Run(msgspec.Struct, frozen=True, array_like=True):
    """Events of one journal that follow each other there and in the feed.

    Attributes:
        seq: number of the first in its journal.
        position: position of the first in the centre's feed.
        count: how many.
        hash: hash of the last; since it chains, it says which events they are.
    """

    seq: int
    position: int
    count: int
    hash: str

    @property
    def last(self) -> int:
        """Number of the last event in its journal."""
        return self.seq + self.count - 1


class EventAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The province's word on one event that is not in its feed.

    Attributes:
        id: the event.
        answer: `refused` or `later`; an unknown word counts as `later`.
        code: reason of a refusal, empty otherwise.
        facts: values for the sentence shown to the officer.
    """

    id: str
    answer: str
    code: str = ""
    facts: dict[str, str | int] = {}

    @property
    def word(self) -> Answer:
        """The answer, with unknown words read as `later`."""
        try:
            return Answer(self.answer)
        except ValueError:
            return Answer.LATER


class JournalAnswers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Words on events of one journal. An event that is named nowhere has the word `later`.

    Attributes:
        journal: its UUID.
        accepted: held, and new to the province.
        duplicate: held since an earlier request.
        events: words on the others.
    """

    journal: str
    accepted: list[Run] = []
    duplicate: list[Run] = []
    events: list[EventAnswer] = []


class HeldEvent(NamedTuple):
    """An event the province holds in its feed, as runs are made of."""

    seq: int
    position: int
    prev: str
    hash: str


def runs(held: Iterable[HeldEvent]) -> list[Run]:
    """The shortest list of runs that says the same; events in rising order of `seq`."""
    found: list[Run] = []
    for event in held:
        last = found[-1] if found else None
        if (
            last is not None
            and event.seq == last.seq + last.count
            and event.position == last.position + last.count
            and event.prev == last.hash
        ):
            found[-1] = Run(last.seq, last.position, last.count + 1, event.hash)
        else:
            found.append(Run(event.seq, event.position, 1, event.hash))
    return found
