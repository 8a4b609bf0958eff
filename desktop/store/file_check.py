"""Files held against what the journal names: what is missing or altered, and what nobody names any more."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from desktop.store.attachments import Attachments, held, is_whole, parts
from desktop.store.errors import AttachmentDamaged, AttachmentMissing
from desktop.store.named_files import NamedFile
from desktop.store.sealed import chunk_at, sealed_size
from desktop.store.store import Store

GRACE: Final = timedelta(days=7)
"""Age from which a file that no event names is swept; clocks of these machines are wrong by days at times."""


@dataclass(frozen=True)
class FileFault:
    """A file that is not as the journal says.

    Attributes:
        sha256: its address.
        dossiers: numbers of the dossiers concerned.
        chunk: where it is damaged, from 1; 0 if it is missing.
    """

    sha256: str
    dossiers: tuple[str, ...]
    chunk: int = 0


@dataclass(frozen=True)
class FilesReport:
    """How the files stand.

    Attributes:
        named: files that events name.
        elsewhere: those of them that only other machines recorded and that are not here.
        sound: those that were found in order, by length or, when asked, byte for byte.
        faults: missing and damaged ones, by address.
        unnamed: files that no event names.
        cut: leftovers of writing that was cut.
    """

    named: int
    elsewhere: int
    sound: int
    faults: tuple[FileFault, ...]
    unnamed: int
    cut: int


@dataclass(frozen=True)
class Swept:
    """What a sweep removed."""

    files: int = 0
    bytes: int = 0


def verify_files(
    store: Store,
    *,
    whole: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> FilesReport:
    """Hold the files beside the database against what events name.

    Args:
        store: open.
        whole: open and hash every byte; otherwise only whether each is there and has its length.
        progress: told the number of files done and in all.
    """
    return check_files(store.files, store.view().named_files(), whole=whole, progress=progress)


def sweep_files(store: Store, grace: timedelta = GRACE) -> Swept:
    """Remove what neither an event nor a tray of scanned pages names and nothing touched for the grace period.

    It runs in a write transaction, so that no event can come to name a file between the look and the removal; what this
    run took in is left alone whatever a clock says. Nothing is swept while a store that was put back still has to learn
    from the province what it recorded later.

    Raises:
        StoreUnavailable: the journal cannot be read; nothing was removed.
    """
    with store.write() as work:
        if work.journal.state("pull_first") == "1":
            return Swept()
        named = {one.sha256 for one in work.view.named_files()}
        known = {store.files.path(sha256).name for sha256 in named | work.view.waiting_scans()}
        oldest_kept_s = work.clock.now().timestamp() - grace.total_seconds()
        return _sweep(store.files, known, oldest_kept_s)


def check_files(
    files: Attachments,
    named: Iterable[NamedFile],
    *,
    whole: bool,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> FilesReport:
    """Hold the files against what events name.

    Args:
        files: of the store.
        named: by the journal.
        whole: open and hash every byte; otherwise only whether each is there and has its length.
        progress: told the number of files done and in all.
    """
    expected = list(named)
    faults, elsewhere, sound = [], 0, 0
    for done, one in enumerate(expected, 1):
        try:
            _check(files, one, whole=whole)
            sound += 1
        except AttachmentMissing:
            if one.own:
                faults.append(FileFault(one.sha256, one.dossiers))
            else:
                elsewhere += 1
        except AttachmentDamaged as error:
            faults.append(FileFault(one.sha256, one.dossiers, int(str(error.facts["chunk"]))))
        progress(done, len(expected))
    known = {files.path(one.sha256).name for one in expected}
    unnamed = sum(path.name not in known for path in held(files.folder))
    return FilesReport(len(expected), elsewhere, sound, tuple(faults), unnamed, len(parts(files.folder)))


def _sweep(files: Attachments, known: set[str], oldest_kept_s: float) -> Swept:
    count = size = 0
    for path in (*held(files.folder), *parts(files.folder)):
        with contextlib.suppress(OSError):
            found = path.stat()
            if path.name not in known and found.st_mtime < oldest_kept_s and files.remove(path):
                count, size = count + 1, size + found.st_size
    return Swept(count, size)


def _check(files: Attachments, one: NamedFile, *, whole: bool) -> None:
    """Raises AttachmentMissing or AttachmentDamaged."""
    path: Path = files.path(one.sha256)
    if whole:
        size_bytes = sum(len(piece) for piece in files.read(one.sha256))
        if one.size_bytes not in {0, size_bytes}:
            raise AttachmentDamaged(chunk=1, chunks=1)
        return
    try:
        length = path.stat().st_size
        fits = is_whole(path) and (not one.size_bytes or length == sealed_size(one.size_bytes))
    except FileNotFoundError:
        raise AttachmentMissing from None
    except OSError as error:
        raise AttachmentDamaged(chunk=1, chunks=1) from error
    if not fits:
        ends_in = chunk_at(length)
        raise AttachmentDamaged(chunk=ends_in, chunks=max(ends_in, chunk_at(sealed_size(one.size_bytes) - 1)))
