"""Scans of papers beside the database: one sealed file per content, found by what it holds.

Events name a file by the SHA-256 of its content. On disk it is named by a keyed hash of that, so that whoever has the
disk cannot even tell whether a document he knows is there. A file is complete under its name, and durable, before an
event can name it; a cut leaves a `.part` or a file that nobody names, and both are swept later.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import io
import os
import re
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from desktop.domain.errors import FileEmpty, FileTooLarge
from desktop.domain.media import HEAD_BYTES, SUFFIXES, known_pages, media_type
from desktop.store.errors import AttachmentDamaged, AttachmentMissing, FileSourceGone, translated
from desktop.store.files import sync_folder
from desktop.store.sealed import CHUNK_BYTES, HEADER_BYTES, derived, seal, sealed_size, stated_size, unseal, unseal_part
from desktop.store.viewing import SCANNED, Viewing
from sync.wire.ids import uuid7

FOLDER: Final = "files"
MOST_BYTES: Final = 50 * 1024 * 1024
"""Greatest file that is taken in; a scanned dossier of a hundred pages in colour has about 30 MB."""

PART: Final = ".part"
_NAME: Final = re.compile(r"[0-9a-f]{64}")
_KEY_LABEL: Final = b"motcua attachments v1"
_NAME_LABEL: Final = b"motcua attachment names v1"


class Kept(NamedTuple):
    """A file that is held.

    Attributes:
        sha256: of its content, in hex; its address.
        size_bytes: of its content.
        media_type: told by its content.
        pages: 0 if unknown.
    """

    sha256: str
    size_bytes: int
    media_type: str
    pages: int


class Attachments:
    """The files of one store; usable from several threads.

    Attributes:
        folder: where they lie.
        viewing: plain copies for the system's viewer.
        scanning: where the system's scanner writes pages before they are taken in.
    """

    def __init__(self, store: Path, key: bytes, now_s: Callable[[], float]) -> None:
        """Args are the folder and the key of the store, and where time comes from."""
        self.folder = store / FOLDER
        self.viewing = Viewing(store)
        self.scanning = Viewing(store, SCANNED)
        self._key = derived(key, _KEY_LABEL)
        self._name_key = derived(self._key, _NAME_LABEL)
        self._now_s = now_s
        self._mine: set[str] = set()
        self._removing = threading.Lock()

    def keep(self, source: Path, most_bytes: int = MOST_BYTES) -> Kept:
        """Take a file in; the same content twice is one file, and takes the place of one that was damaged.

        Args:
            source: a file of the officer's; read twice, never changed.
            most_bytes: greatest size.

        Returns:
            What an event may name from now on.

        Raises:
            FileEmpty, FileTooLarge, FileTypeRefused: it is not taken.
            FileSourceGone: it is not there, no file, or its disk went away.
            FileSourceChanged: it changed while it was read.
            StoreUnavailable: full or read-only disk; nothing is left of it.
        """
        with _opened(source) as reading:
            return self._keep(reading, most_bytes)

    def keep_bytes(self, content: bytes, most_bytes: int = MOST_BYTES) -> Kept:
        """Take in what was made in memory, so that nothing of it ever lies on a disk in plain; as `keep`."""
        return self._keep(io.BytesIO(content), most_bytes)

    def _keep(self, reading: BinaryIO, most_bytes: int) -> Kept:
        digest, size_bytes, head = _measured(reading, most_bytes)
        kind = media_type(head)
        path = self.path(digest.hex())
        self._hold_back(path.name)
        try:
            if not self._sound(digest):
                reading.seek(0)
                self._write(path, _pieces(reading), digest, size_bytes)
            self._touch(path)
        except OSError as error:
            raise translated(error) from error
        return Kept(digest.hex(), size_bytes, kind, known_pages(kind))

    def describe(self, sha256: str) -> Kept:
        """What a held file is, by its own beginning.

        Raises:
            AttachmentMissing, AttachmentDamaged.
        """
        with self._reading(sha256) as reading:
            size_bytes = stated_size(reading.read(HEADER_BYTES))
            reading.seek(0)
            # The first chunk opens only if the stated size is the one that was sealed.
            kind = media_type(next(unseal(reading, self._key, bytes.fromhex(sha256)))[:HEAD_BYTES])
        assert size_bytes is not None
        return Kept(sha256, size_bytes, kind, known_pages(kind))

    def read(self, sha256: str) -> Iterator[bytes]:
        """The content, chunk by chunk.

        Raises:
            AttachmentMissing: it is not here.
            AttachmentDamaged: it is not what was kept; what was given before is sound. Carries `chunk` and `chunks`.
        """
        with self._reading(sha256) as reading:
            yield from unseal(reading, self._key, bytes.fromhex(sha256))

    def read_part(self, sha256: str, start: int, length: int) -> bytes:
        """Bytes from the middle of the content; fewer at its end.

        Raises:
            AttachmentMissing: it is not here.
            AttachmentDamaged: a chunk they lie in is not what was kept.
        """
        with self._reading(sha256) as reading:
            return unseal_part(reading, self._key, bytes.fromhex(sha256), start, length)

    def lay_out(self, sha256: str) -> Path:
        """A plain copy for the system's viewer, gone when the program locks or closes.

        Raises:
            AttachmentMissing, AttachmentDamaged: nothing is left of the copy.
            StoreUnavailable: full or read-only disk.
        """
        return self.viewing.place(self.read(sha256), SUFFIXES[self.describe(sha256).media_type])

    def put_away(self) -> None:
        """Remove every plain file."""
        self.viewing.clear()
        self.scanning.clear()

    def path(self, sha256: str) -> Path:
        """Where a content lies, or would."""
        name = hmac.new(self._name_key, bytes.fromhex(sha256), hashlib.sha256).hexdigest()
        return self.folder / name[:2] / name

    def remove(self, path: Path) -> bool:
        """Remove a file that no event names; False if it was taken in again meanwhile, or cannot be removed."""
        with self._removing:
            if path.name in self._mine:
                return False
            with contextlib.suppress(OSError):
                path.unlink()
                return True
        return False

    def _hold_back(self, name: str) -> None:
        """What this run took in is not swept in this run: the event that names it may be under way."""
        with self._removing:
            self._mine.add(name)

    def _sound(self, digest: bytes) -> bool:
        try:
            for _ in self.read(digest.hex()):
                pass
        except (AttachmentMissing, AttachmentDamaged):
            return False
        return True

    def _write(self, path: Path, content: Iterator[bytes], digest: bytes, size_bytes: int) -> None:
        part = self.folder / f"{uuid7()}{PART}"
        self._hold_back(part.name)
        for folder in (self.folder, path.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        try:
            with part.open("xb") as writing:
                seal(content, writing, self._key, digest, size_bytes)
                writing.flush()
                os.fsync(writing.fileno())
            put_in_place(part, path, size_bytes)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def _touch(self, path: Path) -> None:
        """Start the grace period anew: an old file that nobody named may be named in a moment."""
        os.utime(path, (self._now_s(), self._now_s()))

    @contextlib.contextmanager
    def _reading(self, sha256: str) -> Iterator[BinaryIO]:
        if not _NAME.fullmatch(sha256):
            raise AttachmentMissing
        try:
            file = self.path(sha256).open("rb")
        except FileNotFoundError:
            raise AttachmentMissing from None
        except OSError as error:
            raise translated(error) from error
        with file:
            yield file


def put_in_place(part: Path, path: Path, size_bytes: int) -> None:
    """Give a synced file its name, durably; on Windows one of the same content that is being read stays instead."""
    try:
        part.replace(path)
    except PermissionError:
        if not is_whole(path) or path.stat().st_size != sealed_size(size_bytes):
            raise
        part.unlink()
    # The folders as well: a run that was cut may have made them and not come to this line.
    for folder in (path.parent, path.parent.parent, path.parent.parent.parent):
        sync_folder(folder)


def is_whole(path: Path) -> bool:
    """Whether a sealed file has the length that it states; needs no key."""
    with path.open("rb") as reading:
        size_bytes = stated_size(reading.read(HEADER_BYTES))
        return size_bytes is not None and os.fstat(reading.fileno()).st_size == sealed_size(size_bytes)


def held(folder: Path) -> Iterator[Path]:
    """Every sealed file of a folder of attachments; files of others are not looked at."""
    if folder.is_dir():
        for fan in sorted(folder.iterdir()):
            if len(fan.name) == 2 and fan.is_dir():
                yield from sorted(p for p in fan.iterdir() if _NAME.fullmatch(p.name) and p.name[:2] == fan.name)


def parts(folder: Path) -> list[Path]:
    """What a cut left of writing."""
    return sorted(folder.glob(f"*{PART}")) if folder.is_dir() else []


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    """A file of the officer's, open for reading; never a pipe or a device, which could give bytes for ever."""
    try:
        handle = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise FileSourceGone from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise FileSourceGone
    with os.fdopen(handle, "rb") as reading:
        yield reading


def _measured(reading: BinaryIO, most_bytes: int) -> tuple[bytes, int, bytes]:
    """SHA-256, size and beginning of a content.

    Raises:
        FileEmpty, FileTooLarge, FileSourceGone.
    """
    # A file of 2 GB need not be read to be refused; one that grows while it is read is refused as well.
    if reading.seek(0, os.SEEK_END) > most_bytes:
        raise FileTooLarge(most_mb=most_bytes // (1024 * 1024))
    reading.seek(0)
    found, size_bytes, head = hashlib.sha256(), 0, b""
    for piece in _pieces(reading):
        head = head or piece[:HEAD_BYTES]
        found.update(piece)
        size_bytes += len(piece)
        if size_bytes > most_bytes:
            raise FileTooLarge(most_mb=most_bytes // (1024 * 1024))
    if not size_bytes:
        raise FileEmpty
    return found.digest(), size_bytes, head


def _pieces(reading: BinaryIO) -> Iterator[bytes]:
    try:
        while piece := reading.read(CHUNK_BYTES):
            yield piece
    except OSError as error:
        raise FileSourceGone from error
