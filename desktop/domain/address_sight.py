"""What stands in the text of an address: its words, its kinds, and every unit it names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from desktop.domain.address_index import Mention, Names
from desktop.domain.address_words import Kind, Level, Spelling, kind_before, tokens_of

UPPER: Final = frozenset({Level.DISTRICT, Level.CITY, Level.PROVINCE})
DETAIL: Final = frozenset({Level.HAMLET, Level.STREET, Level.HOUSE})
_QUIET: Final = frozenset({"cu", "thuoc"})
_NOT_UNITS: Final = frozenset({"lo", "uy", "doi"})
"""After a kind of unit these make another word: tỉnh lộ, huyện ủy, quận đội."""

_XA: Final = Kind(Level.COMMUNE, "X")


class Upper(NamedTuple):
    """A district or province named in the text; the span includes its kind."""

    start: int
    end: int
    stated: str
    spelling: Spelling
    earlier: bool = False


class Sight:
    """A text with the units named in it.

    Attributes:
        tokens: its words.
        marked: whether any of them has a mark.
        kinds: by word, the kind stated before it and where that starts.
        communes: names that may be a commune's.
        districts: by code, where the text names it.
        provinces: by "n" or "o" and code, where the text names it, as today's or an old one.
    """

    def __init__(self, names: Names, text: str) -> None:
        self.tokens = tokens_of(text)
        self.marked = not all(token.bare for token in self.tokens)
        self.kinds: list[tuple[Kind, int] | None] = [kind_before(self.tokens, i) for i in range(len(self.tokens))]
        self.districts: dict[str, list[Upper]] = {}
        self.provinces: dict[str, list[Upper]] = {}
        self.communes: list[Mention] = []
        self.upper_spans: set[tuple[int, int]] = set()
        self._province_spans: set[tuple[int, int]] = set()
        mentions = list(names.mentions(self.tokens))
        self.spans = {(one.start, one.end) for one in mentions if one.spelling is not Spelling.WRONG}
        self._towns = {one.start for one in mentions if any(known.kind == "TX" for known in one.name.districts)}
        self._part_kinds()
        uppers = [one for one in mentions if one.name.districts or one.name.provinces]
        self._long = [(one.start, one.end, one.spelling) for one in uppers if one.end - one.start > 1]
        for mention in mentions:
            self._enter(mention)
        self._loud = [0, *accumulate(int(loud) for loud in self._loud_words())]

    def _enter(self, mention: Mention) -> None:
        name = mention.name
        if name.places:
            self.communes.append(mention)
        if (name.districts or name.provinces) and not self._is_part(mention):
            self.upper_spans.add((mention.start, mention.end))
            if name.provinces:
                self._province_spans.add((mention.start, mention.end))
            found = self.kinds[mention.start]
            kind, first = found or (None, mention.start)
            if kind is not None and (kind.level in DETAIL or kind.level is Level.COMMUNE):
                if not self.soft(first, mention.start, kind):
                    return
                kind, first = None, mention.start
            self._enter_districts(mention, kind, first)
            self._enter_provinces(mention, kind, first)

    def _is_part(self, mention: Mention) -> bool:
        """Whether a longer name of a district or province holds it: "Huế" in "Đức Huệ", "Lắk" in "Đắk Lắk"."""
        return any(
            start <= mention.start and end >= mention.end and end - start > mention.end - mention.start
            for start, end, spelling in self._long
            if spelling <= mention.spelling
        )

    def _enter_districts(self, mention: Mention, kind: Kind | None, first: int) -> None:
        districts = mention.name.districts
        soft = kind is not None and self.soft(first, mention.start, kind)
        if kind is not None and kind.level is Level.PROVINCE:
            if not soft:
                return
            kind, first = None, mention.start
        if mention.name.words[0].number and kind is None:
            # "Quận 1" without its kind would be any house number.
            return
        stated = kind.code if kind is not None else ""
        right = any(district.kind == stated for district in districts)
        for district in districts:
            # A district raised to a town keeps its name; an old paper gives the old kind. Where another district
            # has this name and kind today, that is only a possibility.
            earlier = district.earlier or (right and district.kind != stated)
            upper = Upper(first, mention.end, stated, mention.spelling, earlier)
            uppers = self.districts.setdefault(district.code, [])
            uppers.append(upper)
            if soft and first < mention.start:
                uppers.append(upper._replace(start=mention.start, stated=""))

    def _enter_provinces(self, mention: Mention, kind: Kind | None, first: int) -> None:
        for province in mention.name.provinces:
            stated, start = (kind.code, first) if kind is not None else ("", mention.start)
            if kind is not None and stated not in province.kinds:
                if not self.soft(first, mention.start, kind) and kind.level is not Level.PROVINCE:
                    continue
                if kind.level is not Level.PROVINCE:
                    stated, start = "", mention.start
            upper = Upper(start, mention.end, stated, mention.spelling)
            self.provinces.setdefault(province.key, []).append(upper)

    def _part_kinds(self) -> None:
        """See "xa" in "an thi xa phu ung", where "thi xa" would tear a name apart."""
        for at, found in enumerate(self.kinds):
            if found is not None and at - found[1] == 2 and found[0].code == "TX" and at not in self._towns:
                first = found[1]
                if any((before, first + 1) in self.spans for before in range(max(0, first - 2), first)):
                    self.kinds[at] = _XA, first + 1

    def soft(self, first: int, start: int, kind: Kind) -> bool:
        """Whether a kind word written without marks may as well be a part of a name ("Ha Tinh Thach Ha")."""
        if any((before, start) in self.spans for before in range(max(0, first - 2), first)):
            # "Tứ Xã Lâm Thao", "Thổ Quan Đống Đa".
            return True
        if start - first != 1 or len(self.tokens[first].plain) == 1 or not self.tokens[first].bare:
            return False
        if first == 0 or self.tokens[first - 1].segment != self.tokens[first].segment:
            return False
        return not self.tokens[first - 1].number or kind.level not in DETAIL

    def _loud_words(self) -> Iterator[bool]:
        """Which words a reading has to explain where they stand between its names."""
        quiet = {
            segment
            for segment in {token.segment for token in self.tokens}
            if self._is_detail([i for i, token in enumerate(self.tokens) if token.segment == segment])
        }
        for token in self.tokens:
            yield token.segment not in quiet and token.plain not in _QUIET

    def _is_detail(self, words: list[int]) -> bool:
        """A stretch that only tells hamlet or street: "ấp 3"."""
        if words[-1] - words[0] + 1 == len(self.tokens):
            return False
        levels = [found[0].level for i in words[1:] if (found := self.kinds[i]) is not None and found[1] >= words[0]]
        return bool(levels) and levels[0] in DETAIL and all(level in DETAIL for level in levels)

    def gap(self, span: tuple[int, int], used: tuple[Upper, ...]) -> int:
        """How many words stand unexplained between a name and what places it."""
        spans = sorted([span, *((upper.start, upper.end) for upper in used)])
        return sum(self._loud[two[0]] - self._loud[one[1]] for one, two in pairwise(spans))

    def inside_upper(self, mention: Mention) -> bool:
        """Whether a name is only a part of a district's or province's."""
        span = mention.start, mention.end
        return any(one != span and one[0] <= span[0] and one[1] >= span[1] for one in self.upper_spans & self.spans)

    def worth_asking(self, mention: Mention) -> bool:
        """Whether a name may mean a commune where neither kind nor district nor province stands with it."""
        span = mention.start, mention.end
        if mention.spelling is Spelling.WRONG or span in self._province_spans:
            return False
        if any(other != span and other[0] < span[1] and other[1] > span[0] for other in self.upper_spans):
            return False
        return span[1] - span[0] > 1 or self.aligned(*span)

    def of_detail(self, at: int, *, street: bool) -> bool:
        """Whether a number is that of a hamlet or a group ("tổ 5"), not of a house."""
        levels = {Level.HAMLET, Level.STREET} if street else {Level.HAMLET}
        segment = self.tokens[at].segment
        while at >= 0 and self.tokens[at].segment == segment:
            found = self.kinds[at]
            if found is not None and found[0].level in levels:
                return True
            at -= 1
        return False

    def tail_is_apart(self, end: int) -> bool:
        """Whether commas follow: then they would stand before the commune as well."""
        return self.tokens[end - 1].segment != self.tokens[-1].segment

    def stated_kinds(self) -> Iterator[tuple[int, tuple[Kind, int]]]:
        """Kind words that stand for certain, with the word after them."""
        for at, found in enumerate(self.kinds):
            if found is not None and found[0].level not in DETAIL and self.tokens[at].plain not in _NOT_UNITS:
                word = self.tokens[found[1]]
                starts = found[1] == 0 or self.tokens[found[1] - 1].segment != word.segment
                if len(word.plain) > 1 and (starts or not word.bare):
                    yield at, found

    def explained(self, first: int, at: int) -> bool:
        """Whether a kind word is part of a longer name or of another kind word, or its unit is spoken of."""
        if any(s <= first and e > first for s, e in self.spans):
            return True
        return any(found is not None and found[1] < first < i for i, found in enumerate(self.kinds[: at + 1]))

    def aligned(self, start: int, end: int) -> bool:
        """Whether words fill the stretch they stand in."""
        before = start == 0 or self.tokens[start - 1].segment != self.tokens[start].segment
        return before and (end == len(self.tokens) or self.tokens[end].segment != self.tokens[end - 1].segment)


def disjoint(upper: Upper, spans: list[tuple[int, int]]) -> bool:
    """Whether a unit's words are none of these."""
    return all(upper.end <= start or upper.start >= end for start, end in spans)
