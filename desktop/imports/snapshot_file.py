"""A province's whole catalogue, in the shape in which the program ships its own."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Any, Final

import msgspec

from desktop.domain.catalogue_layers import ImportedProcedure
from desktop.domain.errors import FieldRefused
from desktop.domain.procedures import Catalogue, Field, Procedure
from desktop.domain.vietnamese import clean_line
from desktop.imports.faults import Faults
from desktop.imports.table import CODE, split_code

_WRONG: Final = re.compile(r"(.+?)(?: - at `\$?(.*)`)?", re.DOTALL)
_SHAPES: Final = (
    (re.compile(r"Expected `(.+?)`, got `(.+?)`"), "kiểu {0}", "kiểu {1}"),
    (re.compile(r"Object missing required field `(.+?)`"), "thành phần “{0}”", ""),
    (re.compile(r"Invalid enum value (.+)"), "giá trị có trong danh sách", "{0}"),
    (re.compile(r"Invalid (.+)"), "giá trị đúng dạng {0}", ""),
)
_MOST: Final = 999
_SHARED: Final = tuple(
    name
    for name in ImportedProcedure.__struct_fields__
    if name in Procedure.__struct_fields__ and name not in {"valid_from", "valid_to", "code"}
)


def is_snapshot(value: Any) -> bool:
    """Whether a JSON value looks like a catalogue."""
    return isinstance(value, dict) and "procedures" in value


def read_snapshot(value: Any, faults: Faults, source: str) -> tuple[tuple[ImportedProcedure, ...], tuple[Field, ...]]:
    """Every entry, whole, each procedure's entries in the order of their days; and the fields.

    Args:
        value: the decoded file.
        faults: takes what is wrong.
        source: told of each procedure.
    """
    entries = _entries(value, faults)
    if entries is None:
        return (), ()
    try:
        catalogue = msgspec.convert({**value, "procedures": []}, Catalogue)
    except msgspec.ValidationError as error:
        _add(faults, str(error), "")
        return (), ()
    fields = {field.code for field in catalogue.fields}
    found: dict[tuple[str, date], tuple[int, Procedure]] = {}
    for place, entry in entries:
        _check(entry, f"procedures[{place}]", fields, faults)
        first, held = found.setdefault((entry.code, entry.valid_from), (place, entry))
        if held != entry:
            same = f"mỗi mã và valid_from một mục (procedures[{first}] nói khác)"
            faults.add(f"procedures[{place}].code", entry.code, same)
    in_order = sorted((entry for _, entry in found.values()), key=lambda entry: entry.valid_from)
    return tuple(_said(entry, source) for entry in in_order), catalogue.fields


def _said(entry: Procedure, source: str) -> ImportedProcedure:
    told: dict[str, Any] = {name: getattr(entry, name) for name in _SHARED}
    return ImportedProcedure(
        code=entry.code, valid_from=entry.valid_from, valid_to=entry.valid_to, **told, source=source
    )


def _check(entry: Procedure, path: str, fields: set[str], faults: Faults) -> None:
    """What has the right shape and could not be worked with."""
    if split_code(entry.code) != (entry.code, ""):
        faults.add(f"{path}.code", entry.code, CODE)
    if entry.field not in fields:
        faults.add(f"{path}.field", entry.field, "mã lĩnh vực có trong “fields”")
    if entry.valid_to is not None and entry.valid_to < entry.valid_from:
        faults.add(f"{path}.valid_to", entry.valid_to.isoformat(), "ngày không trước “valid_from”")
    for name, text in (("name", entry.name), ("short", entry.short)):
        if not _readable(text):
            faults.add(f"{path}.{name}", text.encode("unicode_escape").decode(), "văn bản đọc được, không trống")
    limits = (entry.limit, *entry.limits, *(case.limit for case in entry.cases))
    if any(limit is not None and not 1 <= limit.value <= _MOST for limit in limits):
        faults.add(f"{path}.limit", "", f"thời hạn từ 1 đến {_MOST}")
    for each, times in Counter(document.id for document in entry.documents).items():
        if times > 1:
            faults.add(f"{path}.documents", each, "mỗi giấy tờ một lần")
    cases = {case.code for case in entry.cases}
    for document in entry.documents:
        for case in set(document.cases) - cases:
            faults.add(f"{path}.documents", case, "mã trường hợp có trong “cases”")


def _readable(text: str) -> bool:
    try:
        return bool(clean_line(text, field="name", most=2000))
    except FieldRefused:
        return False


def _entries(value: dict[str, Any], faults: Faults) -> list[tuple[int, Procedure]] | None:
    listed = value["procedures"]
    if not isinstance(listed, list):
        faults.add("procedures", str(type(listed).__name__), "một danh sách […]")
        return None
    entries = []
    for place, item in enumerate(listed):
        try:
            entries.append((place, msgspec.convert(item, Procedure)))
        except msgspec.ValidationError as error:
            _add(faults, str(error), f"procedures[{place}]")
    return entries


def _add(faults: Faults, words: str, path: str) -> None:
    matched = _WRONG.fullmatch(words)
    assert matched is not None
    what, place = matched[1], (path + (matched[2] or "")).strip(".") or "tệp"
    for shape, expected, found in _SHAPES:
        if (told := shape.match(what)) is not None:
            faults.add(place, found.format(*told.groups()), expected.format(*told.groups()))
            return
    faults.add(place, what, "giá trị đúng dạng")
