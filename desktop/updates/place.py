"""Where releases are looked for: a folder (stick, share), or a web server."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Protocol, cast

from desktop.store.files import put_in_place
from desktop.updates.errors import UpdatePlaceUnavailable, UpdateRefused
from desktop.updates.names import RELEASE, SIGNATURE
from desktop.updates.release import MOST_BYTES, Package, Release, read_release

CHUNK: Final = 1 << 18

Tell = Callable[[int, int], None]
"""Takes the bytes that are there, and the bytes there are in all."""


class Web(Protocol):
    """Reads files of a web server; `desktop.app` brings one that knows its certificates."""

    def open(self, address: str, after: int) -> contextlib.AbstractContextManager[tuple[IO[bytes], int]]:
        """Open a file after so many bytes; gives the stream and where it really begins.

        Raises:
            UpdatePlaceUnavailable: no link, or a server that refuses; `missing` if it has no such file.
        """
        ...


@dataclass(frozen=True)
class Offer:
    """A believed release, with the bytes it was read from."""

    release: Release
    data: bytes
    signature: bytes


class Place:
    """A folder or an address, as a person typed it.

    Raises:
        UpdatePlaceUnavailable: neither of the two, or nothing (`address`, `none`).
    """

    def __init__(self, typed: str, web: Web) -> None:
        self.typed, self._web = typed.strip(), web
        self._folder: Path | None = None
        if not self.typed:
            raise UpdatePlaceUnavailable(place="", reason="none")
        if self.typed.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
            self.typed = self.typed.rstrip("/")
        elif "://" in self.typed:
            raise UpdatePlaceUnavailable(place=self.typed, reason="address")
        else:
            self._folder = Path(self.typed)

    def offer(self, keys: tuple[bytes, ...], running: str) -> Offer:
        """The release there, if it is believed and newer than the version that runs.

        Raises:
            UpdatePlaceUnavailable, UpdateRefused: as their errors say.
        """
        data = self._small(RELEASE)
        try:
            signature = self._small(SIGNATURE)
        except UpdatePlaceUnavailable as error:
            if error.facts["reason"] != "missing":
                raise
            signature = b""
        return Offer(read_release(data, signature, keys, running), data, signature)

    def fetch(self, package: Package, target: Path, tell: Tell, stopped: Callable[[], bool]) -> bool:
        """Bring a package here; what is there of an earlier try is gone on from.

        Args:
            package: as a believed release names it.
            target: file to make; it appears whole and checked, or not at all.
            tell: how far it is, after each piece.
            stopped: asked after each piece.

        Returns:
            False if it was stopped; what was fetched stays for the next try.

        Raises:
            UpdatePlaceUnavailable: as its error says.
            UpdateRefused: the bytes are not those that were signed (`damaged`); they are thrown away.
        """
        part = target.with_name(f"{target.name}.part")
        with _disk(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            have = part.stat().st_size if part.exists() else 0
            if have > package.size:
                part.unlink()
                have = 0
        with self._opened(package.name, have) as (stream, begins), _disk(target), part.open("ab") as out:
            out.truncate(begins)
            have = begins
            while have < package.size and (piece := _piece(stream, self.typed, package.size - have)):
                out.write(piece)
                have += len(piece)
                tell(have, package.size)
                if stopped():
                    return False
            out.flush()
            os.fsync(out.fileno())
        if have < package.size:
            raise UpdatePlaceUnavailable(place=self.typed, reason="link")
        with _disk(target):
            if sha256_of(part) != package.sha256:
                part.unlink()
                raise UpdateRefused(reason="damaged")
            put_in_place(part, target)
        return True

    def _small(self, name: str) -> bytes:
        with self._opened(name, 0) as (stream, _):
            data = _piece(stream, self.typed, MOST_BYTES + 1)
            while (more := _piece(stream, self.typed, MOST_BYTES + 1)) and len(data) <= MOST_BYTES:
                data += more
        if len(data) > MOST_BYTES:
            raise UpdateRefused(reason="unreadable")
        return data

    @contextlib.contextmanager
    def _opened(self, name: str, after: int) -> Iterator[tuple[IO[bytes], int]]:
        if self._folder is None:
            with self._web.open(f"{self.typed}/{name}", after) as opened:
                yield opened
            return
        try:
            stream = cast(IO[bytes], (self._folder / name).open("rb"))
        except (OSError, ValueError) as error:
            raise UpdatePlaceUnavailable(place=self.typed, reason="missing") from error
        with stream:
            stream.seek(after)
            yield stream, after


def sha256_of(path: Path) -> str:
    """Hash of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _piece(stream: IO[bytes], place: str, most: int) -> bytes:
    try:
        return stream.read(min(CHUNK, most))
    except OSError as error:
        raise UpdatePlaceUnavailable(place=place, reason="link") from error


@contextlib.contextmanager
def _disk(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UpdatePlaceUnavailable(place=str(target.parent), reason="disk", detail=error.strerror or "") from error
