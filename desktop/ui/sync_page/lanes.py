"""The parts of a round: what is sent, what is fetched, what is compared; counts, never a bare percentage."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from desktop.domain.read_models import RoundOutcome, SyncStanding
from desktop.ui import text
from desktop.ui.sync_page.file_lane import FileLane, FilesSent
from desktop.ui.sync_page.lane import Lane
from desktop.ui.widgets.layout import column
from desktop.ui.widgets.parts import rule, section

_ORDER = ("hello", "push", "pull", "reference", "files", "compare")


class Lanes(QFrame):
    """The parts of a round, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.push = Lane("upload", self.tr("Bản ghi hồ sơ"), self.tr("gửi trước, vài giây"))
        self.pull = Lane("download", self.tr("Nhận từ tỉnh"), self.tr("trạng thái, hồ sơ trực tuyến"))
        self.reference = Lane("book", self.tr("Danh mục, phí, lịch"), self.tr("thay cả bộ khi có bản mới"))
        self.files = FileLane()
        self._whole = self._sent = self._received = 0
        self._step, self._ended = "", ""
        self.setLayout(
            column(
                section(self.tr("Từng phần")),
                self.push,
                rule(),
                self.pull,
                rule(),
                self.reference,
                rule(),
                self.files,
                gap=6,
                margins=(16, 8, 16, 12),
            )
        )

    def show_waiting(self, sync: SyncStanding) -> None:
        """Between rounds."""
        unsent = text.number(sync.unsent)
        said = self.tr("{count} chờ gửi").format(count=unsent) if sync.unsent else self.tr("không có gì chờ gửi")
        self.push.show_state(said, 0, 1, "waiting" if sync.unsent else "done")
        self.pull.show_state(self.tr("biết khi đồng bộ"), 0, 1, "waiting")
        self.reference.show_state(self.tr("biết khi đồng bộ"), 0, 1, "waiting")
        self.files.show_waiting(sync.files_waiting, sync.file_bytes_waiting)

    def begin(self, unsent: int) -> None:
        """A round began."""
        self._whole, self._sent, self._received = unsent, 0, 0
        self._ended = ""
        self.show_progress("hello", 0, 0)
        self.files.begin()

    def show_progress(self, step: str, sent: int, received: int) -> None:
        """How far a round is."""
        self._step = step
        self._sent, self._received = max(self._sent, sent), max(self._received, received)
        self._whole = max(self._whole, self._sent)
        self._show_push(self._state("push", step))
        self._show_pull(self._state("pull", step))
        state = self._state("reference", step)
        words = {"waiting": self.tr("chưa đến lượt"), "running": self.tr("đang lấy bản mới")}
        self.reference.show_state(words.get(state, self.tr("đã xem")), int(state == "done"), 1, state)

    def show_files(self, files: FilesSent) -> None:
        """How far the files are, while it is their turn."""
        self.files.show_progress(files)

    def finish(self, outcome: RoundOutcome) -> None:
        """How a round ended."""
        self._sent, self._received = outcome.sent + outcome.refused, outcome.received
        self._whole = max(self._whole, self._sent)
        self.files.finish(outcome)
        if outcome.ok and not outcome.stopped:
            self.show_progress("end", self._sent, self._received)
            return
        for name, show in (("push", self._show_push), ("pull", self._show_pull)):
            state = self._state(name, self._step)
            show("done" if state == "done" else "stopped")
        self._ended = "" if self._state("push", self._step) == "done" else "stopped"
        if self._state("reference", self._step) != "done":
            self.reference.show_state(self.tr("lần sau"), 0, 1, "stopped")

    def show_left(self, unsent: int) -> None:
        """What waits after a round that did not send all: it may have begun before anybody had counted."""
        if self._ended:
            self._whole = self._sent + unsent
            self._show_push(self._ended)

    @property
    def told(self) -> str:
        """What is being done now."""
        if self._step == "push":
            return self.tr("Đang gửi bản ghi: {sent} trong {whole}").format(
                sent=text.number(self._sent), whole=text.number(self._whole)
            )
        if self._step == "pull":
            return self.tr("Đang nhận từ tỉnh: {count}").format(count=text.number(self._received))
        if self._step == "reference":
            return self.tr("Đang lấy danh mục mới")
        if self._step == "files":
            return self.files.told
        return self.tr("Đang đối chiếu với tỉnh") if self._step == "compare" else self.tr("Đang liên lạc với tỉnh")

    def _state(self, lane: str, step: str) -> str:
        place, now = _ORDER.index(lane), _ORDER.index(step) if step in _ORDER else len(_ORDER)
        return "done" if now > place else "running" if now == place else "waiting"

    def _show_push(self, state: str) -> None:
        sent, whole = text.number(self._sent), text.number(self._whole)
        said = self.tr("{sent} trong {whole}, tỉnh đã trả lời").format(sent=sent, whole=whole)
        if not self._whole:
            said = self.tr("không có gì chờ gửi")
        elif state == "waiting" or (state == "stopped" and not self._sent):
            said = self.tr("{count} chờ gửi").format(count=whole)
        self.push.show_state(said, self._sent if self._whole else int(state == "done"), self._whole, state)

    def _show_pull(self, state: str) -> None:
        said = self.tr("{count} bản ghi mới").format(count=text.number(self._received))
        if state == "waiting":
            said = self.tr("chưa đến lượt")
        elif not self._received and state == "done":
            said = self.tr("không có gì mới")
        self.pull.show_state(said, int(state == "done"), 1, state)
