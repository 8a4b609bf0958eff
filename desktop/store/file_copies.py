"""Copy sealed files to another folder (a backup, a USB disk, a machine that replaces this one), without a key."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from desktop.store.attachments import PART, held, is_whole, put_in_place
from desktop.store.errors import translated
from desktop.store.sealed import HEADER_BYTES, stated_size

_COPY_BYTES: Final = 1 << 20


class Copied(NamedTuple):
    """What a run of `copy_new` did.

    Attributes:
        files: copied in this run.
        bytes: of them.
        there: files the target had already, whole.
        cut: names of files of the source that do not have the length they state; they were not copied.
    """

    files: int
    bytes: int
    there: int
    cut: tuple[str, ...]


def copy_new(
    from_folder: Path, to_folder: Path, progress: Callable[[int, int], None] = lambda done, total: None
) -> Copied:
    """Copy every file that the target lacks, or has only in part.

    A file that was copied counts only with the length it states, synced, under its own name; so a run that was cut is
    simply run again. Nothing is ever removed from the target, and a cut source never takes the place of a whole copy.

    Args:
        from_folder: `files` of a store or of a backup; need not exist.
        to_folder: made if missing.
        progress: told the number of files looked at and in all.

    Raises:
        StoreUnavailable: the target is gone, full or read-only; what was copied stays.
    """
    count = size = there = 0
    cut: list[str] = []
    try:
        sources = list(held(from_folder))
        for done, source in enumerate(sources, 1):
            target = to_folder / source.parent.name / source.name
            if target.exists() and is_whole(target):
                there += 1
            elif not is_whole(source):
                cut.append(source.name)
            else:
                size += _copy(source, target)
                count += 1
            progress(done, len(sources))
    except OSError as error:
        raise translated(error) from error
    return Copied(count, size, there, tuple(cut))


def _copy(source: Path, target: Path) -> int:
    for folder in (target.parent.parent, target.parent):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = target.parent.parent / f"{target.name}{PART}"
    try:
        with source.open("rb") as reading, part.open("wb") as writing:
            size_bytes = stated_size(reading.read(HEADER_BYTES))
            reading.seek(0)
            shutil.copyfileobj(reading, writing, _COPY_BYTES)
            writing.flush()
            os.fsync(writing.fileno())
        if size_bytes is None or not is_whole(part):
            raise OSError(f"{source.name} changed while it was copied")
        copied = part.stat().st_size
        put_in_place(part, target, size_bytes)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return copied
