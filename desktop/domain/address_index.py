"""Names of all units, old and new, by the letters they are looked up by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from desktop.domain.address_words import UPPER_KINDS, Spelling, Token, in_digits, letters_of, spelling, words_of

LONGEST: Final = 7
"""Most words of a name: "Phường Văn Miếu - Quốc Tử Giám", with one apart."""


class Place(NamedTuple):
    """What a name at the level of communes may stand for.

    Attributes:
        kinds: letters of the kinds it is rightly called by.
        district: code of the old district; empty for a commune of today.
        old_provinces: codes of the old provinces it lay in.
        province: code of today's province.
        targets: today's communes its residents live in, likeliest first.
        source: old name and district in words; empty for a commune of today.
        hint: the name was gone before the reform; never certain.
    """

    kinds: tuple[str, ...]
    district: str
    old_provinces: tuple[str, ...]
    province: str
    targets: tuple[str, ...]
    source: str = ""
    hint: bool = False


class District(NamedTuple):
    """An old district under one of its names; `earlier` if that name was gone before the reform."""

    code: str
    kind: str
    earlier: bool = False


class Province(NamedTuple):
    """A province, old or today's, with the kinds it is rightly called by."""

    key: str
    kinds: tuple[str, ...]


class Name:
    """One spelling and every unit of that spelling; communes by their reference."""

    __slots__ = ("_words", "districts", "places", "provinces", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[str] = []
        self.districts: list[District] = []
        self.provinces: list[Province] = []
        self._words: tuple[Token, ...] = ()

    @property
    def words(self) -> tuple[Token, ...]:
        """The words; most names are never asked for theirs."""
        if not self._words:
            self._words = words_of(self.text)
        return self._words


class Mention(NamedTuple):
    """A name that stands in a text, with the place of its words."""

    start: int
    end: int
    name: Name
    spelling: Spelling


_PROVINCE_ALIASES: Final = {
    "Thành phố Hồ Chí Minh": ("HCM", "HCMC", "Sài Gòn", "SG"),
    "Thành phố Hà Nội": ("HN",),
    "Thành phố Huế": ("Thừa Thiên Huế", "TT Huế", "TTH"),
    "Tỉnh Bà Rịa - Vũng Tàu": ("BRVT",),
    "Tỉnh Bắc Kạn": ("Bắc Cạn",),
    "Tỉnh Đắk Lắk": ("Đắc Lắc", "Đắk Lắc"),
    "Tỉnh Đắk Nông": ("Đắc Nông",),
    "Tỉnh Kon Tum": ("Công Tum",),
}
_DISTRICT_ALIASES: Final = {
    "Thành phố Buôn Ma Thuột": ("Buôn Mê Thuột", "Ban Mê Thuột", "BMT"),
    "Thành phố Phan Rang-Tháp Chàm": ("Phan Rang",),
    "Thành phố Pleiku": ("Plây Ku", "Plei Cu"),
}


class Names:
    """Every name, found by its letters."""

    def __init__(self) -> None:
        self._by_letters: dict[str, list[Name]] = {}
        self._by_text: dict[str, Name] = {}

    def add_place(self, text: str, reference: str) -> None:
        """A commune of today, an old one, or what stands for one."""
        self._name(text).places.append(reference)
        if text[-1] in "IV" and (digits := in_digits(text)):
            self._name(digits).places.append(reference)

    def add_district(self, text: str, code: str, *, earlier: bool = False) -> None:
        """An old district by its whole name, as in "Huyện Cao Lãnh"."""
        kind, bare = upper(text)
        for name in (bare, *_DISTRICT_ALIASES.get(text, ())):
            found = self._name(name).districts
            alike = self._by_letters[letters_of(name)]
            if all(known.code != code for other in alike for known in other.districts):
                found.append(District(code, kind, earlier))

    def add_province(self, text: str, key: str, kinds: tuple[str, ...] = ()) -> None:
        """A province by its whole name, as in "Tỉnh Đồng Tháp"."""
        kind, bare = upper(text)
        for name in (bare, *_PROVINCE_ALIASES.get(text, ())):
            self._name(name).provinces.append(Province(key, (kind, *kinds)))

    def mentions(self, tokens: list[Token]) -> Iterator[Mention]:
        """Every name in a text, overlapping ones too."""
        pieces = [f"#{token.plain}#" if token.number else token.loose for token in tokens]
        get = self._by_letters.get
        for start, first in enumerate(tokens):
            letters = ""
            for end in range(start + 1, min(start + LONGEST, len(tokens)) + 1):
                if tokens[end - 1].wall != first.wall:
                    break
                letters += pieces[end - 1]
                names = get(letters)
                if names is not None:
                    typed = tokens[start:end]
                    for name in names:
                        agrees = spelling(typed, name.words)
                        if agrees is not None:
                            yield Mention(start, end, name, agrees)

    def _name(self, text: str) -> Name:
        found = self._by_text.get(text)
        if found is None:
            found = self._by_text[text] = Name(text)
            self._by_letters.setdefault(letters_of(text), []).append(found)
        return found

    def built(self) -> Names:
        """Nothing more is added: forget what only adding needs."""
        self._by_text.clear()
        return self


def upper(text: str) -> tuple[str, str]:
    """Kind letters and bare name of a district or province."""
    for words, kind in UPPER_KINDS.items():
        if text.casefold().startswith(words.casefold() + " "):
            return kind, text[len(words) + 1 :]
    return "", text
