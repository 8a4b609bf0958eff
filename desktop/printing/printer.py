"""Papers onto a printer of this machine; the same pages as the PDF.

What the system is asked here may take minutes: the program asks through `print_service`.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.domain.devices import Printers, PrintSettings
from desktop.printing.errors import PrinterUnavailable
from desktop.printing.flow import Pages
from desktop.printing.page import ensure_gui
from desktop.printing.paint import paint_all, set_paper


def printer_names() -> list[str]:
    """Printers of this machine, the standard one first; empty without any."""
    ensure_gui()
    names = list(QPrinterInfo.availablePrinterNames())
    standard = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != standard, name))


def has_standard_printer() -> bool:
    """Whether papers may go out by themselves: only to the printer that somebody chose as the standard one."""
    return QPrinterInfo.defaultPrinterName() in printer_names()


def printers() -> Printers:
    """Printers of this machine, and which of them is the standard one; asks the system and may be slow."""
    names = printer_names()
    return Printers(tuple(names), names[0] if names and has_standard_printer() else "")


def prints(settings: PrintSettings) -> bool:
    """Whether papers go out by themselves: somebody chose a printer here, or a standard one in the system."""
    return bool(settings.printer) or has_standard_printer()


def open_printer(name: str) -> QPrinter:
    """A printer that takes jobs now.

    Args:
        name: one of `printer_names()`; empty for the standard one.

    Raises:
        PrinterUnavailable: no printer, not this one, or one that reports a fault (`reason` is `fault`).
    """
    names = printer_names()
    wanted = name or (names[0] if names else "")
    if wanted not in names:
        raise PrinterUnavailable(printer=name)
    if QPrinterInfo.printerInfo(wanted).state() is QPrinter.PrinterState.Error:
        raise PrinterUnavailable(printer=wanted, reason="fault")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(wanted)
    return printer


def print_pages(
    pages: Pages,
    printer_name: str = "",
    copies: int = 1,
    size: str = "",
    device: Callable[[str], QPrinter] = open_printer,
) -> None:
    """Print a laid-out document.

    Args:
        pages: what to print.
        printer_name: empty for the standard one.
        copies: how many.
        size: `A4` or `A5`; empty for the document's own.
        device: opens the printer.

    Raises:
        PrinterUnavailable: no printer, not this one, it reports a fault, or takes no job.
    """
    printer = device(printer_name)
    printer.setDocName(pages.title)
    set_paper(printer, pages, size)
    by_itself = copies > 1 and printer.supportsMultipleCopies()
    if by_itself:
        printer.setCopyCount(copies)
    if not printer.isValid() or not paint_all(printer, pages, 1 if by_itself else copies):
        raise PrinterUnavailable(printer=printer_name)
