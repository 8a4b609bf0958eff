"""The register as CSV that Excel opens with its letters right and its text as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.domain.report_tables import Cell, Column, ReportTable
from desktop.reports.export_file import write_whole
from desktop.reports.register import COLUMNS

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


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
        self._data = io.BytesIO()
        self._text = io.TextIOWrapper(self._data, encoding="utf-8-sig", newline="")
        self._write = csv.writer(self._text, lineterminator="\r\n").writerow
        self._write([f"{column.group}: {column.heading}" if column.group else column.heading for column in columns])
        self.whole = False

    def noting(self, rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
        """The same rows, each noted as it passes; `whole` once the last one has."""
        for row in rows:
            # No formula begins with a letter; most cells do.
            self._write([cell if cell.__class__ is str and cell >= "A" else plain(cell) for cell in row])
            yield row
        self.whole = True

    def write(self, path: Path) -> None:
        """Write what was noted.

        Raises:
            ExportFailed: full disk, missing or read-only folder; an older file stays.
        """
        self._text.flush()
        write_whole(path, self._data.getbuffer())


def plain(cell: Cell) -> str:
    """A cell as text that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell[:1].isalnum():
        return cell
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")[:16]
    if isinstance(cell, int | float):
        return str(cell)
    # A name typed at a counter must never become a formula in somebody's spreadsheet.
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell
