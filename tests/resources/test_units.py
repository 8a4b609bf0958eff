"""Administrative units old and new: counts and closed references."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "resources"


def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "units" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


PROVINCES = table("province")
COMMUNES = table("commune")
OLD_PROVINCES = table("old_province")
OLD_DISTRICTS = table("old_district")
OLD_COMMUNES = table("old_commune")
OLD_TO_NEW = table("old_to_new")
NEW_CODES = {row["code"] for row in COMMUNES}


def test_counts() -> None:
    assert len(PROVINCES) == 34
    assert len(COMMUNES) == 3321
    assert len(OLD_PROVINCES) == 63
    assert len(OLD_DISTRICTS) == 696
    assert len(OLD_COMMUNES) == 10035
    assert len(OLD_TO_NEW) == 10571
    assert len(table("later_change")) == 11
    assert len(table("earlier_name")) == 1786


def test_codes_are_unique() -> None:
    for rows in (PROVINCES, COMMUNES, OLD_PROVINCES, OLD_DISTRICTS, OLD_COMMUNES):
        codes = [row["code"] for row in rows]
        assert len(codes) == len(set(codes))


def test_two_provinces_have_102_communes_each() -> None:
    names = {row["code"]: row["name"] for row in PROVINCES}
    assert names["82"] == "Tỉnh Đồng Tháp"
    assert names["66"] == "Tỉnh Đắk Lắk"
    count = Counter(row["province"] for row in COMMUNES)
    assert count["82"] == count["66"] == 102
    assert set(count) == set(names)


def test_kinds() -> None:
    assert {row["kind"] for row in COMMUNES} == {"X", "P", "Đ"}
    assert {row["kind"] for row in OLD_COMMUNES} == {"X", "P", "T"}


def test_old_units_hang_together() -> None:
    provinces = {row["code"] for row in PROVINCES}
    old_provinces = {row["code"] for row in OLD_PROVINCES}
    districts = {row["code"] for row in OLD_DISTRICTS}
    assert {row["new_province"] for row in OLD_PROVINCES} == provinces
    assert {row["province"] for row in OLD_DISTRICTS} == old_provinces
    assert {row["district"] for row in OLD_COMMUNES} <= districts


def test_every_old_commune_maps_to_an_existing_new_one() -> None:
    old = {row["code"] for row in OLD_COMMUNES}
    mapped = {row["old"] for row in OLD_TO_NEW}
    assert old - mapped == set()
    island_districts = {row["code"] for row in OLD_DISTRICTS}
    for code in mapped - old:
        assert code.startswith("D")
        assert code[1:] in island_districts
    assert {row["new"] for row in OLD_TO_NEW} == NEW_CODES
    assert {row["part"] for row in OLD_TO_NEW} == set("APLDNS")


def test_every_old_commune_keeps_its_people_somewhere() -> None:
    with_people = {row["old"] for row in OLD_TO_NEW if row["part"] != "L"}
    assert {row["code"] for row in OLD_COMMUNES} <= with_people


def test_new_names_are_unique_inside_a_province() -> None:
    names = Counter((row["province"], row["kind"], row["name"]) for row in COMMUNES)
    assert max(names.values()) == 1


def test_names_are_nfc() -> None:
    for rows in (PROVINCES, COMMUNES, OLD_PROVINCES, OLD_DISTRICTS, OLD_COMMUNES):
        for row in rows:
            assert row["name"] == unicodedata.normalize("NFC", row["name"]).strip()


def test_demonstration_centre_is_a_real_commune() -> None:
    demo = json.loads((ROOT / "centres" / "demo.json").read_text(encoding="utf-8"))
    row = next(row for row in COMMUNES if row["code"] == demo["commune_code"])
    assert (row["kind"], row["name"], row["province"]) == ("X", demo["place"], "82")
    blocks = demo["number_blocks"]
    assert all(block["first"] < block["last"] for block in blocks)
    assert blocks[0]["last"] < blocks[1]["first"]
