"""Old and new units: from an address as printed or typed to candidates among today's communes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.domain.vietnamese import fold, tone_key

LAND_ONLY: Final = "L"
"""A part that moved without residents; no citizen's address leads there."""

KINDS: Final = {"X": "Xã", "P": "Phường", "T": "Thị trấn", "Đ": "Đặc khu"}
_KIND_WORDS: Final = {
    "xa": "X", "x": "X", "phuong": "P", "p": "P", "thi tran": "T", "tt": "T", "dac khu": "Đ",
}  # fmt: skip
_DISTRICT_WORDS: Final = ("huyen", "quan", "thi xa", "thanh pho", "tx", "tp", "h", "q")
_PROVINCE_WORDS: Final = ("tinh", "thanh pho", "tp", "t")
_ABOVE_COMMUNES: Final = frozenset(_DISTRICT_WORDS + _PROVINCE_WORDS)
_TOKEN: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_LONGEST: Final = 6


class Commune(NamedTuple):
    """A commune of today."""

    code: str
    province: str
    kind: str
    name: str
    clause: str


class OldCommune(NamedTuple):
    """A commune as of 30 June 2025."""

    code: str
    district: str
    kind: str
    name: str


class Certainty(StrEnum):
    """How sure an address is."""

    CERTAIN = "certain"
    CHOICE = "choice"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Candidate:
    """A commune of today that an address may mean.

    Attributes:
        code: commune code.
        name: "Xã Mỹ Thọ".
        province: "Tỉnh Đồng Tháp".
        clause: paragraph of article 1 of the resolution; empty if the commune was kept unchanged.
        resolution: number of the NQ-UBTVQH15 resolution of the province.
        from_old: old commune the address names, "Xã Mỹ Xương, Huyện Cao Lãnh"; empty if it names a new one.
    """

    code: str
    name: str
    province: str
    clause: str
    resolution: str
    from_old: str = ""


@dataclass(frozen=True)
class AddressReading:
    """What an address means today: no candidate, one that is certain, or several to choose from."""

    certainty: Certainty
    candidates: tuple[Candidate, ...] = ()


class _Mention(NamedTuple):
    start: int
    end: int
    kind: str


class _Reading(NamedTuple):
    score: int
    exact: bool
    old: OldCommune | None
    new: Commune | None


@dataclass(frozen=True)
class Units:
    """The unit tables with their indexes; built once, read by every address.

    Attributes:
        communes: today's communes by code.
        provinces: code to (name, resolution number).
        old_communes: communes as of 30 June 2025 by code.
        old_districts: code to (old province, name).
        old_provinces: code to (name, new province).
        successors: old commune code to pairs of new code and part.
    """

    communes: Mapping[str, Commune]
    provinces: Mapping[str, tuple[str, str]]
    old_communes: Mapping[str, OldCommune]
    old_districts: Mapping[str, tuple[str, str]]
    old_provinces: Mapping[str, tuple[str, str]]
    successors: Mapping[str, tuple[tuple[str, str], ...]]
    _index: dict[str, list[str]] = field(default_factory=dict, repr=False)
    _above: set[str] = field(default_factory=set, repr=False)
    _answers: dict[str, AddressReading] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for code, commune in self.communes.items():
            self._index.setdefault(_key(commune.name), []).append("n" + code)
        for code, old in self.old_communes.items():
            self._index.setdefault(_key(old.name), []).append("o" + code)
        for table in (self.provinces, self.old_provinces):
            self._above.update(_key(name) for name, _ in table.values())
        self._above.update(_key(name) for _, name in self.old_districts.values())

    def commune_name(self, code: str) -> str:
        """Name in words, as in "Xã Mỹ Thọ, Tỉnh Đồng Tháp"; empty for an unknown code."""
        commune = self.communes.get(code)
        if commune is None:
            return ""
        return f"{KINDS[commune.kind]} {commune.name}, {self.provinces[commune.province][0]}"

    def read(self, text: str) -> AddressReading:
        """What an address means today; nothing is guessed.

        An old commune that was split among several communes with residents stays a choice, and so does a
        name that fits several places. A name without any district or province is never certain, nor is one
        that fits only without its marks although the text has marks.
        """
        found = self._answers.get(text)
        if found is None:
            if len(self._answers) >= _ANSWERS_KEPT:
                self._answers.clear()
            found = self._answers[text] = self._read(text)
        return found

    def _read(self, text: str) -> AddressReading:
        tokens = _TOKEN.findall(unicodedata.normalize("NFC", text))
        folded = [fold(token) for token in tokens]
        readings = list(self._readings(tokens, folded))
        if not readings:
            return AddressReading(Certainty.UNKNOWN)
        best = max(reading.score for reading in readings)
        placed = best >= _PLACED
        chosen: dict[str, Candidate] = {}
        for reading in readings:
            if reading.score == best:
                for candidate in self._candidates(reading):
                    chosen.setdefault(candidate.code, candidate)
        if not placed and len(chosen) > _TOO_MANY:
            return AddressReading(Certainty.UNKNOWN)
        exact = all(reading.exact for reading in readings if reading.score == best)
        certain = placed and exact and len(chosen) == 1
        return AddressReading(Certainty.CERTAIN if certain else Certainty.CHOICE, tuple(chosen.values()))

    def _readings(self, tokens: list[str], folded: list[str]) -> Iterable[_Reading]:
        spans = [
            (start, end)
            for start in range(len(tokens))
            for end in range(start + 1, min(start + _LONGEST, len(tokens)) + 1)
        ]
        above = {i for start, end in spans if " ".join(folded[start:end]) in self._above for i in range(start, end)}
        for start, end in spans:
            if above.isdisjoint(range(start, end)):
                mention = _Mention(start, end, _kind_before(folded, start))
                if mention.kind == _NO_COMMUNE:
                    continue
                for key in self._index.get(" ".join(folded[start:end]), ()):
                    reading = self._score(key, mention, tokens, folded)
                    if reading is not None:
                        yield reading

    def _score(self, key: str, mention: _Mention, tokens: list[str], folded: list[str]) -> _Reading | None:
        rest = folded[mention.end :]
        if key[0] == "n":
            new = self.communes[key[1:]]
            old, kind, name = None, new.kind, new.name
            district = False
            province = _mentions(self.provinces[new.province][0], _PROVINCE_WORDS, rest)
        else:
            old = self.old_communes[key[1:]]
            new, kind, name = None, old.kind, old.name
            old_province, district_name = self.old_districts[old.district]
            province_name, new_province = self.old_provinces[old_province]
            provinces = (province_name, self.provinces[new_province][0])
            province = any(_mentions(name, _PROVINCE_WORDS, rest) for name in provinces)
            bare = _bare(district_name, _DISTRICT_WORDS)
            if any(_bare(name, _PROVINCE_WORDS) == bare for name in provinces):
                # "Tỉnh Hà Tĩnh" names no district: Thành phố Hà Tĩnh has to be named beside it.
                twice = _times(bare, rest) > 1
                district = twice or _kind_stated(district_name, folded, mention.end)
            else:
                district = _mentions(district_name, _DISTRICT_WORDS, rest)
        if mention.kind and mention.kind != kind:
            return None
        if name.isdigit() and not mention.kind:
            return None
        score = 8 * district + 8 * province + 2 * bool(mention.kind) + (mention.end - mention.start)
        if district and _kind_stated(self.old_districts[old.district][1], folded, mention.end):  # type: ignore[union-attr]
            score += 1
        typed = " ".join(tokens[mention.start : mention.end])
        marked = not all(token.isascii() for token in tokens)
        same = tone_key(typed) == tone_key(" ".join(_TOKEN.findall(name)))
        if marked and same:
            score += 3
        return _Reading(score, same or not marked, old, new)

    def _candidates(self, reading: _Reading) -> Iterable[Candidate]:
        if reading.new is not None:
            yield self._candidate(reading.new, "")
            return
        old = reading.old
        assert old is not None
        district = self.old_districts[old.district][1]
        from_old = f"{KINDS[old.kind]} {old.name}, {district}"
        for code, part in self.successors.get(old.code, ()):
            if part != LAND_ONLY:
                yield self._candidate(self.communes[code], from_old)

    def _candidate(self, commune: Commune, from_old: str) -> Candidate:
        province, resolution = self.provinces[commune.province]
        return Candidate(
            commune.code,
            f"{KINDS[commune.kind]} {commune.name}",
            province,
            commune.clause,
            resolution,
            from_old,
        )


