"""Tệp đính kèm: files that follow the records, by number and by bytes."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.read_models import RoundOutcome
from desktop.ui import text
from desktop.ui.sync_page.lane import Lane


class FilesSent(Protocol):
    """How far the files are: a sync.engine FileProgress."""

    @property
    def sent(self) -> int:
        """Files the province holds since the lane began."""
        ...

    @property
    def whole(self) -> int:
        """Files that were owed when it began."""
        ...

    @property
    def sent_bytes(self) -> int:
        """Bytes that arrived."""
        ...

    @property
    def whole_bytes(self) -> int:
        """Bytes that were owed."""
        ...


class FileLane(Lane):
    """The lane of files."""

    def __init__(self) -> None:
        super().__init__("file", self.tr("Tệp đính kèm"), self.tr("gửi sau, theo hạn trả"))
        self._said = ""
        self._bytes = self._whole_bytes = 0

    def show_waiting(self, files: int, size_bytes: int) -> None:
        """Between rounds."""
        said = self.tr("không có tệp chờ gửi")
        if files:
            said = self.tr("{count} tệp chờ gửi, {size}", None, files).format(
                count=text.number(files), size=text.size(size_bytes)
            )
        self.show_state(said, 0, 1, "waiting" if files else "done")

    def begin(self) -> None:
        """A round began; records go first."""
        self._said = ""
        self._bytes = self._whole_bytes = 0
        self.show_state(self.tr("chưa đến lượt"), 0, 1, "waiting")

    def show_progress(self, files: FilesSent) -> None:
        """While it is their turn."""
        self._bytes, self._whole_bytes = files.sent_bytes, max(files.whole_bytes, files.sent_bytes)
        self._said = self.tr("{sent} trong {whole} tệp, {size} trong {all}", None, files.whole).format(
            sent=text.number(files.sent),
            whole=text.number(files.whole),
            size=text.size(self._bytes),
            all=text.size(self._whole_bytes),
        )
        # In thousands: a bar counts no further than 2^31.
        self.show_state(self._said, self._bytes // 1000, max(self._whole_bytes // 1000, 1), "running")

    def finish(self, outcome: RoundOutcome) -> None:
        """How a round ended."""
        if not outcome.ok and not outcome.stopped and not outcome.files_why:
            self.show_state(self.tr("lần sau"), 0, 1, "stopped")
        elif outcome.files_left:
            left = text.number(outcome.files_left)
            said = self.tr("còn {count} tệp, gửi tiếp sau", None, outcome.files_left).format(count=left)
            if outcome.files_why == "budget":
                said = self.tr("còn {count} tệp, đã hết mức của giờ này", None, outcome.files_left).format(count=left)
            self.show_state(said, self._bytes // 1000, max(self._whole_bytes // 1000, 1), "stopped")
        elif outcome.files:
            said = self.tr("{count} tệp, tỉnh đã có đủ", None, outcome.files).format(count=text.number(outcome.files))
            self.show_state(said, 1, 1, "done")
        else:
            self.show_state(self.tr("không có tệp chờ gửi"), 1, 1, "done")

    @property
    def told(self) -> str:
        """What is being done now."""
        return self.tr("Đang gửi tệp đính kèm: {progress}").format(progress=self._said)
