"""What can keep a table from being written."""

from __future__ import annotations

from desktop.domain.errors import MotCuaError


class ExportFailed(MotCuaError):
    """The file could not be written; `path` and `reason` (code of the store's error) say where and why."""

    code = "export_failed"


class TooManyLines(MotCuaError):
    """A report of `lines` lines is not made into pages, which hold at most `most`; a workbook holds them all."""

    code = "too_many_lines"
