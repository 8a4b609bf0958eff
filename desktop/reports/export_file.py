"""Names of exported files, and writing them whole."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Final

from desktop.reports.errors import ExportFailed
from desktop.store.errors import StoreUnavailable
from desktop.store.files import write_atomically

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.-]+")


def file_name(agency_code: str, first: date, last: date, extension: str) -> str:
    """Predictable name of a summary: the same centre and period always give the same name.

    Args:
        agency_code: electronic identifier of the centre; what a file name cannot hold becomes a hyphen.
        first: first day.
        last: last day; the same as `first` for one day.
        extension: without the dot.

    Returns:
        `motcua_H20.126.05_2026-11-23_tong-hop-ngay.xlsx`, or for longer periods
        `motcua_H20.126.05_2026-11-01_2026-11-30_tong-hop-ky.xlsx`.
    """
    return report_name(agency_code, "tong-hop-ngay" if first == last else "tong-hop-ky", first, last, extension)


def report_name(agency_code: str, slug: str, first: date, last: date, extension: str) -> str:
    """Predictable name of a report: `motcua_H20.126.05_2026-11-23_so-theo-doi.xlsx`."""
    agency = _UNSAFE.sub("-", agency_code).strip(".-") or "xa"
    days = first.isoformat() if first == last else f"{first.isoformat()}_{last.isoformat()}"
    return f"motcua_{agency}_{days}_{slug}.{extension}"


def list_name(agency_code: str, at: datetime, extension: str) -> str:
    """Name of a list exported at an instant: `motcua_H20.126.05_2026-11-23_1520_danh-sach.xlsx`."""
    agency = _UNSAFE.sub("-", agency_code).strip(".-") or "xa"
    return f"motcua_{agency}_{at:%Y-%m-%d_%H%M}_danh-sach.{extension}"


def write_whole(path: Path, data: bytes | memoryview) -> None:
    """Write a file under a temporary name in the same folder, sync it and rename it.

    Raises:
        ExportFailed: full disk, missing or read-only folder, or the old file is open in another program;
            an older file stays as it was.
    """
    try:
        write_atomically(path, data)
    except StoreUnavailable as error:
        raise ExportFailed(path=str(path), reason=error.code) from error
