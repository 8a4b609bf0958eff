"""The unit tables as shipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from desktop.domain.address_tables import Commune, EarlierName, LaterChange, OldCommune
from desktop.domain.addresses import KINDS, Units
from desktop.store.shipped import shipped


@cache
def load_units() -> Units:
    """Read the shipped tables once; about 15,000 rows, a twentieth of a second; the index is built at first use."""
    successors: dict[str, list[tuple[str, str]]] = {}
    for old, new, part in _rows("old_to_new"):
        successors.setdefault(old, []).append((new, part))
    changes: dict[str, list[LaterChange]] = {}
    for since, _, code, before, after, _ in sorted(_rows("later_change")):
        changes.setdefault(code, []).append(LaterChange(date.fromisoformat(since), code, before, after))
    return Units(
        communes={row[0]: Commune(*row[:5]) for row in _rows("commune")},
        provinces={code: (name, resolution) for code, name, resolution in _rows("province")},
        old_communes={row[0]: OldCommune(*row) for row in _rows("old_commune")},
        old_districts={code: (province, name) for code, province, name in _rows("old_district")},
        old_provinces={code: (name, new) for code, name, new in _rows("old_province")},
        successors={old: tuple(new) for old, new in successors.items()},
        changes={code: tuple(found) for code, found in changes.items()},
        earlier=tuple(_earlier()),
    )


def _earlier() -> Iterator[EarlierName]:
    for _, name, district, province, _, old_commune in _rows("earlier_name"):
        kind = next(words for words in KINDS.values() if name.startswith(words + " "))
        yield EarlierName(kind, name[len(kind) + 1 :], district, province, old_commune)


def _rows(name: str) -> list[list[str]]:
    lines = shipped(f"units/{name}.tsv").decode("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]
