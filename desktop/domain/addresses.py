"""Old and new units: from an address as printed or typed to candidates among today's communes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from desktop.domain.address_rank import best, near
from desktop.domain.address_reading import Reading, Readings
from desktop.domain.address_tables import LAND_ONLY, Commune, LaterChange, OldCommune, Tables
from desktop.domain.address_words import COMMUNE_KINDS, Spelling

KINDS: Final = COMMUNE_KINDS
"""Kinds of communes in words by their letter."""

__all__ = [
    "KINDS",
    "LAND_ONLY",
    "AddressReading",
    "Candidate",
    "Certainty",
    "Commune",
    "OldCommune",
    "Units",
]


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


@dataclass(frozen=True)
class Units(Tables):
    """The unit tables; built once, read by every address."""

    _answers: dict[tuple[str, date | None], AddressReading] = field(default_factory=dict, repr=False, compare=False)

    def commune_name(self, code: str, on: date | None = None) -> str:
        """Name in words, as in "Xã Mỹ Thọ, Tỉnh Đồng Tháp"; empty for an unknown code.

        Args:
            code: commune of today.
            on: day whose name is wanted; the latest without it.
        """
        commune = self.communes.get(code)
        if commune is None:
            return ""
        return f"{self._commune_on(commune, on)}, {self._province_on(commune.province, on)}"

    def read(self, text: str, on: date | None = None) -> AddressReading:
        """What an address means today; nothing is guessed.

        An old commune that was split among several communes with residents stays a choice, and so does a
        name that fits several places. A name without any district or province is never certain, nor is one
        that fits only without its marks although the text has marks, one whose kind is another, or one beside
        which another district or province is named.

        Args:
            text: as printed or typed, old or new units, in any order.
            on: day whose names the candidates show; the latest without it.
        """
        found = self._answers.get((text, on))
        if found is None:
            if len(self._answers) >= _ANSWERS_KEPT:
                self._answers.clear()
            found = self._answers[text, on] = self._read(text, on)
        return found

    def _read(self, text: str, on: date | None) -> AddressReading:
        understood = Readings(self, text)
        readings = understood.all()
        if not readings:
            return AddressReading(Certainty.UNKNOWN)
        top = best(readings)
        certain = len({code for reading in top for code in reading.place.targets}) == 1
        if certain:
            certain = any(_sure(reading) and not understood.contradicted(reading) for reading in top)
        elif not top[0].level and len({code for reading in top for code in reading.place.targets}) > _TOO_MANY:
            return AddressReading(Certainty.UNKNOWN)
        if not certain and top[0].used and not any(_sure(one) and not understood.contradicted(one) for one in top):
            top += near(readings, top[0], understood)
        chosen: dict[str, Candidate] = {}
        for reading in top:
            for code in reading.place.targets:
                if code not in chosen:
                    chosen[code] = self._candidate(self.communes[code], reading.place.source, on)
        return AddressReading(Certainty.CERTAIN if certain else Certainty.CHOICE, tuple(chosen.values()))

    def _commune_on(self, commune: Commune, on: date | None) -> str:
        return _on(f"{KINDS[commune.kind]} {commune.name}", self.changes.get(commune.code, ()), on)

    def _province_on(self, code: str, on: date | None) -> str:
        return _on(self.provinces[code][0], self.changes.get(code, ()), on)

    def _candidate(self, commune: Commune, from_old: str, on: date | None) -> Candidate:
        return Candidate(
            commune.code,
            self._commune_on(commune, on),
            self._province_on(commune.province, on),
            commune.clause,
            self.provinces[commune.province][1],
            from_old,
        )


_ANSWERS_KEPT: Final = 512
"""One intake reads the same address several times, and a family comes with one address."""

_TOO_MANY: Final = 6


def _sure(reading: Reading) -> bool:
    """Whether a reading can stand alone."""
    return (
        reading.level > 0
        and reading.clear
        and reading.stated > 0
        and not reading.gap
        and not reading.place.hint
        and reading.spelling is not Spelling.WRONG
        and not any(upper.earlier or upper.spelling is Spelling.WRONG for upper in reading.used)
    )


def _on(name: str, changes: Iterable[LaterChange], on: date | None) -> str:
    """A unit's name on a day."""
    for change in changes:
        if on is None or change.since <= on:
            name = change.after
    return name
