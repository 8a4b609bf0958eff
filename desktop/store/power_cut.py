"""A rehearsal of a power cut: writes in the store's folder the way the store does, and reads it back.

What a program can see: that a commit and a synced file are there when they are read anew, and how long the disk takes
to say so. What it cannot see is whether the disk told the truth. Therefore what was written stays, and the next
rehearsal reads it first: between the two somebody may pull the plug.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import statistics
import time
from datetime import datetime
from pathlib import Path
from typing import Final

from desktop.domain.health import Kept, Rehearsal
from desktop.store import database
from desktop.store.errors import StoreUnavailable, translated
from desktop.store.files import write_atomically

FOLDER: Final = "thu-mat-dien"
COMMITS: Final = 40
FILES: Final = 20

_DATABASE: Final = "thu.db"
_NOTE: Final = "thu.json"
_TIMED: Final = "thu.bin"
_KEY: Final = hashlib.sha256(b"thu mat dien").digest()
"""Nothing secret is written."""
_ROW_BYTES: Final = 2000
_FILE_BYTES: Final = 4096


def rehearse(store: Path, at: datetime) -> Rehearsal:
    """Write, sync and read back; first read again what the rehearsal before had written.

    Args:
        store: folder of the store.
        at: the present instant.

    Raises:
        StoreUnavailable: the folder takes no writing.
    """
    folder = store / FOLDER
    earlier = _read_earlier(folder)
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        _commit(folder)
        for number in range(FILES):
            write_atomically(folder / f"{number:02d}.tep", _body(number, _FILE_BYTES))
        spans = _sync_times(folder / _TIMED)
        write_atomically(folder / _NOTE, json.dumps({"at": at.isoformat()}).encode())
    except OSError as error:
        raise translated(error) from error
    now = Kept(at, COMMITS + FILES, _whole(folder))
    return Rehearsal(now, earlier, statistics.median(spans), max(spans))


def _commit(folder: Path) -> None:
    """Small transactions, one after the other."""
    db = database.open_writer(folder / _DATABASE, _KEY)
    try:
        with database.transaction(db):
            db.conn.execute("CREATE TABLE line (number INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT")
        for number in range(COMMITS):
            with database.transaction(db):
                db.conn.execute("INSERT INTO line VALUES (?, ?)", (number, _body(number, _ROW_BYTES)))
    finally:
        db.conn.close()


def _sync_times(path: Path) -> list[float]:
    """How long the disk takes to say that it has what was appended, in milliseconds."""
    spans = []
    with path.open("wb", buffering=0) as file:
        for number in range(COMMITS):
            file.write(_body(number, _FILE_BYTES))
            began = time.perf_counter()
            os.fsync(file.fileno())
            spans.append((time.perf_counter() - began) * 1000)
    return spans


def _read_earlier(folder: Path) -> Kept | None:
    try:
        at = datetime.fromisoformat(json.loads((folder / _NOTE).read_bytes())["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Kept(at, COMMITS + FILES, _whole(folder))


def _whole(folder: Path) -> int:
    """How many transactions and files are there as they were written."""
    found = 0
    with contextlib.suppress(StoreUnavailable):
        db = database.open_writer(folder / _DATABASE, _KEY)
        try:
            with database.told_in_words():
                for number, body in db.conn.execute("SELECT number, body FROM line").fetchall():
                    found += bytes(body) == _body(number, _ROW_BYTES)
        finally:
            db.conn.close()
    for number in range(FILES):
        with contextlib.suppress(OSError):
            found += (folder / f"{number:02d}.tep").read_bytes() == _body(number, _FILE_BYTES)
    return found


def _body(number: int, size: int) -> bytes:
    """Bytes that no other number has."""
    seed = hashlib.sha256(number.to_bytes(4, "big")).digest()
    return (seed * (size // len(seed) + 1))[:size]
