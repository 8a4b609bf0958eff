"""Dọn nội dung hồ sơ cũ: what would go, the question, and the removal, a few at a time, to be stopped between."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop.ui import text
from desktop.ui.admin.panel import Panel, Question
from desktop.ui.admin.sections import reveal
from desktop.ui.dossier.sides import Slot
from desktop.ui.dossier.troubles import trouble
from desktop.ui.services import Services
from desktop.ui.sign_in.ways import Progress
from desktop.ui.widgets.layout import column, row
from desktop.ui.widgets.parts import Button, banner, label, section
from desktop.usecases.count_removable import Removable
from desktop.usecases.explain_error import Explanation
from desktop.usecases.remove_old_bodies import RemovedBodies, RemoveOldBodies, remove_old_bodies

AT_ONCE = 100
"""Dossiers in one transaction: whoever works at the counter waits for one of them, and so does a stop."""


class Removal(QFrame):
    """Removal of bodies that this machine need not keep.

    Attributes:
        at_once: dossiers in one transaction.

    Signals:
        ended: it came to its end, or was stopped.
    """

    ended = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.at_once = AT_ONCE
        self._removable: Removable | None = None
        self._whole = self._removed = self._bytes = 0
        self._running = self._stopping = False
        self.setProperty("card", "true")
        self._preview = label("", wrap=True)
        self.act = Button(self.tr("Dọn nội dung cũ…"), "secondary", "minus")
        self.act.clicked.connect(self._ask)
        self.panel = Panel()
        self.panel.confirmed.connect(self._begin)
        self.panel.left.connect(self._closed)
        self.progress = Progress(stoppable=True)
        self.progress.stop.set_key("Esc")
        self.progress.stop.clicked.connect(self.stop)
        self._said = Slot()
        body = column(
            section(self.tr("Dọn nội dung hồ sơ cũ")),
            self._preview,
            self._said,
            self.progress,
            self.panel,
            row(self.act, None),
            gap=8,
            margins=(16, 8, 16, 12),
        )
        self.setLayout(body)

    @property
    def asking(self) -> bool:
        """Whether the question is open."""
        return self.panel.open

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._running

    def show_preview(self, removable: Removable) -> None:
        """Show what would go today."""
        self._removable = removable
        day = text.day(removable.before)
        if removable.dossiers:
            words = self.tr("{count} hồ sơ đóng trước {day}, tỉnh đã giữ đủ, có thể dọn khỏi máy này.")
            self._preview.setText(words.format(count=text.number(removable.dossiers), day=day))
        else:
            self._preview.setText(self.tr("Chưa có hồ sơ nào đóng trước {day} để dọn.").format(day=day))
        self.act.setVisible(bool(removable.dossiers) and not self._running and not self.panel.open)

    def confirm(self) -> None:
        """F9 on the question."""
        self.panel.confirm()

    def escape(self) -> bool:
        """Stop it, or leave the question."""
        if self._running:
            self.stop()
            return True
        was_open = self.panel.open
        self.panel.leave()
        return was_open

    def stop(self) -> None:
        """End it after the dossiers under way; what was removed stays removed."""
        self._stopping = True
        self.progress.stop.setEnabled(False)

    def _ask(self) -> None:
        removable = self._removable
        if removable is None or self._running or self.panel.open:
            return
        self.act.setVisible(False)
        says = self.tr(
            "Xóa khỏi máy này nội dung của {count} hồ sơ đóng trước {day}: tên, số định danh, giấy tờ. Không lấy lại "
            "được ở máy này; tỉnh vẫn giữ. Mã hồ sơ, ngày, trạng thái và số liệu báo cáo còn nguyên.",
            None,
            removable.dossiers,
        )
        self.panel.ask(
            Question(
                icon="minus",
                title=self.tr("Dọn nội dung hồ sơ cũ"),
                says=says.format(count=text.number(removable.dossiers), day=text.day(removable.before)),
                confirm=self.tr("Dọn"),
                danger=True,
            )
        )

    def _begin(self) -> None:
        assert self._removable is not None
        self.panel.shut()
        self._whole, self._removed, self._bytes = self._removable.dossiers, 0, 0
        self._running, self._stopping = True, False
        self._said.put()
        self.progress.begin(self.tr("Đã dọn hồ sơ:"))
        self.progress.tell(0, self._whole)
        self.progress.stop.setEnabled(True)
        self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(self)
        self._next()

    def _next(self) -> None:
        assert self._removable is not None
        request = RemoveOldBodies(self._removable.before, self.at_once)
        self._services.runner.run(remove_old_bodies, request, done=self._step, failed=self._failed)

    def _step(self, removed: RemovedBodies) -> None:
        self._removed, self._bytes = self._removed + removed.dossiers, self._bytes + removed.bytes
        self._whole = self._removed + removed.left
        self.progress.tell(self._removed, self._whole)
        if removed.left and removed.dossiers and not self._stopping:
            self._next()
            return
        words = self.tr("Đã dọn {count} hồ sơ, {size}.")
        if removed.left:
            words = self.tr("Đã dọn {count} hồ sơ, {size}, rồi dừng; còn {left} hồ sơ, dọn tiếp lúc nào cũng được.")
        figures = {
            "count": text.number(self._removed),
            "size": text.size(self._bytes),
            "left": text.number(removed.left),
        }
        self._end(banner("ok", words.format(**figures)))

    def _failed(self, words: Explanation) -> None:
        self._end(trouble(words))

    def _end(self, said: QFrame) -> None:
        self._running = False
        self.progress.end()
        self._said.put(said)
        self.ended.emit()

    def _closed(self) -> None:
        self.act.setVisible(True)
        self.act.setFocus(Qt.FocusReason.OtherFocusReason)
