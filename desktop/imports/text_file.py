"""Text files as people save them: what they are encoded in, and their cells."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from typing import Final

from desktop.domain.vietnamese import fold
from desktop.imports.errors import ImportFileRefused
from desktop.imports.table import MOST_ROWS, Row, Sheet

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY: Final = (("M· sè", "TCVN3 (ABC)"), ("M∙ sè", "TCVN3 (ABC)"), ("Maõ soá", "VNI"), ("MÃ£ sá»‘", "UTF-8 hai lần"))
"""How "Mã số" looks where letters of another encoding are taken for Latin ones."""

_CONTROL: Final = frozenset(chr(n) for n in range(32)) - set("\t\n\r")


def decode_text(data: bytes, file: str) -> str:
    """A whole text file: UTF-8, or UTF-16 with its mark.

    Raises:
        ImportFileRefused: `unknown` (not text), `encoding` (which one it seems to be, and the first row of it).
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                row = data[: error.start].count(b"\n") + 1
                raise ImportFileRefused(file=file, reason="encoding", found=f"{name} bị cắt", row=row) from error
    if b"\0" in data[:4096]:
        raise ImportFileRefused(file=file, reason="unknown")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise ImportFileRefused(file=file, reason="encoding", found=_seems(data), row=row) from error
    if _CONTROL & set(text[:4096]):
        raise ImportFileRefused(file=file, reason="unknown")
    _refuse_legacy(text, file)
    return text


def _seems(data: bytes) -> str:
    latin = data.decode("latin-1")
    for sign, name in _LEGACY:
        if sign in latin:
            return name
    try:
        # Its marks stand after their letters.
        vietnamese = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return "bảng mã khác"
    return "Windows-1258" if "ma so" in fold(vietnamese[:4000]) else "bảng mã khác"


def _refuse_legacy(text: str, file: str) -> None:
    for sign, name in _LEGACY:
        at = text.find(sign)
        if at >= 0:
            row = text.count("\n", 0, at) + 1
            raise ImportFileRefused(file=file, reason="encoding", found=name, row=row)


def read_delimited(text: str, file: str) -> Sheet:
    """Cells of a text file separated by `;`, `,` or tabs, whichever its first rows use most.

    Raises:
        ImportFileRefused: `damaged` (a quote that never ends), `rows`.
    """
    separator = max(";\t,", key=lambda each: _in_header(text, each))
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(begins, tuple(cells)))
                if len(rows) > MOST_ROWS + 100:
                    raise ImportFileRefused(file=file, reason="rows", most_rows=MOST_ROWS)
            begins = reader.line_num + 1
    except csv.Error as error:
        raise ImportFileRefused(file=file, reason="damaged", detail=f"dòng {begins}: {error}") from error
    return Sheet("", rows)


def _in_header(text: str, separator: str) -> int:
    """How often a separator stands in the row that names the code, or in the first rows."""
    lines = text[:20_000].splitlines()[:20]
    headers = [line for line in lines if "ma so" in fold(line)]
    return sum(line.count(separator) for line in (headers[:1] or lines))
