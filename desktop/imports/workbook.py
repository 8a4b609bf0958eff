"""Sheets of an XLSX file, read without trusting it."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from io import BytesIO
from typing import Final

from desktop.imports.errors import ImportFileRefused
from desktop.imports.table import MOST_ROWS, Row, Sheet

ZIP: Final = b"PK\x03\x04"
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old Excel files begin, and password-protected new ones."""

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_UNPACKED: Final = 150 * 1024 * 1024
_MOST_PARTS: Final = 2000
_MOST_COLUMNS: Final = 64
_LAST_ROW: Final = 1_048_576
_MOST_SHEETS: Final = 50
_BLOCK: Final = 1 << 20
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, RuntimeError)
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW: Final = re.compile(rb'<(?:\w+:)?row\s[^>]{0,60}?\br="(\d{1,20})"')
_DOCTYPE: Final = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def old_office_reason(data: bytes) -> str:
    """Reason to refuse a file that begins like old Excel: it is one, or a new one under a password."""
    return "password" if _ENCRYPTED in data else "old_excel"


def read_workbook(data: bytes, file: str) -> tuple[Sheet, ...]:
    """All sheets, hidden ones too, with the values that formulas last had.

    Args:
        data: the whole file.
        file: its name, for errors.

    Raises:
        ImportFileRefused: `unknown` (another kind of archive), `damaged`, `password`, `inflated`, `rows`.
    """
    from openpyxl import load_workbook

    merged = _checked_parts(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            names = book.sheetnames[:_MOST_SHEETS]
            sheets = []
            for name in names:
                sheet = book[name]
                if hasattr(sheet, "iter_rows"):  # A sheet that is a chart has no rows.
                    part = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
                    sheets.append(Sheet(name, _rows(sheet, file), merged.get(part, ())))
            if not sheets:
                raise ImportFileRefused(file=file, reason="damaged", detail="xl/worksheets")
            return tuple(sheets)
    except ImportFileRefused:
        raise
    except Exception as error:
        raise ImportFileRefused(file=file, reason="damaged", detail=str(error)[:100]) from error


def _rows(sheet: object, file: str) -> list[Row]:
    rows = []
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    cells = sheet.iter_rows(max_row=_LAST_ROW, max_col=_MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined]
    for number, values in enumerate(cells, 1):
        if any(value is not None for value in values):
            rows.append(Row(number, values))
            # Titles and notes may stand around the rows that count.
            if len(rows) > MOST_ROWS + 100:
                raise ImportFileRefused(file=file, reason="rows", most_rows=MOST_ROWS)
    return rows


def _checked_parts(data: bytes, file: str) -> dict[str, tuple[tuple[int, int, int, int], ...]]:
    """Merged ranges by part, after every part was unpacked once within bounds.

    Sizes that an archive states are not believed.
    """
    merged = {}
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if not {"xl/workbook.xml", "[Content_Types].xml"} <= set(archive.namelist()):
                raise ImportFileRefused(file=file, reason="unknown")
            if len(parts) > _MOST_PARTS:
                raise ImportFileRefused(file=file, reason="inflated")
            for part in parts:
                if part.flag_bits & 1:
                    raise ImportFileRefused(file=file, reason="password")
                left, ranges = _checked_part(archive, part, left, file)
                if ranges:
                    merged[part.filename.lstrip("/")] = ranges
    except _BROKEN as error:
        raise ImportFileRefused(file=file, reason="damaged", detail=str(error)[:100]) from error
    return merged


def _checked_part(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, file: str
) -> tuple[int, tuple[tuple[int, int, int, int], ...]]:
    found = []
    tail = b""
    row = 0
    xml = part.filename.endswith((".xml", ".rels"))
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise ImportFileRefused(file=file, reason="inflated")
            if not xml:
                continue
            text = tail + block
            if _DOCTYPE.search(text) or (not tail and text[:2] in {b"\xff\xfe", b"\xfe\xff"}):
                # No program that writes lists needs these, and parsers can be led astray by them.
                raise ImportFileRefused(file=file, reason="damaged", detail=part.filename)
            end = max(len(text) - 100, 0)
            for match in _MERGED.finditer(text):
                left_column, first, right_column, last = match.groups()
                found.append((int(first), int(last), _number(left_column), _number(right_column)))
                end = max(end, match.end())
            for match in _ROW.finditer(text):
                # The library would pass over a row that does not follow the one before.
                if not row < (row := int(match[1])) <= _LAST_ROW:
                    raise ImportFileRefused(file=file, reason="damaged", detail=f"{part.filename}: dòng {row}")
                end = max(end, match.end())
            tail = text[end:]
    return left, tuple(found)


def _number(letters: bytes) -> int:
    number = 0
    for char in letters:
        number = number * 26 + char - 64
    return number
