"""What goes with closing a day: files, backup. A part that fails is named and never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from desktop.app.report_export import Ask, register_rows
from desktop.domain.errors import MotCuaError
from desktop.domain.report_models import Summary
from desktop.reports.errors import ExportFailed
from desktop.reports.export_file import file_name
from desktop.reports.register import COLUMNS
from desktop.reports.summary_csv import CsvTable, write_register_csv
from desktop.reports.summary_workbook import write_summary_xlsx
from desktop.store.attachments import FOLDER
from desktop.store.backup import copy_backup
from desktop.store.errors import translated
from desktop.store.file_copies import copy_new
from desktop.store.store import Store
from desktop.usecases.explain_error import explain_error

KINDS = ("xlsx", "pdf", "csv")


def export_summary(
    summary: Summary, ask: Ask, agency_code: str, folder: Path, kinds: Iterable[str] = KINDS
) -> tuple[list[Path], list[MotCuaError]]:
    """Write a summary in each kind asked for.

    Args:
        summary: the figures.
        ask: runs a use-case that reads; the register is read as it is written.
        agency_code: of the centre, for the names.
        folder: made if missing.
        kinds: of files.

    Returns:
        Files written, and the errors of those that could not be.
    """
    from desktop.printing.summary_sheet import render_summary_pdf

    table = CsvTable(COLUMNS)

    def write_csv(path: Path) -> None:
        if table.whole:
            table.write(path)
        else:
            write_register_csv(register_rows(ask, summary), path)

    # A year's register is read once for both files; a workbook that failed half-way leaves the table half as well.
    writers: dict[str, Callable[[Path], None]] = {
        "xlsx": lambda path: write_summary_xlsx(summary, table.noting(register_rows(ask, summary)), path),
        "pdf": lambda path: render_summary_pdf(summary, path),
        "csv": write_csv,
    }
    files: list[Path] = []
    errors: list[MotCuaError] = []
    for kind in kinds:
        path = folder / file_name(agency_code, summary.report.first, summary.report.last, kind)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            writers[kind](path)
            files.append(path)
        except MotCuaError as error:
            errors.append(error)
        except OSError as error:
            errors.append(ExportFailed(path=str(path), reason=translated(error).code))
    return files, errors


def back_up_day(store: Store, folder: Path, day: date) -> Path:
    """Back the store up under the name of the day."""
    target = folder / f"motcua_{day.isoformat()}.db"
    store.backup_to(target)
    return target


def spread_backup(backup: Path, files: Path, second: str) -> MotCuaError | None:
    """Bring attached files to a backup, and all of it to the second folder; beside the writer, since disks are slow.

    Args:
        backup: as `back_up_day` wrote it.
        files: folder of the store's attached files; they are sealed and copied as they are.
        second: second folder, or empty.

    Returns:
        Why there is no second copy: None if there is one, or none was asked for.

    Raises:
        StoreUnavailable: the files could not be brought to the first folder.
    """
    copy_new(files, backup.parent / FOLDER)
    if second:
        try:
            copy_backup(backup, Path(second))
            copy_new(files, Path(second) / FOLDER)
        except MotCuaError as error:
            return SecondBackupFailed(folder=second, reason=error.code)
    return None


class SecondBackupFailed(MotCuaError):
    """The second folder took no copy (USB not there, full); the first backup is sound."""

    code = "second_backup_failed"


def in_words(error: MotCuaError) -> str:
    """What happened and what to do, in one line."""
    words = explain_error(error.code, error.facts)
    return f"{words.happened} {words.do}"
