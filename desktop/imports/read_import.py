"""A file of any kind that the catalogue takes in, told by its content."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from desktop.domain.catalogue_layers import CatalogueImport, ImportedProcedure
from desktop.domain.procedures import Field
from desktop.imports.errors import ImportFileRefused
from desktop.imports.faults import Faults
from desktop.imports.handmade_csv import HEADINGS, read_handmade
from desktop.imports.json_members import read_json
from desktop.imports.portal_detail import is_portal_detail, read_portal_details
from desktop.imports.portal_list import is_portal_list, read_portal_list
from desktop.imports.snapshot_file import is_snapshot, read_snapshot
from desktop.imports.table import MOST_ROWS, Sheet, find_header
from desktop.imports.text_file import decode_text, read_delimited
from desktop.imports.workbook import OLE, ZIP, old_office_reason, read_workbook

MOST_BYTES: Final = 20 * 1024 * 1024
_LONGEST_SOURCE: Final = 150
_WANTED: Final = "Mã số, Tên, Lĩnh vực"

_Read = tuple[tuple[ImportedProcedure, ...], tuple[Field, ...]]


def read_import(path: Path) -> CatalogueImport:
    """What a file says, whole.

    Args:
        path: a list (XLSX or text), a JSON file, or a folder of JSON files of the national portal.

    Returns:
        The import, named after the hash of its content.

    Raises:
        ImportFileRefused: it cannot be read at all; the reason says why.
        ImportRowsRefused: places of it are wrong; up to 20 are named.
    """
    name = _name(path)
    faults = Faults(name)
    try:
        if path.is_dir():
            files: list[tuple[str, bytes]] = []
            left = MOST_BYTES
            for each in sorted(path.glob("*.[jJ][sS][oO][nN]")):
                data = _bytes(each, _name(each))
                left -= len(data)
                _check_size(MOST_BYTES - left, name)
                files.append((_name(each), data))
            said, fields = _portal_folder(files, faults)
            content = b"".join(hashlib.sha256(data).digest() for _, data in files)
        else:
            content = _bytes(path, name)
            said, fields = _file(content, faults)
    except OSError as error:
        raise ImportFileRefused(file=name, reason="missing", detail=str(error)[:100]) from error
    faults.settle()
    if not said:
        raise ImportFileRefused(file=name, reason="nothing")
    if len(said) > MOST_ROWS:
        raise ImportFileRefused(file=name, reason="rows", most_rows=MOST_ROWS)
    version = f"nhap-{hashlib.sha256(content).hexdigest()[:8]}"
    return CatalogueImport(version=version, source=name, fields=fields, procedures=said)


def _bytes(path: Path, name: str) -> bytes:
    if not path.is_file():
        raise ImportFileRefused(file=name, reason="missing", detail="")
    with path.open("rb") as stream:
        data = stream.read(MOST_BYTES + 1)
    _check_size(len(data), name)
    if not data:
        raise ImportFileRefused(file=_name(path), reason="empty")
    return data


def _check_size(size: int, name: str) -> None:
    if size > MOST_BYTES:
        raise ImportFileRefused(file=name, reason="large", most_mb=MOST_BYTES // 1024 // 1024)


def _file(data: bytes, faults: Faults) -> _Read:
    if data.startswith(ZIP):
        return _list(read_workbook(data, faults.file), faults), ()
    if data.startswith(OLE):
        raise ImportFileRefused(file=faults.file, reason=old_office_reason(data))
    if data.startswith(b"%PDF"):
        raise ImportFileRefused(file=faults.file, reason="pdf")
    text = decode_text(data, faults.file).removeprefix("\ufeff")
    begins = text.lstrip()[:1]
    if begins == "<":
        raise ImportFileRefused(file=faults.file, reason="html")
    if begins and begins in "{[":
        return _json(text, faults)
    return _list((read_delimited(text, faults.file),), faults), ()


def _list(sheets: Sequence[Sheet], faults: Faults) -> tuple[ImportedProcedure, ...]:
    """The one sheet that has a header, read as the list it is."""
    headed = [(sheet, found) for sheet in sheets if (found := find_header(sheet, ("code", "name"), HEADINGS))]
    if not headed:
        raise ImportFileRefused(file=faults.file, reason="no_header", wanted=_WANTED)
    if len(headed) > 1:
        names = [sheet.name for sheet, _ in headed]
        raise ImportFileRefused(file=faults.file, reason="two_lists", sheets=names)
    sheet, columns = headed[0]
    read = read_portal_list if is_portal_list(columns) else read_handmade
    return read(sheet, columns, faults, faults.file)


def _json(text: str, faults: Faults) -> _Read:
    value = read_json(text, faults.file)
    if is_snapshot(value):
        return read_snapshot(value, faults, faults.file)
    if is_portal_detail(value):
        return read_portal_details([(faults.file, value)], faults, faults.file)
    raise ImportFileRefused(file=faults.file, reason="unknown")


def _portal_folder(files: Sequence[tuple[str, bytes]], faults: Faults) -> _Read:
    if len(files) > MOST_ROWS:
        raise ImportFileRefused(file=faults.file, reason="rows", most_rows=MOST_ROWS)
    return read_portal_details(_details(files), faults, faults.file)


def _details(files: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, Any]]:
    for name, data in files:
        value = read_json(decode_text(data, name).removeprefix("\ufeff"), name)
        if not is_portal_detail(value):
            raise ImportFileRefused(file=name, reason="unknown")
        yield name, value


def _name(path: Path) -> str:
    """Name of a file as it can be kept: one readable line."""
    name = unicodedata.normalize("NFC", path.name or path.resolve().name)
    shown = "".join(char if char.isprintable() else "?" for char in name)
    return shown if len(shown) <= _LONGEST_SOURCE else shown[: _LONGEST_SOURCE - 1] + "…"
