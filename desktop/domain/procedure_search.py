"""Procedures by a few letters: everything a search compares is folded once for a whole catalogue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.domain.procedures import Catalogue, Procedure
from desktop.domain.vietnamese import fold, words


class _Keys(NamedTuple):
    """A procedure as a search compares it; names are words with a space before each."""

    code: str
    keywords: tuple[str, ...]
    initials: frozenset[str]
    short: str
    of_keywords: tuple[str, ...]
    whole: str
    short_initials: str


class ProcedureSearch:
    """What a catalogue is searched by."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._keys = [_keys(procedure) for procedure in catalogue.procedures]
        by_word: dict[str, set[int]] = {}
        by_initials: dict[str, set[int]] = {}
        for place, keys in enumerate(self._keys):
            for word in {word for name in (keys.whole, *keys.of_keywords) for word in name.split()}:
                by_word.setdefault(word, set()).add(place)
            for initials in {*keys.initials, keys.short_initials}:
                by_initials.setdefault(initials, set()).add(place)
            by_word.setdefault(keys.code, set()).add(place)
        self._words = sorted(by_word)
        self._of_word = [by_word[word] for word in self._words]
        self._by_initials = by_initials

    def ranks(self, text: str) -> Iterable[tuple[int, int]]:
        """Place in the catalogue and rank of each procedure that a typed text finds, in the catalogue's order.

        Rank 0 is best: the code begins so, then a key word, initials, words of the short name, of a key word, of the
        full name, and initials within the short name. An empty text finds all with rank 0.
        """
        typed = fold(text)
        if not typed:
            return ((place, 0) for place in range(len(self._keys)))
        parts = typed.split()
        together = typed.replace(" ", "")
        found = ((place, _rank(self._keys[place], typed, parts, together)) for place in self._possible(parts, together))
        return ((place, rank) for place, rank in found if rank is not None)

    def _possible(self, parts: Sequence[str], together: str) -> list[int]:
        """Places that a text may find; every other has no rank."""
        wanted: set[int] | None = None
        for part in parts:
            of_part = self._of_part(part)
            wanted = of_part if wanted is None else wanted & of_part
            if not wanted:
                break
        return sorted((wanted or set()) | self._by_initials.get(together, set()))

    def _of_part(self, part: str) -> set[int]:
        found: set[int] = set()
        place = bisect_left(self._words, part)
        while place < len(self._words) and self._words[place].startswith(part):
            found |= self._of_word[place]
            place += 1
        if len(part) > 1:
            for initials, places in self._by_initials.items():
                if part in initials:
                    found |= places
        return found


def _keys(procedure: Procedure) -> _Keys:
    keywords = tuple(fold(keyword) for keyword in procedure.keywords)
    short = words(procedure.short)
    named = (short, *(words(keyword) for keyword in procedure.keywords))
    return _Keys(
        code=procedure.code,
        keywords=keywords,
        initials=frozenset("".join(word[0] for word in name) for name in named),
        short=_spaced(short),
        of_keywords=tuple(_spaced(keyword.split()) for keyword in keywords),
        whole=_spaced([*words(procedure.name), *short]),
        short_initials="".join(word[0] for word in short),
    )


def _spaced(name: Sequence[str]) -> str:
    return "".join(f" {word}" for word in name)


def _rank(keys: _Keys, typed: str, parts: Sequence[str], together: str) -> int | None:
    """0 is best; None means no match."""
    if keys.code.startswith(typed):
        return 0
    if typed in keys.keywords:
        return 1
    if together in keys.initials:
        return 2
    if _begins(parts, keys.short):
        return 3
    if any(_begins(parts, keyword) for keyword in keys.of_keywords):
        return 4
    if _begins(parts, keys.whole):
        return 5
    return 6 if _begins(parts, keys.short, initials=keys.short_initials) else None


def _begins(typed: Sequence[str], has: str, initials: str = "") -> bool:
    """Whether every typed word begins one of the words, or is the initials of neighbours ("xn" for "xác nhận")."""
    return all(f" {part}" in has or (len(part) > 1 and part in initials) for part in typed)