_ANSWERS_KEPT: Final = 512
"""One intake reads the same address several times, and a family comes with one address."""

_PLACED: Final = 9
"""Least score of a reading whose district or province stands in the text."""

_TOO_MANY: Final = 6


_NO_COMMUNE: Final = "-"
"""Stated kind of a name that is a district's or a province's."""


def _key(name: str) -> str:
    """A name as it is looked up: folded words without signs ("Văn Miếu - Quốc Tử Giám")."""
    return " ".join(fold(token) for token in _TOKEN.findall(name))


def _kind_before(folded: list[str], start: int) -> str:
    """Kind of unit stated just before a name, or empty."""
    for width in (1, 2):
        if start >= width and " ".join(folded[start - width : start]) in _ABOVE_COMMUNES:
            return _NO_COMMUNE
    if start >= 2 and (two := " ".join(folded[start - 2 : start])) in _KIND_WORDS:
        return _KIND_WORDS[two]
    if start >= 1 and folded[start - 1] in _KIND_WORDS:
        return _KIND_WORDS[folded[start - 1]]
    return ""


@lru_cache(maxsize=4096)
def _bare(name: str, kinds: tuple[str, ...]) -> list[str]:
    """Folded words of a unit's name without its kind."""
    text = fold(name)
    for kind in kinds:
        if text.startswith(kind + " "):
            text = text[len(kind) + 1 :]
            break
    return _TOKEN.findall(text)


def _mentions(name: str, kinds: tuple[str, ...], folded: list[str]) -> bool:
    """Whether a unit's name stands among the words, with or without its kind."""
    bare = _bare(name, kinds)
    if bare and bare[0].isdigit():
        # "Quận 1" without its kind would be any house number.
        bare = _TOKEN.findall(fold(name))
    return _times(bare, folded) > 0


def _times(bare: list[str], folded: list[str]) -> int:
    """How often words stand together among others."""
    width = len(bare)
    return sum(folded[i : i + width] == bare for i in range(len(folded) - width + 1))


def _kind_stated(name: str, folded: list[str], after: int) -> bool:
    """Whether the district's kind stands in the text too ("huyện Cao Lãnh" against "thành phố Cao Lãnh")."""
    whole = _TOKEN.findall(fold(name))
    rest = folded[after:]
    return any(rest[i : i + len(whole)] == whole for i in range(len(rest) - len(whole) + 1))
