"""The register as CSV that Excel opens with its letters right and its text as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from desktop.domain.report_tables import Cell, Column, Kind, ReportTable
from desktop.reports.columns import are_plain
from desktop.reports.export_file import write_whole
from desktop.reports.register import COLUMNS

_AT_ONCE: Final = 500
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_CAREFUL: Final = frozenset((*_FORMULA_STARTS, " "))


def write_register_csv(rows: Iterable[Sequence[Cell]], path: Path) -> None:
    """Write rows of the register as CSV: UTF-8 with BOM, commas, CRLF.

    Args:
        rows: in the order of `register.COLUMNS`, read one by one.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """
    write_csv(COLUMNS, rows, path)


def write_report_csv(table: ReportTable, path: Path, rows: Iterable[Sequence[Cell]] | None = None) -> None:
    """Write a report as CSV, as `write_register_csv`; `rows` stand instead of those of the table.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """
    lines = table.rows if rows is None else rows
    write_csv(table.columns, [*lines, table.total] if table.total is not None else lines, path)


def write_csv(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], path: Path) -> None:
    """Write rows below the headings of their columns.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """
    table = CsvTable(columns)
    for _ in table.noting(rows):
        pass
    table.write(path)


class CsvTable:
    """Rows in the making, so that they can be noted while something else reads them."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._data = io.BytesIO("\ufeff".encode())
        self._data.seek(0, io.SEEK_END)
        self._write([[f"{column.group}: {column.heading}" if column.group else column.heading for column in columns]])
        self._columns = columns
        self.whole = False

    def noting(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        """The same rows, each noted when it has passed; `whole` once the last one has."""
        passed: list[Sequence[Cell]] = []
        for row in rows:
            yield row
            passed.append(row)
            if len(passed) == _AT_ONCE:
                self._note(passed)
                passed.clear()
        self._note(passed)
        self.whole = True

    def _write(self, rows: Iterable[Iterable[str]]) -> None:
        """Some hundred at a time: row by row, encoding would take as long as writing."""
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\r\n").writerows(rows)
        self._data.write(text.getvalue().encode("utf-8"))

    def _note(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Column by column, since six hundred thousand cells a year pass here."""
        if rows:
            cells = zip(self._columns, zip(*rows, strict=True), strict=True)
            self._write(zip(*(_written(column.kind, one) for column, one in cells), strict=True))

    def write(self, path: Path) -> None:
        """Write what was noted.

        Raises:
            ExportFailed: full disk, missing or read-only folder; an older file stays.
        """
        write_whole(path, self._data.getbuffer())


def _written(kind: Kind, cells: Sequence[Cell]) -> Sequence[str]:
    """Cells of a column as text."""
    if kind is Kind.INSTANT:
        return [_minute(cell) if isinstance(cell, datetime) else "" for cell in cells]
    if kind is Kind.TEXT:
        if are_plain(cells, starts=_CAREFUL):
            return cells
        return [_guarded(cell) if isinstance(cell, str) else plain(cell) for cell in cells]
    return ["" if cell is None else str(cell) for cell in cells]


def _minute(at: datetime) -> str:
    """An instant as spreadsheets read it, by the clock it is told with."""
    # `isoformat` asks the zone first, and takes three times as long; years have few days and days few minutes.
    return f"{_day(at.toordinal())} {_clock(at.hour * 60 + at.minute)}"


@lru_cache(1024)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


@lru_cache(1440)
def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def plain(cell: Cell) -> str:
    """A cell as text that no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return _minute(cell)
    return str(cell) if isinstance(cell, int | float) else _guarded(cell)


@lru_cache(4096)
def _guarded(text: str) -> str:
    """A text whose beginning makes no formula of it: names typed at a counter come to somebody's spreadsheet."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
