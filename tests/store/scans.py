"""Scans for tests: real beginnings, contents of any size that repeat by their seed."""

from __future__ import annotations

import random
from pathlib import Path

from desktop.store.attachments import Attachments
from tests.store.stores import MONDAY, at

KEY = bytes(range(32))
BEGINNINGS = {
    "application/pdf": b"%PDF-1.4\n",
    "image/jpeg": b"\xff\xd8\xff\xe0",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "image/tiff": b"II*\x00",
}


def scan(size_bytes: int = 5000, seed: int = 1, kind: str = "application/pdf") -> bytes:
    """Content of a kind, of a size that holds at least its beginning."""
    head = BEGINNINGS[kind]
    return head + random.Random(seed).randbytes(size_bytes - len(head))


def scanned(folder: Path, content: bytes, name: str = "Đơn đề nghị.pdf") -> Path:
    """A file as a scanner would leave it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def attachments(store: Path, key: bytes = KEY) -> Attachments:
    """The files of a folder, without a database."""
    store.mkdir(parents=True, exist_ok=True)
    return Attachments(store, key, lambda: at(MONDAY).timestamp())
