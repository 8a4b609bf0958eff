"""A province's snapshot: every entry whole, refused whole with the member that is wrong."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.domain.catalogue_layers import differences, fingerprint, with_import
from desktop.domain.procedures import Catalogue
from desktop.imports.read_import import read_import
from desktop.store.shipped import shipped
from tests.imports.files import as_json, faults

DATA = shipped("catalogue/procedures.json")
SHIPPED = msgspec.json.decode(DATA, type=Catalogue)
DAY = date(2026, 11, 23)


def changed(place: int = 3, **members: Any) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(DATA)
    value["procedures"][place] = {**value["procedures"][place], **members}
    return value


def test_the_shipped_catalogue_laid_over_itself_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "tinh.json"
    path.write_bytes(DATA)
    assert differences(SHIPPED, with_import(SHIPPED, read_import(path)), DAY) == ()


def test_a_changed_entry_is_the_only_difference(tmp_path: Path) -> None:
    read = read_import(as_json(tmp_path / "a.json", changed(name="Tên mới", documents=[])))
    (change,) = differences(SHIPPED, with_import(SHIPPED, read), DAY)
    assert (change.code, change.kind, change.parts) == (SHIPPED.procedures[3].code, "changed", ("name", "documents"))


def test_new_fields_and_procedures_come_along(tmp_path: Path) -> None:
    value = changed(code="9.000001", field="G99-XX01")
    value["fields"].append({"code": "G99-XX01", "name": "Việc mới"})
    after = with_import(SHIPPED, read_import(as_json(tmp_path / "a.json", value)))
    assert after.procedure("9.000001", DAY).field == "G99-XX01"
    assert after.field_name("G99-XX01") == "Việc mới"


def test_entries_of_several_times_stand_beside_each_other(tmp_path: Path) -> None:
    value = changed()
    entry = value["procedures"][3]
    before = {**deepcopy(entry), "name": "Trước", "valid_from": "2020-01-01", "valid_to": "2025-06-30"}
    later = {**deepcopy(entry), "name": "Sau", "valid_from": "2027-01-01"}
    entry["valid_to"] = "2026-12-31"
    value["procedures"] += [later, before]
    after = with_import(SHIPPED, read_import(as_json(tmp_path / "a.json", value)))
    code = entry["code"]
    assert after.procedure(code, date(2024, 1, 1)).name == "Trước"
    assert after.procedure(code, DAY).name == entry["name"]
    assert after.procedure(code, date(2027, 1, 1)).name == "Sau"
    assert fingerprint(after.procedure(code, DAY)) != fingerprint(after.procedure(code, date(2027, 1, 1)))


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"limit": {"value": "3", "unit": "working_day"}}, "procedures[3].limit.value: có “kiểu str”, cần kiểu int"),
        ({"limit": {"value": 3, "unit": "tuần"}}, "procedures[3].limit.unit: có “'tuần'”"),
        ({"limit": {"value": 0, "unit": "working_day"}}, "procedures[3].limit"),
        ({"fee": {}}, "procedures[3].fee: để trống, cần thành phần “kind”"),
        ({"valid_from": "1/7/2025"}, "procedures[3].valid_from"),
        ({"valid_to": "2020-01-01"}, "procedures[3].valid_to: có “2020-01-01”"),
        ({"code": "1.1"}, "procedures[3].code: có “1.1”"),
        ({"field": "?"}, "procedures[3].field: có “?”"),
        ({"name": " "}, "procedures[3].name"),
        ({"short": "a\u202e"}, "procedures[3].short"),
        ({"documents": [{"id": "a", "name": "A"}] * 2}, "procedures[3].documents: có “a”"),
        ({"documents": [{"id": "a", "name": "A", "cases": ["x"]}]}, "procedures[3].documents: có “x”"),
        ({"code": SHIPPED.procedures[4].code, "valid_from": "2025-07-01"}, f"có “{SHIPPED.procedures[4].code}”"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, members: dict[str, Any], told: str) -> None:
    assert told in faults(as_json(tmp_path / "a.json", changed(**members)))


def test_a_file_that_is_only_like_a_catalogue(tmp_path: Path) -> None:
    assert faults(as_json(tmp_path / "a.json", {"procedures": 5})).startswith("procedures: ")
    assert "“version”" in faults(as_json(tmp_path / "a.json", {"procedures": []}))
    said = faults(as_json(tmp_path / "a.json", {**changed(), "fields": [{"code": 5}]}))
    assert said.startswith("fields[0].code")
