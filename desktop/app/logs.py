"""The log file: ids, types, sizes and codes; never names, numbers, addresses or bodies."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

SIZE_BYTES = 1_000_000
KEPT = 5


def start_log(folder: Path) -> None:
    """Write warnings and worse of the program to a rotated file; nothing goes to the console."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "motcua.log", maxBytes=SIZE_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)


def end_log() -> None:
    """Let the file go; Windows removes no folder in which one is open."""
    root = logging.getLogger()
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = [logging.NullHandler()]
