"""A list of dossiers to files, on a background thread: rows are read as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Any, Final

from desktop.domain.centre import Centre
from desktop.domain.read_models import DossierRow
from desktop.reports.errors import ExportFailed
from desktop.reports.export_file import list_name
from desktop.reports.register import rows_of
from desktop.reports.summary_csv import write_register_csv
from desktop.reports.summary_workbook import write_register_xlsx
from desktop.store.errors import translated
from desktop.store.view import View
from desktop.usecases.list_rows import list_rows

AT_ONCE: Final = 200
"""Rows read together: the screens' own queries wait no longer than for these."""

Read = Callable[..., "Future[Any]"]


class _Stopped(Exception):
    """Nobody wants the files any more."""


def export_list(
    read: Read, exports: Path, ids: Sequence[str], tell: Callable[[int, int], None], stop: Event
) -> list[Path]:
    """Write dossiers in this order as `xlsx` and as `csv`.

    Args:
        read: runs a use-case that reads, elsewhere.
        exports: folder of exported files.
        ids: which dossiers.
        tell: told the number of rows written and in all, both files together.
        stop: once set, nothing more is written.

    Returns:
        The files; none if it was stopped.

    Raises:
        ExportFailed: a file could not be written.
    """
    centre, names, now = read(_facts).result()
    folder = exports / now.date().isoformat()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(path=str(folder), reason=translated(error).code) from error
    table, text = (folder / list_name(centre.agency_code, now, kind) for kind in ("xlsx", "csv"))

    def rows(before: int) -> Iterator[DossierRow]:
        for start in range(0, len(ids), AT_ONCE):
            if stop.is_set():
                raise _Stopped
            yield from read(list_rows, ids[start : start + AT_ONCE]).result()
            tell(before + min(start + AT_ONCE, len(ids)), 2 * len(ids))

    try:
        write_register_xlsx(rows_of(rows(0), names), f"Danh sách hồ sơ {now:%d/%m/%Y %H:%M}", centre.name, table)
        write_register_csv(rows_of(rows(len(ids)), names), text)
    except _Stopped:
        table.unlink(missing_ok=True)
        return []
    return [table, text]


def _facts(view: View) -> tuple[Centre, Mapping[str, str], datetime]:
    return view.centre, {field.code: field.name for field in view.catalogue.fields}, view.now()
