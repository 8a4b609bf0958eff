"""The store's files as the lane of a round sees them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Any, Final, TypeVar

from desktop.store.attachments import Attachments
from desktop.store.errors import AttachmentDamaged, AttachmentMissing, StoreUnavailable
from desktop.store.settings import FILES_MB_PER_HOUR
from desktop.store.work import Work
from sync.errors import FileUnreadable
from sync.ports import FileLeave
from sync.wire.files import FileName

_T = TypeVar("_T")
_HOUR: Final = "files_hour"
_SPENT: Final = "files_hour_bytes"
_UNKNOWN_BYTES: Final = 1
"""Length of a file that neither an event nor the disk tells: reading it will say what is wrong."""


class FilePort:
    """Implements `sync.ports.FileSide`.

    Args of the constructor:
        run: runs a function of `Work` in one transaction on the writer and returns its result; may block.
    """

    def __init__(self, run: Callable[[Callable[[Work], Any]], Any]) -> None:
        self._run = run

    def owed_files(self, most: int, besides: Collection[str] = ()) -> Sequence[FileName]:
        """What the province is owed, the nearest deadline first."""
        owed = self._do(lambda work: work.province_files.owed(most, besides))
        return [FileName(one.sha256, one.size_bytes or self._size(one.sha256)) for one in owed]

    def owed_in_all(self) -> tuple[int, int]:
        """Number of these files and of their bytes."""
        return self._do(lambda work: work.province_files.owed_in_all())

    def doubted_files(self, most: int) -> Sequence[str]:
        """What it holds, asked about longest ago first."""
        return self._do(lambda work: work.province_files.doubted(most))

    def note_files(self, held: Collection[str], lost: Collection[str] = ()) -> None:
        """Remember what the province said."""

        def note(work: Work) -> None:
            work.province_files.note(held, lost, work.clock.now())
            work.changes.delivery = True

        if held or lost:
            self._do(note)

    def read_file(self, sha256: str, start: int, length: int) -> bytes:
        """Bytes of a file; runs on the calling thread, beside the writer.

        Raises:
            FileUnreadable: it is missing here, damaged, or its disk gives nothing.
        """
        try:
            return self._files.read_part(sha256, start, length)
        except (AttachmentMissing, AttachmentDamaged, StoreUnavailable) as error:
            raise FileUnreadable(reason=error.code) from error

    def leave(self, sent: int = 0) -> FileLeave:
        """Count bytes that were sent in this hour of opening time, and say what may be done next."""

        def count(work: Work) -> FileLeave:
            now = work.calendar.local(work.clock.now())
            recorded = work.journal.count()
            if work.calendar.next_working_instant(now) != now:
                return FileLeave(None, recorded)
            state, hour = work.journal, f"{now:%Y-%m-%dT%H}"
            spent = int(state.state(_SPENT) or 0) if state.state(_HOUR) == hour else 0
            if sent:
                spent += sent
                state.set_state(_HOUR, hour)
                state.set_state(_SPENT, str(spent))
            most = work.number_setting(FILES_MB_PER_HOUR) * 1_000_000
            return FileLeave(max(0, most - spent), recorded)

        return self._do(count)

    @cached_property
    def _files(self) -> Attachments:
        return self._do(lambda work: work.files)

    def _size(self, sha256: str) -> int:
        try:
            return self._files.describe(sha256).size_bytes
        except (AttachmentMissing, AttachmentDamaged, StoreUnavailable):
            return _UNKNOWN_BYTES

    def _do(self, action: Callable[[Work], _T]) -> _T:
        result: _T = self._run(action)
        return result
