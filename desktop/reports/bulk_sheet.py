"""Many rows into a sheet of a finished workbook, one after the other: a year of 40,000 dossiers in a second.

XlsxWriter makes everything but these rows. Cell by cell it would take ten times as long; a row of the sheet is a line
of XML whose shape never changes, so it is written as such, with the formats that XlsxWriter gave to a pattern row.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, islice
from typing import Final

from desktop.domain.report_tables import Cell, Column, Kind
from desktop.reports.columns import are_plain
from desktop.reports.heights import heights

_AT_ONCE: Final = 500
_LEVEL: Final = 2
"""Of compression: the usual one takes four times as long for files a fifth smaller."""

_EPOCH: Final = date(1899, 12, 30).toordinal()
_ROW: Final = re.compile(r'<row r="(\d+)"[^>]*>(?:(?!</row>).)*</row>', re.DOTALL)
_STYLE: Final = re.compile(r'<c r="[A-Z]+\d+" s="(\d+)"')
_DIMENSION: Final = re.compile("<dimension [^>]*/>")
_SPACE: Final = frozenset(" ")
_UNSAID: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def letters(column: int) -> str:
    """Name of a column, from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def with_rows(book: bytes, sheet: int, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> memoryview:
    """A workbook with rows instead of the pattern row that ends one of its sheets.

    Args:
        book: as XlsxWriter wrote it; the last row of the sheet has one formatted cell a column. A filter or print area
            that ends with that row is made to end with the last of the rows.
        sheet: its place in the workbook, from 1.
        columns: kinds of the cells.
        rows: read one by one; never all in memory.
    """
    data = io.BytesIO()
    name, end = f"xl/worksheets/sheet{sheet}.xml", letters(len(columns) - 1)
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        text = old.read(name).decode("utf-8")
        pattern = list(_ROW.finditer(text))[-1]
        at = int(pattern[1])
        with new.open(_info(name), "w") as file:
            # How far the sheet goes need not be said, and is not known before the last row.
            file.write(_DIMENSION.sub("", text[: pattern.start()]).encode("utf-8"))
            last = at - 1
            for part, count in _parts(columns, _STYLE.findall(pattern[0]), rows, at):
                file.write(part)
                last += count
            file.write(text[pattern.end() :].replace(f":{end}{at}", f":{end}{last}").encode("utf-8"))
        for info in old.infolist():
            kept = old.read(info.filename)
            if info.filename == name:
                continue
            if info.filename == "xl/workbook.xml":
                # The filter is named here once more.
                named = (
                    rf'(<definedName name="_xlnm._FilterDatabase" localSheetId="{sheet - 1}"[^>]*>[^<]*\${end}\$){at}<'
                )
                kept = re.sub(named.encode(), rf"\g<1>{last}<".encode(), kept)
            new.writestr(_info(info.filename), kept)
    return data.getbuffer()


def _info(name: str) -> zipfile.ZipInfo:
    """An entry of no date, so that the same figures make the same file."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = _LEVEL  # type: ignore[attr-defined]
    return info


def _parts(
    columns: Sequence[Column], styles: Sequence[str], rows: Iterable[Sequence[Cell]], at: int
) -> Iterator[tuple[bytes, int]]:
    """Rows as XML from line `at` on, some hundred at a time, with their number."""
    shapes = [(f'<c r="{letters(n)}', f'" s="{style}"') for n, style in enumerate(styles)]
    found = iter(rows)
    while some := list(islice(found, _AT_ONCE)):
        lines = range(at, at + len(some))
        # Column by column, since six hundred thousand cells a year pass here.
        by_column = list(zip(columns, zip(*some, strict=True), strict=True))
        parts = [[f'<row r="{line}" ht="{points}">' for line, points in zip(lines, heights(by_column), strict=True)]]
        parts += (
            _column(column.kind, cells, lines, *shape) for (column, cells), shape in zip(by_column, shapes, strict=True)
        )
        parts.append(["</row>"] * len(some))
        yield "".join(chain.from_iterable(zip(*parts, strict=True))).encode("utf-8"), len(some)
        at += len(some)


def _column(kind: Kind, cells: Sequence[Cell], lines: range, name: str, style: str) -> list[str]:
    """Cells of a column as XML, from the letters of its name on."""
    if kind is Kind.TEXT:
        if are_plain(cells, without="&<>", starts=_SPACE, ends=" "):
            begun = f'{style} t="inlineStr"><is><t>'
            return [
                f"{name}{line}{begun}{cell}</t></is></c>" if cell else f"{name}{line}{style}></c>"
                for line, cell in zip(lines, cells, strict=True)
            ]
        return [f"{name}{line}{style}{_said(cell)}</c>" for line, cell in zip(lines, cells, strict=True)]
    if kind is Kind.INSTANT:
        return [
            f"{name}{line}{style}><v>{cell.toordinal() - _EPOCH}{_of_day(cell.hour, cell.minute, cell.second)}</v></c>"
            if isinstance(cell, datetime)
            else f"{name}{line}{style}></c>"
            for line, cell in zip(lines, cells, strict=True)
        ]
    return [
        f"{name}{line}{style}></c>" if cell is None else f"{name}{line}{style}><v>{cell}</v></c>"
        for line, cell in zip(lines, cells, strict=True)
    ]


@lru_cache(4096)
def _of_day(hour: int, minute: int, second: int) -> str:
    """The part of a day behind the point, by the clock an instant is told with: spreadsheets know no zones."""
    return f"{(hour * 3600 + minute * 60 + second) / 86_400:.11f}"[1:]


@lru_cache(4096)
def _said(cell: Cell) -> str:
    """A cell with a text, never a formula or a link whatever it looks like; most come again and again."""
    if cell is None or cell == "":
        return ">"
    text = str(cell)
    if not text.isprintable():
        text = _UNSAID.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    keeps = ' xml:space="preserve"' if text != text.strip() else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f' t="inlineStr"><is><t{keeps}>{text}</t></is>'
