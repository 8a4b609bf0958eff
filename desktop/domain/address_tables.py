"""The tables of old and new units, and what each name in them stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from desktop.domain.address_index import Names, Place, upper
from desktop.domain.address_words import COMMUNE_KINDS

LAND_ONLY: Final = "L"
"""A part that moved without residents; no citizen's address leads there."""

ISLAND: Final = "D"
"""Before the code of a district that had no communes, where an old commune's code stands."""

LETTERS: Final = {words: letter for letter, words in COMMUNE_KINDS.items()}
"""Letters of the kinds of communes by their words."""

_LIKELY: Final = {"A": 0, "D": 0, "S": 0, "N": 2}
"""Where more of an old commune's people went stands first."""

_DISTRICT_KINDS: Final = ("H", "Q", "TX", "TP")
# Merged into Thành phố Thủ Đức at the end of 2020 without any commune losing its name.
_DISTRICTS_BEFORE: Final = (("Quận 9", "79", "Thành phố Thủ Đức"), ("Quận 2", "79", "Thành phố Thủ Đức"))


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


class LaterChange(NamedTuple):
    """A province or commune of today that got another kind on a day."""

    since: date
    code: str
    before: str
    after: str


class EarlierName(NamedTuple):
    """A commune name that was gone before the reform, and the old commune that went on from it."""

    kind: str
    name: str
    district: str
    province: str
    old_commune: str


@dataclass(frozen=True)
class Tables:
    """The unit tables as shipped.

    Attributes:
        communes: today's communes by code, as of 1 July 2025.
        provinces: code to (name, resolution number), as of 1 July 2025.
        old_communes: communes as of 30 June 2025 by code.
        old_districts: code to (old province, name).
        old_provinces: code to (name, new province).
        successors: old commune code to pairs of new code and part; a district without communes under "D" and
            its code.
        changes: later changes by code of commune or province, in the order of their days.
        earlier: names gone before the reform, as hints.
    """

    communes: Mapping[str, Commune]
    provinces: Mapping[str, tuple[str, str]]
    old_communes: Mapping[str, OldCommune]
    old_districts: Mapping[str, tuple[str, str]]
    old_provinces: Mapping[str, tuple[str, str]]
    successors: Mapping[str, tuple[tuple[str, str], ...]]
    changes: Mapping[str, tuple[LaterChange, ...]] = field(default_factory=dict)
    earlier: tuple[EarlierName, ...] = ()
    _places: dict[str, Place] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def names(self) -> Names:
        """Index of all names, built at the first address."""
        names = Names()
        for code, (name, _) in self.provinces.items():
            names.add_province(name, "n" + code, tuple(upper(one.after)[0] for one in self.changes.get(code, ())))
        for code, (name, _) in self.old_provinces.items():
            names.add_province(name, "o" + code)
        for code, (_, name) in self.old_districts.items():
            names.add_district(name, code)
            if len(self._leads.get(code, ())) == 1:
                names.add_place(upper(name)[1], "d" + code)
        for code, commune in self.communes.items():
            names.add_place(commune.name, "n" + code)
        for code, one in self.old_communes.items():
            names.add_place(one.name, "o" + code)
        self._add_earlier(names)
        return names.built()

    def place(self, reference: str) -> Place:
        """What a reference of the index stands for."""
        found = self._places.get(reference)
        if found is None:
            found = self._places[reference] = self._place(reference)
        return found

    def _place(self, reference: str) -> Place:
        kind, code = reference[0], reference[1:]
        if kind == "n":
            return self._new_place(self.communes[code])
        if kind == "o":
            return self._old_place(self.old_communes[code])
        if kind == "d":
            return self._whole_district(code)
        at, _, district = code.partition("|")
        earlier = self.earlier[int(at)]
        return self._old_place(self.old_communes[earlier.old_commune])._replace(
            kinds=(LETTERS[earlier.kind],),
            district=district,
            source=f"{earlier.kind} {earlier.name}, {earlier.district}",
            hint=True,
        )

    def _add_earlier(self, names: Names) -> None:
        """Enter hints: names gone before the reform, and districts known only from them."""
        districts = {known: code for code, known in self.old_districts.items()}
        for at, one in enumerate(self.earlier):
            successor = self.old_communes.get(one.old_commune)
            if successor is None:
                continue
            then = districts.get((self.old_districts[successor.district][0], one.district))
            if then is None:
                names.add_district(one.district, successor.district, earlier=True)
            # Under the district of then as well as under that of its successor.
            for code in sorted({successor.district, then or successor.district}):
                names.add_place(one.name, f"h{at}|{code}")
        for before, province, since in _DISTRICTS_BEFORE:
            if (code := districts.get((province, since), "")) != "":
                names.add_district(before, code, earlier=True)

    def _new_place(self, commune: Commune) -> Place:
        changes = self.changes.get(commune.code, ())
        later = (letter for one in changes for words, letter in LETTERS.items() if one.after.startswith(words + " "))
        before = tuple(sorted({self.old_districts[district][0] for district in self.roots.get(commune.code, ())}))
        return Place((commune.kind, *later), "", before, commune.province, (commune.code,))

    @cached_property
    def roots(self) -> Mapping[str, frozenset[str]]:
        """Today's commune to the old districts its residents lived in."""
        found: dict[str, set[str]] = {}
        for code, pairs in self.successors.items():
            district = code.removeprefix(ISLAND) if code.startswith(ISLAND) else self.old_communes[code].district
            for new, part in pairs:
                if part != LAND_ONLY:
                    found.setdefault(new, set()).add(district)
        return {code: frozenset(districts) for code, districts in found.items()}

    @cached_property
    def _leads(self) -> Mapping[str, frozenset[str]]:
        """Old district to today's communes its residents live in."""
        found: dict[str, set[str]] = {}
        for new, districts in self.roots.items():
            for district in districts:
                found.setdefault(district, set()).add(new)
        return {district: frozenset(codes) for district, codes in found.items()}

    def _old_place(self, old: OldCommune) -> Place:
        province, district = self.old_districts[old.district]
        parts = [pair for pair in self.successors.get(old.code, ()) if pair[1] != LAND_ONLY]
        if len(parts) > 1:
            parts.sort(key=lambda pair: _LIKELY.get(pair[1], 1))
        source = f"{COMMUNE_KINDS[old.kind]} {old.name}, {district}"
        new = self.old_provinces[province][1]
        return Place((old.kind,), old.district, (province,), new, tuple(code for code, _ in parts), source)

    def _whole_district(self, code: str) -> Place:
        """A district that is one commune today, so that an address needs no commune ("Huyện Côn Đảo")."""
        province, name = self.old_districts[code]
        return Place(_DISTRICT_KINDS, "", (province,), self.old_provinces[province][1], tuple(self._leads[code]), name)
