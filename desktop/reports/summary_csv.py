"""The register as CSV that Excel opens with its letters right and its text as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.domain.read_models import Summary
from desktop.reports.export_file import write_whole
from desktop.reports.register import COLUMNS, Cell, register_rows

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_summary_csv(summary: Summary, path: Path) -> None:
    """Write the register as CSV: UTF-8 with BOM, commas, CRLF.

    Args:
        summary: its register is written, one row a dossier.
        path: file to write; an older one is replaced only by a whole new one.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """
    write_register_csv(register_rows(summary), path)


def write_register_csv(rows: Iterable[Sequence[Cell]], path: Path) -> None:
    """Write rows of the register as CSV, as `write_summary_csv`.

    Raises:
        ExportFailed: full disk, missing or read-only folder; an older file stays.
    """
    data = io.BytesIO()
    text = io.TextIOWrapper(data, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.heading for column in COLUMNS])
    for row in rows:
        writer.writerow([plain(cell) for cell in row])
    text.flush()
    write_whole(path, data.getvalue())


def plain(cell: Cell) -> str:
    """A cell as text that no spreadsheet takes for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, int):
        return str(cell)
    # A name typed at a counter must never become a formula in somebody's spreadsheet.
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA_STARTS) else cell
