"""Which readings of an address stand, best first."""

from __future__ import annotations

from desktop.domain.address_reading import OPEN, RIGHT, Reading, Readings
from desktop.domain.address_words import Spelling


def best(readings: list[Reading]) -> list[Reading]:
    """The readings that stand highest and beside each other."""
    readings = without_parts(readings)
    top = max(reading.rank for reading in readings)
    found = [reading for reading in readings if reading.rank == top]
    if top[1] != RIGHT:
        # What stands nearest to its district is the commune; a street or hamlet before it may have any name.
        nearest = min(reading.gap for reading in found)
        found = [reading for reading in found if reading.gap == nearest]
    # "Phường 1 Bảo Lộc": one name, or a name and its city.
    joint = {(one.first, one.used[0].end): one for one in found if one.used and one.used[0].start == one.end}
    for reading in readings:
        one = joint.get((reading.first, reading.end))
        if one is not None and reading.level == one.level - 1 and _as_good(reading.worth[1:], one.worth[1:]):
            found.append(reading)
    return sorted(found, key=lambda reading: (-reading.pure, reading.gap, bool(reading.place.district)))


def near(readings: list[Reading], top: Reading, text: Readings) -> list[Reading]:
    """What else may be meant where the best reading leaves a doubt."""
    found = [
        reading
        for reading in readings
        if reading.level >= max(1, top.level - 1)
        and reading.stated >= min(top.stated, OPEN)
        and (reading.stated == RIGHT or (reading.whole and top.stated != RIGHT))
        and reading.spelling <= max(top.spelling, Spelling.VARIANT)
        and not reading.place.hint
    ]
    if not text.contradicted(top):
        found = [reading for reading in found if not text.contradicted(reading)]
    return without_parts(sorted(found, key=lambda reading: reading.rank, reverse=True))


def without_parts(readings: list[Reading]) -> list[Reading]:
    """Leave out names that are only part of a longer one as good ("Phú Đông" in "Tân Phú Đông")."""
    spans: dict[tuple[int, int], set[tuple[int, int, int]]] = {}
    for reading in readings:
        spans.setdefault((reading.start, reading.end), set()).add(reading.worth)
    longer = {
        one: [worth for two, worths in spans.items() if two != one and _within(one, two) for worth in worths]
        for one in spans
    }
    return [
        reading
        for reading in readings
        if not any(_as_good(worth, reading.worth) for worth in longer[reading.start, reading.end])
    ]


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and outer[1] >= inner[1]


def _as_good(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(mine >= its for mine, its in zip(one, other, strict=True))
