"""The province's files: what each centre sent whole, and what of it is under way."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from sync.errors import BadMessage, TooLarge
from sync.province import named_files, schema
from sync.province.database import Database
from sync.province.file_errors import FilesUnavailable, UploadBusy, UploadUnknown
from sync.province.named_files import Standing
from sync.province.shelf import Shelf, Writing
from sync.wire.files import ASKED_FILES, FILE_BYTES, FileName, is_address

_LOOKS = 3


class Files:
    """Files of one ledger, usable from several threads and processes.

    What a centre has sent is known to that centre only: an answer "held already" would otherwise tell any centre
    whether some document it knows was ever handed in elsewhere. On disk, equal content lies once.
    """

    def __init__(self, database: Database, folder: Path | None) -> None:
        """`folder` is where they lie; None takes no files."""
        self._database = database
        self._shelf = Shelf(folder) if folder is not None else None

    @property
    def shelf(self) -> Shelf:
        """The folder.

        Raises:
            FilesUnavailable: none is set.
        """
        if self._shelf is None:
            raise FilesUnavailable(reason="no_folder")
        return self._shelf

    @property
    def kept(self) -> bool:
        """Whether there is a folder."""
        return self._shelf is not None

    def missing(self, centre: str, asked: Sequence[str]) -> list[str]:
        """Which of these addresses a centre has not sent whole, in the order asked.

        Raises:
            TooLarge: more than ASKED_FILES.
            BadMessage: not an address.
            FilesUnavailable: no folder is set.
        """
        if len(asked) > ASKED_FILES:
            raise TooLarge(files=len(asked))
        if not all(is_address(address) for address in asked):
            raise BadMessage(reason="address")
        table = schema.held_file
        query = select(table.c.sha256, table.c.size_bytes).where(table.c.centre == centre, table.c.sha256.in_(asked))
        rows = self._database.read(lambda conn: conn.execute(query).all())
        # The folder may have been put back to an older copy than the ledger.
        held = {sha256 for sha256, size_bytes in rows if self.shelf.holds(FileName(sha256, size_bytes))}
        return [address for address in dict.fromkeys(asked) if address not in held]

    def holds(self, centre: str, name: FileName) -> bool:
        """Whether a centre has sent a file whole."""
        table = schema.held_file
        query = select(table.c.size_bytes).where(table.c.centre == centre, table.c.sha256 == name.sha256)
        size_bytes = self._database.read(lambda conn: conn.scalar(query))
        return size_bytes == name.size_bytes and self.shelf.holds(name)

    def begin(self, centre: str, name: FileName) -> int:
        """Begin an upload, or find where it stands.

        Returns:
            How many bytes need not be sent; all of them when the file is held.

        Raises:
            TooLarge: greater than files may be.
            FileDamaged: it had arrived whole before, and is not what its address says.
            DiskFull, FilesUnavailable, UploadBusy.
        """
        if name.size_bytes > FILE_BYTES:
            raise TooLarge(limit=FILE_BYTES)
        self.shelf.sweep()
        for _ in range(_LOOKS):
            if self.holds(centre, name):
                return name.size_bytes
            with contextlib.suppress(UploadUnknown):
                return self._begun(centre, name)
            # Another request finished it, or gave it up, while we looked.
        raise UploadBusy

    def offset(self, centre: str, name: FileName) -> int | None:
        """How many bytes of an upload are here for good; None if the centre has no such upload.

        Raises:
            FileDamaged, DiskFull, FilesUnavailable, UploadBusy: as `begin`.
        """
        if self.holds(centre, name):
            return name.size_bytes
        offset = self.shelf.offset(centre, name)
        if offset != name.size_bytes:
            return offset
        try:
            return self._finished(centre, name)
        except UploadUnknown:
            return name.size_bytes if self.holds(centre, name) else None

    def finish(self, centre: str, writing: Writing, name: FileName) -> None:
        """Take in an upload that has its whole length.

        Raises:
            FileDamaged: it is not what its address says; it was thrown away.
            DiskFull, FilesUnavailable.
        """
        writing.place()
        row = {
            "centre": centre,
            "sha256": name.sha256,
            "size_bytes": name.size_bytes,
            "received_at": self._database.now(),
        }
        try:
            self._database.write(lambda conn: conn.execute(insert(schema.held_file), row))
        except IntegrityError:
            # Sent whole before, and lost from the folder since.
            pass
        writing.discard()

    def drop(self, centre: str, name: FileName) -> bool:
        """Give an unfinished upload up; False if there is none.

        Raises:
            UploadBusy, FilesUnavailable.
        """
        if self.shelf.offset(centre, name) is None:
            return False
        writing = self.shelf.writing(centre, name)
        writing.discard()
        writing.close()
        return True

    def standing(self, centre: str, stream: str) -> Standing:
        """Whether a dossier's record is stored, and whether all of it is."""
        return self._database.read(lambda conn: named_files.standing(conn, centre, stream))

    def _begun(self, centre: str, name: FileName) -> int:
        self.shelf.settle(centre, name)
        offset = self.shelf.begin(centre, name)
        if not offset and self.holds(centre, name):
            # Finished by another request after our look; what was begun anew is not needed.
            self.drop(centre, name)
            return name.size_bytes
        return self._finished(centre, name) if offset == name.size_bytes else offset

    def _finished(self, centre: str, name: FileName) -> int:
        """A process that was killed between the last byte and the ledger left it to us."""
        writing = self.shelf.writing(centre, name)
        try:
            self.finish(centre, writing, name)
        finally:
            writing.close()
        return name.size_bytes
