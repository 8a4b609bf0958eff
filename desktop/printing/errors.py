"""What can keep a paper from being made."""

from __future__ import annotations

from desktop.domain.errors import MotCuaError


class PrinterUnavailable(MotCuaError):
    """No printer, not this printer, or it takes no job; `printer` names it, empty for the standard one."""

    code = "printer_unavailable"


class PaperNotWritten(MotCuaError):
    """The PDF could not be written; `path` and `reason` (code of the store's error) say where and why."""

    code = "paper_not_written"
