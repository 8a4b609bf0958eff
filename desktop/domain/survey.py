"""What people are asked when their result is handed over."""

from __future__ import annotations

import msgspec


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """One answer.

    Attributes:
        score: 1 is the worst.
        words: as it is shown and recorded.
        icon: beside the words; never alone.
        satisfied: whether it counts as satisfied.
        asks: whether reasons are asked for after it.
    """

    score: int
    words: str
    icon: str = ""
    satisfied: bool = False
    asks: bool = False


class Survey(msgspec.Struct, frozen=True, kw_only=True):
    """The question, its answers from best to worst, and the reasons to choose from.

    No text prescribes them for a counter: they are data (`resources/survey`), and what was answered is recorded in
    words.
    """

    question: str
    levels: tuple[Level, ...]
    reasons: tuple[str, ...]
    note: str = ""

    def level(self, score: int) -> Level | None:
        """The answer of a score."""
        return next((level for level in self.levels if level.score == score), None)
