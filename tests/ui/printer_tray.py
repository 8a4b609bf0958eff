"""A printer for tests of pages: the real pages, painted by Qt, fall into a folder instead of out of a machine."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from desktop.domain.devices import Printers, PrintSettings
from desktop.printing.errors import PrinterUnavailable
from desktop.printing.print_task import Answer, PrintTask
from desktop.printing.printer import print_pages


class Tray:
    """Takes the place of the process that prints.

    Attributes:
        names: printers there are, the standard one first.
        broken: whether paper has nowhere to fall.
        asked: how each paper was to be printed.
    """

    def __init__(self, folder: Path, names: tuple[str, ...] = ("HP 1020",)) -> None:
        self.folder, self.names, self.broken, self.count = folder, names, False, 0
        self.asked: list[PrintSettings] = []
        folder.mkdir()

    def ask(self, task: PrintTask | None) -> Answer:
        """Answer as the process does."""
        if task is None:
            return Printers(self.names, self.names[0] if self.names else "")
        how = task.settings
        if task.by_itself and not how.printer and not self.names:
            return False
        if how.printer not in {"", *self.names} or not self.names:
            raise PrinterUnavailable(printer=how.printer)
        self.asked.append(how)
        print_pages(task.layout(), how.printer, how.copies, task.size, self._open)
        return True

    def _open(self, _name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        place = self.folder / "no" / "such" if self.broken else self.folder
        self.count += not self.broken
        printer.setOutputFileName(str(place / f"{self.count}.pdf"))
        return printer

    def texts(self) -> list[str]:
        """What fell into it, in order."""
        files = sorted(self.folder.glob("*.pdf"), key=lambda path: int(path.stem))
        # A page that is still falling is not there yet.
        files = [path for path in files if path.read_bytes().rstrip().endswith(b"%%EOF")]
        return [" ".join(" ".join(p.extract_text() for p in PdfReader(path).pages).split()) for path in files]
