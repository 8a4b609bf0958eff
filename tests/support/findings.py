"""What goes wrong while a program is played with: exceptions of any thread, errors in the log, Qt's complaints."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections import deque

from PySide6.QtCore import QtMsgType, qInstallMessageHandler


class Findings:
    """What went wrong, with the last things that were done before."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.warnings: dict[str, int] = {}
        self.last: deque[str] = deque(maxlen=25)

    def add(self, what: str) -> None:
        """Note something once."""
        if not any(what == known.split("\n after ")[0] for known in self.found):
            self.found.append(f"{what}\n after {' | '.join(self.last)}")

    def install(self) -> None:
        """Hear of every exception, every error in the log, and what Qt says."""
        sys.excepthook = lambda kind, error, trace: self.add("".join(traceback.format_exception(kind, error, trace)))
        threading.excepthook = lambda args: self.add(f"in a thread: {args.exc_type.__name__}: {args.exc_value}")
        handler = logging.Handler(logging.ERROR)
        handler.emit = lambda record: self.add(f"log: {record.getMessage()}")  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)
        qInstallMessageHandler(self._qt)

    def _qt(self, kind: QtMsgType, _context: object, message: str | None) -> None:
        if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            self.add(f"Qt: {message}")
        self.warnings[str(message)] = self.warnings.get(str(message), 0) + 1
